"""Partial dates: a date carries its precision and is never padded to a day.

``date_prec`` is the UCDP GED code: 1 day, 2 two to six days, 3 week, 4 month, 5 year. A prefix of an ISO date is a
date: ``2025-10`` is the month October 2025, ``2025`` the year.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import IntEnum

from components.errors import DateError

_ISO_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class DatePrec(IntEnum):
    """UCDP GED ``date_prec``."""

    DAY = 1
    DAYS = 2
    WEEK = 3
    MONTH = 4
    YEAR = 5

    @property
    def time_precision(self) -> int:
        """ACLED ``time_precision``: 1→1; 2, 3→2; 4, 5→3."""
        return 1 if self == 1 else 2 if self <= 3 else 3


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """An interval of days, both ends included, with the precision its words had."""

    start: dt.date
    end: dt.date
    prec: DatePrec

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise DateError(f"date ends before it starts: {self.start} to {self.end}; swap or correct the bounds")

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    def contains(self, day: dt.date) -> bool:
        return self.start <= day <= self.end


def precision_of(start: dt.date, end: dt.date) -> DatePrec:
    """The finest ``date_prec`` that covers an interval of days."""
    days = (end - start).days + 1
    for limit, prec in ((1, DatePrec.DAY), (6, DatePrec.DAYS), (7, DatePrec.WEEK), (31, DatePrec.MONTH)):
        if days <= limit:
            return prec
    return DatePrec.YEAR


def day(value: dt.date) -> PartialDate:
    return PartialDate(value, value, DatePrec.DAY)


def week_around(value: dt.date) -> PartialDate:
    """The seven days centred on ``value``: a source that says "about then" or whose date was inferred to a week."""
    return PartialDate(value - dt.timedelta(days=3), value + dt.timedelta(days=3), DatePrec.WEEK)


def month_of(value: dt.date) -> PartialDate:
    last = calendar.monthrange(value.year, value.month)[1]
    return PartialDate(value.replace(day=1), value.replace(day=last), DatePrec.MONTH)


def parse(text: str) -> PartialDate:
    """Read an ISO date, a prefix of one, or ``START/END`` of two such.

    Raises ``DateError`` naming the value when it is none of these.
    """
    first, slash, second = text.strip().partition("/")
    if slash:
        start, end = _prefix(first, text).start, _prefix(second, text).end
        if end < start:
            raise DateError(f"date {text!r} ends before it starts; swap or correct the bounds")
        return PartialDate(start, end, precision_of(start, end))
    return _prefix(first, text)


def _prefix(part: str, whole: str) -> PartialDate:
    match = _ISO_PREFIX.fullmatch(part)
    if match is None:
        raise DateError(f"date {whole!r} is not YYYY, YYYY-MM, YYYY-MM-DD or START/END of these")
    year, month, day_ = (int(part) if part else None for part in match.groups())
    try:
        if year is not None and month is None:
            return PartialDate(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrec.YEAR)
        if year is not None and month is not None and day_ is None:
            return month_of(dt.date(year, month, 1))
        return day(dt.date.fromisoformat(part))
    except ValueError as error:
        raise DateError(f"date {whole!r} names no day of the calendar: {error}") from error
