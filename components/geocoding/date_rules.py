"""What calendar words mean: pure functions from stated parts and a basis to a ``PartialDate``.

Every rule raises ``DateError`` with the reason when the words and the basis do not determine a date; none invents a
day, nor a year without a publication date. Weeks run from Monday to Sunday. Early, mid and late are days 1-10, 11-20
and 21 to the end of a month; thirds of a year for a year.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import Final, NamedTuple

from components import dates
from components.dates import DatePrec, PartialDate
from components.errors import DateError
from components.geocoding import calendar_words as words
from components.geocoding.tense import Tense

THIRDS: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
DAY_FIRST: Final = frozenset({"es", "pt", "de"})  # languages that write 2/9 for the second of September
DAYS: Final = 4096  # dates kept with what they were read from: a text repeats its dates, and so do its neighbours
YEAR_THIRDS: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


class Basis(NamedTuple):
    """From where relative words are read."""

    published_on: dt.date | None
    tense: Tense | None = None
    language: str | None = None

    def day(self) -> dt.date:
        if self.published_on is None:
            raise DateError("relative to the publication date, which is not known; give published_on")
        return self.published_on


class Stated(NamedTuple):
    """The parts of a calendar date that the words state."""

    month: int
    day: int | None = None
    last_day: int | None = None
    year: int | None = None
    part: str = ""
    year_step: int | None = None  # years from that of publication: -1 for "last year"

    def in_year(self, year: int) -> PartialDate:
        try:
            whole = dates.month_of(dt.date(year, self.month, 1))
            if self.day is not None:
                start = whole.start.replace(day=self.day)
                end = whole.start.replace(day=self.last_day or self.day)
                return PartialDate(start, end, dates.precision_of(start, end))
        except ValueError as error:
            raise DateError(f"names no day of the calendar: {error}") from error
        return third_of_month(whole, self.part) if self.part else whole


def third_of_month(month: PartialDate, part: str) -> PartialDate:
    first, last = THIRDS[part]
    return PartialDate(
        month.start.replace(day=first), month.start.replace(day=min(last, month.end.day)), DatePrec.MONTH
    )


def month_number(name: str) -> int:
    bare = name.rstrip(".")
    return words.MONTHS.get(bare) or words.MONTH_SHORTS[bare]


def day_number(name: str) -> int:
    return 1 if name == "primero" else int("".join(char for char in name if "0" <= char <= "9"))


def calendar_year(stated: Stated, basis: Basis) -> int:
    """The year of a month or day stated without one: the latest not after publication for the past, the earliest not
    before it for the future, the nearest where no tense tells. A day's grace covers time zones."""
    if stated.year is not None:
        return stated.year
    if basis.published_on is None:
        raise DateError("no year is stated and the publication date is not known; give published_on")
    published = basis.published_on
    if stated.year_step is not None:
        return published.year + stated.year_step
    years = [y for y in (published.year - 1, published.year, published.year + 1) if dt.MINYEAR <= y <= dt.MAXYEAR]
    options = [(year, option) for year in years if (option := _possible(stated, year))]
    if not options:
        raise DateError("names no day of the calendar in the years about publication")
    grace = dt.timedelta(days=1) if dt.date.min < published < dt.date.max else dt.timedelta(0)
    if basis.tense is Tense.PAST:
        options = [(y, o) for y, o in options if o.start <= published + grace] or options
        return options[-1][0]
    if basis.tense is Tense.FUTURE:
        options = [(y, o) for y, o in options if o.end >= published - grace] or options
        return options[0][0]
    return min(options, key=lambda option: _distance(option[1], published))[0]


@lru_cache(maxsize=DAYS)
def _possible(stated: Stated, year: int) -> PartialDate | None:
    try:
        return stated.in_year(year)
    except DateError:
        return None


def _distance(option: PartialDate, published: dt.date) -> int:
    """Days away, those ahead counted thrice: news without a tense mostly tells of what has been."""
    if option.contains(published):
        return 0
    return (published - option.end).days if option.end < published else 3 * (option.start - published).days


@lru_cache(maxsize=DAYS)
def calendar_date(stated: Stated, basis: Basis) -> PartialDate:
    return stated.in_year(calendar_year(stated, basis))


def between(first: Stated, second: Stated, basis: Basis) -> PartialDate:
    """ "Nov. 3 to Nov. 9", "from August to November": the year of the end serves the start, unless the span crosses a
    new year."""
    if first.year is not None:
        basis = basis._replace(published_on=dt.date(first.year, first.month, 1), tense=Tense.FUTURE)
    end = calendar_date(second, basis)
    if first.year is None:
        crossing = (first.month, first.day or 1) > (second.month, second.day or 31)
        first = first._replace(year=end.end.year - crossing)
    start = calendar_date(first, basis)
    return PartialDate(start.start, end.end, dates.precision_of(start.start, end.end))


def week_of(found: PartialDate) -> PartialDate:
    """ "The week of Sept. 8": Monday to Sunday."""
    monday = _shift(found.start, -found.start.weekday())
    return PartialDate(monday, _shift(monday, 6), DatePrec.WEEK)


@lru_cache(maxsize=DAYS)
def days_from(basis: Basis, days: int) -> PartialDate:
    return dates.day(_shift(basis.day(), days))


def overnight(basis: Basis) -> PartialDate:
    """The night that ended on the day of publication: two days."""
    return PartialDate(_shift(basis.day(), -1), basis.day(), DatePrec.DAYS)


@lru_cache(maxsize=DAYS)
def weekday(number: int, way: str, basis: Basis) -> PartialDate:
    """The last such day up to publication, or with a future tense or "next" the first after it."""
    published = basis.day()
    back = (published.weekday() - number) % 7
    if way in words.FUTURE_WORDS or (basis.tense is Tense.FUTURE and way not in words.PAST_WORDS):
        return dates.day(_shift(published, 7 - back))
    return dates.day(_shift(published, -(back or 7) if way in words.PAST_WORDS else -back))


@lru_cache(maxsize=DAYS)
def period(span: str, step: int, part: str, basis: Basis) -> PartialDate:
    """ "Last week", "this month", "the previous year", counted from publication."""
    published = basis.day()
    if span == "week":
        monday = _shift(published, 7 * step - published.weekday())
        return PartialDate(monday, _shift(monday, 6), DatePrec.WEEK)
    if span == "month":
        month = dates.month_of(_months_from(published, step))
        return third_of_month(month, part) if part else month
    return year(published.year + step, part)


def ago(amount: int, span: str, basis: Basis) -> PartialDate:
    """ "Three days ago" is a day, "two weeks ago" the week about then, "two months ago" the month."""
    published = basis.day()
    match span:
        case "day":
            return days_from(basis, -amount)
        case "week":
            middle = _shift(published, -7 * amount)
            return PartialDate(_shift(middle, -3), _shift(middle, 3), DatePrec.WEEK)
        case "month":
            return dates.month_of(_months_from(published, -amount))
    return year(published.year - amount, "")


def recent(amount: int, span: str, basis: Basis) -> PartialDate:
    """ "The past week", "the last three days": the interval that ends with publication."""
    published = basis.day()
    if span in ("day", "week"):
        start = _shift(published, -amount * (7 if span == "week" else 1) + 1)
    else:
        start = _months_from(published, -amount * (12 if span == "year" else 1))
    return PartialDate(start, published, dates.precision_of(start, published))


def year(number: int, part: str) -> PartialDate:
    if not dt.MINYEAR <= number <= dt.MAXYEAR:
        raise DateError(f"the year {number} is outside the calendar")
    first, last = YEAR_THIRDS[part] if part else (1, 12)
    end = dt.date(number, last, calendar.monthrange(number, last)[1])
    return PartialDate(dt.date(number, first, 1), end, DatePrec.YEAR)


def slashed(first: int, second: int, in_year: int, basis: Basis) -> PartialDate:
    """02/09/2025: the language settles which is the day, else only a number above 12 can."""
    if first > 12 or (basis.language in DAY_FIRST and second <= 12):
        day_, month = first, second
    elif second > 12 or first == second:
        month, day_ = first, second
    else:
        raise DateError(f"{first:02d}/{second:02d}/{in_year} may be day/month or month/day; write the month as a word")
    if not 1 <= month <= 12:
        raise DateError(f"names no day of the calendar: month {month}")
    return Stated(month, day_, None, in_year).in_year(in_year)


def _shift(value: dt.date, days: int) -> dt.date:
    try:
        return value + dt.timedelta(days=days)
    except OverflowError as error:
        raise DateError(f"{days} days from {value} is outside the calendar") from error


def _months_from(value: dt.date, months: int) -> dt.date:
    index = value.year * 12 + value.month - 1 + months
    in_year, month = divmod(index, 12)
    if not dt.MINYEAR <= in_year <= dt.MAXYEAR:
        raise DateError(f"{months} months from {value} is outside the calendar")
    return dt.date(in_year, month + 1, min(value.day, calendar.monthrange(in_year, month + 1)[1]))
