"""Words for intervals and codes, in the language of now; the same in sentences, reasons and notes."""

from __future__ import annotations

import datetime as dt

from components.dataset.code_words import ABOARD_DISAGREEING, ABOARD_UNPLACED, CODE_WORDS
from components.language import _, day_words, month_words


def interval_words(start: dt.date, end: dt.date) -> str:
    """One day, a whole month, or ``1 November 2025 to 7 November 2025`` written in full at both ends."""
    if start == end:
        return day_words(start)
    if start.day == 1 and start.month == end.month and (end + dt.timedelta(days=1)).day == 1 and start.year == end.year:
        return month_words(start)
    return _("{start} to {end}").format(start=day_words(start), end=day_words(end))


def spaced(code: str) -> str:
    """A code as its own English words: ``port_visit`` → ``port visit``."""
    return code.replace("_", " ")


def unplaced_words(reason: str) -> str:
    """Why a record has no place (``unlocated_reason``), in the language of now: what of it is no table's stays."""
    for aboard in (ABOARD_DISAGREEING, ABOARD_UNPLACED):
        before, after = aboard.split("{ship}")
        if reason.startswith(before) and reason.endswith(after):
            return _(aboard).format(ship=reason.removeprefix(before).removesuffix(after))
    _code, sign, rest = reason.partition(": ")
    words, opened, about = rest.partition(" (")
    if sign and words in CODE_WORDS:
        return f"{_(words)}{opened}{about}"
    return _(reason) if reason in CODE_WORDS else reason


def in_words(code: str) -> str:
    """A code of the data (a kind, a status, an operator) in the language of now; others as their own words."""
    words = spaced(code)
    return _(words) if words in CODE_WORDS else words
