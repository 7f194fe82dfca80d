"""Sentences and clauses: the stretch of text within which a verb governs a place.

A clause ends with its sentence, at a semicolon or dash, and before a subordinating or contrasting word; a comma alone
does not end it, since "Ceiba, Puerto Rico" and lists have commas too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import sub
from typing import Final

from components.geocoding.anchors import matches_at
from components.geocoding.plain import alternation
from components.geocoding.tokens import Tokens

# Every pattern begins with a class of characters, which the engine skips to.
_SENTENCE: Final = re.compile(
    r"[.!?…\n](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*[\"'”’)]*(?=\s)|(?<=\n)(?:\s{0,3}\n|(?=\s?[A-ZÁÉÍÓÚ*•-])))"
)  # a row of stops is tried at its first only, or a text of nothing else would take for ever
_ABBREVIATION: Final = re.compile(
    r"(?:^|[^\w])(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St|Ste|Gen|Adm|Lt|Cmdr|Capt|Col|Sgt|Gov|Sen|Rep|"
    r"Dr|Mr|Mrs|Ms|Sr|Jr|Co|Inc|Corp|No|vs|approx|aprox|EE|UU|U\.S|U\.K|a\.m|p\.m|Pres)$"
)
_RUNNING_ON: Final = re.compile(  # a line that ends so goes on in the next: it was only wrapped
    r"(?:,|\b(?:of|the|off|in|at|near|from|to|for|and|or|with|by|on|over|an?|de|del|la|el|los|las|en|y|al?|con|por|para|"
    r"frente|sobre|desde|hacia|que|that))\s?$"
)
_MARK: Final = re.compile(r"[;()-](?:(?<!-)|(?<=\s-)\s)")  # in the plain copy every dash is a hyphen; a bare one parts
_SUBORDINATING: Final = (
    "while", "but", "although", "though", "because", "whereas", "which", "who", "whose", "where", "after", "before",
    "when", "since", "amid", "mientras", "pero", "aunque", "porque", "cuando", "tras", "donde", "luego de",
    "despues de", "antes de", "en tanto", "quien", "quienes",
)  # fmt: skip
_MOORED: Final = tuple(
    f"{stem}ad{ending}" for stem in ("atrac", "fonde", "ancl", "amarr") for ending in ("o", "os", "a", "as")
)
_AFTER_COMMA: Final = (
    "and", "as", "so", "with", "including", "that", "y", "e", "con", "que", "incluido", "incluida", "incluidos",
    "incluidas", "docked", "moored", "anchored", "berthed", *_MOORED,
)  # fmt: skip
_AFTER_AND: Final = ("then", "later", "was", "were", "is", "are", "has", "have", "will", "flew", "sailed", "moved")
_AFTER_Y: Final = ("fue", "fueron", "luego", "despues", "se", "ha", "han", "esta")
_OPENERS: Final = frozenset(words.split()[0] for words in (*_SUBORDINATING, *_AFTER_COMMA, "and", "y", "as"))
_SURE: Final = frozenset(words.split()[0] for words in (*_SUBORDINATING, "as"))  # need neither mark nor verb
_VERBS: Final = frozenset((*_AFTER_AND, *_AFTER_Y))
_OPENING: Final = re.compile(
    rf"(?<=\s)(?:(?:{alternation(_SUBORDINATING)})\s"
    rf"|and\s(?:{'|'.join(_AFTER_AND)})\s|y\s(?:{'|'.join(_AFTER_Y)})\s"
    rf"|(?<=,\s)(?:{alternation(_AFTER_COMMA)})\s"
    r"|as\s(?!in\s|part|well|many|of\s|far|soon|an?\s))"
)


ABBREVIATED: Final = 6  # characters before a stop in which an abbreviation and what parts it from others stand
LONGEST_CLAUSE: Final = 500  # characters; text without any mark is cut so that reading it stays linear
LONGEST_SENTENCE: Final = 1500


def _cut(starts: list[int], length: int, longest: int) -> list[int]:
    ends = [*starts[1:], length]
    if max(map(sub, ends, starts)) <= longest:
        return starts
    bounds = zip(starts, ends, strict=True)
    return [at for start, end in bounds for at in range(start, max(end, start + 1), longest)]


class Clauses:
    """Clause bounds of a text, given with its words."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        ends = list(_sentence_ends(text, tokens.folded))
        marks = [mark.end() for mark in _MARK.finditer(tokens.folded)]
        openings = [match.start() for match in matches_at(_OPENING, tokens.folded, _may_open(tokens))]
        self._length = len(text)
        self._sentences = _cut([0, *ends], self._length, LONGEST_SENTENCE)
        self._clauses = _cut(sorted({0, *ends, *marks, *openings}), self._length, LONGEST_CLAUSE)

    def clause(self, position: int) -> tuple[int, int]:
        return self._around(self._clauses, position)

    def sentence(self, position: int) -> tuple[int, int]:
        return self._around(self._sentences, position)

    def _around(self, starts: list[int], position: int) -> tuple[int, int]:
        at = bisect_right(starts, position)
        return starts[at - 1], starts[at] if at < len(starts) else self._length


def _sentence_ends(text: str, copy: str) -> Iterator[int]:
    for stop in _SENTENCE.finditer(text):
        start, end = stop.span()
        first = max(0, start - ABBREVIATED)
        if (first == 0 or not text[first:start].isalpha()) and _ABBREVIATION.search(text, first, start):
            continue
        if end == start + 1 and text[start] == "\n" and _RUNNING_ON.search(copy, max(0, start - 12), start):
            continue
        yield end


def _may_open(tokens: Tokens) -> Iterator[int]:
    """Where a clause may open with one of its words: after a mark, or where a verb or nothing else is needed."""
    keys, gaps, starts = tokens.keys, tokens.gaps, tokens.starts
    last = len(keys) - 1
    for at in tokens.places_of(_OPENERS):
        if keys[at] in _SURE or gaps[at] != " " or (at < last and keys[at + 1] in _VERBS):
            yield starts[at]
