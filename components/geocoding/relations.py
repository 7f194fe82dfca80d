"""Reads how a place is said to lie to another: "48 nautical miles from La Blanquilla", "al norte de Cuba".

A relation is a *cue* followed by its anchor. Cues are one table (``relation_cues``) over folded
text; folding keeps every offset, so spans point into the text as given. What the words mean as
geometry is decided in ``placing``; nothing here knows a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2
from text_to_num import text2num

from components.geocoding.geodesy import BEARINGS
from components.geocoding.relation_cues import (
    AND_REACH,
    ANY_END,
    BEFORE_PART,
    BETWEEN_AND,
    BETWEEN_CUE,
    ENDS,
    PAIRS,
    PART_WORDS,
    SPANISH,
    STARTS,
    UNITS_M,
    WINDOW,
    RelationKind,
)
from components.geocoding.tokens import fold


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words a relation refers to. ``start``/``end`` index the text given, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relation:
    """``cue`` is the relation's words; distances are metres, ``bearing`` degrees from north, ``part`` a compass word
    ("north", "southeast", "central"). ``low_m == high_m`` unless a range was given."""

    kind: RelationKind
    cue: str
    start: int
    end: int
    anchors: tuple[Anchor, ...] = ()
    low_m: float | None = None
    high_m: float | None = None
    bearing: float | None = None
    part: str | None = None
    approximate: bool = False
    international: bool = False


def parse_relation(phrase: str) -> Relation | None:
    """The relation a place phrase states, with its anchors as words, or ``None`` when it states none. Never raises."""
    folded = fold(phrase)
    for kind, pattern in PAIRS:
        if kind is RelationKind.BETWEEN and (match := pattern.match(folded)):
            return _pair(kind, phrase, match)
    for kind, pattern in STARTS:
        match = pattern.match(folded)
        if match and (anchor := _rest(phrase, _span(match, "cue")[1])):
            return _relation(kind, phrase, match, (anchor,))
    kind, pattern = PAIRS[1]
    match = pattern.match(folded)
    return _pair(kind, phrase, match) if match else None


def relation_before(text: str, start: int, end: int) -> Relation | None:
    """The relation whose cue stands right before the place at ``text[start:end]``; its span runs to ``end``."""
    return relation_in_folded(text, fold(text), start, end)


def relation_in_folded(text: str, folded: str, start: int, end: int) -> Relation | None:
    """``relation_before`` for a text whose ``fold`` the caller already has."""
    offset = max(0, start - WINDOW)
    window = folded[offset:start].replace("\n", " ")  # a wrapped line; of an empty one two blanks remain
    if not ANY_END.search(window):
        return None
    anchor = Anchor(text[start:end], start, end)
    for kind, pattern in (*ENDS, (RelationKind.PART, BEFORE_PART)):
        match = pattern.search(window)
        if match:
            return _relation(kind, text, match, (anchor,), offset)
    return None


def between_places(text: str, first: tuple[int, int], second: tuple[int, int]) -> Relation | None:
    """ "between X and Y" for two places at the given spans (start, end), first before second."""
    if second[0] - first[1] > AND_REACH:
        return None
    middle = fold(text[first[1] : second[0]]).replace("\n", " ")
    if not BETWEEN_AND.match(middle):
        return None
    before = fold(text[max(0, first[0] - 16) : first[0]]).replace("\n", " ")
    cue = BETWEEN_CUE.search(before)
    if not cue:
        return None
    start = first[0] - len(before) + _span(cue, "cue")[0]
    anchors = tuple(Anchor(text[low:high], low, high) for low, high in (first, second))
    return Relation(RelationKind.BETWEEN, text[start : second[1]], start, second[1], anchors)


def _rest(phrase: str, start: int) -> Anchor | None:
    words = phrase[start:].rstrip(" .,;:)")
    return Anchor(words, start, start + len(words)) if words.strip() else None


def _pair(kind: RelationKind, phrase: str, match: Any) -> Relation:
    spans = [_span(match, name) for name in ("a", "b")]
    anchors = tuple(Anchor(phrase[low:high], low, high) for low, high in spans)
    return Relation(kind, match.group("cue"), 0, len(phrase), anchors, international="intl" in _stated(match))


def _relation(kind: RelationKind, text: str, match: Any, anchors: tuple[Anchor, ...], offset: int = 0) -> Relation:
    stated = _stated(match)
    low, high = _metres(stated)
    bearing = _compass(stated.get("bearing"))
    if kind is RelationKind.DISTANCE and "atmost" in stated:
        kind = RelationKind.WITHIN
    elif kind is RelationKind.DISTANCE and "atleast" in stated:
        kind = RelationKind.BEYOND
    start, end = _span(match, "cue")
    return Relation(
        kind=kind,
        cue=text[start + offset : end + offset].strip(),
        start=start + offset,
        end=anchors[-1].end,
        anchors=anchors,
        low_m=low,
        high_m=high,
        bearing=None if bearing is None else BEARINGS[bearing],
        part=_compass(stated.get("part") or stated.get("part2")),
        approximate="about" in stated,
        international="intl" in stated or "intl2" in stated,
    )


def _stated(match: Any) -> dict[str, str]:
    return {group: str(words) for group, words in match.groupdict().items() if words}


def _span(match: Any, group: str) -> tuple[int, int]:
    low, high = match.span(match.re.groupindex[group])
    return int(low), int(high)


@lru_cache(maxsize=512)
def _compass(words: str | None) -> str | None:
    return next(name for name, pattern in PART_WORDS.items() if re2.fullmatch(pattern, words)) if words else None


def _metres(stated: dict[str, str]) -> tuple[float | None, float | None]:
    if "unit" not in stated:
        return None, None
    size = next(metres for pattern, metres in UNITS_M.items() if re2.fullmatch(pattern, stated["unit"]))
    numbers = [_number(stated[group]) for group in ("number", "number2") if group in stated]
    return min(numbers) * size, max(numbers) * size


def _number(words: str) -> float:
    if re2.fullmatch(r"\d{1,3}(?:[,. ]\d{3})+", words):
        return float(re2.sub(r"[,. ]", "", words))
    if words[0].isdigit():
        return float(words.replace(",", "."))
    language = "es" if SPANISH & set(_words(words)) else "en"
    try:
        return float(text2num(words, language))
    except ValueError:
        return float(text2num(_words(words)[-1], language))


def _words(words: str) -> list[str]:
    return [str(word) for word in re2.split(r"[ -]", words)]
