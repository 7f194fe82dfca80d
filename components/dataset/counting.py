"""Counts: the collected figure, and the words about it in the note, to low, best and high.

The collector wrote one figure and, where the source qualified it, the qualifier in the note ("More than 2,500 troops",
"At least; AFP."). A qualifier counts only where it belongs to that figure: it stands before the same number in the
note, or makes a clause of its own. What the words commit the source to is ``geocoding.quantities``' rule, so that an
article and a note are read alike. Figures with no such words are exact; two figures are a range; a figure that the
collector added up says so (rule ``own_sum``) and is nobody's statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from components.errors import InputError
from components.geocoding.quantities import BOUNDS, Bounds, read_numbers

_OWN_SUM = re.compile(r"\bsum ours\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^.,;]+")
_COUNTS_SOMETHING_ELSE = re.compile(
    r"\W*(?:missions?|sorties|flights?|hours?|minutes|days?|weeks|strikes|survivors|missiles?|boats?|vessels)\b",
    re.IGNORECASE,
)
_SPELLED_OUT = {"approximate": "approximately"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A count as read: bounds, the words it was read from, and the rule."""

    low: int | None
    best: int | None
    high: int | None
    raw: str
    rule: str

    def columns(self, prefix: str) -> dict[str, Any]:
        """As the columns ``<prefix>_low`` … ``<prefix>_rule``."""
        values = {"low": self.low, "best": self.best, "high": self.high, "raw": self.raw, "rule": self.rule}
        return {f"{prefix}_{name}": value for name, value in values.items()}


NOT_STATED = Reading(None, None, None, "", "")


def read_count(figure: str, note: str, upper: str = "") -> Reading:
    """Read a collected ``figure`` (blank = not stated), or the range ``figure``–``upper``, in the light of its note.

    Raises ``InputError`` when a figure is not a whole number.
    """
    if not figure:
        return NOT_STATED
    number, largest = _whole(figure), _whole(upper or figure)
    reading = _range(number, largest, note) if largest != number else _single(number, note)
    return replace(reading, rule="own_sum") if _OWN_SUM.search(note) else reading


def _range(low: int, high: int, note: str) -> Reading:
    bounds: Bounds = (low, None, high)
    words = [note[found.start : found.end] for found in read_numbers(note) if found.bounds == bounds]
    return Reading(*bounds, words[0] if words else f"{low:,} to {high:,}", "range")


def _single(number: int, note: str) -> Reading:
    return _qualified_clause(number, note) or _same_number(number, note) or _plain(number)


def _qualified_clause(number: int, note: str) -> Reading | None:
    """ "At least; AFP.", "AFP; at least.", "Roughly.": a clause that is a qualifier and nothing else."""
    for clause in map(str.strip, _CLAUSE.findall(note)):
        whole = f"{_SPELLED_OUT.get(clause.casefold(), clause)} {number:,}"
        found = read_numbers(whole)
        if len(found) == 1 and found[0].start == 0 and found[0].rule in BOUNDS and found[0].rule != "exactly":
            return Reading(*found[0].bounds, f"{clause} {number:,}", found[0].rule)
    return None


def _same_number(number: int, note: str) -> Reading | None:
    """The first number of the note that states this figure, with its qualifier, and counts no missions or hours."""
    for found in read_numbers(note):
        if _COUNTS_SOMETHING_ELSE.match(note, found.end):
            continue
        states = found.rule in BOUNDS and found.bounds == BOUNDS[found.rule](number)
        if states or (found.rule == "range" and found.bounds[0] == number):
            return Reading(*found.bounds, note[found.start : found.end], found.rule)
    return None


def _plain(number: int) -> Reading:
    return Reading(number, number, number, f"{number:,}", "exactly")


def _whole(figure: str) -> int:
    if not (figure.isascii() and figure.isdigit()):
        raise InputError(f"count {figure!r} is not a whole number in plain figures")
    return int(figure)
