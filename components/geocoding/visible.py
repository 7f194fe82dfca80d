"""Reading past what does not show: soft hyphens, zero-width marks, combining accents, HTML entities, doubled blanks.

``tokens.fold`` maps each to ``SKIP`` or a blank, which a pattern over running text would stumble over. The readers
therefore work on the text as it shows and put their spans back into the text as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Final

from components.geocoding.anchors import tokens_of
from components.geocoding.tokens import SKIP, Tokens, without_entities
from components.model import Mention

_HIDDEN: Final = re.compile(rf"(?<=[ \t])[ \t{SKIP}]*[ \t]|[ \t]+(?=\n)|(?<=\n)[ \t]+|{SKIP}+")
_SIGNS: Final = (SKIP, "  ", " \n", "\n ")


def read_visible(text: str, tokens: Tokens | None, read: Callable[[str, Tokens], list[Mention]]) -> list[Mention]:
    """``read(text, tokens)`` on what shows of ``text``, with spans and words of the text as given."""
    words = tokens or tokens_of(text)
    if words.shows_all is None:
        words.shows_all = not any(sign in words.folded for sign in _SIGNS)
    if words.shows_all:
        return read(text, words)
    shown = Shown(text, words.folded)
    return [shown.restored(mention) for mention in read(shown.text, tokens_of(shown.text))]


class Shown:
    """What shows of a text: ``text``, and where in the given one each of its characters stands."""

    def __init__(self, given: str, folded: str) -> None:
        hidden = [match.span() for match in _HIDDEN.finditer(folded)]
        self.given, self.folded = given, folded
        ends = [end for _, end in hidden]
        self._starts = [0, *ends]  # of the shown pieces, in the given text
        pieces = list(zip(self._starts, [*(start for start, _ in hidden), len(given)], strict=True))
        whole = without_entities(given)
        self.text = "".join([whole[start:end] for start, end in pieces])
        self._offsets = [0, *accumulate(end - start for start, end in pieces[:-1])]  # the same, in the shown text

    def index(self, at: int) -> int:
        """The index in the given text of character ``at`` of the shown one."""
        piece = bisect_right(self._offsets, at) - 1
        return self._starts[piece] + at - self._offsets[piece]

    def restored(self, mention: Mention) -> Mention:
        """The mention with its span and words in the given text."""
        start, end = self.index(mention.start), self.index(mention.end - 1) + 1
        while end < len(self.given) and self.folded[end] == SKIP:  # an accent belongs to the letter before it
            end += 1
        return mention._replace(start=start, end=end, text=self.given[start:end])
