"""The cue words of ``reading_cues.csv`` and its companions, found in one clause at a time.

A *governor* is a verb or noun that says what happens at a place ("sailed", "deployment", "strike"). A *modality* says
that it did not simply happen: planned, ordered, possible, cancelled, denied. Modality with reach ``next`` applies to
the governor that follows it; with reach ``clause`` to the whole clause ("a visit to Curaçao was cancelled").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final, NamedTuple

from components.geocoding.anchors import Finder, first_words
from components.geocoding.lexicon_files import meanings, rows, word_set
from components.geocoding.plain import alternation
from components.geocoding.tokens import Tokens, words
from components.model import Assertion, Status

_TRANSITIVE: Final = {
    "leave": "left;leaves;leaving;leave;departed;departs;departing;depart;abandoned;abandons;dejo;abandono;"
    "abandona;abandonan;abandonar",
    "arrive": "entered;enters;entering;enter;reached;reaches;reaching;reach",
    "operate": "passed;passes;passing;circle;circled;circling;cross;crosses;crossed;crossing;transit;transits;"
    "transited;transiting;overfly;overflew;patrol;patrolled;patrolling;patrols;sobrevolo;sobrevolaron;"
    "sobrevuela;sobrevuelan;approached;buzzed;cruzo;patrulla;patrullan;sobrevolar;"
    "sobrevolaran;cruzaron;cruza;cruzan;cruzar;patrullo;patrullaron;patrullar;transito;transitaron;bordeo;rodeo",
    "visit": "visited;visits;visiting;visit;visito;visitan;visitara;visitar;visitaran;visitaron",
    "event": "struck;strike;strikes;bombed;bombing;bomb;attacked;attack;attacking;hit;raided;invaded;invade;invading;"
    "bombardeo;bombardearon;ataco;atacaron;invadio;atacar;bombardear",
}  # fmt: skip
DIRECT: Final = {word: kind for kind, listed in _TRANSITIVE.items() for word in listed.split(";")}
NOT_FORCES: Final = frozenset({"people", "killed", "wounded", "survivors", "strikes"})  # units of persons and events
_NO_DENIAL: Final = re.compile(  # "no more than 12 ships", "not only": what is said is not denied
    r"\s(?:more|fewer|less)\sthan\b|\s(?:only|just|solo|solamente)\b|\s(?:mas|menos)\sde\b"
)
_LEAD_REACH: Final = 80
GROUNDS: Final = {
    "observed": Assertion.OBSERVED,
    "claimed": Assertion.CLAIMED,
    "official": Assertion.OFFICIAL_STATEMENT,
    "assessed": Assertion.ASSESSED,
}


class Cue(NamedTuple):
    start: int
    end: int
    kind: str
    word: str
    status: Status | None


class Modality(NamedTuple):
    start: int
    end: int
    kind: str
    word: str
    status: Status
    assertion: Assertion | None
    whole_clause: bool


@lru_cache(maxsize=16)
def _table(name: str) -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    by_word = {word: row for row in reversed(rows(name)) for word in row["words"].split(";")}
    return re.compile(rf"(?<![\w-])(?:{alternation(by_word)})(?![\w])(?!-based)"), by_word


def _row(name: str, words: str) -> dict[str, str]:
    return _table(name)[1][" ".join(words.split())]


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    prepositions = alternation(meanings_of_prepositions())
    direct = alternation(DIRECT)
    modifiers = alternation(meanings("reading_place_modifiers", "kind"))
    return re.compile(
        rf"(?<![\w-])(?:(?P<preposition>{prepositions})|(?P<direct>{direct}))\s(?:(?:{modifiers})[\s,]{{1,2}}){{0,6}}[\"'(]?$"
    )


class Lead(NamedTuple):
    """What stands before a place: a preposition kind, or a verb whose object the place is."""

    start: int
    word: str
    preposition: str = ""
    direct: str = ""


@lru_cache(maxsize=1)
def meanings_of_prepositions() -> dict[str, str]:
    """Preposition → kind; "cerca de" and "frente a" also as "cerca del" and "frente al"."""
    stated = meanings("reading_prepositions", "kind")
    contracted = {f"{words}l": kind for words, kind in stated.items() if words.endswith((" de", " a"))}
    return contracted | stated


@lru_cache(maxsize=1)
def _forces() -> re.Pattern[str]:
    """Nouns for ships, aircraft, troops and their formations, and the pronouns that stand for them."""
    units = meanings("reading_units", "unit")
    military = [word for word, unit in units.items() if unit not in NOT_FORCES]
    return re.compile(rf"(?<!\w)(?:{alternation([*military, *word_set('reading_forces')])})(?!\w)")


@lru_cache(maxsize=1)
def _speech() -> frozenset[str]:
    return frozenset(next(row["words"] for row in rows("reading_cues") if row["kind"] == "speech").split(";"))


def is_speech(word: str) -> bool:
    return word in _speech()


@lru_cache(maxsize=1)
def _lead_openers() -> frozenset[str]:
    return first_words((*meanings_of_prepositions(), *DIRECT))


@lru_cache(maxsize=1)
def _lead_words() -> frozenset[str]:
    """All words that a lead is made of."""
    phrases = (*meanings_of_prepositions(), *DIRECT, *meanings("reading_place_modifiers", "kind"))
    return frozenset(word for phrase in phrases for word in words(phrase))


@lru_cache(maxsize=4096)
def _read_lead(phrase: str, first: int) -> Lead | None:
    """The lead that begins at character ``first`` of a phrase and goes on to its end; what stands before ``first``
    tells whether a word begins there."""
    match = _lead().match(phrase, first)
    if match is None:
        return None
    said = " ".join((match["preposition"] or match["direct"]).split())
    if match["preposition"]:
        return Lead(first, said, preposition=meanings_of_prepositions()[said])
    return Lead(first, said, direct=DIRECT[said])


@lru_cache(maxsize=1)
def _force_openers() -> frozenset[str]:
    return first_words((*meanings("reading_units", "unit"), *word_set("reading_forces")))


@lru_cache(maxsize=16)
def _openers(table: str) -> frozenset[str]:
    return first_words(_table(table)[1])


class Cues:
    """The cues of one text, stretch by stretch."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens, self._copy = tokens, tokens.folded
        names = ("reading_cues", "reading_modality", "reading_assertions")
        self._governors, self._modalities, self._grounds = (
            Finder(tokens, _table(name)[0], _openers(name)) for name in names
        )
        self._forces = Finder(tokens, _forces(), _force_openers())

    def governors(self, start: int, end: int) -> list[Cue]:
        """The governors of a clause in order."""
        return [_cue(match) for match in self._governors.matches(start, end)]

    def modalities(self, start: int, end: int) -> list[Modality]:
        found = self._modalities.matches(start, end)
        return [_modality(match) for match in found if not _NO_DENIAL.match(self._copy, match.end())]

    def names_force(self, start: int, end: int) -> bool:
        """Whether a stretch has a noun for ships, aircraft, troops or their formations, or a pronoun for them."""
        return self._forces.first(start, end) is not None

    def lead_of(self, start: int, floor: int) -> Lead | None:
        """The preposition or transitive verb that governs a place at ``start``, with only modifiers between; the
        farthest one, so that "off the coast of Venezuela" is "off"."""
        keys, starts, lead_words = self._tokens.keys, self._tokens.starts, _lead_words()
        low = max(floor, start - _LEAD_REACH)
        last = first = bisect_left(starts, start)
        while first > 0 and starts[first - 1] >= low and keys[first - 1] in lead_words:
            first -= 1
        for at in range(first, last):
            if keys[at] in _lead_openers():
                begin = max(0, starts[at] - 1)
                if lead := _read_lead(self._copy[begin:start], starts[at] - begin):
                    return lead._replace(start=starts[at])
        return None

    def ground_of(self, start: int, end: int) -> tuple[Assertion, str]:
        """On what ground a sentence says it, and the word that shows it."""
        matches = self._grounds.matches(start, end)
        found = {_row("reading_assertions", match.group())["assertion"]: match.group() for match in matches}
        for kind, assertion in GROUNDS.items():
            if kind in found:
                return assertion, found[kind]
        return Assertion.REPORTED, ""


def _cue(match: re.Match[str]) -> Cue:
    start, end = match.span()
    kind, status = _governor_meant(match.group())
    return Cue(start, end, kind, match.group(), status)


@lru_cache(maxsize=4096)
def _governor_meant(said: str) -> tuple[str, Status | None]:
    row = _row("reading_cues", said)
    return row["kind"], Status(row["status"]) if row["status"] else None


def _modality(match: re.Match[str]) -> Modality:
    start, end = match.span()
    kind, status, assertion, whole = _modality_meant(match.group())
    return Modality(start, end, kind, match.group(), status, assertion, whole)


@lru_cache(maxsize=4096)
def _modality_meant(said: str) -> tuple[str, Status, Assertion | None, bool]:
    row = _row("reading_modality", said)
    assertion = Assertion(row["assertion"]) if row["assertion"] else None
    return row["kind"], Status(row["status"]), assertion, row["reach"] == "clause"
