"""Find where a text writes a name of the gazetteer: longest match, on word boundaries, capitals as in prose.

A name is looked up whole in one dictionary, longest first; another tells how long a name with this first word can be.
On 300,000 names that is as quick as an Aho-Corasick automaton and, unlike one, costs nothing to load. The work per
word is bounded by ``MAX_WORDS``, so time is linear in the text whatever it holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from components.geocoding.gazetteer import Gazetteer
from components.geocoding.lexicons import cue_words
from components.geocoding.tokens import Tokens

MAX_WORDS = 8
# Words that stay small inside a name, and generic words that may begin one small: "golfo de Paria".
CONNECTIVES = cue_words("inside", "connective")
CLOSERS = cue_words("inside", "closer")  # "Maiquetía airport"
OPENERS = cue_words("inside", "opener")
_GENERIC = cue_words("inside", "generic")
_ABBREVIATIONS = cue_words("inside", "abbreviation")


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: words ``first`` to ``last`` (exclusive), characters ``start`` to ``end`` of the given text."""

    first: int
    last: int
    start: int
    end: int
    key: str


def find_matches(
    tokens: Tokens, gazetteer: Gazetteer, blocked: Mapping[str, str] | None = None
) -> tuple[list[Match], list[Match]]:
    """(names of places, phrases of ``blocked``), each in order and without overlaps.

    A block phrase (a folded key mapped to its reason) wins over place names that start inside it, unless one is longer.
    """
    phrases = dict(_blocked_phrases(tokens, blocked or {}))
    matches: list[Match] = []
    free = 0
    for at in _starting_points(tokens):
        if at < free:
            continue
        match = _longest_at(tokens, gazetteer, at)
        if at in phrases and (match is None or match.last <= phrases[at].last):
            free = phrases[at].last
            continue
        if match is not None:
            matches.append(match)
            free = match.last
    return matches, list(phrases.values())


def match_spans(tokens: Tokens, gazetteer: Gazetteer, spans: Iterable[tuple[int, int]]) -> list[Match]:
    """Matches for given character spans. A name that the gazetteer lacks is tried without its generic words ("city
    of", "area"); one that stays unknown keeps its own key and has no candidates."""
    return [_given(tokens, gazetteer, start, end) for start, end in sorted(spans)]


def _given(tokens: Tokens, gazetteer: Gazetteer, start: int, end: int) -> Match:
    first = bisect_right(tokens.ends, start)
    last = max(bisect_left(tokens.starts, end), first + 1)
    words = tokens.keys[first:last]
    generic = _GENERIC
    for begin in range(len(words)):
        for stop in range(len(words), begin, -1):
            left_out = words[:begin] + words[stop:]
            if all(word in generic for word in left_out) and " ".join(words[begin:stop]) in gazetteer.keys:
                return Match(first, last, start, end, " ".join(words[begin:stop]))
    return Match(first, last, start, end, " ".join(words))


def _starting_points(tokens: Tokens) -> list[int]:
    """Capitalised words, and the small generic words that may open a name."""
    if OPENERS.isdisjoint(tokens.small_keys):
        return tokens.capital_words
    openers = OPENERS
    small = [at for at, key in enumerate(tokens.keys) if key in openers]
    return sorted({*tokens.capital_words, *small})


def _blocked_phrases(tokens: Tokens, blocked: Mapping[str, str]) -> Iterator[tuple[int, Match]]:
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in blocked:
        words = tuple(phrase.split())
        starts.setdefault(words[0], []).append(words)
    for at in (at for at, key in enumerate(tokens.keys) if key in starts):
        for words in sorted(starts[tokens.keys[at]], key=len, reverse=True):
            if tokens.keys[at : at + len(words)] == list(words):
                yield at, _match(tokens, at, at + len(words), " ".join(words))
                break


def _longest_at(tokens: Tokens, gazetteer: Gazetteer, at: int) -> Match | None:
    keys = tokens.keys
    names = gazetteer.keys
    longest = gazetteer.longest.get(keys[at], 1)
    if longest > 1:
        for size in range(_run(tokens, at, min(longest, MAX_WORDS)), 1, -1):
            last = at + size - 1
            if (tokens.capitals[last] or keys[last] in CLOSERS) and (key := " ".join(keys[at : at + size])) in names:
                return _match(tokens, at, at + size, key)
    if keys[at] in names and tokens.capitals[at]:
        return _match(tokens, at, at + 1, keys[at])
    return None


def _run(tokens: Tokens, at: int, longest: int) -> int:
    """How many words from ``at`` on may form one name: capitalised or connecting, with nothing but a blank, a
    hyphen, an apostrophe or the stop of an abbreviation between them."""
    size = 1
    capitals, keys, gaps = tokens.capitals, tokens.keys, tokens.gaps
    while size < longest and at + size < len(keys):
        word = at + size
        if not (capitals[word] or keys[word] in CONNECTIVES or keys[word] in CLOSERS):
            break
        if gaps[word] != " " and not _joins(gaps[word], keys[word - 1]):
            break
        size += 1
    return size


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
