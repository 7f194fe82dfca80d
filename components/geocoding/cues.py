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

from components.geocoding.lexicon_files import meanings, rows, word_set
from components.geocoding.plain import alternation
from components.model import Assertion, Status

_TRANSITIVE: Final = {
    "leave": "left;leaves;leaving;leave;departed;departs;departing;depart;abandoned;abandons;dejo;abandono;"
    "abandona;abandonar",
    "arrive": "entered;enters;entering;enter;reached;reaches;reaching;reach",
    "operate": "circled;circling;crossed;crossing;transited;transiting;overflew;patrolled;patrolling;patrols;sobrevolo;"
    "sobrevolaron;sobrevuela;sobrevuelan;approached;buzzed;cruzo;patrulla;patrullan;sobrevolar;"
    "sobrevolaran;cruzaron;cruza;cruzan;cruzar;patrullo;patrullaron;patrullar;transito;transitaron;bordeo;rodeo",
    "visit": "visited;visits;visiting;visit;visito;visitan;visitara;visitar;visitaran;visitaron",
    "event": "struck;strike;strikes;bombed;bombing;bomb;attacked;attack;attacking;hit;raided;invaded;invade;invading;"
    "bombardeo;bombardearon;ataco;atacaron;invadio;atacar;bombardear",
}  # fmt: skip
DIRECT: Final = {word: kind for kind, listed in _TRANSITIVE.items() for word in listed.split(";")}
NOT_FORCES: Final = frozenset({"people", "killed", "wounded", "survivors", "strikes"})  # units of persons and events
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


def governors(copy: str, start: int, end: int) -> list[Cue]:
    """The governors of a clause in order."""
    found = []
    for match in _table("reading_cues")[0].finditer(copy, start, end):
        row = _row("reading_cues", match.group())
        status = Status(row["status"]) if row["status"] else None
        found.append(Cue(match.start(), match.end(), row["kind"], match.group(), status))
    return found


def modalities(copy: str, start: int, end: int) -> list[Modality]:
    found = []
    for match in _table("reading_modality")[0].finditer(copy, start, end):
        row = _row("reading_modality", match.group())
        assertion = Assertion(row["assertion"]) if row["assertion"] else None
        whole = row["reach"] == "clause"
        found.append(Modality(*match.span(), row["kind"], match.group(), Status(row["status"]), assertion, whole))
    return found


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


def lead_of(copy: str, start: int, floor: int) -> Lead | None:
    """The preposition or transitive verb that governs a place at ``start``, with only modifiers between; the farthest
    one, so that "off the coast of Venezuela" is "off"."""
    match = _lead().search(copy, max(floor, start - _LEAD_REACH), start)
    if match is None:
        return None
    words = " ".join((match["preposition"] or match["direct"]).split())
    if match["preposition"]:
        return Lead(match.start(), words, preposition=meanings_of_prepositions()[words])
    return Lead(match.start(), words, direct=DIRECT[words])


@lru_cache(maxsize=1)
def meanings_of_prepositions() -> dict[str, str]:
    """Preposition → kind; "cerca de" and "frente a" also as "cerca del" and "frente al"."""
    stated = meanings("reading_prepositions", "kind")
    contracted = {f"{words}l": kind for words, kind in stated.items() if words.endswith((" de", " a"))}
    return contracted | stated


@lru_cache(maxsize=1)
def forces() -> re.Pattern[str]:
    """Nouns for ships, aircraft, troops and their formations, and the pronouns that stand for them."""
    units = meanings("reading_units", "unit")
    military = [word for word, unit in units.items() if unit not in NOT_FORCES]
    return re.compile(rf"(?<!\w)(?:{alternation([*military, *word_set('reading_forces')])})(?!\w)")


@lru_cache(maxsize=1)
def _speech() -> frozenset[str]:
    return frozenset(next(row["words"] for row in rows("reading_cues") if row["kind"] == "speech").split(";"))


def is_speech(word: str) -> bool:
    return word in _speech()


def ground_of(copy: str, start: int, end: int) -> tuple[Assertion, str]:
    """On what ground a sentence says it, and the word that shows it."""
    pattern, _ = _table("reading_assertions")
    found = {
        (_row("reading_assertions", m.group())["assertion"]): m.group() for m in pattern.finditer(copy, start, end)
    }
    for kind, assertion in GROUNDS.items():
        if kind in found:
            return assertion, found[kind]
    return Assertion.REPORTED, ""
