"""On which days each record of a view is on the map: what playback shows, one table instead of one answer a day.

The rules are those of ``query``, asked for all days at once: every row is repeated for each day on which it may be
heard, and the days do not hear one another. So a day of the timeline holds what ``query.select`` plots as of that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.dataset.arrays import Arrays, Repeated
from components.dataset.coverage import first_day, last_day
from components.dataset.load import Dataset
from components.dataset.nesting import Mask, Positions
from components.dataset.rules import Days, Question, answered
from components.dataset.view import View

MOST_ROWS = 5_000_000  # rows times days; some seconds of work
_AT_ONCE = 250_000


@dataclass(frozen=True, slots=True)
class Timeline:
    """``shown``: ``record_id`` → stretches of days on which the view has it on the map, as (first, last), both
    included, counted from ``first``. ``ends``: ``record_id`` → its last possible day, counted likewise; the age of a
    record on a day is the difference. Records that are never shown are left out."""

    first: dt.date
    days: int
    shown: dict[str, list[tuple[int, int]]]
    ends: dict[str, int]

    def on(self, day: dt.date) -> frozenset[str]:
        """The records on the map as of a day."""
        number = (day - self.first).days
        return frozenset(
            record_id for record_id, spans in self.shown.items() if any(a <= number <= b for a, b in spans)
        )


def is_playable(observations: pd.DataFrame) -> bool:
    """Whether the days and rows of the data are few enough to be laid out day by day."""
    days = (last_day(observations) - first_day(observations)).days + 1
    return days * len(observations) <= MOST_ROWS


def timeline(dataset: Dataset, observations: pd.DataFrame, view: View) -> Timeline:
    """The days of every record under ``view``, whose as-of date plays no part, from the data's first day to its last.

    Raises ``DatasetError`` for a dataset in which nothing is dated.
    """
    start = np.datetime64(first_day(observations), "D")
    days = np.arange(start, np.datetime64(last_day(observations), "D") + 1)
    rows = Arrays(observations, dataset.nesting)
    shown: dict[str, list[tuple[int, int]]] = {}
    for position, spans in _spans(_plotted(rows, view, days)):
        shown[str(rows.record_id[position])] = spans
    ends = dict(zip(rows.record_id.tolist(), (rows.last - start).astype("int64").tolist(), strict=True))
    return Timeline(first_day(observations), len(days), shown, {record_id: ends[record_id] for record_id in shown})


def _plotted(rows: Arrays, view: View, days: Days) -> Mask:
    """Days by rows: whether a row is on the map."""
    plotted = np.zeros((len(days), rows.size), dtype=bool)
    step = max(1, _AT_ONCE // max(rows.size, 1))
    for start in range(0, len(days), step):
        day, row = np.nonzero(rows.last[None, :] <= days[start : start + step, None])
        plotted[day + start, row] = _kept(rows, view, row, day, days[start + day])
    return plotted & rows.placed


def _kept(rows: Arrays, view: View, row: Positions, group: Positions, days: Days) -> Mask:
    """Whether each row is kept on its day; rows of one group share a day."""
    return answered(Question(Repeated(rows, row, group), view, dt.date.max, days)).left


def _spans(plotted: Mask) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """For each row that is ever shown, its position and its unbroken stretches of days."""
    edge = np.zeros((1, plotted.shape[1]), dtype=np.int8)
    change = np.diff(np.vstack([edge, plotted.astype(np.int8), edge]), axis=0)
    for position in np.flatnonzero(plotted.any(axis=0)):
        begins = np.flatnonzero(change[:, position] == 1).tolist()
        ends = (np.flatnonzero(change[:, position] == -1) - 1).tolist()
        yield int(position), list(zip(begins, ends, strict=True))
