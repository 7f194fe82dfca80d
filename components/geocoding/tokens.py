"""Text to words that point into the text as given.

Words are runs of folded letters and figures (see ``characters``); ``SKIP`` may stand inside a word, which the word's
key then drops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from components.geocoding.characters import (
    BLANK_KIND,
    CAPITAL,
    FIGURE,
    FOREIGN,
    SKIP,
    SMALL,
    Codes,
    codes_of,
    fold,
    without_entities,
)
from components.geocoding.word_sets import FEW, NO_MASKS, bit_of, masks_of

__all__ = ["SKIP", "Token", "Tokens", "fold", "phrase_key", "tokenize", "without_entities", "words"]

_WORD = re.compile(r"([a-z0-9\x7f]+|[^\W_]+)")


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name, as a gazetteer keys them: ``"Curaçao (NA)"`` → ``("curacao", "na")``."""
    folded = fold(text)
    found = _WORD.findall(folded)
    return tuple(key for word in found if (key := word.replace(SKIP, ""))) if SKIP in folded else tuple(found)


def phrase_key(text: str) -> str:
    """The folded words joined by single blanks; equal for every spelling that folds alike."""
    return " ".join(words(text))


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``start``/``end`` index the given text (end exclusive); ``folded`` is its key."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[:1].isupper()


class Tokens(Sequence[Token]):
    """The words of a text as parallel lists (fast paths use these) and as a sequence of ``Token`` (readable).

    ``starts``/``ends`` index the given text; ``gaps[i]`` is the folded text before word ``i``, and one gap more ends
    the list; ``capitals[i]`` says whether word ``i`` begins with a capital letter, ``capital_words`` are the numbers of
    those that do; ``figures`` are the numbers of the words that hold a figure. Everything is made by C loops: this is
    the floor under the speed of the whole stage.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        codes = codes_of(text)
        self.folded = fold(text) if codes is None else codes.folded
        plain = codes is not None and SKIP not in self.folded and "&" not in text
        found = _by_codes(codes) if codes is not None and plain else None
        found = found or _by_pattern(text, self.folded)
        self.keys, self.starts, self.ends, self.gaps, self.capitals, self.capital_words, self.figures = found
        self._small_keys: frozenset[str] | None = None  # told when first asked for
        self.shows_all: bool | None = None  # told by ``visible``
        self._masks, self._masks_to, self._present = NO_MASKS, 0, 0

    @property
    def small_keys(self) -> frozenset[str]:
        """The keys that occur without a capital letter."""
        if self._small_keys is None:
            small = self.keys.copy()
            for at in self.capital_words:
                small[at] = ""  # no word has this key
            self._small_keys = frozenset(small)
        return self._small_keys

    def places_of(self, keys: frozenset[str]) -> list[int]:
        """The numbers, in order, of the words whose key is one of ``keys``."""
        bit = bit_of(keys) if len(self.keys) > FEW else 0
        if not bit:
            return list(compress(range(len(self.keys)), map(keys.__contains__, self.keys)))
        masks = self._masks_with(bit)
        return (masks & bit).nonzero()[0].tolist() if self._present & bit else []

    def counts_of(self, sets: Sequence[frozenset[str]], among: int) -> list[int]:
        """How many of the first ``among`` words have their key in each of some sets."""
        bits = [bit_of(keys) for keys in sets] if len(self.keys) > FEW else [0]
        if not all(bits):
            return [sum(map(keys.__contains__, self.keys[:among]), 0) for keys in sets]
        masks = self._masks_with(max(bits))[:among]
        return [int(np.count_nonzero(masks & bit)) for bit in bits]

    def _masks_with(self, bit: int) -> NDArray[np.int64]:
        if bit > self._masks_to:
            self._masks, self._masks_to = masks_of(self.keys)
            self._present = int(np.bitwise_or.reduce(self._masks))
        return self._masks

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return [self._token(at) for at in range(*index.indices(len(self)))]
        return self._token(index)

    def _token(self, index: int) -> Token:
        start, end = self.starts[index], self.ends[index]
        return Token(start, end, self.text[start:end], self.keys[index])


class _Words(NamedTuple):
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    capitals: list[bool]
    capital_words: list[int]
    figures: list[int]


def _by_codes(codes: Codes) -> _Words | None:
    """The words of a text without ignorable characters; ``None`` where letters without an ASCII form remain, as in
    Greek: then marks and words cannot be told by bytes."""
    if bytes((FOREIGN,)) in codes.words:
        return None
    folded, kinds = codes.folded, codes.kinds
    inside = kinds >= SMALL
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    first, bounds = edges[0::2], edges.tolist()
    starts, ends = bounds[0::2], bounds[1::2]
    capitals = kinds[1:].take(first) == CAPITAL
    gaps = [" "] * (len(starts) + 1)
    usual = (kinds.take(first) == BLANK_KIND) & inside.take(first - 1)  # a blank, and a word right before it
    for at in (~usual).nonzero()[0].tolist():
        gaps[at] = folded[ends[at - 1] if at else 0 : starts[at]]
    gaps[-1] = folded[ends[-1] :] if ends else folded
    digits = (kinds == FIGURE).nonzero()[0]
    figures = dict.fromkeys((first.searchsorted(digits) - 1).tolist())
    keys = codes.words.decode("ascii").split()
    return _Words(keys, starts, ends, gaps, capitals.tolist(), capitals.nonzero()[0].tolist(), list(figures))


def _by_pattern(text: str, folded: str) -> _Words:
    keys, starts, ends = _split(folded)
    if SKIP in folded:
        keys, starts, ends = _without_skips(keys, starts, ends)
    bounds = zip([0, *ends], [*starts, len(folded)], strict=True)
    gaps = [folded[end:start].replace(SKIP, "") for end, start in bounds]
    capitals = list(map(str.isupper, map(text.__getitem__, starts)))
    figures = [at for at, key in enumerate(keys) if not key.isalpha()]
    return _Words(keys, starts, ends, gaps, capitals, list(compress(range(len(keys)), capitals)), figures)


def _split(folded: str) -> tuple[list[str], list[int], list[int]]:
    """(words, where they start, where they end) of a folded text, ignorable characters still inside them."""
    parts = _WORD.split(folded)
    bounds = list(accumulate(map(len, parts)))
    return parts[1::2], bounds[0:-1:2], bounds[1::2]


def _without_skips(found: list[str], starts: list[int], ends: list[int]) -> tuple[list[str], list[int], list[int]]:
    """Take the ignorable characters out of keys, and drop words made of nothing else. A leading one is outside
    its word; a trailing one (a combining accent) belongs to the letter before it."""
    kept = [at for at, key in enumerate(found) if key.strip(SKIP)]
    leads = [len(found[at]) - len(found[at].lstrip(SKIP)) for at in kept]
    begun = [starts[at] + lead for at, lead in zip(kept, leads, strict=True)]
    return [found[at].replace(SKIP, "") for at in kept], begun, [ends[at] for at in kept]


def tokenize(text: str) -> Tokens:
    """The words of ``text``. Never raises; offsets always index ``text`` as given."""
    return Tokens(text)
