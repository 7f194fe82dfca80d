"""Where an asset's pattern may begin: at a capital or a figure in the row of words that ends with a telling one.

Telling are the words of which every kind of asset has one ("group", "squadron", "USS") and figures ("F-35B"). All
else is passed over without trying a pattern.
"""

from __future__ import annotations

import re
from typing import Final

from components.geocoding.anchors import positions
from components.geocoding.asset_patterns import figure_scanner, pattern_words, scanner
from components.geocoding.tokens import Tokens

_REACH: Final = 7  # words before the telling one
_SMALL_OPENERS: Final = frozenset({"grupo", "clase"})
_SMALL_INSIDE: Final = frozenset(
    {"s", "carrier", "strike", "amphibious", "ready", "expeditionary", "surface", "action"}
)
_JOINTS: Final = frozenset({" ", "-", "/", ""})  # between the parts of a designation


def sites(tokens: Tokens) -> list[tuple[int, re.Pattern[str]]]:
    """(where in the text to try, the pattern to try there), in order."""
    found = {}
    for at in tokens.figures:
        for word in range(_designation_start(tokens, at), at + 1):
            if _may_begin(tokens, word):
                found[tokens.starts[word]] = figure_scanner()
    for at in positions(tokens, pattern_words()):
        for word in range(_name_start(tokens, at), at + 1):
            if _may_begin(tokens, word):
                found[tokens.starts[word]] = scanner()
    return sorted(found.items(), key=lambda site: site[0])


def _may_begin(tokens: Tokens, word: int) -> bool:
    """A figure begins only a numbered unit, so that a name follows it: "22nd MEU", "22.ª Unidad"."""
    key = tokens.keys[word]
    if key[0] > "9":
        return tokens.capitals[word] or key in _SMALL_OPENERS
    after = word + 1
    return after < len(tokens.keys) and (tokens.capitals[after] or tokens.gaps[after][:1] == ".")


def _designation_start(tokens: Tokens, figure: int) -> int:
    first, capitals, keys, gaps = figure, tokens.capitals, tokens.keys, tokens.gaps
    while first > max(0, figure - _REACH) and gaps[first] in _JOINTS:
        if not (capitals[first - 1] or keys[first - 1][0] <= "9"):
            break
        first -= 1
    return first


def _name_start(tokens: Tokens, telling: int) -> int:
    first, capitals, keys = telling, tokens.capitals, tokens.keys
    while first > max(0, telling - _REACH):
        if not (capitals[first - 1] or keys[first - 1] in _SMALL_INSIDE or keys[first - 1][0] <= "9"):
            break
        first -= 1
    return first
