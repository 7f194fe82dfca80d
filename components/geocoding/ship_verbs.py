"""Ships known only by what they do: "The Groningen trailed the tanker", "Naiguatá had sunk".

The scan looks for the verbs, which are rare, and then back for an article and a name; sinking needs no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from components.geocoding.anchors import beginnings, matches_at, positions
from components.geocoding.asset_patterns import NAME
from components.geocoding.plain import alternation
from components.geocoding.ship_names import listed
from components.geocoding.tokens import Tokens

REACH: Final = 90
SHORTEST: Final = 3  # letters of a ship's name: "69°00'O se hundió" names none
_SUBJECT: Final = re.compile(
    rf"(?:(?P<article>\b(?:[Tt]he|[Ee]l) )|(?<![\w.]))(?P<name>{NAME}) (?:(?:has|had|also|later|then|was|se) ){{0,2}}$"
)
_SINKING: Final = frozenset({"had sunk", "was sunk", "ran aground", "se hundio", "encallo", "naufrago"})
_AUXILIARY: Final = frozenset({"was", "is", "had", "se"})
_PEOPLES: Final = r".*(?:ans|ers|ese|ish|ists)"


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation([*listed('strong_verb'), *_SINKING])})(?![\w-])")


@lru_cache(maxsize=1)
def verb_words() -> frozenset[str]:
    """The words by which the verbs are found: of "was photographed beside the pier", the second."""
    phrases = [[w for w in verb.split() if w not in _AUXILIARY] for verb in (*listed("strong_verb"), *_SINKING)]
    return frozenset(words[0] for words in phrases)


@lru_cache(maxsize=1)
def _no_ships() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(listed('not_ships'))})|{_PEOPLES}")


def ships_by_verb(text: str, tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Start, end and verb of each name that does what only ships do."""
    copy = tokens.folded
    for verb in matches_at(_verbs(), copy, beginnings(tokens, positions(tokens, verb_words()), _AUXILIARY)):
        subject = _SUBJECT.search(text, max(0, verb.start() - REACH), verb.start())
        if subject is None or not (subject["article"] or verb.group() in _SINKING):
            continue
        start, end = subject.span("name")
        if end - start >= SHORTEST and _no_ships().fullmatch(copy, start, end) is None:
            yield start, end, verb.group()
