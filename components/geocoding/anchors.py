"""Where it is worth looking: the words that can begin or carry a mention.

A pattern with a hundred branches costs most where it fails. The words of a text are keyed once (``tokens.Tokens``), so
one dictionary look-up a word finds the few that matter, and the patterns are tried only at those.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from components.geocoding.tokens import Tokens, tokenize


@lru_cache(maxsize=4)
def tokens_of(text: str) -> Tokens:
    """The words of ``text``, kept while the readers of one text take turns."""
    return tokenize(text)


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase, as tokens key it."""
    return frozenset(keys[0] for phrase in phrases if (keys := tokenize(phrase).keys))


def positions(tokens: Tokens, anchors: frozenset[str], *, digits: bool = False) -> list[int]:
    """The indexes, in order, of the words in ``anchors``, with ``digits`` also of those with a figure."""
    found = tokens.places_of(anchors)
    return sorted({*found, *tokens.figures}) if digits else found


def starts_of(tokens: Tokens, anchors: frozenset[str]) -> Iterator[int]:
    """Where in the text the words in ``anchors`` begin."""
    return map(tokens.starts.__getitem__, tokens.places_of(anchors))


def beginnings(
    tokens: Tokens,
    at: Iterable[int],
    leading: Container[str],
    openers: Container[str] | None = None,
    *,
    figures: bool = False,
) -> Iterator[int]:
    """Where in the text a mention may begin that holds one of the words ``at``: at that word or at one of the
    ``leading`` words, or also ``figures``, that stand in a row before it; of these, with ``openers``, only at figures
    and at words that a mention can begin with. In order, each once."""
    keys, starts, done = tokens.keys, tokens.starts, -1
    for position in at:
        first = position
        while first - 1 > done and ((key := keys[first - 1]) in leading or (figures and key[0] <= "9")):
            first -= 1
        for number in range(first, position + 1):
            if openers is None or (key := keys[number]) in openers or key[0] <= "9":
                yield starts[number]
        done = position


def matches_at(pattern: re.Pattern[str], text: str, beginnings: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin at one of the given places, none overlapping, as ``finditer`` would."""
    free = 0
    for beginning in beginnings:
        if beginning >= free and (match := pattern.match(text, beginning)):
            free = max(match.end(), beginning + 1)
            yield match


def first_matches(text: str, sites: Iterable[tuple[int, re.Pattern[str]]]) -> Iterator[re.Match[str]]:
    """``matches_at`` with a pattern for each place."""
    free = 0
    for beginning, pattern in sites:
        if beginning >= free and (match := pattern.match(text, beginning)):
            free = max(match.end(), beginning + 1)
            yield match


def within(starts: list[int], start: int, end: int) -> list[int]:
    """Of places in order, those from ``start`` up to ``end``."""
    first = bisect_left(starts, start)
    return starts[first : bisect_left(starts, end, first)]


class Occurrences:
    """Where in one text the words of a set stand."""

    def __init__(self, tokens: Tokens, anchors: frozenset[str]) -> None:
        self._tokens, self._anchors = tokens, anchors
        self._starts: list[int] | None = None  # found when first asked for

    def within(self, start: int, end: int) -> list[int]:
        """Where they begin in a stretch of the text, in order."""
        if self._starts is None:
            self._starts = list(starts_of(self._tokens, self._anchors))
        return within(self._starts, start, end)


class Finder:
    """The matches of a pattern in stretches of one text, tried only at the words that can begin one (``openers``)."""

    def __init__(self, tokens: Tokens, pattern: re.Pattern[str], openers: frozenset[str]) -> None:
        self._text, self._pattern = tokens.folded, pattern
        self._openers = Occurrences(tokens, openers)

    def matches(self, start: int, end: int) -> list[re.Match[str]]:
        """As ``finditer`` gives them: in order, not overlapping, none reaching beyond ``end``."""
        found, free = [], start
        for at in self._openers.within(start, end):
            if at >= free and (match := self._pattern.match(self._text, at, end)):
                free = match.end()
                found.append(match)
        return found

    def first(self, start: int, end: int) -> re.Match[str] | None:
        for at in self._openers.within(start, end):
            if match := self._pattern.match(self._text, at, end):
                return match
        return None
