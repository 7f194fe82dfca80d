"""Counts: the collected figure, and the words about it in the note, to low, best and high.

The collector wrote one figure and, where the source qualified it, the qualifier in the note ("More than 2,500 troops",
"At least; AFP."). The qualifier counts only where it belongs to that figure: directly before the figure itself, or at
the start of the note with no other figure after it. The words and their rules are in ``rules/qualifiers.csv``:

    exactly n     n, n, n        at least n    n, n, –         more than n   n+1, n+1, –
    up to n       –, n, n        nearly n      –, n, n         about n       –, n, –        some n   –, n, –
    between m, n  m, –, n        our own sum   as the figures, named ``own_sum``
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.dataset.tables import read_cells
from components.errors import InputError

QUALIFIER_COLUMNS = ("words", "rule", "example")
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_MILLION = 1_000_000
_OWN_SUM = re.compile(r"\bsum ours\b|\bown sum\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A count as read: bounds, the words it was read from, and the rule."""

    low: int | None
    best: int | None
    high: int | None
    raw: str
    rule: str

    def columns(self, prefix: str) -> dict[str, Any]:
        values = {"low": self.low, "best": self.best, "high": self.high, "raw": self.raw, "rule": self.rule}
        return {f"{prefix}_{name}": value for name, value in values.items()}


NOT_STATED = Reading(None, None, None, "", "")


@dataclass(frozen=True, slots=True)
class CountRules:
    """The qualifiers, longest first, each with its rule."""

    rules: Mapping[str, str]

    def read(self, figure: str, note: str, upper: str = "") -> Reading:
        """Read a collected ``figure`` (blank = not stated), or a range ``figure``–``upper``, in the light of its note.

        Raises ``InputError`` when a figure is not a whole number.
        """
        if not figure:
            return NOT_STATED
        number = _whole(figure)
        rule_of_sum = "own_sum" if _OWN_SUM.search(note) else ""
        if upper and _whole(upper) != number:
            return Reading(number, None, _whole(upper), f"{number:,} to {_whole(upper):,}", rule_of_sum or "range")
        words, written = self._qualifier(number, note)
        rule = self.rules.get(words.casefold(), "exactly")
        raw = f"{words} {written}".strip()
        return Reading(*_bounds(rule, number), raw, rule_of_sum or rule)

    def _qualifier(self, number: int, note: str) -> tuple[str, str]:
        """The qualifying words, as written, and the figure as the note writes it (or in plain figures)."""
        any_words = "|".join(sorted(map(re.escape, self.rules), key=len, reverse=True))
        for written in _spellings(number):
            figure = rf"(?<![\w.,]){re.escape(written)}(?![\w]|[.,]\d)"
            if found := re.search(rf"(?:\b({any_words})\s+(?:an?\s+)?)?({figure})", note, re.IGNORECASE):
                return found[1] or "", found[2]
        alone = re.match(rf"({any_words})(?=[.,;]|$)", note, re.IGNORECASE)
        return (alone[1] if alone else ""), f"{number:,}"


def read_count_rules(folder: Path) -> CountRules:
    """The qualifiers of ``rules/qualifiers.csv``. Raises ``DatasetError`` for a missing or misshapen file."""
    rows = read_cells(folder / "rules" / "qualifiers.csv", QUALIFIER_COLUMNS)
    return CountRules({row["words"]: row["rule"] for row in rows})


def _bounds(rule: str, number: int) -> tuple[int | None, int | None, int | None]:
    table: dict[str, tuple[int | None, int | None, int | None]] = {
        "exactly": (number, number, number),
        "at_least": (number, number, None),
        "more_than": (number + 1, number + 1, None),
        "up_to": (None, number, number),
        "nearly": (None, number, number),
        "about": (None, number, None),
        "some": (None, number, None),
    }
    return table[rule]


def _spellings(number: int) -> list[str]:
    """How a note may write the number: 4500000 → "4,500,000", "4500000", "4.5 million"; 12 → "12", "twelve"."""
    spellings = [f"{number:,}", str(number)]
    if number >= _MILLION and number % 100_000 == 0:
        spellings.append(f"{number / _MILLION:g} million")
    if number < len(_SMALL):
        spellings.append(_SMALL[number])
    if number == 22:  # noqa: PLR2004
        spellings.append("twenty-two")
    return spellings


def _whole(figure: str) -> int:
    if not (figure.isascii() and figure.isdigit()):
        raise InputError(f"count {figure!r} is not a whole number in plain figures")
    return int(figure)
