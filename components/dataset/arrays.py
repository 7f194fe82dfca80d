"""The columns a filter tests, as plain arrays: a few microseconds a rule where frame slicing takes milliseconds.

The order of the rows is that of ``observations``: newest first. So the first row of a mask that names an asset is the
newest of the mask.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.dataset.kinds import FORMATIONS, HULLS
from components.dataset.known import Dates, last_days
from components.dataset.nesting import Mask, Nesting, Positions
from components.dataset.searching import SEARCHED, folded
from components.dataset.staleness import traits
from components.model import Role, Shape, Status

NOWHERE = -1
_WEEK = np.timedelta64(7, "D")
_SPARSE = 16
_FEW = 4  # sorting a quarter of the rows takes longer than choosing from all of them sorted once
_ACTIVITIES = (Status.OPERATING, Status.EXERCISE)


class Arrays:
    """The tested columns of ``observations``, whose texts may be categories where there are very many. ``asset`` (its
    number in ``asset_ids``) and ``spot`` (asset and location) are integer codes; ``place`` is the number of the
    location in ``nesting``, -1 where it has none."""

    def __init__(self, observations: pd.DataFrame, nesting: Nesting) -> None:
        self.frame, self.nesting = observations, nesting
        self.size = len(observations)
        self.is_report: Mask = self.among("record_type", ("report",))
        self.first = observations["date_start"].to_numpy(dtype="datetime64[D]")
        self.last = observations["date_end"].to_numpy(dtype="datetime64[D]")
        self.placed: Mask = (observations["lat"].notna() & observations["lon"].notna()).to_numpy()
        self.asset: Positions
        self.asset, ids = pd.factorize(observations["asset_id"])
        self.asset_ids = np.asarray(ids, dtype=object)
        located, names = pd.factorize(observations["location_id"])
        self.spot: Positions = pd.factorize(self.asset * (self.size + 1) + located)[0]
        places = np.array([nesting.numbers.get(name, NOWHERE) for name in names], dtype=np.intp)
        self.place: Positions = places[located]

    def by_asset(self, positions: Positions) -> Positions:
        """Ascending positions in the order of their assets, those of one asset as they were."""
        if len(positions) < self.size // _FEW:
            return positions[np.argsort(self.asset[positions], kind="stable")]
        chosen = np.zeros(self.size, dtype=bool)
        chosen[positions] = True
        return self._assets_in_order[chosen[self._assets_in_order]]

    @cached_property
    def _assets_in_order(self) -> Positions:
        return np.argsort(self.asset, kind="stable")

    @cached_property
    def record_id(self) -> npt.NDArray[Any]:
        return self.column("record_id")

    @cached_property
    def standing(self) -> npt.NDArray[Any]:
        return self.column("standing")

    @cached_property
    def superseder(self) -> Positions:
        """The position of the report that corrects a row; ``NOWHERE`` where none does."""
        found = np.full(self.size, NOWHERE, dtype=np.intp)
        named = np.flatnonzero(self.frame["superseded_by"].ne("").to_numpy())
        if len(named):  # few: so their correctors are looked for among all, without an index of all
            wanted, by = np.unique(self.cells("superseded_by", named), return_inverse=True)
            number = pc.index_in(pa.array(self.frame["record_id"].array), value_set=pa.array(wanted, pa.large_string()))
            held = np.flatnonzero(number.is_valid().to_numpy(zero_copy_only=False))
            at = np.full(len(wanted), NOWHERE, dtype=np.intp)
            at[number.drop_null().to_numpy()] = held
            found[named] = at[by]
        return found

    @cached_property
    def published(self) -> npt.NDArray[np.datetime64]:
        """The last day on which the source may have been published; ``NaT`` where it shows no date."""
        return last_days(self.column("published_on"))

    @property
    def corrections(self) -> Dates:
        """For each row the dates of the report that corrects it; anything where none does."""
        return Dates(self.published[self.superseder], self.last[self.superseder])

    @cached_property
    def hull(self) -> Mask:
        """Whether the asset is one thing in one place at a time."""
        return self.among("asset_kind", HULLS)

    @cached_property
    def formation(self) -> Mask:
        """Whether the asset is a named group of ships, which sails as one."""
        return self.among("is_group", (True,)) & self.among("asset_kind", FORMATIONS)

    @cached_property
    def vague(self) -> Mask:
        """Dated more vaguely than to a week: a ship may have been here and elsewhere in the same days."""
        vague: Mask = self.last - self.first >= _WEEK
        return vague

    @cached_property
    def ageing_days(self) -> npt.NDArray[np.float64]:
        """Up to which age a row is not stale; ``nan`` for what does not age."""
        return traits(self.frame["asset_kind"], "ageing_days")

    @cached_property
    def presence(self) -> Mask:
        return self.among("standing", ("presence",))

    @cached_property
    def ending(self) -> Mask:
        return self.among("standing", ("ended",))

    @cached_property
    def bar(self) -> Mask:
        """Cancellations and denials of a place."""
        barring: Mask = self.among("standing", ("cancelled", "denied")) & (self.place != NOWHERE)
        return barring

    @cached_property
    def under_way(self) -> Mask:
        """Hulls and formations on the way whose source says where they were, and not only where to."""
        here = self.among("role", (Role.EVENT_PLACE,))
        return (self.hull | self.formation) & here & self.among("status", (Status.EN_ROUTE,))

    @cached_property
    def whole(self) -> Mask:
        """Endings of all there is: homecomings, and departures from nowhere stated."""
        returned = self.among("status", (Status.RETURNED,))
        whole: Mask = returned | (self.place == NOWHERE) | (self.hull & self.among("status", (Status.DESTROYED,)))
        return whole

    @cached_property
    def sortie(self) -> Mask:
        """An activity of what is no hull, neither at an exact place nor aboard a ship: true of its own days only."""
        stationed = self.among("shape", (Shape.POINT,)) | self.among("located_by", ("capital_ship",))
        return self.among("status", _ACTIVITIES) & ~stationed & ~self.hull

    @cached_property
    def fewest(self) -> npt.NDArray[np.float64]:
        """The least number that a row states; ``nan`` where none."""
        low, best = self.numbers("count_low"), self.numbers("count_best")
        return np.where(np.isnan(low), best, low)

    @cached_property
    def most(self) -> npt.NDArray[np.float64]:
        """The greatest number that a row states; ``nan`` where none."""
        high, best = self.numbers("count_high"), self.numbers("count_best")
        return np.where(np.isnan(high), best, high)

    def numbers(self, name: str) -> npt.NDArray[np.float64]:
        return self.frame[name].to_numpy(dtype="float64", na_value=np.nan)

    def column(self, name: str) -> npt.NDArray[Any]:
        """A column as objects; nullable numbers as floats, ``nan`` where unknown."""
        values = self.frame[name]
        if isinstance(values.array, pd.arrays.IntegerArray):
            return values.to_numpy(dtype="float64", na_value=np.nan)
        return values.to_numpy(dtype=object)

    def cells(self, name: str, positions: Positions) -> npt.NDArray[np.object_]:
        """The texts of a column at some rows, without those of all."""
        return np.asarray(self.frame[name].array.take(positions), dtype=object)

    def among(self, name: str, members: Collection[Any]) -> Mask:
        """The rows whose value in a column is one of ``members``."""
        return self.frame[name].isin(list(members)).to_numpy(dtype=bool, na_value=False)

    def mentioning(self, word: str) -> Mask:
        """The rows whose searched text holds a word, itself folded (``observations.folded``)."""
        if "search_key" in self.frame:
            return self.frame["search_key"].str.contains(word, regex=False).to_numpy(dtype=bool)
        found = np.zeros(self.size, dtype=bool)
        for words, codes in self._searched:
            found |= words.str.contains(word, regex=False).to_numpy(dtype=bool)[codes]
        return found

    @cached_property
    def _searched(self) -> list[tuple[pd.Series[Any], npt.NDArray[Any]]]:
        """The distinct texts of each searched column, folded, and their numbers by row: a word, which holds no space,
        stands in one of them."""
        columns = [self.frame[name].cat for name in SEARCHED]
        return [(folded(pd.Series(each.categories, dtype="str")), each.codes.to_numpy()) for each in columns]


class Repeated(Arrays):
    """Rows of another ``Arrays``, any of them several times, each time in a group of its own: what is said of an asset
    in one group is not heard in another. ``taken`` are positions in ``base``, ascending within each group. The
    positions of ``superseder`` are those of ``base``."""

    def __init__(self, base: Arrays, taken: Positions, group: Positions) -> None:
        self.base, self.taken = base, taken
        self.frame, self.nesting, self.size = base.frame, base.nesting, len(taken)
        for name in ("is_report", "first", "last", "placed", "place"):
            setattr(self, name, getattr(base, name)[taken])
        for name in ("asset", "spot"):
            codes = getattr(base, name)
            setattr(self, name, _dense(codes[taken] + group * (int(codes.max(initial=-1)) + 1)))

    @cached_property
    def superseder(self) -> Positions:
        return self.base.superseder[self.taken]

    @cached_property
    def published(self) -> npt.NDArray[np.datetime64]:
        return self.base.published[self.taken]

    @property
    def corrections(self) -> Dates:
        return Dates(self.base.published[self.superseder], self.base.last[self.superseder])

    @cached_property
    def ageing_days(self) -> npt.NDArray[np.float64]:
        return self.base.ageing_days[self.taken]

    def numbers(self, name: str) -> npt.NDArray[np.float64]:
        return self.base.numbers(name)[self.taken]

    def column(self, name: str) -> npt.NDArray[Any]:
        return self.base.column(name)[self.taken]

    def cells(self, name: str, positions: Positions) -> npt.NDArray[np.object_]:
        return self.base.cells(name, self.taken[positions])

    def among(self, name: str, members: Collection[Any]) -> Mask:
        return self.base.among(name, members)[self.taken]

    def mentioning(self, word: str) -> Mask:
        return self.base.mentioning(word)[self.taken]


def _dense(codes: Positions) -> Positions:
    """The codes, numbered anew where they would take far more room than there are rows (``newest_by``)."""
    if int(codes.max(initial=0)) <= _SPARSE * len(codes):
        return codes
    return np.asarray(pd.factorize(codes)[0], dtype=np.intp)


def newest_by(group: Positions, mask: Mask) -> Positions:
    """For each row the position of the newest row of ``mask`` in the same group; ``NOWHERE`` where it has none."""
    newest = np.full(int(group.max(initial=-1)) + 1, NOWHERE, dtype=np.intp)
    oldest_first = np.flatnonzero(mask)[::-1]
    newest[group[oldest_first]] = oldest_first  # of repeated groups the last assignment stays: the newest row
    return newest[group]


def pairs(ones: Positions, others: Positions, rows: Arrays) -> tuple[Positions, Positions]:
    """Every pair of a row of ``ones`` and a row of ``others`` (ascending) of the same asset, both as positions, others
    in order."""
    others = rows.by_asset(others)
    grouped = rows.asset[others]
    starts = np.searchsorted(grouped, rows.asset[ones], side="left")
    sizes = np.searchsorted(grouped, rows.asset[ones], side="right") - starts
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.repeat(ones, sizes), others[np.repeat(starts, sizes) + within]
