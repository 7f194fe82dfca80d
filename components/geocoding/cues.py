"""The cue words of ``reading_cues.csv`` and its companions, found in one clause at a time.

A *governor* is a verb or noun that says what happens at a place ("sailed", "deployment", "strike"). A *modality* says
that it did not simply happen: planned, ordered, possible, cancelled, denied. Modality with reach ``next`` applies to
the governor that follows it; with reach ``clause`` to the whole clause ("a visit to Curaçao was cancelled").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from components.geocoding.anchors import Finder, first_words
from components.geocoding.lexicon_files import meanings, rows, word_set
from components.geocoding.plain import alternation
from components.geocoding.tokens import Tokens
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


@dataclass(frozen=True, slots=True)
class Cue:
    start: int
    end: int
    kind: str
    word: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class Modality:
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


@dataclass(frozen=True, slots=True)
class Lead:
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
def _force_openers() -> frozenset[str]:
    return first_words((*meanings("reading_units", "unit"), *word_set("reading_forces")))


@lru_cache(maxsize=16)
def _openers(table: str) -> frozenset[str]:
    return first_words(_table(table)[1])


class Cues:
    """The cues of one text, stretch by stretch."""

    def __init__(self, tokens: Tokens) -> None:
        self._copy = tokens.folded
        names = ("reading_cues", "reading_modality", "reading_assertions")
        self._governors, self._modalities, self._grounds = (
            Finder(tokens, _table(name)[0], _openers(name)) for name in names
        )
        self._forces = Finder(tokens, _forces(), _force_openers())
        self._leads = Finder(tokens, _lead(), _lead_openers())

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
        match = self._leads.first(max(floor, start - _LEAD_REACH), start)
        if match is None:
            return None
        words = " ".join((match["preposition"] or match["direct"]).split())
        if match["preposition"]:
            return Lead(match.start(), words, preposition=meanings_of_prepositions()[words])
        return Lead(match.start(), words, direct=DIRECT[words])

    def ground_of(self, start: int, end: int) -> tuple[Assertion, str]:
        """On what ground a sentence says it, and the word that shows it."""
        matches = self._grounds.matches(start, end)
        found = {_row("reading_assertions", match.group())["assertion"]: match.group() for match in matches}
        for kind, assertion in GROUNDS.items():
            if kind in found:
                return assertion, found[kind]
        return Assertion.REPORTED, ""


def _cue(match: re.Match[str]) -> Cue:
    row = _row("reading_cues", match.group())
    status = Status(row["status"]) if row["status"] else None
    return Cue(match.start(), match.end(), row["kind"], match.group(), status)


def _modality(match: re.Match[str]) -> Modality:
    row = _row("reading_modality", match.group())
    assertion = Assertion(row["assertion"]) if row["assertion"] else None
    whole = row["reach"] == "clause"
    return Modality(*match.span(), row["kind"], match.group(), Status(row["status"]), assertion, whole)
