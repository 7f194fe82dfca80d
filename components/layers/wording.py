"""Codes in words, for receipts: what a reader sees instead of ``where_prec`` 7 or ``date_prec`` 4."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from components.dataset.wording import day_words, month_words, spaced
from components.dates import DatePrec
from components.model import WherePrec

WHERE_WORDS = {
    WherePrec.EXACT: "exact place",
    WherePrec.NEAR: "near a named place",
    WherePrec.SECOND_ORDER: "somewhere in a municipality or county",
    WherePrec.FIRST_ORDER: "somewhere in a state or province",
    WherePrec.PART_OF_COUNTRY: "somewhere in an island or part of a country, or in relation to a place",
    WherePrec.COUNTRY: "somewhere in a country",
    WherePrec.WATER_OR_AIR: "somewhere over water or in international airspace",
}
ASSERTION_WORDS = {"official_statement": "stated officially"}
RELIABILITY_WORDS = {
    "A": "A, completely reliable",
    "B": "B, usually reliable",
    "C": "C, fairly reliable",
    "D": "D, not usually reliable",
    "E": "E, unreliable",
    "F": "F, cannot be judged",
}

CREDIBILITY_WORDS = {
    1: "1, confirmed",
    2: "2, probably true",
    3: "3, possibly true",
    4: "4, doubtful",
    5: "5, improbable",
    6: "6, cannot be judged",
}


def absent(value: object) -> bool:
    """Whether a cell is empty: ``None``, ``NaN``, ``NaT``, ``<NA>`` or the empty string."""
    return (value == "") if isinstance(value, str) else bool(pd.isna(value))  # type: ignore[call-overload]


def date_words(start: dt.date, end: dt.date, prec: int) -> str:
    """An interval in words no finer than it is: "on 2 September 2025", "in October 2025", "in the week of …"."""
    if start == end:
        return f"on {day_words(start)}"
    first, last = start.day == 1, (end + dt.timedelta(days=1)).day == 1
    if first and last and (start.year, start.month) == (end.year, end.month):
        return f"in {month_words(start)}"
    if first and last and start.year == end.year and (start.month, end.month) == (1, 12):
        return f"in {start.year}"
    if prec == DatePrec.WEEK:
        return f"in the week of {day_words(start)}"
    return f"between {day_words(start)} and {day_words(end)}"


def where_words(prec: object) -> str:
    """A location's precision in words; empty when there is none."""
    return "" if absent(prec) else WHERE_WORDS[WherePrec(int(str(prec)))]


def distance_words(metres: object) -> str:
    """A coordinate uncertainty as "within 12 km (6 nautical miles)"; empty when it is not known."""
    if absent(metres):
        return ""
    kilometres = float(str(metres)) / 1000
    miles = kilometres / 1.852
    return f"within {_rounded(kilometres)} km ({_rounded(miles)} nautical miles)"


def _rounded(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"


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
        part for part in (figure, "" if absent(unit) else spaced(str(unit)), words and f"({words})") if part
    )


def _plain(words: str) -> str:
    return words.strip().replace(",", "").casefold()


def _stated(rule: str, low: int | None, _best: int | None, high: int | None) -> str:
    if rule == "more_than" and low is not None:
        return f"more than {low - 1:,}"
    if rule == "fewer_than" and high is not None:
        return f"fewer than {high + 1:,}"
    return ""


def _figure(low: int | None, best: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"at least {low:,}"
    if high is not None:
        return f"up to {high:,}"
    return "" if best is None else f"about {best:,}"
