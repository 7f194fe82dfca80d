"""A place while the gazetteer is compiled, and how its names are folded and flagged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from components.geocoding.tokens import phrase_key

ACRONYM, ALTERNATE, DEMONYM, ABBREVIATION = 1, 2, 4, 8  # flags of a name of a place
_TITLED = frozenset({"country", "region", "archipelago", "sea"})  # "The Hague" keeps its article, these do not
_LEADING_ARTICLE = re.compile(r"^(?:the|el|la|los|las) ")  # in small letters it is no part of the name
_EXPANSIONS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "santa": "sta", "general": "gen"}


@dataclass(slots=True)
class Entry:
    """A place at ``lat`` and ``lon`` (WGS 84, degrees); ``names`` maps each folded name to its flags. ``radius_km`` is
    about how far it reaches, 0 where unknown; ``regional`` is the row it comes from, of a regional place."""

    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int = 0
    geonameid: int = 0
    radius_km: float = 0.0
    names: dict[str, int] = field(default_factory=dict)
    regional: dict[str, str] | None = None
    division: str = ""  # GeoNames' first-order code, which regional rows take from the world place they absorb

    def add(self, name: str, flags: int = 0) -> None:
        """Register a spelling; the strictest reading never replaces a freer one."""
        if len(letters := name.replace(".", "").strip()) <= 4 and letters.isupper():
            flags |= ACRONYM
        if name.endswith(".") and " " not in name and not letters.isupper():
            flags |= ABBREVIATION
        key = phrase_key(_LEADING_ARTICLE.sub("", name.removeprefix("The ") if self.kind in _TITLED else name))
        for spelling in {key, " ".join(_EXPANSIONS.get(word, word) for word in key.split())} - {""}:
            self.names[spelling] = min(flags, self.names.get(spelling, flags))
