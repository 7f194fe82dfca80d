"""Text to words: folding that never moves an offset, and words that point into the text as given.

A gazetteer name and its occurrence differ in accents, capitals, hyphens, soft hyphens, zero-width characters and HTML
entities. The usual way, cleaning the text first, loses the place of each word in the original. Here folding maps
every character to exactly one character, so a span of the folded text *is* a span of the given one; what has to
vanish inside a word (a soft hyphen, a combining accent) becomes ``SKIP``, which the word pattern allows and the
word's key then drops.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, compress
from operator import not_
from typing import overload

import numpy as np

SKIP = "\x7f"  # stands where a character does not count; DEL itself never carries meaning in prose
_INVISIBLE = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff\u180e")
_LETTERS = {
    "ß": "s", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "t", "ı": "i", "ŋ": "n",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "´": "'", "`": "'", "′": "'", "‛": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}  # fmt: skip
_WORD = re.compile(r"([a-z0-9\x7f]+|[^\W_]+)")
# Entities are replaced before folding so that "Cura&ccedil;ao" stays one word: the letter stands at the ampersand.
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_EXCEPTIONS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f`]")
_WORD_BYTES = bytes(code if chr(code) in "abcdefghijklmnopqrstuvwxyz0123456789\x7f" else 32 for code in range(256))
_SHORT = 200  # characters up to which a regular expression is quicker than arrays
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")


class _FoldTable(dict[int, str]):
    """Filled as characters are met: one folded character for each."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    lower = character.lower()[:1]
    if lower in _LETTERS:
        return _LETTERS[lower]
    if character in _INVISIBLE or unicodedata.category(character) == "Mn":
        return SKIP
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    base = unicodedata.normalize("NFKD", lower)[:1].lower()
    if base.isspace():
        return "\n" if character in "\n\r\x0b\x0c\x85\u2028\u2029" else " "
    return base if base.isprintable() else " "


_TABLE = _FoldTable()


def _entity(match: re.Match[str]) -> str:
    """The character that an entity stands for, filled up with soft hyphens; what names none ("&notit;") stays."""
    meant = html.unescape(match.group())
    return match.group() if meant.endswith(";") else meant.ljust(len(match.group()), "\xad")


def without_entities(text: str) -> str:
    """``text`` with the character each HTML entity means at its place, then soft hyphens: of the same length."""
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _fold_run(match: re.Match[str]) -> str:
    return match.group().translate(_TABLE)


def fold(text: str) -> str:
    """Lower case without accents, one character for each of ``text``: ``len(fold(t)) == len(t)`` always. Control
    characters become blanks, but for the ends of lines."""
    text = without_entities(text)
    if _ASCII_EXCEPTIONS.search(text):
        text = _ASCII_EXCEPTIONS.sub(_fold_run, text.replace("\r\n", " \n"))
    if not text.isascii():  # the few letters beyond ASCII one by one, the rest as a whole
        text = _BEYOND_ASCII.sub(_fold_run, text)
    return text.lower()


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

    @property
    def all_caps(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


class Tokens(Sequence[Token]):
    """The words of a text as parallel lists (fast paths use these) and as a sequence of ``Token`` (readable).

    ``starts``/``ends`` index the given text; ``gaps[i]`` is the folded text before word ``i``, and one gap more ends
    the list. Everything is made by C loops: this is the floor under the speed of the whole stage.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.keys, self.starts, self.ends = _split(self.folded)
        if SKIP in self.folded:
            self._drop_skips()

    @cached_property
    def gaps(self) -> list[str]:
        folded = self.folded
        bounds = zip([0, *self.ends], [*self.starts, len(folded)], strict=True)
        gaps = [folded[end:start] for end, start in bounds]
        return [gap.replace(SKIP, "") for gap in gaps] if SKIP in folded else gaps

    @cached_property
    def capitals(self) -> list[bool]:
        """Whether each word begins with a capital letter."""
        return list(map(str.isupper, map(self.text.__getitem__, self.starts)))

    @cached_property
    def capital_words(self) -> list[int]:
        """The numbers of the words that begin with a capital letter."""
        return list(compress(range(len(self.keys)), self.capitals))

    @cached_property
    def small_keys(self) -> frozenset[str]:
        """The keys that occur without a capital letter."""
        return frozenset(compress(self.keys, map(not_, self.capitals)))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return list(zip(self.starts, self.ends, strict=True))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Key → the numbers of the words that have it."""
        places: dict[str, list[int]] = {}
        for number, key in enumerate(self.keys):
            places.setdefault(key, []).append(number)
        return places

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.places)

    def places_of(self, keys: frozenset[str]) -> list[int]:
        """The numbers, in order, of the words whose key is one of ``keys``."""
        places, found = self.places, self.vocabulary & keys
        return sorted(chain.from_iterable([places[key] for key in found])) if found else []

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

    def _drop_skips(self) -> None:
        """Take the ignorable characters out of keys, and drop words made of nothing else. A leading one is outside
        its word; a trailing one (a combining accent) belongs to the letter before it."""
        kept = [at for at, key in enumerate(self.keys) if key.strip(SKIP)]
        words, ends = [self.keys[at] for at in kept], [self.ends[at] for at in kept]
        leads = [len(word) - len(word.lstrip(SKIP)) for word in words]
        self.starts = [self.starts[at] + lead for at, lead in zip(kept, leads, strict=True)]
        self.keys, self.ends = [word.replace(SKIP, "") for word in words], ends


def _split(folded: str) -> tuple[list[str], list[int], list[int]]:
    """(words, where they start, where they end) of a folded text, ignorable characters still inside them."""
    if len(folded) > _SHORT and not _has_foreign_letters(folded):
        spaced = folded.encode("ascii", "replace").translate(_WORD_BYTES)
        inside = np.frombuffer(b" " + spaced + b" ", dtype=np.uint8) != 32
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        return spaced.decode("ascii").split(), edges[0::2].tolist(), edges[1::2].tolist()
    parts = _WORD.split(folded)
    bounds = list(accumulate(map(len, parts)))
    return parts[1::2], bounds[0:-1:2], bounds[1::2]


def _has_foreign_letters(folded: str) -> bool:
    """Whether letters without an ASCII form remain, as in Greek; then marks and words cannot be told by bytes."""
    return not folded.isascii() and any(map(str.isalnum, "".join(_BEYOND_ASCII.findall(folded))))


def tokenize(text: str) -> Tokens:
    """The words of ``text``. Never raises; offsets always index ``text`` as given."""
    return Tokens(text)
