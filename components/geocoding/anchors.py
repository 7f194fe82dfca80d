"""Where it is worth looking: the stretches of a text around words that can begin or carry a mention.

A pattern with a hundred branches costs most where it fails. The words of a text are keyed once (``tokens.Tokens``), so
one dictionary look-up a word finds the few that matter, and the patterns run only around those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from components.geocoding.tokens import Tokens, tokenize


@lru_cache(maxsize=4)
def tokens_of(text: str) -> Tokens:
    """The words of ``text``, kept while the readers of one text take turns."""
    return tokenize(text)


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase, as tokens key it."""
    return frozenset(keys[0] for phrase in phrases if (keys := tokenize(phrase).keys))


@lru_cache(maxsize=4)
def _figures(tokens: Tokens) -> list[int]:
    """The indexes of words that begin with a figure, or end with one as "mk2" does."""
    return [at for at, key in enumerate(tokens.keys) if key[0] <= "9" or key[-1] <= "9"]


def positions(tokens: Tokens, anchors: Collection[str], *, digits: bool = False) -> list[int]:
    """The indexes, in order, of the words in ``anchors``, with ``digits`` also of those with a figure."""
    found = tokens.places_of(anchors)
    return sorted({*found, *_figures(tokens)}) if digits else found


def windows(tokens: Tokens, at: Iterable[int], before: int, after: int) -> Iterator[tuple[int, int]]:
    """Start and end of the text from ``before`` words ahead of each position to ``after`` words behind it, merged."""
    spans, last = tokens.spans, len(tokens.spans) - 1
    start = end = -1
    for position in at:
        first = max(0, position - before)
        if first > end:
            if end >= 0:
                yield spans[start][0], _end(tokens, end)
            start = first
        end = min(last, position + after)
    if end >= 0:
        yield spans[start][0], _end(tokens, end)


def _end(tokens: Tokens, word: int) -> int:
    """The end of a word with the marks up to the next one."""
    spans = tokens.spans
    return spans[word + 1][0] if word + 1 < len(spans) else len(tokens.text)
