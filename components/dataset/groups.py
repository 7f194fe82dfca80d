"""Groups and their members: who is where by inference, and how many people the named assets make.

A group (``part_of``) stands for its members and is never counted with them. Where only one side is reported, the other
is placed by inference, marked ``located_by = capital_ship``, and never mixed with what is reported:

* a group without a report of its own within the window is where its *capital ship* is reported: the member whose kind
  stands first in ``CAPITAL``; of two of one kind the one reported last;
* a member without a report of its own within the window is where its nearest group is reported;
* before the first and after the last day on which a source has it in the group, a member is none (``part_of_from``,
  ``part_of_to``; blank bars nothing).

Any report of its own, an ending included, takes the place of an inference, and an inference is never made from another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from components.dataset.staleness import WINDOW_DAYS
from components.dataset.state import State

CAPITAL = (
    *("carrier", "amphibious_assault_ship", "amphibious_transport_dock", "cruiser", "destroyer", "frigate"),
    *("littoral_combat_ship", "submarine", "coast_guard_cutter", "patrol_ship", "special_ops_support_ship"),
    "support_ship",
)
COLUMNS = (
    *("asset_id", "from_asset", "record_id", "located_by", "status", "location_id", "where_description", "lat", "lon"),
    *("where_prec", "uncertainty_m", "date_start", "date_end", "age_days", "age_days_max", "freshness"),
)


@dataclass(frozen=True, slots=True)
class Complement:
    """People by the nominal complements of what is present: ``total``, the assets that make it up with their figures,
    and those present for which no source states a figure. It stands beside reported totals and is no part of them."""

    total: int
    counted: Mapping[str, int]
    unstated: tuple[str, ...]


def inferred(state: State, assets: pd.DataFrame, window_days: int = WINDOW_DAYS) -> pd.DataFrame:
    """Where the groups and members without a report of their own must be; columns ``COLUMNS``, by asset id.

    ``assets`` as in the dataset (index and column asset_id, kind, part_of). ``from_asset`` is who was reported.
    """
    assets = _memberships(assets, pd.Timestamp(state.as_of))
    positions = state.positions[state.positions["age_days"] <= window_days]
    stated = positions["standing"].isin(["presence", "ended"]) | positions["status"].eq("en_route")
    told = set(positions.loc[stated, "asset_id"])
    here = positions[positions["standing"].eq("presence")].drop_duplicates("asset_id")
    present = here.set_index("asset_id", drop=False).rename_axis(None)
    pairs = [*_groups_by_capital_ship(assets, told, present), *_members_by_group(assets, told, present)]
    found = present.loc[[origin for _, origin in pairs]].assign(
        asset_id=[asset_id for asset_id, _ in pairs],
        from_asset=[origin for _, origin in pairs],
        located_by="capital_ship",
    )
    return found[list(COLUMNS)].sort_values("asset_id", ignore_index=True)


def groups_of(asset_id: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The groups of an asset, nearest first; a circle is gone round once."""
    seen, group = {asset_id}, parents.get(asset_id, "")
    while group and group not in seen:
        yield group
        seen.add(group)
        group = parents.get(group, "")


def complement(assets: pd.DataFrame, present: Collection[str]) -> Complement:
    """The nominal complements of what is present, each person once: of a group the sum of its members' figures where
    any is stated, else its own. A group counts as present with any of its members.

    ``assets`` as in the dataset (part_of, nominal_complement); ``present`` holds asset ids.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for asset_id, group in assets["part_of"].items():
        members[group].append(str(asset_id))
    stated = {str(each): int(number) for each, number in assets["nominal_complement"].dropna().items()}
    counted: dict[str, int] = {}
    for asset_id in members[""]:
        counted |= _counted(asset_id, members, stated, present)
    covered = {each for one in counted for each in _below(one, members)}
    return Complement(sum(counted.values()), counted, tuple(sorted(set(present) - covered - _groups(members))))


def _memberships(assets: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """The assets with ``part_of`` only where no source bars the membership on that day."""
    barred = assets["part_of_from"].gt(day) | assets["part_of_to"].lt(day)
    return assets.assign(part_of=assets["part_of"].mask(barred, "")) if barred.any() else assets


def _groups_by_capital_ship(
    assets: pd.DataFrame, told: Collection[str], present: pd.DataFrame
) -> Iterator[tuple[str, str]]:
    ships = assets[assets["part_of"].ne("") & assets.index.isin(present.index) & assets["kind"].isin(CAPITAL)]
    ranks = ships["kind"].map(CAPITAL.index)
    order = ships.assign(rank=ranks, age=present["age_days_max"].reindex(ships.index)).sort_values(
        ["rank", "age", "asset_id"]
    )
    for group, ship in order.drop_duplicates("part_of").set_index("part_of")["asset_id"].items():
        if group not in told:
            yield str(group), str(ship)


def _members_by_group(assets: pd.DataFrame, told: Collection[str], present: pd.DataFrame) -> Iterator[tuple[str, str]]:
    parents = dict(zip(map(str, assets.index), map(str, assets["part_of"]), strict=True))
    groups = set(parents.values())
    for asset_id in map(str, assets.index):
        reported = [group for group in groups_of(asset_id, parents) if group in told]
        if asset_id not in told and asset_id not in groups and reported and reported[0] in present.index:
            yield asset_id, reported[0]


def _counted(
    asset_id: str, members: Mapping[str, list[str]], stated: Mapping[str, int], present: Collection[str]
) -> dict[str, int]:
    found: dict[str, int] = {}
    for member in members.get(asset_id, ()):
        found |= _counted(member, members, stated, present)
    here = any(each in present for each in _below(asset_id, members))
    return found or ({asset_id: stated[asset_id]} if here and asset_id in stated else {})


def _below(asset_id: str, members: Mapping[str, list[str]]) -> set[str]:
    return {asset_id}.union(*(_below(member, members) for member in members.get(asset_id, ())))


def _groups(members: Mapping[str, list[str]]) -> set[str]:
    return set(members) - {""}
