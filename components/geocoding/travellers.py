"""Who makes a journey, or is somewhere: only of a ship, an aircraft or a force may a map show it.

"Maduro could leave Venezuela for Russia" names an origin and a destination as "The frigate could leave Venezuela for
Russia" does. What stands before the verb tells: a force or an asset there is who travels; a name or another noun there
means somebody else; a clause without any ("…, which left Norfolk") speaks of what the sentence names. The words are
those of ``reading_travellers.csv``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from components.geocoding import role_rules as rules
from components.geocoding.anchors import Finder
from components.geocoding.cues import Cue
from components.geocoding.governing import Governing, Span
from components.geocoding.lexicon_files import meanings
from components.geocoding.lexicons import cue_classes, cue_words, first_names
from components.geocoding.plain import alternation
from components.geocoding.tokens import Tokens
from components.model import Mention

ANTECEDENT: Final = 40  # characters before "who" in which its noun stands
LONGEST_NAME: Final = 5  # words to either side of one that its name is looked for in
_SELF_MOVING: Final = frozenset({"leave", "arrive", "return", "visit"})  # kinds of verbs whose subject travels
_POSSESSOR: Final = re.compile(r"(?P<who>\w{2,30})['’]s?\s(?:\w{1,20}\s){0,2}$")
_ARTICLES: Final = frozenset({"the", "el", "la"})
_TITLES: Final = frozenset({"title", "kinship"})


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(word for word, meant in meanings("reading_travellers", "kind").items() if meant == kind)


@cache
def _people() -> frozenset[str]:
    """Nouns for persons, titles among them."""
    titles = {word for word, kinds in cue_classes("before").items() if _TITLES.intersection(kinds)}
    counted = {word for word, unit in meanings("reading_units", "unit").items() if unit == "people"}
    return _listed("person") | titles | counted


@cache
def _small_words() -> frozenset[str]:
    inside = (cue_words("inside", kind) for kind in ("function", "connective"))
    return frozenset().union(*inside, *map(_listed, ("small", "who", "craft")), rules.BE, rules.MODAL_VERBS)


@cache
def _craft() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(_listed('craft'))})(?!\w)")


class Travellers:
    """Tells of the clauses of one text whether it is a force that is somewhere or on the way."""

    def __init__(self, tokens: Tokens, governing: Governing, mentions: Sequence[Mention]) -> None:
        self._tokens = tokens
        self._governing = governing
        self._spans = [(mention.start, mention.end) for mention in mentions]
        self._craft = Finder(tokens, _craft(), _listed("craft"))

    def forces(self, start: int, end: int) -> bool:
        """Whether a stretch names an asset, a force or a civil craft."""
        governing = self._governing
        named = governing.names_asset(start, end) or governing.cues.names_force(start, end)
        return named or self._craft.first(start, end) is not None

    def others(self, governor: Cue | None, mention: Mention, clause: Span) -> bool:
        """Whether a clause says of somebody or something else that it is at a place or on the way there."""
        at = governor.start if governor and governor.end <= mention.start else mention.start
        moved = governor is None or governor.kind not in _SELF_MOVING or governor.word in _listed("object_travels")
        if self.forces(clause[0], mention.start if moved else at):
            return False
        if governor and governor.word in _listed("subject_elsewhere"):
            possessor = _POSSESSOR.search(self._tokens.folded, max(clause[0], at - 60), at)
            return possessor is not None and self._is_other(self._number(possessor.start("who")))
        if self._opens_with_who(clause):
            return not self.forces(max(0, clause[0] - ANTECEDENT), clause[0])
        subject = self._subject(clause, at)
        return any(map(self._is_somebody, subject)) or (bool(subject) and not self.forces(*clause))

    def _subject(self, clause: Span, at: int) -> list[int]:
        """The words before the first verb of a clause that are names and nouns of their own."""
        first = next((cue.start for cue in self._governing.governors_in(clause) if cue.kind != "speech"), at)
        return [number for number in self._words(clause[0], min(at, first)) if self._is_other(number)]

    def _opens_with_who(self, clause: Span) -> bool:
        first = next(iter(self._words(*clause)), None)
        return first is not None and self._tokens.keys[first] in _listed("who")

    def _number(self, start: int) -> int:
        """The number of the word at a character."""
        return bisect_left(self._tokens.starts, start)

    def _words(self, start: int, end: int) -> range:
        return range(self._number(start), self._number(end))

    def _is_somebody(self, number: int) -> bool:
        """Whether a word means people or is a name: capitalised, and where it opens a sentence a well-known one."""
        tokens, key = self._tokens, self._tokens.keys[number]
        if key in _people() or not tokens.capitals[number]:
            return key in _people()
        opening = self._number(self._governing.clauses.sentence(tokens.starts[number])[0])
        return number != opening or key in cue_words("inside", "person") or key in first_names()

    def _is_other(self, number: int) -> bool:
        """Whether a word is a name or a noun of its own: no part of a mention, no cue, no ship and no small word."""
        key, start = self._tokens.keys[number], self._tokens.starts[number]
        if key in _small_words() or key.endswith(("ly", "mente")) or not key.isalpha() or self._is_a_ship(number):
            return False
        at = bisect_left(self._spans, (start + 1, 0)) - 1
        inside = at >= 0 and self._spans[at][0] <= start < self._spans[at][1]
        return not inside and not self._governing.cues.governors(start, start + len(key))

    def _is_a_ship(self, number: int) -> bool:
        """ "The Ford", "el Carabobo": a capitalised name with an article and no title may be an unlisted ship's."""
        tokens = self._tokens
        first, last = number, number + 1
        for _ in range(LONGEST_NAME):
            first -= first > 0 and tokens.capitals[first - 1] and tokens.keys[first - 1] not in _ARTICLES
            last += last < len(tokens) and tokens.capitals[last]
        article = first > 0 and tokens.keys[first - 1] in _ARTICLES
        return article and tokens.capitals[number] and _people().isdisjoint(tokens.keys[first:last])
