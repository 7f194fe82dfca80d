"""Spells: for every record the days on which the view ``latest`` has it on the map, worked out for all days at once.

What speaks for an asset changes only on certain days: when a report's last possible day comes, when it leaves the
window, when it is stale. Between two such days of an asset nothing changes. So the rules of ``rules`` are asked once
for each of these days with the reports that are then in the window, whatever the number of days in the data;
``timeline``, which asks for every day, holds the same answers. A browser that knows the spells needs no server to
change the date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from components.dataset.arrays import Arrays, Repeated
from components.dataset.nesting import Mask, Positions
from components.dataset.rules import Question, answered
from components.dataset.staleness import WINDOW_DAYS, stays_days
from components.dataset.view import View
from components.model import Status

Days = npt.NDArray[np.int64]  # counted from 1 January 1970
AT_ONCE = 400_000  # rows that are asked at a time
_PER_ASSET = 1 << 20  # more than there are days


@dataclass(frozen=True, eq=False)
class Spells:
    """``row``: positions in the observations, ascending; of each the first day on the map, and the first on which it
    no longer is. A row has several spells where something else spoke in between, and none if it never speaks."""

    row: Positions
    start: Days
    stop: Days

    def on(self, day: dt.date) -> Positions:
        """The rows that a day shows."""
        number = np.datetime64(day, "D").astype("int64")
        shown: Positions = self.row[(self.start <= number) & (number < self.stop)]
        return shown


def everything_that_speaks() -> View:
    """The view whose spells these are: its facets leave nothing out, not even plans, endings and denials."""
    return View(statuses=frozenset(Status))


def spells(rows: Arrays) -> Spells:
    """The spells of all rows. Events have those of a view without a period: a window from their last possible day."""
    found = [_of_events(rows), *_of_reports(rows)]
    row, start, stop = (np.concatenate(each) for each in zip(*found, strict=True))
    order = np.lexsort((start, row))
    return Spells(row[order], start[order], stop[order])


def _of_events(rows: Arrays) -> tuple[Positions, Days, Days]:
    events = np.flatnonzero(~rows.is_report & (rows.last >= rows.first))
    last = rows.last[events].astype("int64")
    return events, last, last + WINDOW_DAYS + 1


def _of_reports(rows: Arrays) -> Iterator[tuple[Positions, Days, Days]]:
    reports = np.flatnonzero(rows.is_report & (rows.last >= rows.first))
    last, asset = rows.last[reports].astype("int64"), rows.asset[reports].astype("int64")
    stays = np.nan_to_num(stays_days(rows.ageing_days[reports]), nan=WINDOW_DAYS).astype("int64")
    turns = np.unique(
        np.concatenate([asset * _PER_ASSET + day for day in (last, last + stays + 1, last + WINDOW_DAYS + 1)])
    )
    order = np.lexsort((last, asset))
    heard = asset[order] * _PER_ASSET + last[order]
    begins = np.searchsorted(heard, turns - WINDOW_DAYS, side="left")
    sizes = np.searchsorted(heard, turns, side="right") - begins
    # Nothing is heard on an asset's last turn, so what comes after a turn on which something is, is of the same asset.
    after = np.append(turns[1:], 0) % _PER_ASSET
    kept = [_kept(rows, reports[order], *each) for each in _pieces(turns, begins, sizes)]
    row, turn = (np.concatenate(each) for each in zip(*kept, strict=True)) if kept else (order, order)
    yield _joined(row, turns[turn] % _PER_ASSET, after[turn])


def _pieces(turns: Days, begins: Positions, sizes: Positions) -> Iterator[tuple[Positions, Days, Positions, Positions]]:
    """Turns in pieces of some rows: their numbers, their days, where their rows begin and how many they are."""
    ends = np.cumsum(sizes)
    cuts = np.searchsorted(ends, np.arange(AT_ONCE, ends[-1] if len(ends) else 0, AT_ONCE), side="right")
    for piece in np.split(np.arange(len(turns)), cuts):
        if sizes[piece].any():
            yield piece, turns[piece] % _PER_ASSET, begins[piece], sizes[piece]


def _kept(
    rows: Arrays, ordered: Positions, turn: Positions, day: Days, begins: Positions, sizes: Positions
) -> tuple[Positions, Positions]:
    """Which rows are on the map on which turn."""
    group = np.repeat(np.arange(len(turn)), sizes)
    within = np.arange(len(group)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    taken = ordered[np.repeat(begins, sizes) + within]
    order = np.lexsort((taken, group))
    taken, group = taken[order], group[order]
    days = day.astype("datetime64[D]")[group]
    left = _answer(rows, taken, group, days)
    return taken[left], turn[group[left]]


def _answer(rows: Arrays, taken: Positions, group: Positions, days: npt.NDArray[np.datetime64]) -> Mask:
    question = Question(Repeated(rows, taken, group), everything_that_speaks(), dt.date.max, days)
    return answered(question).left


def _joined(row: Positions, start: Days, stop: Days) -> tuple[Positions, Days, Days]:
    """Stretches of a row that follow on one another, as one."""
    order = np.lexsort((start, row))
    row, start, stop = row[order], start[order], stop[order]
    new = np.ones(len(row), dtype=bool)
    new[1:] = (row[1:] != row[:-1]) | (start[1:] != stop[:-1])
    last = np.append(new[1:], True)[: len(row)]
    return row[new], start[new], stop[last]
