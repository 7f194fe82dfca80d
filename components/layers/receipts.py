"""Receipts: for every mark, what is said, by whom, when, where and how it was placed.

A receipt is made of finished, escaped words; the browser only lays them out. What reports and events share is here,
what only one of them has is in ``positions`` and ``events``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from components.dataset.wording import in_words
from components.language import _, ngettext
from components.layers.escape import escape
from components.layers.wording import (
    ASSERTION_WORDS,
    CREDIBILITY_WORDS,
    RELIABILITY_WORDS,
    absent,
    date_words,
    distance_words,
    where_words,
)

Line = tuple[str, str]  # label, words


def words(value: object) -> str:
    """A cell as escaped text; empty for an empty cell."""
    return "" if absent(value) else escape(value)


def lines(pairs: Iterable[Line]) -> list[Line]:
    """Labelled lines, escaped, without those that say nothing."""
    return [(label, escape(text)) for label, text in pairs if text]


_EPOCH = pd.Timestamp(1970, 1, 1)


def safe_url(url: object) -> str:
    """The address if a reader may be sent there (http or https, with a host), else empty."""
    if absent(url):
        return ""
    try:
        parts = urlsplit(str(url).strip())
    except ValueError:  # an address with an unbalanced bracket names no host
        return ""
    return str(url).strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def source_of(row: Any) -> list[str]:
    """Publisher, title, address, kind, reliability in words, language and day of publication, escaped."""
    reliability = _(RELIABILITY_WORDS.get(str(row.reliability), ""))
    cells = (row.publisher, row.source_title, safe_url(row.source_url), in_words(str(row.source_kind)), reliability)
    return [words(cell) for cell in (*cells, row.language, row.published_on)]


def credibility_of(row: Any) -> str:
    """The report's own credibility in words, with the independent voices behind it; empty for events."""
    if absent(row.credibility):
        return ""
    grade = _(CREDIBILITY_WORDS[int(row.credibility)])
    agree = ngettext("{number} independent voice says so", "{number} independent voices say so", int(row.voices))
    if not row.voices_against:
        return f"{grade}: {agree}"
    return f"{grade}: {agree}, {_('{number} otherwise').format(number=row.voices_against)}"


def when_of(row: Any) -> str:
    """The date in words; empty when there is none."""
    if absent(row.date_start) or absent(row.date_end):
        return ""
    return date_words(row.date_start.date(), row.date_end.date(), 0 if absent(row.date_prec) else int(row.date_prec))


def days_of(row: Any) -> list[int] | None:
    """First and last possible day, counted from 1 January 1970; ``None`` when there is no date."""
    if absent(row.date_start) or absent(row.date_end):
        return None
    return [(day - _EPOCH).days for day in (row.date_start, row.date_end)]


def assertion_of(row: Any) -> str:
    code = str(row.assertion)
    return _(ASSERTION_WORDS[code]) if code in ASSERTION_WORDS else in_words(code)


def where_of(row: Any) -> str:
    """How finely the place is known: its precision in words and, where it has one, its uncertainty."""
    return "; ".join(part for part in (where_words(row.where_prec), distance_words(row.uncertainty_m)) if part)
