"""What the readers of counts, dates, assets and roles share: a plain copy of the text to match patterns on, and one way
to turn a table of phrases into a pattern.

The copy is ``tokens.fold``: lower case, no accents, *the same length*. So one table serves "Más", "más" and "MAS", and
every offset found in the copy is an offset into the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from components.geocoding.tokens import fold


@lru_cache(maxsize=4)
def plain(text: str) -> str:
    """The folded copy of ``text``, kept while the readers of one text take turns."""
    return fold(text)


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
