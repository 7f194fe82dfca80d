"""Folding: lower case without accents, one character for each of the given text, so that no offset ever moves.

A gazetteer name and its occurrence differ in accents, capitals, hyphens, soft hyphens, zero-width characters and HTML
entities. The usual way, cleaning the text first, loses the place of each word in the original. Here folding maps
every character to exactly one character, so a span of the folded text *is* a span of the given one; what has to
vanish inside a word (a soft hyphen, a combining accent) becomes ``SKIP``.

A long text is folded by looking its UTF-16 codes up in arrays, a short one, or one beyond the basic plane, as text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

SKIP: Final = "\x7f"  # stands where a character does not count; DEL itself never carries meaning in prose
SHORT: Final = 200  # characters up to which regular expressions are quicker than arrays
_INVISIBLE = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff\u180e")
_LETTERS = {
    "ß": "s", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "t", "ı": "i", "ŋ": "n",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "´": "'", "`": "'", "′": "'", "‛": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}  # fmt: skip
_WORD_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789" + SKIP)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_EXCEPTIONS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f`]")
# Entities are replaced before folding so that "Cura&ccedil;ao" stays one word: the letter stands at the ampersand.
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
BLANK: Final = ord(" ")
FOREIGN: Final = 1  # in ``Codes.words``: a letter without an ASCII form
BLANK_KIND, MARK, SMALL, CAPITAL, FIGURE = range(5)  # in ``Codes.kinds``; from ``SMALL`` on it stands in a word


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
    base = lower if base > "\uffff" else base  # a compatibility form of a rare ideograph stays in the basic plane
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


class Codes(NamedTuple):
    """A text looked up: ``folded``; its ``words`` in ASCII, blanks for all else and ``FOREIGN`` for a letter without an
    ASCII form; ``kinds``, what each character is (``BLANK_KIND`` …), with a blank before the first and behind the last.
    """

    folded: str
    words: bytes
    kinds: NDArray[np.uint8]


class _Table:
    """What each code of the basic plane folds to (16 bits), stands for in a word (8) and is (8): one look-up for all.
    Filled as characters are met, 0 until then."""

    def __init__(self) -> None:
        self.packed = np.zeros(0x10000, np.uint32)

    def look_up(self, codes: NDArray[np.uint16]) -> NDArray[np.uint32]:
        packed = self.packed.take(codes)
        if packed.all():
            return packed
        for code in set(codes[packed == 0].tolist()):
            self.packed[code] = _packed(chr(code))
        return self.packed.take(codes)


def _packed(character: str) -> int:
    folded = _TABLE[ord(character)].lower()[:1]
    word, kind = BLANK, BLANK_KIND if folded == " " else MARK
    if folded.isalnum() or folded == SKIP:
        word = ord(folded) if folded in _WORD_CHARACTERS else FOREIGN
        kind = CAPITAL if character.isupper() else FIGURE if "0" <= folded <= "9" else SMALL
    return ord(folded) | word << 16 | kind << 24


_CODES = _Table()


def codes_of(text: str) -> Codes | None:
    """What is looked up of a text, or ``None`` where that is of no use: it is short or leaves the basic plane."""
    if len(text) <= SHORT:
        return None
    text = without_entities(text).replace("\r\n", " \n")
    codes = np.frombuffer(f" {text} ".encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(codes) != len(text) + 2:
        return None
    packed = _CODES.look_up(codes)
    parts = packed.view(np.uint8)
    folded = packed[1:-1].astype(np.uint16).tobytes().decode("utf-16-le")
    return Codes(folded, parts[6:-4:4].tobytes(), parts[3::4])
