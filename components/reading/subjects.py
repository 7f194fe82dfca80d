"""Subjects: what a claim is about. An asset by its name or type, or a force of which only the number is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from components.geocoding.cues import NOT_FORCES
from components.geocoding.lexicon_files import meanings, word_set
from components.geocoding.plain import plain
from components.model import Mention, MentionKind

#: Units of a count that stand for a force; "four killed" or "three strikes" are not something that is somewhere.
FORCE_UNITS: Final = frozenset({"ships", "aircraft", "personnel", "marines", "militia", "units"})
MARKED_IDS: Final = ("unlisted:", "unnamed")  # how ids begin that the list of assets does not have
COUNTS, ABOARD = "counts ", "aboard "  # how the trace of an attached count begins
LONGEST_JOIN: Final = 60  # characters
_JOIN: Final = re.compile(
    r"\s?\)?(?:,\s?(?:and\s|y\s|e\s|plus\s)?|\s(?:and|y|e|plus|with|along with|as well as|junto con|con)\s)"
)
_ABOARD_AFTER: Final = re.compile(
    r"\s(?:(?:and|y)\s[a-z]{2,20}\s)?(?:aboard|on board|onboard|embarked|a bordo|embarcad[oa]s)(?!\w)"
    r"(?!\s(?:the|el|del|de)\s)"
)
_ARTICLES: Final = frozenset({"the", "el", "la", "los", "las", "its", "su", "sus", "a", "an", "un", "una"})
_BRACKET: Final = re.compile(r"\s?\([^()]{0,40}\)")


def is_subject(mention: Mention, copy: str) -> bool:
    """Assets, and counts of a force that is no part of an asset; ``copy`` is the plain copy of the text."""
    if mention.kind is MentionKind.ASSET:
        return True
    counted = mention.kind is MentionKind.COUNT and mention.unit in FORCE_UNITS
    return counted and not bears(mention) and not is_aboard(mention, copy)


def is_aboard(count: Mention, copy: str) -> bool:
    """ "With 3,700 sailors aboard": people in what was named before."""
    return _ABOARD_AFTER.match(copy, count.end) is not None


def bears(count: Mention) -> bool:
    """Whether a count has been attached to an asset: the number of it, or those aboard."""
    return count.asset_id is not None or any(line.startswith((COUNTS, ABOARD)) for line in count.trace)


def is_listed_with(copy: str, end: int, start: int) -> bool:
    """Whether nothing but a list stands between two subjects: "USS A, USS B and the cruiser USS C"."""
    if not 0 <= start - end <= LONGEST_JOIN:
        return False
    gap = _BRACKET.sub("", copy[end:start])
    join = _JOIN.match(gap)
    if join is None:
        return False
    words = gap[join.end() :].split()
    return all(word in _ARTICLES or "-" in word or word in _force_words() for word in words)


@cache
def _force_words() -> frozenset[str]:
    """Nouns for ships, aircraft, troops and their formations."""
    units = meanings("reading_units", "unit")
    return frozenset(word for word, unit in units.items() if unit not in NOT_FORCES) | word_set("reading_forces")


def asset_of(mentions: Sequence[Mention], number: int | None) -> tuple[str, str]:
    """(asset id, name) of a subject by its number. What the list of assets does not have is marked so in its id; a
    force of which only the number is told is the same as no other."""
    if number is None:
        return "unnamed", "Force not named"
    subject = mentions[number - 1]
    if subject.kind is MentionKind.COUNT:
        return f"unnamed:{subject.unit}:{number}", f"{subject.text[:1].upper()}{subject.text[1:]}"
    name = subject.name or subject.text
    return subject.asset_id or f"unlisted:{_slug(subject.designation or name)}", name


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-") or "asset"
