"""From a view to rows: what is plotted, and for every other row the first reason why it is not (``rules``).

Nothing is hidden: plotted, filtered, unlocatable and rejected rows add up to the rows that were collected, on every
selection.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pandas as pd

from components.dataset import facets
from components.dataset.arrays import NOWHERE, Arrays
from components.dataset.coverage import default_as_of, last_day
from components.dataset.echoes import credibility
from components.dataset.load import Dataset
from components.dataset.nesting import Mask, Nesting, Positions
from components.dataset.observations import graded
from components.dataset.rules import CHOOSING, STATING, UNDATED, Question, answered, reasons_of
from components.dataset.staleness import aged
from components.dataset.view import LOOK_FIELDS, View
from components.dataset.wording import unplaced_words

COLLECTED = ("reports", "events")  # the tables whose rows can be plotted


@dataclass(frozen=True, eq=False)
class Selection:
    """The answer to a view; map, table, exports and counts are all made from it. ``rejected``: the rows of the reports
    and events that could not be read at all (table, row_id, reason, row). Its frames are made when they are asked for.
    """

    dataset: Dataset
    question: Question
    rejected: pd.DataFrame

    @property
    def view(self) -> View:
        return self.question.view

    @property
    def as_of(self) -> dt.date:
        return self.question.as_of

    @property
    def version(self) -> str:
        return self.dataset.version

    @cached_property
    def plotted(self) -> pd.DataFrame:
        """Columns of ``observations`` and ``staleness.COLUMNS`` (ages, freshness, fade, grown uncertainty),
        ``conflicts_with`` and ``conflict_where``: the newest report that has a hull elsewhere on the same days, and
        where ("" where none, and in show ``all``, which asks for no state). Credibility is that of what was known."""
        rows, question = self.question.rows, self.question
        plotted = rows.frame.iloc[self.found]
        if question.view.known_on is not None:
            plotted = graded(plotted, credibility(self.dataset, rows, question.known))
        return aged(plotted, question.as_of).assign(**self._told_against(self.found))

    @cached_property
    def marks(self) -> pd.DataFrame:
        """Of the plotted rows what the map needs: ``age_days``, ``conflicts_with`` and ``conflict_where``."""
        return self._marks(self.found)

    def marks_of(self, start: int, stop: int) -> pd.DataFrame:
        """``marks`` of the rows from ``start`` up to ``stop``, the newest being the first."""
        return self.marks if start == 0 and stop >= len(self.found) else self._marks(self.found[start:stop])

    def _marks(self, found: Positions) -> pd.DataFrame:
        rows = self.question.rows
        ages = (self.question.day - rows.last[found]).astype("int64")
        ids = pd.Index(rows.cells("record_id", found), name="record_id")
        return pd.DataFrame({"age_days": ages, **self._told_against(found)}, index=ids)

    @cached_property
    def filtered(self) -> pd.DataFrame:
        """Columns of ``observations`` and ``reason``."""
        reasons = reasons_of(Question(self.question.rows, self.view, self.as_of))
        left_out = reasons != ""
        rows: pd.DataFrame = self.question.rows.frame[left_out]
        return rows.assign(reason=pd.array(reasons[left_out], dtype="str"))

    @cached_property
    def unlocatable(self) -> pd.DataFrame:
        """Columns of ``observations`` and ``reason``."""
        unplaced = self.question.rows.frame[self.question.left & ~self.question.rows.placed]
        return unplaced.assign(reason=unplaced["unlocated_reason"].astype("str").map(unplaced_words))

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """How many rows are plotted, filtered, unlocatable and rejected."""
        left, placed = self.question.left, self.question.rows.placed
        plotted, unlocatable = int((left & placed).sum()), int((left & ~placed).sum())
        filtered = len(left) - plotted - unlocatable
        return {"plotted": plotted, "filtered": filtered, "unlocatable": unlocatable, "rejected": len(self.rejected)}

    @property
    def collected(self) -> int:
        return sum(self.sizes.values())

    @cached_property
    def found(self) -> Positions:
        """Positions of the plotted rows in ``observations``."""
        return np.flatnonzero(self.question.left & self.question.rows.placed)

    def _told_against(self, found: Positions) -> dict[str, Any]:
        rows, against = self.question.rows, self.question.against[found]
        told = {}
        for name, origin in (("conflicts_with", "record_id"), ("conflict_where", "where_description")):
            words = np.full(len(found), "", dtype=object)
            words[against != NOWHERE] = rows.cells(origin, against[against != NOWHERE])
            told[name] = pd.array(words, dtype="str")
        return told

    @property
    def undated(self) -> int:
        """How many rows a known-on date left out, or plotted on trust, because their sources show no date."""
        if self.view.known_on is None:
            return 0
        return int(self.filtered["reason"].eq(UNDATED).sum() + self.plotted["published_on"].eq("").sum())


def resolved_as_of(observations: pd.DataFrame, view: View) -> dt.date:
    """The as-of date of a view: its own; else the default for ``latest``, the last day of the data for ``all``."""
    return view.as_of or (default_as_of(observations) if view.show == "latest" else last_day(observations))


def select(dataset: Dataset, observations: pd.DataFrame, view: View) -> Selection:
    """Sort every collected row into plotted, filtered, unlocatable or rejected.

    Raises ``DatasetError`` for a dataset in which nothing is dated.
    """
    as_of = resolved_as_of(observations, view)
    question = _chosen(arrays_of(observations, dataset.nesting), view, as_of)
    selection = Selection(dataset, question, dataset.rejects[dataset.rejects["table"].isin(COLLECTED)])
    assert selection.collected == sum(len(getattr(dataset, table)) for table in COLLECTED) + len(selection.rejected)
    return selection


def excluded(dataset: Dataset, observations: pd.DataFrame, view: View, as_of: dt.date) -> Mask:
    """Which rows a rule excludes."""
    return ~_chosen(arrays_of(observations, dataset.nesting), view, as_of).left


def _chosen(rows: Arrays, view: View, as_of: dt.date) -> Question:
    """The answer to a view, from the state that views which choose otherwise share."""
    question = copy(_stated(rows, replace(view, **_ANY_CHOICE), as_of))
    question.view, question.left = view, question.left.copy()
    return answered(question, CHOOSING)


@lru_cache(maxsize=4)
def _stated(rows: Arrays, view: View, as_of: dt.date) -> Question:
    return answered(Question(rows, view, as_of), STATING)


# What plays no part in a state. Statuses do: they say which plans and endings are asked for.
_ANY_CHOICE: dict[str, Any] = {
    name: getattr(View(), name)
    for name in (
        *(facet.field for facet in facets.FACETS if not facet.evidence and facet.field != "statuses"),
        *("search", "located_only", *LOOK_FIELDS),
    )
}
_KEPT = 4  # datasets whose columns are kept as arrays
_arrays: dict[int, Arrays] = {}


def arrays_of(observations: pd.DataFrame, nesting: Nesting) -> Arrays:
    """The arrays of a frame, which nobody changes: made once, since every question asks the same columns."""
    known = _arrays.get(id(observations))
    if known is not None and known.frame is observations and known.nesting is nesting:
        return known
    if len(_arrays) >= _KEPT:
        _arrays.clear()
    return _arrays.setdefault(id(observations), Arrays(observations, nesting))


def facet_counts(dataset: Dataset, observations: pd.DataFrame, view: View, field: str) -> pd.Series:
    """How many rows each choice of a facet would show: that facet released, every other filter as it stands.

    Index: the values of the facet's column; unlocatable rows count too, since the list of them is on the page.
    """
    facet = facets.BY_FIELD[field]
    change: dict[str, Any] = {field: facets.RELEASED.get(field, frozenset())}
    kept = ~excluded(dataset, observations, replace(view, **change), resolved_as_of(observations, view))
    if facet.record_type:
        kept &= observations["record_type"].eq(facet.record_type).to_numpy()
    counts: pd.Series = observations.loc[kept, facet.column].value_counts()
    return counts
