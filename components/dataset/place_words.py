"""What a source calls a place, in Spanish: names by the gazetteer, the words around them by a small table.

A description is understood whole or left in the source's own words, in quotation marks: a label half in one language
and half in the other would say something that nobody said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import re2

from components.language import SPANISH, current

_SIDES = {
    "north": "norte",
    "northeast": "noreste",
    "east": "este",
    "southeast": "sureste",
    "south": "sur",
    "southwest": "suroeste",
    "west": "oeste",
    "northwest": "noroeste",
    "north-northeast": "nornoreste",
    "south-southwest": "sursuroeste",
}
_PARTS = {f"{side}ern": word for side, word in _SIDES.items()} | {"central": "centro", **_SIDES}
_EL = frozenset(
    """aeropuerto archipiélago área atlántico canal caribe centro espacio este estrecho golfo lago mar mediterráneo
    noreste noroeste norte océano oeste pacífico paso río sur sureste suroeste""".split()  # noqa: SIM905 - a list of words
)
_LA = frozenset(
    """bahía base costa embajada estación frontera isla península playa región terminal zona""".split()  # noqa: SIM905
)
_LAS = frozenset(["antillas", "bahamas", "islas"])
_LOS = frozenset(["cayos", "estados", "países"])
#: English nouns of places: a name that holds one is not understood by itself.
_NOUNS = (
    "aboard|air|airport|airspace|and|area|area|base|bay|beach|block|border|camp|canal|cape|cities|coast|command|dock|east|"
    "economic|embassy|exclusive|fir|firs|fleet|flight|fort|forces|guard|gulf|harbor|harbour|international|island|islands|joint|"
    "key|lake|national|naval|near|north|northeast|northern|northwest|ocean|of|off|or|over|passage|port|reserve|river|sea|"
    "region|south|southeast|southern|southwest|state|states|station|strait|the|to|waters|west|western|zone"
)
_OWN = r"((?:[^\sa-z(“\d][^,;/()]*))"  # a proper name, which stays as it is
_FAR = r"(about )?(\d+)"
_ERN = "|".join(sorted((word for word in _PARTS if word not in _SIDES), reverse=True))
_SIDE, _PART = "|".join(sorted(_SIDES, reverse=True)), "|".join(sorted(_PARTS, reverse=True))
#: What stands around a name → how it is said. ``{n}`` the n-th group: ``of`` with "de", ``to`` with "a", ``the`` with
#: its article, ``own`` as it is, ``about`` that a distance is, ``side`` and ``part`` by name. The first that fits.
_PHRASES = tuple(
    (re2.compile(f"(?i:{pattern})" if own is None else pattern), form)
    for pattern, form, own in (
        (r"(.+) \((.+)\)", "{1:at} ({2:at})", None),
        (r"(.+) / (.+)", "{1:at} / {2:at}", None),
        (r"(.+); (.+)", "{1:at}; {2:at}", None),
        (r"between (.+) and (.+)", "entre {1:the} y {2:the}", None),
        (rf"{_FAR} nautical miles ({_SIDE}) of (.+)", "a {1:about} {2:own} millas náuticas al {3:side} {4:of}", None),
        (rf"{_FAR} miles ({_SIDE}) of (.+)", "a {1:about} {2:own} millas al {3:side} {4:of}", None),
        (rf"{_FAR} miles from (.+)", "a {1:about} {2:own} millas {3:of}", None),
        (r"(\d+) nautical miles (?:off|from) (.+)", "a {1:own} millas náuticas {2:of}", None),
        (rf"([^,]+) ({_SIDE}) of (.+)", "{1:at}, al {2:side} {3:of}", None),
        (r"([^,]+) to (.+)", "{1:of} {2:to}", None),
        (r"([^,]+) via (.+)", "{1:at} por {2:the}", None),
        (r"via (.+)", "por {1:the}", None),
        (r"([^,]+) off (.+)", "{1:at} frente {2:to}", None),
        (r"([^,]+) near (.+)", "{1:at} cerca {2:of}", None),
        (r"(.+), (.+)", "{1:at}, {2:at}", None),
        (rf"off the (?:({_PART}) )?coast of (.+)", "frente a la costa {1:part} {2:of}", None),
        (r"off (.+)", "frente {1:to}", None),
        (r"near (.+)", "cerca {1:of}", None),
        (rf"({_SIDE}) of (.+)", "al {1:side} {2:of}", None),
        (rf"(?:({_PART}) )?coast of (.+)", "costa {1:part} {2:of}", None),
        (r"(?:the )?waters around (.+)", "aguas en torno {1:to}", None),
        (r"(?:the )?waters off (.+)", "aguas frente {1:to}", None),
        (r"international waters", "aguas internacionales", None),
        (r"international airspace", "espacio aéreo internacional", None),
        (r"location not released|exact location (?:withheld|undisclosed)", "lugar no revelado", None),
        (r"(\w+)-(\w+) border", "frontera entre {1:the} y {2:the}", None),
        (r"(\w+) border", "frontera {1:of}", None),
        (r"([^,]+) and (.+)", "{1:at} y {2:at}", None),
        (r"(.+) area", "área {1:of}", None),
        (rf"({_ERN}) (.+)", "{1:part} {2:of}", None),
        (rf"({_SIDE}) (.+)", "{1:part} {2:of}", True),  # small: "North Carolina" is a name and no part of Carolina
        (rf"{_OWN} International Airport", "Aeropuerto Internacional {1:own}", True),
        (rf"{_OWN} International Cruise Terminal", "Terminal Internacional de Cruceros de {1:own}", True),
        (rf"{_OWN} Airport", "Aeropuerto {1:own}", True),
        (rf"{_OWN} (?:Naval Air Base|naval air base)", "Base Aeronaval {1:own}", True),
        (rf"{_OWN} (?:Air Base|air base)", "Base Aérea {1:own}", True),
        (rf"{_OWN} (?:Naval Base|naval base)", "Base Naval {1:own}", True),
        (rf"{_OWN} Naval Station", "Estación Naval {1:own}", True),
        (rf"Naval Station {_OWN}", "Estación Naval {1:own}", True),
        (rf"Naval Base {_OWN}", "Base Naval {1:own}", True),
        (rf"Port of {_OWN}", "Puerto de {1:own}", True),
        (rf"{_OWN} (?:Island|island)", "Isla {1:own}", True),
        (rf"{_OWN} Flight Information Region", "Región de Información de Vuelo de {1:own}", True),
        (r"US Embassy", "Embajada de Estados Unidos", True),
        (r"((?:USS|HMS|USNS|USCGC|ARC) [^,;/()]+)", "{1:own}", True),
        (r"(Camp [A-Z][^,;/()]+|Fort [A-Z][^,;/()]+|Fuerte [A-Z][^,;/()]+|Aeropuerto [^,;/()]+)", "{1:own}", True),
    )
)
_NAME = re2.compile(r"\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|del|la|las|los|el|y) ){0,2}\p{Lu}[\p{L}.'’-]*){0,5}")
_ENGLISH = re2.compile(rf"(?i)(?:^|[\s-])(?:{_NOUNS})(?:$|[\s-])")
_GENERAL = {
    "atlantic": "Atlántico",
    "britain": "Gran Bretaña",
    "caribbean": "Caribe",
    "caribbean region": "región del Caribe",
    "guantanamo bay": "Bahía de Guantánamo",
    "mediterranean": "Mediterráneo",
    "nationwide": "todo el país",
    "new york": "Nueva York",
    "pacific": "Pacífico",
    "panama city": "Ciudad de Panamá",
    "usvi": "Islas Vírgenes de los Estados Unidos",
    "venezuelan airspace": "espacio aéreo de Venezuela",
}
_DEEPEST = 6  # descriptions within descriptions
_FORMS = {"of": ("de ", "del "), "to": ("a ", "al "), "the": ("", "el ")}


class PlaceWords:
    """``names``: what places are called → their Spanish names, folded."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._said: dict[str, str] = {}

    @classmethod
    def of(cls, places: Any) -> PlaceWords:
        """From a table with ``name`` and ``name_es``. What is told apart in brackets goes by its name alone. Other
        names ("Washington" for the city) and those of places that differ in Spanish are left out: a name must not
        turn into that of another place."""
        found: dict[str, set[str]] = {}
        for row in places.itertuples():
            found.setdefault(_alone(row.name).casefold(), set()).add(_alone(row.name_es or row.name))
        return cls(_GENERAL | {name: min(said) for name, said in found.items() if len(said) == 1})

    def label(self, words: str) -> str:
        """A source's words in the language of now; in quotation marks where they are not understood."""
        said = self.within(words)
        return said[:1].upper() + said[1:] if current() == SPANISH else said

    def within(self, words: str) -> str:
        """The same as it is said after other words: "frente a Guri"."""
        if current() != SPANISH or not words:
            return words
        if words not in self._said:
            self._said[words] = self._in_spanish(words, _DEEPEST) or f"“{words}”"
        return self._said[words]

    def _in_spanish(self, words: str, deep: int) -> str:
        """Empty where not all of it is understood."""
        text = words.strip()
        if named := self._names.get(text.removeprefix("the ").casefold()):
            return named
        if _is_own(text):
            return text
        for pattern, form in _PHRASES if deep else ():
            found = pattern.fullmatch(text)
            parts = found and [self._part(kind, found[int(at)], deep) for at, kind in _places(form)]
            if parts is not None and all(part is not None for part in parts):
                return " ".join(_filled(form, [str(part) for part in parts]).split())
        return ""

    def _part(self, kind: str, words: str | None, deep: int) -> str | None:
        """One place of a form; ``None`` where it is not understood, empty where the words have none."""
        if kind in _WORDS:
            return _WORDS[kind](words or "")
        said = self._in_spanish(words or "", deep - 1)
        if not said:
            return None
        return said if kind == "at" else _with_article(kind, said)


def _alone(name: object) -> str:
    return str(name).partition(" (")[0]


def _is_own(text: str) -> bool:
    """Whether words are a name that says nothing in English: "Vega Baja", "Varadero"."""
    return bool(_NAME.fullmatch(text)) and not _ENGLISH.search(text)


def _side(words: str) -> str:
    return _SIDES[words.casefold()]


def _about(words: str) -> str:
    return "unas" if words else ""


def _part_of(words: str) -> str:
    return _PARTS[words.casefold()] if words else ""


_WORDS: Mapping[str, Callable[[str], str]] = {"own": str, "about": _about, "side": _side, "part": _part_of}


def _with_article(kind: str, name: str) -> str:
    plain, with_el = _FORMS[kind]
    first = name.split()[0].casefold()
    for article, words in (("la ", _LA), ("las ", _LAS), ("los ", _LOS)):
        if first in words:
            return f"{plain}{article}{name}"
    return f"{with_el if first in _EL else plain}{name}"


def _places(form: str) -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in _PLACE.finditer(form)]


def _filled(form: str, parts: list[str]) -> str:
    left = iter(parts)
    return str(_PLACE.sub(lambda _found: next(left), form))


_PLACE = re2.compile(r"\{(\d):(\w+)\}")
