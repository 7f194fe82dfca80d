"""What assets look like in print, beyond any list: vessels by prefix, hull numbers, aircraft and missile designations,
units, groups and ship classes. The patterns run on the text as given, since capitals carry the meaning; each begins at
a word boundary and repeats a bounded number of times, so a scan is linear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from components.geocoding.anchors import first_words
from components.geocoding.lexicon_files import rows

_CAP: Final = r"(?:[A-ZÁÉÍÓÚÑ]\.|St\.|Ste\.|Jr\.|[A-ZÁÉÍÓÚÑÜÇ][\w'’]{0,30}(?:[-–][A-ZÁÉÍÓÚÑ][\w'’]{0,30}){0,3})"
NAME: Final = (
    rf"(?:[“\"'‘])?{_CAP}(?:[ –](?:(?:de|del|la|las|los|of|van|von|der|den|y) ){{0,2}}{_CAP}){{0,4}}(?:[”\"])?"
)
HULL: Final = (
    r"(?:(?:T-)?(?:AH|AOE|AO|AKE|EPF|ATF|AGOS|ESB|ESD)-\d{1,3}|(?:DDG|LHD|LHA|LPD|LSD|CVN|SSN|SSGN|LCS|WMSL|WMEC|WHEC|"
    r"WPC|WLB|FFG|LCC)[- ]\d{1,4}|(?:CG|MCM)-\d{1,4})"
)
_GROUP: Final = (
    r"(?:[Cc]arrier [Ss]trike [Gg]roup|[Aa]mphibious [Rr]eady [Gg]roup|[Ee]xpeditionary [Ss]trike [Gg]roup|"
    r"[Ss]urface [Aa]ction [Gg]roup|[Ss]trike [Gg]roup|[Cc]arrier [Gg]roup|ARG(?:/MEU|-MEU)?|CSG|SAG|ESG)"
)
_GRUPO: Final = (
    r"[Gg]rupo (?:[Aa]nfibio(?: de (?:[Pp]reparación|[Rr]eacción|[Aa]lerta|[Dd]isponibilidad)(?: [Aa]nfibia)?)?|"
    r"de (?:[Aa]taque|[Cc]ombate)(?: de)?(?:l? [Pp]ortaa?viones)?)(?: del?)?(?: USS)?"
)
_SHIPS: Final = (
    r"(?:(?:guided-missile |littoral |fast |patrol |attack |ballistic-missile )?(?:destroyer|cruiser|frigate|corvette|"
    r"cutter|submarine|ship|vessel|boat|carrier|amphibious|combat))"
)
RISKY_PREFIXES: Final = frozenset({"SS", "MT", "INS", "ARM", "BAE", "ITS", "ARA", "IRIS", "FS", "CNS"})


def _patterns(table: str) -> str:
    return "|".join(row["pattern"] for row in rows(table))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    prefixes = "|".join(sorted((re.escape(row["prefix"]) for row in rows("reading_vessel_prefixes")), reverse=True))
    return {
        "grupo": rf"{_GRUPO} {NAME}",
        "group": rf"(?:USS )?{_CAP}(?: {_CAP}){{0,3}}(?:['’]s)? {_GROUP}\b",
        "vessel": rf"(?:{prefixes})[ \u00a0](?:\d{{1,2}} de )?{NAME}",
        "hull": rf"{HULL}\b",
        "unit": rf"(?:{_patterns('reading_units_named')})\b",
        "aircraft": rf"(?:{_patterns('reading_aircraft')})(?![\w/])",
        "aircrafts": rf"(?:{_patterns('reading_aircraft')})(?:['’]?s)(?!\w)",
        "class": rf"(?!(?:An?|The|One|Two|Three|Four) ){_CAP}(?: {_CAP}){{0,2}}(?:-class\b| class(?= {_SHIPS}))"
        rf"|[Cc]lase {_CAP}(?: {_CAP}){{0,2}}",
    }


def _one_of(kinds: Mapping[str, str]) -> re.Pattern[str]:
    body = "|".join(f"(?P<{name}>{pattern})" for name, pattern in kinds.items())
    return re.compile(rf"(?<![\w/-])(?:{body})")


@lru_cache(maxsize=1)
def scanner() -> re.Pattern[str]:
    """All kinds, for the text as given; the last group of a match names its kind."""
    return _one_of(_kinds())


@lru_cache(maxsize=1)
def figure_scanner() -> re.Pattern[str]:
    """The kinds of which a figure may be all that tells them."""
    return _one_of({kind: _kinds()[kind] for kind in ("hull", "unit", "aircraft", "aircrafts")})


HULL_AFTER: Final = re.compile(rf"\s(?:\(({HULL}|[A-Z]\d{{2,3}})\)|({HULL})\b)")


_WORDS: Final = (
    "class clase arg csg sag esg group grupo meu meb mef soar squadron wing regiment division brigade battalion team "
    "stalkers devgru task jtf jiatf fuerza fuerzas buk igla pantsir thaad nasams tor antey pechora mohajer ansu unidad "
    "ala"
)


@lru_cache(maxsize=1)
def pattern_words() -> frozenset[str]:
    """Words of which every match of ``scanner`` has one, but for those of ``figure_scanner``."""
    prefixes = first_words(row["prefix"] for row in rows("reading_vessel_prefixes"))
    return prefixes | frozenset(_WORDS.split())


def prefix_of(vessel: str) -> str:
    return re.split(r"[ \u00a0]", vessel, maxsplit=1)[0]
