"""What is reported of one asset over time: its own reports, and those of the groups that it is part of.

A report of a group places its members only by inference, and only where the members have no report of their own; so
the two stay apart here (``told_of``), and nothing is put between two reports: a gap is a gap.
"""

from __future__ import annotations

import pandas as pd

from components.dataset.load import Dataset
from components.language import N_

OWN = N_("the asset itself")
COLUMNS = (
    *("record_id", "told_of", "standing", "status", "assertion", "date_start", "date_end", "date_prec"),
    *("where_description", "location_id", "publisher", "source_url", "reliability", "published_on", "note"),
)


def groups_of(dataset: Dataset, asset_id: str) -> tuple[str, ...]:
    """The groups that an asset is part of, nearest first. Raises ``KeyError`` for an unknown asset."""
    found: list[str] = []
    parent = str(dataset.assets["part_of"][asset_id])
    while parent and parent not in found:
        found.append(parent)
        parent = str(dataset.assets["part_of"].get(parent, ""))
    return tuple(found)


def members_of(dataset: Dataset, asset_id: str) -> tuple[str, ...]:
    """The assets that name this one as their group, in the order of the table."""
    return tuple(map(str, dataset.assets.index[dataset.assets["part_of"].eq(asset_id)]))


def biography(dataset: Dataset, observations: pd.DataFrame, asset_id: str) -> pd.DataFrame:
    """The reports of an asset and of its groups, oldest first; columns ``COLUMNS``.

    ``told_of`` is ``OWN`` or the name of the group that the report speaks of. Raises ``KeyError`` for an unknown asset.
    """
    names = {asset_id: OWN} | {
        group: str(dataset.assets["name"].get(group, group)) for group in groups_of(dataset, asset_id)
    }
    rows = observations[observations["asset_id"].isin(names)]
    rows = rows.assign(told_of=rows["asset_id"].map(names))
    return rows.sort_values(["date_start", "date_end", "record_id"], kind="stable")[list(COLUMNS)]


def timelines(observations: pd.DataFrame, layer: str) -> pd.DataFrame:
    """Every report of the assets of one layer (naval, air, ground) with ``name`` and ``first`` (the day of the asset's
    first report, by which lanes are sorted); columns as ``COLUMNS`` but ``told_of``, with asset_id, name and first."""
    rows = observations[observations["layer"].eq(layer) & observations["asset_id"].ne("")]
    first = rows.groupby("asset_id")["date_start"].transform("min")
    kept = [column for column in COLUMNS if column != "told_of"]
    return rows.assign(first=first).sort_values(["first", "asset_id", "date_start"], kind="stable")[
        ["asset_id", "name", "first", *kept]
    ]
