"""Toponyms told by their shape: capitalised words before a river, a valley, a street or a numbered road.

The gazetteer holds few natural features and no streets. Such a name is still a place that the text names: it is
reported, unplaced, rather than lost or, worse, cut down to the town inside it ("Wichita" of "Wichita Drive").
"""

from __future__ import annotations

from functools import cache

from components.geocoding.lexicons import cue_words
from components.geocoding.matcher import Match
from components.geocoding.tokens import Tokens

MAX_BEFORE = 3  # words before the noun


@cache
def shape_nouns() -> dict[str, str]:
    """Folded noun → ``feature``, ``street`` or ``numbered`` (a road that is called by its number)."""
    return {word: kind for kind in ("feature", "street", "numbered") for word in cue_words("shape", kind)}


def find_shapes(tokens: Tokens, matches: list[Match], streets: bool) -> list[tuple[Match, str]]:
    """Shaped names that the gazetteer does not have, each with its kind; streets only where they count."""
    kinds = shape_nouns()
    nouns = [at for at in tokens.capital_words if tokens.keys[at] in kinds]
    if not nouns:
        return []
    known = {at for match in matches for at in range(match.first + 1, match.last)}
    whole = {match.last - 1: match.first for match in matches}
    found, free = [], 0
    for at in nouns:
        kind = kinds[tokens.keys[at]]
        if at in known or (kind != "feature" and not streets):
            continue
        first, last = (at, at + 2) if kind == "numbered" else (_beginning(tokens, at, free, whole), at + 1)
        if last - first > 1 and last <= len(tokens) and (kind != "numbered" or _is_number(tokens, at + 1)):
            found.append((_shaped(tokens, first, last), kind))
            free = last
    return found


def _beginning(tokens: Tokens, noun: int, free: int, whole: dict[int, int]) -> int:
    """The first word of the capitalised run before a noun; a gazetteer name is taken whole."""
    first = noun
    while (
        first > free and noun - first < MAX_BEFORE and tokens.gaps[first] in (" ", "-") and _nameable(tokens, first - 1)
    ):
        first = whole.get(first - 1, first - 1)
    return first


def _nameable(tokens: Tokens, at: int) -> bool:
    """Capitalised, close to the next word, and not merely a small word that opens a sentence."""
    return tokens.gaps[at + 1] in (" ", "-") and tokens.capitals[at] and tokens.keys[at] not in _small_words()


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for kind in ("connective", "function") for word in cue_words("inside", kind))


def _is_number(tokens: Tokens, at: int) -> bool:
    return tokens.gaps[at] in (" ", "-") and tokens.keys[at][0].isdigit()


def _shaped(tokens: Tokens, first: int, last: int) -> Match:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if tokens.folded[end - 3 : end] in (" st", " rd", " dr", " ln") and tokens.folded[end : end + 1] == ".":
        end += 1
    return Match(first, last, start, end, " ".join(tokens.keys[first:last]))
