"""The state on a date: where every asset is reported to be, since when, on what grounds, and who was outvoted.

Two dates are asked apart. The **as-of** date is that of the theatre: a report counts once its last possible day has
come. The **known-on** date is that of the reader: only what was published by then counts, at the latest day its source
may have been published (``known``); a correction counts once it was itself published.

Among the reports that count, those not older than the window are heard (``speaking``); an asset without any is heard
with its newest state report and those of the window before it, and its age says how old that is.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.extensions import ExtensionArray

from components.dataset.arrays import NOWHERE, Arrays
from components.dataset.known import KnownBy, Undated
from components.dataset.nesting import Mask, Positions
from components.dataset.spans import since, until
from components.dataset.speaking import Verdict, Why, resolve
from components.dataset.staleness import WINDOW_DAYS, aged

COPIED = (
    *("record_id", "asset_id", "name", "asset_kind", "layer", "standing", "status", "assertion"),
    *(
        "where_description",
        "location_id",
        "lat",
        "lon",
        "shape",
        "where_prec",
        "uncertainty_m",
        "date_start",
        "date_end",
    ),
    *(
        "count_low",
        "count_best",
        "count_high",
        "count_unit",
        "source_id",
        "publisher",
        "role",
        "located_by",
        "is_group",
        "part_of",
    ),
)

_NEVER = np.datetime64("0001-01-01", "D")


@dataclass(frozen=True)
class State:
    """The answer: the verdict on every report, and as frames what it comes to. ``undated`` reports were left out
    because their sources show no date."""

    as_of: dt.date
    known_on: dt.date | None
    verdict: Verdict
    live: Mask
    pending: Mask
    undated: int

    @cached_property
    def speaking(self) -> Positions:
        """The rows that speak, newest first."""
        return self.verdict.speaking(self.live)

    def ages(self, days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.int64]:
        """How many days before the as-of date these lie."""
        ages: npt.NDArray[np.int64] = (np.datetime64(self.as_of, "D") - days).astype("int64")
        return ages

    def stale(self, found: Positions) -> Mask:
        """Whether rows are stale (``staleness``)."""
        rows = self.verdict.rows
        stale: Mask = self.ages(rows.last[found]) > rows.ageing_days[found]
        return stale

    @cached_property
    def positions(self) -> pd.DataFrame:
        """One row for each report that speaks, newest first: presences (several for what is no hull), endings, and
        plans, cancellations and denials that stand apart (``standing`` tells which).

        Columns: ``COPIED`` from ``observations``; ``since_min``/``since_max`` bound the day since when the asset has
        been reported there with nothing to the contrary in between (``NaT`` for plans); ``valid_to_min``/``_max``
        bound the end (``NaT``: still there; of a presence: it may be over already); ``staleness.COLUMNS``;
        ``conflicts_with`` the newest report that has the hull elsewhere on the same days, ``reduced_by`` an ending of
        a part, "" where none.
        """
        rows, found = self.verdict.rows, self.speaking
        frame = rows.frame[list(COPIED)].iloc[found]
        began, ended = since(self.verdict, self.live, found), until(self.verdict, self.pending, found)
        return aged(frame, self.as_of).assign(
            since_min=began[0],
            since_max=began[1],
            valid_to_min=ended[0],
            valid_to_max=ended[1],
            conflicts_with=self._named(self.verdict.against[found]),
            reduced_by=self._named(self.verdict.reduced[found]),
        )

    @cached_property
    def reports(self) -> pd.DataFrame:
        """The verdict on every report that counts: ``record_id``, ``asset_id``, ``why`` (a name of ``Why``; "OLD" for
        what is older than the window), ``by`` (the report that speaks in its stead, its own id where it speaks) and
        ``agrees`` (whether it says nothing that the speaking one excludes)."""
        rows, found = self.verdict.rows, np.flatnonzero(self.live)
        by, heard = self.verdict.by[found], self.verdict.candidates[found]
        names = np.array([why.name for why in Why], dtype=object)
        agreeing = heard & rows.presence[found] & ~rows.nesting.apart(rows.place[found], rows.place[by])
        frame = rows.frame[["record_id", "asset_id"]].iloc[found]
        return frame.assign(
            why=pd.array(np.where(heard, names[self.verdict.why[found]], "OLD"), dtype="str"),
            by=self._named(np.where(heard, by, NOWHERE)),
            agrees=agreeing & np.isin(self.verdict.why[found], (Why.SPEAKS, Why.NEWER, Why.FINER)),
        )

    def _named(self, positions: Positions) -> ExtensionArray:
        ids = np.append(self.verdict.rows.record_id, "")  # NOWHERE is the last
        return pd.array(ids[positions], dtype="str")


def state_on(
    rows: Arrays,
    as_of: dt.date,
    known_on: dt.date | None = None,
    window_days: int = WINDOW_DAYS,
    undated: Undated = Undated.LEFT_OUT,
) -> State:
    """The state on ``as_of`` as it was known on ``known_on`` (``None``: as it is known in this dataset).

    ``rows`` are made once for a dataset: ``Arrays(observations(dataset), dataset.nesting)``. Events play no part.
    """
    known, unknown = KnownBy(known_on, undated).of(rows)
    corrected = (rows.superseder != NOWHERE) & known[rows.superseder]
    day = np.datetime64(as_of, "D")
    told = rows.is_report & known & ~corrected
    live, pending = told & (rows.last <= day), told & rows.ending & (rows.first <= day) & (rows.last > day)
    heard = live & (rows.last >= _opens(rows, live, day, np.timedelta64(window_days, "D"))[rows.asset])
    left_out = rows.is_report & unknown & (rows.last <= day)
    return State(as_of, known_on, resolve(rows, heard), live, pending, int(left_out.sum()))


def _opens(rows: Arrays, live: Mask, day: np.datetime64, window: np.timedelta64) -> npt.NDArray[np.datetime64]:
    """For each asset the first day whose reports are heard: the window before the date, or before its newest report."""
    newest = np.full(int(rows.asset.max(initial=-1)) + 1, _NEVER)
    for mask in (live, live & (rows.presence | rows.ending)):  # where there is a state, its reports alone decide
        latest = np.full(len(newest), _NEVER)
        np.maximum.at(latest.view(np.int64), rows.asset[mask], rows.last[mask].view(np.int64))  # days at full speed
        newest = np.where(latest > _NEVER, latest, newest)
    newest[newest >= day - window] = day
    return newest - window
