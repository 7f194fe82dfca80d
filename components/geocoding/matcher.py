"""Find where a text writes a name of the gazetteer: longest match, on word boundaries, capitals as in prose.

A name is looked up whole in one dictionary, longest first; another tells how long a name with this first word can be.
On 300,000 names that is as quick as an Aho-Corasick automaton and, unlike one, costs nothing to load. The work per
word is bounded by ``MAX_WORDS``, so time is linear in the text whatever it holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from components.geocoding.gazetteer import Gazetteer
from components.geocoding.lexicons import Phrases, cue_words
from components.geocoding.tokens import Tokens

MAX_WORDS: Final = 8
# Words that stay small inside a name, and generic words that may begin one small: "golfo de Paria".
CONNECTIVES: Final = cue_words("inside", "connective")
CLOSERS: Final = cue_words("inside", "closer")  # "Maiquetía airport"
OPENERS: Final = cue_words("inside", "opener")
_RELATING: Final = frozenset(
    {"off"}
)  # in a headline "OFF VENEZUELA" is a relation, though whole phrases may be keyed so
_INSIDE: Final = CONNECTIVES | CLOSERS
_GENERIC: Final = cue_words("inside", "generic")
_ABBREVIATIONS: Final = cue_words("inside", "abbreviation")


class Match:
    """A name found: words ``first`` to ``last`` (exclusive), characters ``start`` to ``end`` of the given text."""

    __slots__ = ("end", "first", "key", "last", "start")

    def __init__(self, first: int, last: int, start: int, end: int, key: str) -> None:
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.key = key


def find_matches(
    tokens: Tokens, gazetteer: Gazetteer, blocked: Phrases | None = None
) -> tuple[list[Match], list[Match]]:
    """(names of places, phrases of ``blocked``), each in order and without overlaps.

    A block phrase wins over place names that start inside it, unless one is longer.
    """
    special = tokens.places_of(_special_words(blocked.openers if blocked else _RELATING))
    phrases = _blocked_phrases(tokens, blocked, special) if blocked and special else {}
    matches: list[Match] = []
    free = 0
    keys, openings = tokens.keys, gazetteer.openings
    for at in _starting_points(tokens, special):
        if at < free:
            continue
        opening = openings.get(keys[at])
        if opening is None:
            opening = gazetteer.opening(keys[at])
        match = _longest_at(tokens, gazetteer, at, abs(opening)) if opening else None
        if match is None and opening < 0 and tokens.capitals[at]:
            match = Match(at, at + 1, tokens.starts[at], tokens.ends[at], keys[at])
        if phrases and at in phrases and (match is None or match.last <= phrases[at].last):
            free = phrases[at].last
        elif match is not None:
            matches.append(match)
            free = match.last
    return matches, list(phrases.values())


@lru_cache(maxsize=4)
def _special_words(openers: frozenset[str]) -> frozenset[str]:
    """The words that begin block phrases, and those that make a starting point or none."""
    return openers | OPENERS | _RELATING


def match_spans(tokens: Tokens, gazetteer: Gazetteer, spans: Iterable[tuple[int, int]]) -> list[Match]:
    """Matches for given character spans. A name that the gazetteer lacks is tried without its generic words ("city
    of", "area"); one that stays unknown keeps its own key and has no candidates."""
    return [_given(tokens, gazetteer, start, end) for start, end in sorted(spans)]


def _given(tokens: Tokens, gazetteer: Gazetteer, start: int, end: int) -> Match:
    first = bisect_right(tokens.ends, start)
    last = max(bisect_left(tokens.starts, end), first + 1)
    words = tokens.keys[first:last]
    for begin in range(len(words)):
        for stop in range(len(words), begin, -1):
            left_out = words[:begin] + words[stop:]
            if all(word in _GENERIC for word in left_out) and " ".join(words[begin:stop]) in gazetteer.keys:
                return Match(first, last, start, end, " ".join(words[begin:stop]))
    return Match(first, last, start, end, " ".join(words))


def _starting_points(tokens: Tokens, special: list[int]) -> list[int]:
    """Capitalised words, and the small generic words that may open a name."""
    if not special:
        return tokens.capital_words
    keys = tokens.keys
    starts = {*tokens.capital_words, *[at for at in special if keys[at] in OPENERS]}
    return sorted(starts.difference([at for at in special if keys[at] in _RELATING]))


def _blocked_phrases(tokens: Tokens, blocked: Phrases, special: list[int]) -> dict[int, Match]:
    """The block phrases by the word that they begin with."""
    keys, found = tokens.keys, dict[int, Match]()
    for at in special:
        for words in blocked.by_opener.get(keys[at], ()):
            if keys[at : at + len(words)] == words:
                found[at] = _match(tokens, at, at + len(words), " ".join(words))
                break
    return found


def _longest_at(tokens: Tokens, gazetteer: Gazetteer, at: int, longest: int) -> Match | None:
    """The longest name of several words that begins at word ``at``; none there has more than ``longest``."""
    keys, capitals, names, after = tokens.keys, tokens.capitals, gazetteer.keys, at + 1
    if longest > 1 and after < len(keys) and (capitals[after] or keys[after] in _INSIDE):
        for last in range(at + _run(tokens, at, min(longest, MAX_WORDS)) - 1, at, -1):
            if (capitals[last] or keys[last] in CLOSERS) and (name := " ".join(keys[at : last + 1])) in names:
                return _match(tokens, at, last + 1, name)
    return None


def _run(tokens: Tokens, at: int, longest: int) -> int:
    """How many words from ``at`` on may form one name: capitalised or connecting, with nothing but a blank, a
    hyphen, an apostrophe or the stop of an abbreviation between them."""
    capitals, keys, gaps = tokens.capitals, tokens.keys, tokens.gaps
    end = min(at + longest, len(keys))
    for word in range(at + 1, end):
        if not (capitals[word] or keys[word] in _INSIDE):
            return word - at
        if gaps[word] != " " and not _joins(gaps[word], keys[word - 1]):
            return word - at
    return end - at


def _joins(gap: str, before: str) -> bool:
    if gap.count("\n") > 1:
        return False  # a paragraph ends here
    mark = gap.strip(" \n")
    return mark in ("", "-", "'") or (mark == "." and (len(before) == 1 or before in _ABBREVIATIONS))


def _match(tokens: Tokens, first: int, last: int, key: str) -> Match:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    dotted = len(tokens.keys[last - 1]) == 1 and last - first > 1 and "." in tokens.folded[start:end]
    if dotted and tokens.folded[end : end + 1] == ".":
        end += 1  # the last stop of "U.S." belongs to the name
    return Match(first, last, start, end, key)
