"""Codes in words, for receipts: what a reader sees instead of ``where_prec`` 7 or ``date_prec`` 4."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from components.dataset.wording import in_words
from components.dates import DatePrec
from components.language import N_, _, day_words, month_words, number_words
from components.model import WherePrec

WHERE_WORDS = {
    WherePrec.EXACT: N_("exact place"),
    WherePrec.NEAR: N_("near a named place"),
    WherePrec.SECOND_ORDER: N_("somewhere in a municipality or county"),
    WherePrec.FIRST_ORDER: N_("somewhere in a state or province"),
    WherePrec.PART_OF_COUNTRY: N_("somewhere in an island or part of a country, or in relation to a place"),
    WherePrec.COUNTRY: N_("somewhere in a country"),
    WherePrec.WATER_OR_AIR: N_("somewhere over water or in international airspace"),
}
ASSERTION_WORDS = {"official_statement": N_("stated officially")}
RELIABILITY_WORDS = {
    "A": N_("A, completely reliable"),
    "B": N_("B, usually reliable"),
    "C": N_("C, fairly reliable"),
    "D": N_("D, not usually reliable"),
    "E": N_("E, unreliable"),
    "F": N_("F, cannot be judged"),
}

CREDIBILITY_WORDS = {
    1: N_("1, confirmed"),
    2: N_("2, probably true"),
    3: N_("3, possibly true"),
    4: N_("4, doubtful"),
    5: N_("5, improbable"),
    6: N_("6, cannot be judged"),
}


def absent(value: object) -> bool:
    """Whether a cell is empty: ``None``, ``NaN``, ``NaT``, ``<NA>`` or the empty string."""
    return (value == "") if isinstance(value, str) else bool(pd.isna(value))  # type: ignore[call-overload]


def date_words(start: dt.date, end: dt.date, prec: int) -> str:
    """An interval in words no finer than it is: "on 2 September 2025", "in October 2025", "in the week of …"."""
    if start == end:
        return _("on {day}").format(day=day_words(start))
    first, last = start.day == 1, (end + dt.timedelta(days=1)).day == 1
    if first and last and (start.year, start.month) == (end.year, end.month):
        return _("in {month}").format(month=month_words(start))
    if first and last and start.year == end.year and (start.month, end.month) == (1, 12):
        return _("in {year}").format(year=start.year)
    if prec == DatePrec.WEEK:
        return _("in the week of {day}").format(day=day_words(start))
    return _("between {start} and {end}").format(start=day_words(start), end=day_words(end))


def where_words(prec: object) -> str:
    """A location's precision in words; empty when there is none."""
    return "" if absent(prec) else _(WHERE_WORDS[WherePrec(int(str(prec)))])


def distance_words(metres: object) -> str:
    """A coordinate uncertainty as "within 12 km (6 nautical miles)"; empty when it is not known."""
    if absent(metres):
        return ""
    kilometres = float(str(metres)) / 1000
    miles = kilometres / 1.852
    words = _("within {kilometres} km ({miles} nautical miles)")
    return words.format(kilometres=_rounded(kilometres), miles=_rounded(miles))


def _rounded(value: float) -> str:
    return number_words(value, 1 if value < 10 else 0)


def count_words(low: object, best: object, high: object, unit: object, raw: object, rule: object = "") -> str:
    """A count as its bounds and unit, then the source's own words: ``at least 10 ships (“ten or more”)``.

    ``rule`` (``count_rule``) gives "more than 4,500" back as the source said it: coded as 4,501 or more, it would read
    as if somebody had counted.
    """
    bounds = [None if absent(value) else int(float(str(value))) for value in (low, best, high)]
    figure = _stated(str(rule), *bounds) or _figure(*bounds)
    words = "" if absent(raw) or _plain(str(raw)) == _plain(figure) else f"“{raw}”"
    if not figure:
        return words
    return " ".join(
        part for part in (figure, "" if absent(unit) else in_words(str(unit)), words and f"({words})") if part
    )


def _plain(words: str) -> str:
    return words.strip().replace(",", "").casefold()


def _stated(rule: str, low: int | None, _best: int | None, high: int | None) -> str:
    if rule == "more_than" and low is not None:
        return _("more than {number}").format(number=number_words(low - 1))
    if rule == "fewer_than" and high is not None:
        return _("fewer than {number}").format(number=number_words(high + 1))
    return ""


def _figure(low: int | None, best: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return number_words(low) if low == high else f"{number_words(low)}–{number_words(high)}"
    if low is not None:
        return _("at least {number}").format(number=number_words(low))
    if high is not None:
        return _("up to {number}").format(number=number_words(high))
    return "" if best is None else _("about {number}").format(number=number_words(best))
