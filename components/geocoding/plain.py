"""A plain copy of a text: lower case, no accents, *the same length*, so that one table serves "Más", "más" and "mas"
and every offset found in the copy is an offset into the original.

Folding proper (``tokens.fold``) may lengthen or shorten a name and keeps a map of offsets; patterns over running text
need neither, and a copy of equal length costs a tenth of it. Characters whose lower case or base letter is not exactly
one character stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_CURLY = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2010: "-", 0x2011: "-"}


class _PlainLetters(dict[int, str]):
    """The translation table of ``plain``, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        self[code] = base if len(base) == 1 else char
        return self[code]


_LETTERS = _PlainLetters(_CURLY)


@lru_cache(maxsize=8)
def plain(text: str) -> str:
    """The plain copy of ``text``; ``len(plain(text)) == len(text)``."""
    return text.lower() if text.isascii() else text.translate(_LETTERS)


def alternation(phrases: Iterable[str]) -> str:
    """A regular expression for any of ``phrases`` (longest first) with common beginnings factored out, so that ``re``
    tries a handful of branches at a position instead of hundreds. A space stands for any one white-space run."""
    trie: dict[str, object] = {}
    for phrase in phrases:
        node = trie
        for char in phrase:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[""] = {}
    return _branches(trie)


def _branches(node: dict[str, object]) -> str:
    optional = "" in node
    parts = [_literal(char) + _branches(below) for char, below in sorted(node.items()) if char]  # type: ignore[arg-type]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and not optional else f"(?:{'|'.join(parts)})"
    return joined + "?" if optional else joined


def _literal(char: str) -> str:
    return r"\s{1,3}" if char == " " else re.escape(char)
