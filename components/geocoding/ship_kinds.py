"""Ships told by their kind: "the Russian frigate Admiral Gorshkov", "el petrolero Bella 1", "the Bolívar, a patrol
ship". No list is needed, and a ship that bears the name of a town is no longer taken for the town.

A bare "ship" or "carrier" is too common before other names, so only kinds that say what ship count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from components.geocoding.anchors import first_words, matches_at, starts_of
from components.geocoding.asset_patterns import NAME
from components.geocoding.plain import alternation
from components.geocoding.ship_names import listed
from components.geocoding.tokens import Tokens, phrase_key

_NAME: Final = re.compile(rf"[A-Z]{{1,3}}-\d{{1,4}}\b|{NAME}(?: (?:[IVX]{{1,4}}|\d{{1,2}})\b(?![.,]?\d))?")
_APPOSED: Final = re.compile(
    rf"\b(?:[Tt]he|[Ee]l) (?P<name>{NAME}), (?:an?|the|one of|un|una|el|la) (?:[\w'’.-]{{1,20}} ){{0,3}}$"
)
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_REACH: Final = 110


@lru_cache(maxsize=1)
def kind_words() -> frozenset[str]:
    """The first words of the kinds, by which they are found."""
    return first_words(listed("vessel_kind"))


@lru_cache(maxsize=1)
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(listed('vessel_kind'))})(?![\w-])")


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return frozenset((*listed("stop"), *listed("not_ships"), *listed("not_ship_names")))


def ships_by_kind(text: str, tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each name that a kind of ship introduces or explains."""
    for kind in matches_at(_kinds(), tokens.folded, starts_of(tokens, kind_words())):
        if text[kind.end() : kind.end() + 1] == " " and (name := _NAME.match(text, kind.end() + 1)):
            if (end := _end_of_name(text, *name.span())) > name.start():
                yield name.start(), end, kind.group()
        elif apposed := _APPOSED.search(text, max(0, kind.start() - _REACH), kind.start()):
            start, end = apposed.span("name")
            if _end_of_name(text, start, end) == end:
                yield start, end, kind.group()


def _end_of_name(text: str, start: int, end: int) -> int:
    """Where the name ends: before words that are no names ("Gravely Thursday") and before a possessive; at ``start``
    when it is none at all."""
    if end - start < 3 or phrase_key(text[start:end]) in _no_names():
        return start
    for word in re.finditer(r"[^\s]+", text[start:end]):
        if phrase_key(word.group()) in _no_names():
            return start + len(text[start : start + word.start()].rstrip())
    return end - len(found.group()) if (found := _POSSESSIVE.search(text[start:end])) else end
