"""Coding: from the words of a collected fact to the field's codes for date and assertion.

Dates keep the precision that the collector gave them (``day``, ``week``, ``month``): a month row, which carries the
day 01 or 15, becomes the whole month; a week row the seven days centred on its date, because "about then" or "the
week before" names no calendar week. A date that is itself partial (``2025-09``, ``2025-12-01/2025-12-05``), as
reviewers write it in ``overrides.csv``, carries its own precision.

Assertion follows from who published and from cue words in the collector's note (``rules/assertion_cues.csv``, first
match wins): the publications of an office are its statements, everything else is reported unless a cue says more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import re2

from components import dates
from components.dataset.tables import read_cells
from components.dates import PartialDate
from components.errors import DateError
from components.model import Assertion, SourceKind, Status

CUE_COLUMNS = ("cue", "assertion", "why")
_DATED_PATH = re2.compile(r"/(20\d\d)/(0[1-9]|1[0-2])(?:/|$)")
_NOTE_PRECISIONS = (
    (re2.compile(r"(?i)\bmonth approximate\b|\bdate within \w+ approximate\b"), "month"),
    (re2.compile(r"(?i)\b(?:date|day) approximate\b|\bdate inferred\b"), "week"),
)
WIDEN: dict[str, Callable[[dt.date], PartialDate]] = {
    "day": dates.day,
    "week": dates.week_around,
    "month": dates.month_of,
}


def code_date(date: str, precision: str) -> PartialDate:
    """The interval that ``date`` means at its collected ``precision``.

    Raises ``DateError`` when the date cannot be read, or when the precision is none of day, week and month.
    """
    stated = dates.parse(date)
    if stated.prec > dates.DatePrec.DAY:
        return stated
    if precision not in WIDEN:
        raise DateError(f"date precision {precision!r} of {date!r} is not one of {', '.join(WIDEN)}")
    return WIDEN[precision](stated.start)


def publication_date(published: str, url: str) -> PartialDate | None:
    """The day that the page shows, else the month that its address carries (".../2025/09/title"), else nothing."""
    if published:
        return dates.parse(published)
    found = _DATED_PATH.search(url)
    return dates.parse(f"{found[1]}-{found[2]}") if found else None


def precision_in(note: str) -> str:
    """The date precision that a note admits ("date approximate", "month approximate") where no column states it."""
    return next((precision for cue, precision in _NOTE_PRECISIONS if cue.search(note)), "day")


def date_columns(date: PartialDate) -> dict[str, Any]:
    return {"date_start": date.start, "date_end": date.end, "date_prec": int(date.prec)}


@dataclass(frozen=True, slots=True)
class AssertionRules:
    """The cue table, compiled in linear-time expressions."""

    cues: Sequence[tuple[Any, Assertion]]

    def code(self, note: str, source_kind: str, status: str = "") -> Assertion:
        """The assertion of a fact with this note in a source of this kind; a denial by status stays a denial."""
        if status == Status.DENIED:
            return Assertion.DENIED
        if source_kind == SourceKind.OFFICIAL:
            return Assertion.OFFICIAL_STATEMENT
        return next((assertion for cue, assertion in self.cues if cue.search(note)), Assertion.REPORTED)


def read_assertion_rules(folder: Path) -> AssertionRules:
    """The cues of ``rules/assertion_cues.csv``. Raises ``DatasetError`` for a missing or misshapen file."""
    rows = read_cells(folder / "rules" / "assertion_cues.csv", CUE_COLUMNS)
    return AssertionRules([(re2.compile(f"(?i){row['cue']}"), Assertion(row["assertion"])) for row in rows])
