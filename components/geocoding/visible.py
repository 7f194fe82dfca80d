"""Reading past characters that do not show: soft hyphens, zero-width marks, combining accents, deletions.

``tokens.fold`` maps each to ``SKIP``, which a pattern over running text would stumble over.
The readers therefore work on the text without them and put their spans back into the text as given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from components.geocoding.anchors import tokens_of
from components.geocoding.tokens import SKIP, Tokens
from components.model import Mention


def read_visible(text: str, tokens: Tokens | None, read: Callable[[str, Tokens], list[Mention]]) -> list[Mention]:
    """``read(text, tokens)`` on what shows of ``text``, with spans and words of the text as given."""
    words = tokens or tokens_of(text)
    if SKIP not in words.folded:
        return read(text, words)
    shown = [at for at, char in enumerate(words.folded) if char != SKIP]
    clean = "".join([text[at] for at in shown])
    return [_restored(text, words.folded, shown, mention) for mention in read(clean, tokens_of(clean))]


def _restored(text: str, folded: str, shown: list[int], mention: Mention) -> Mention:
    start, end = shown[mention.start], shown[mention.end - 1] + 1
    while end < len(text) and folded[end] == SKIP:  # an accent belongs to the letter before it
        end += 1
    return replace(mention, start=start, end=end, text=text[start:end])
