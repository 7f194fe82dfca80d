"""From the words of a place phrase to gazetteer places: which "Norfolk", which "Colombia border".

A candidate that lies inside another place of the same phrase ("Burlington, Vermont") beats all others; then the
regional importance decides, then population. A small place of the world gazetteer that nothing else in the phrase
supports is not taken: better unresolved than wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import re2

from components.geocoding.gazetteer import Gazetteer
from components.geocoding.placement import SITES
from components.geocoding.tokens import fold, phrase_key
from components.model import Domain, Place, Status

LARGE_CITY = 250_000  # the smallest place of the world gazetteer that is taken on its name alone
LEAST_IMPORTANCE = 0.3  # below it the bare name usually means a ship, a person or an office ("SOUTHCOM said")
_FULL_NAME = re2.compile(
    r"\b(?:puerto|port|base|airport|aeropuerto|fort|fuerte|isla|island|state|estado|bay|palace|headquarters)\b"
)
_ARTICLE = re2.compile(r"^(?:the|la|el|las|los|l'|le)\s+")
_TAIL = re2.compile(
    r"\s+(?:area|region|island|islands|state|states|border states|province|department|city|itself|air[- ]defen[cs]e "
    r"positions|positions|territory|zone)$"
)
_SITE_TAIL = re2.compile(r"\s+(?:international airport|airport|air base|naval base|base)$")
_SYNONYMS = (
    (re2.compile(r"\b(?:special|exclusive) economic zone$"), "eez"),
    (re2.compile(r"\barea$"), "area of responsibility"),
)
_BORDER = re2.compile(r"^(?:the )?(?P<one>.+?)(?:[- ](?P<other>[a-z ]+))? (?:border|frontier|frontera)$")
_FIR_TAIL = re2.compile(r"\s+(?:flight (?:information )?regions?|firs?)$")
_PARTS_OF = re2.compile(
    r"^(?P<a>\w+)(?:/| and | y )(?P<b>\w+) (?P<rest>.+)$",
)


@dataclass(frozen=True, slots=True)
class Names:
    """Looks names up with what the rest of the phrase says; ``countries`` are ISO alpha-2 codes the caller knows."""

    gazetteer: Gazetteer
    status: Status | None = None
    domain: Domain | None = None
    countries: tuple[str, ...] = ()
    context: tuple[tuple[Place, ...], ...] = field(default=())  # candidates of each other segment of the phrase

    def candidates(self, words: str) -> tuple[Place, ...]:
        """Every place the words may name: as they are, without an article, without a generic tail."""
        for form in _forms(words):
            if found := self.gazetteer.lookup(form) or self._border(form):
                return found
        site = _SITE_TAIL.sub("", fold(words))
        return tuple(place for place in self.gazetteer.lookup(site) if place.kind in SITES)

    def best(self, words: str) -> Place | None:
        """The one place meant, or ``None``."""
        exact = phrase_key(words)
        found = [place for place in self.candidates(words) if self._trusted(place, exact)]
        if not found:
            return None
        chosen = max(
            found,
            key=lambda place: (
                self.support(place),
                place.importance,
                phrase_key(place.name) == exact,
                place.population,
            ),
        )
        return self._harbour(chosen)

    def support(self, place: Place) -> int:
        """How many other segments, or the caller's countries, a place lies in."""
        inside = sum(any(self.within(place, other) for other in group) for group in self.context)
        return inside + (place.country in self.countries)

    def within(self, place: Place, other: Place) -> bool:
        """Whether ``other`` is a larger place that ``place`` belongs to."""
        if place.place_id == other.place_id or not other.country:
            return False
        if other.kind == "country" and other.country == place.country:
            return True
        division = phrase_key(place.admin1)
        named = division in {phrase_key(name) for name in (other.name, *other.names)}
        same_division = bool(division) and named and other.kind in ("state", "region")
        return self.gazetteer.inside(place, other.place_id) or (same_division and place.country == other.country)

    def airspace(self, country: Place) -> Place | None:
        """The flight information region of a country, if the gazetteer has one."""
        regional = self.gazetteer.regional().values()
        return next((place for place in regional if place.kind == "space" and place.parent == country.place_id), None)

    def waters_off(self, place: Place) -> Place | None:
        """The gazetteer's own area for the waters off a place, if it has one."""
        found = self.gazetteer.lookup(f"waters off {place.name}")
        return found[0] if found and found[0].kind == "ocean_region" else None

    def _trusted(self, place: Place, key: str) -> bool:
        full_name = place.importance > 0 and (phrase_key(place.name) == key or _FULL_NAME.search(key) is not None)
        return (
            full_name
            or place.importance >= LEAST_IMPORTANCE
            or self.support(place) > 0
            or place.population >= LARGE_CITY
        )

    def _harbour(self, place: Place) -> Place:
        """A ship at a town is at its port, where the gazetteer knows exactly one."""
        afloat = self.status is Status.PORT_VISIT or self.domain is Domain.NAVAL
        if not afloat or place.kind not in ("city", "town"):
            return place
        regional = self.gazetteer.regional().values()
        ports = [port for port in regional if port.kind == "port" and port.parent == place.place_id]
        return ports[0] if len(ports) == 1 else place

    def _border(self, words: str) -> tuple[Place, ...]:
        match = _BORDER.match(fold(words))
        if not match:
            return ()
        named = [self._country(name) for name in match.groups() if name]
        others = [place for group in self.context for place in group if place.kind == "country"]
        pairs = [named[::-1], *([other, named[0]] for other in others), *([named[0], other] for other in others)]
        return next((found for pair in pairs if (found := self._between(pair))), ()) or self._only_border(named)

    def _between(self, pair: Sequence[Place | None]) -> tuple[Place, ...]:
        if len(pair) < 2 or None in pair:
            return ()
        one, other = (place.name for place in pair if place)
        return self.gazetteer.lookup(f"{one}-{other} border") or self.gazetteer.lookup(f"{other}-{one} border")

    def _only_border(self, named: Sequence[Place | None]) -> tuple[Place, ...]:
        """ "The Colombian border", no other country named: the border with Venezuela, which this theatre is about."""
        if len(named) != 1 or named[0] is None:
            return ()
        return self.gazetteer.lookup(f"Venezuela-{named[0].name} border")

    def _country(self, name: str) -> Place | None:
        postings = self.gazetteer.postings(phrase_key(name))  # with demonyms: "the Colombian border"
        places = (self.gazetteer.place(posting.number) for posting in postings)
        return next((place for place in places if place.kind == "country"), None)


def _forms(words: str) -> Iterator[str]:
    folded = fold(words).strip(" .,;:'\"")
    bare = _ARTICLE.sub("", folded)
    yield folded
    yield bare
    yield from (pattern.sub(other, bare) for pattern, other in _SYNONYMS if pattern.search(bare))
    yield _TAIL.sub("", bare)


def is_airspace_list(words: str) -> bool:
    """Whether the words end in "flight regions" or "FIRs" and name more than one."""
    return bool(_FIR_TAIL.search(fold(words))) and ("," in words or " and " in words)


def as_airspace(item: str) -> str:
    """``Piarco`` → ``piarco FIR``, for the items of "Maiquetía, Piarco and San Juan flight regions"."""
    return f"{_FIR_TAIL.sub('', fold(item))} FIR"


def spread_parts(segment: str, part_words: str) -> tuple[str, ...]:
    """ "Southern and eastern Puerto Rico", "Eastern/southern Caribbean" → one phrase for each part."""
    match = _PARTS_OF.match(segment)
    words = re2.compile(f"^(?:{part_words})$")
    if match and all(words.match(fold(match.group(name))) for name in ("a", "b")):
        return tuple(f"{match.group(name)} {match.group('rest')}" for name in ("a", "b"))
    return (segment,)
