"""Text to words: folding that never moves an offset, and words that point into the text as given.

A gazetteer name and its occurrence differ in accents, capitals, hyphens, soft hyphens, zero-width characters and HTML
entities. The usual way, cleaning the text first, loses the place of each word in the original. Here folding maps
every character to exactly one character, so a span of the folded text *is* a span of the given one; what has to
vanish inside a word (a soft hyphen, a combining accent) becomes ``SKIP``, which the word pattern allows and the
word's key then drops.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

SKIP = "\x7f"  # stands where a character does not count; DEL itself never carries meaning in prose
_INVISIBLE = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff\u180e")
_LETTERS = {
    "ß": "s", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "t", "ı": "i", "ŋ": "n",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "´": "'", "`": "'", "′": "'", "‛": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}  # fmt: skip
_WORD = re.compile(r"[a-z0-9\x7f]+|[^\W_]+")
# Entities are blanked before folding so that "Cura&ccedil;ao" stays one word: the letter stands at the ampersand.
_ENTITY = re.compile(r"&(?:([a-zA-Z])(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron);|(?:nbsp|shy|#160|#173);)")


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
    base = unicodedata.normalize("NFKD", lower)[:1]
    if base.isspace():
        return "\n" if character in "\n\r\x0b\x0c\x85\u2028\u2029" else " "
    return base if base.isprintable() else " "


_TABLE = _FoldTable()


def _entity(match: re.Match[str]) -> str:
    letter = match.group(1)
    if letter is None:
        return ("\xad" if "shy" in match.group() or "173" in match.group() else " ") * len(match.group())
    return letter + "\xad" * (len(match.group()) - 1)


def fold(text: str) -> str:
    """Lower case without accents, one character for each of ``text``: ``len(fold(t)) == len(t)`` always."""
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if text.isascii() and "\x00" not in text and SKIP not in text:
        return text.lower()
    return text.translate(_TABLE)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name, as a gazetteer keys them: ``"Curaçao (NA)"`` → ``("curacao", "na")``."""
    return Tokens(text).keys


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
    """The words of a text as parallel tuples (fast paths use these) and as a sequence of ``Token`` (readable)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        spans = [match.span() for match in _WORD.finditer(self.folded)]
        keys = [self.folded[start:end] for start, end in spans]
        if SKIP in self.folded:
            spans, keys = _without_skips(spans, keys)
        self.spans: tuple[tuple[int, int], ...] = tuple(spans)
        self.keys: tuple[str, ...] = tuple(keys)

    @cached_property
    def capitals(self) -> tuple[bool, ...]:
        text = self.text
        return tuple([text[start].isupper() for start, _ in self.spans])

    def gap(self, index: int) -> str:
        """The folded characters between word ``index`` and the next, or to the end of the text."""
        end = self.spans[index + 1][0] if index + 1 < len(self.spans) else len(self.text)
        return self.folded[self.spans[index][1] : end].replace(SKIP, "")

    def __len__(self) -> int:
        return len(self.spans)

    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:  # type: ignore[override]
        if isinstance(index, slice):
            return tuple(self._token(at) for at in range(*index.indices(len(self))))
        return self._token(index)

    def _token(self, index: int) -> Token:
        start, end = self.spans[index]
        return Token(start, end, self.text[start:end], self.keys[index])


def _without_skips(spans: list[tuple[int, int]], keys: list[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """Drop the ignorable characters: from the keys, from the rims of spans, and words made of nothing else."""
    kept = [(_trim(span, key), key.replace(SKIP, "")) for span, key in zip(spans, keys, strict=True)]
    kept = [(span, key) for span, key in kept if key]
    return [span for span, _ in kept], [key for _, key in kept]


def _trim(span: tuple[int, int], key: str) -> tuple[int, int]:
    """A leading ignorable is outside the word; a trailing one (a combining accent) belongs to its letter."""
    return span[0] + len(key) - len(key.lstrip(SKIP)), span[1]


def tokenize(text: str) -> Tokens:
    """The words of ``text``. Never raises; offsets always index ``text`` as given."""
    return Tokens(text)
