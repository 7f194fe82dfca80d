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
water_of   the first operand without land and without the further operands
=========  =================================================================================================

The result is a FeatureCollection in EPSG:4326 (lon, lat), one feature a line, sorted by id, the same bytes each time.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import shapely
from shapely.geometry import Polygon, box, shape
from shapely.geometry.base import BaseGeometry

from components.errors import GazetteerError
from components.geocoding.footprint_land import (
    COARSE_DEG,
    FINE_DEG,
    SOURCES,
    Footprint,
    closed,
    coarse_land,
    country_footprints,
    far_land,
    island_footprints,
    near_land,
    parts_inside,
    state_footprints,
    together,
    without_specks,
)
from components.geocoding.geodesy import as_geojson, buffer
from components.paths import DATA

TARGET = DATA / "footprints.geojson"
THEATRE = box(-90.0, 6.0, -58.0, 24.0)
DETAIL, DETAIL_ELSEWHERE = 350, 110
PLAIN_RULES = frozenset({"union", "water_of"})  # groups of countries and whole commands need no fine coast
WIDE_DEG2 = 400.0  # seas larger than this are cut with the coarse coast


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


def build(places: Path = DATA / "places.csv", target: Path = TARGET) -> Path:
    """Write the footprints of all places that have one and return the file's path.

    ``places`` is a CSV with place_id, name, kind, country, lat, lon, radius_km; islands and states found in it get the
    polygon of the basemap that holds their point. Raises ``GazetteerError`` where a row of areas.csv cannot be drawn.
    """
    rows = list(_rows(places))
    countries = {code: row for row in rows if row["kind"] == "country" and (code := row["country"])}
    near = near_land()
    everywhere = together([*near.values(), *(land for _, land in far_land())])
    drawing = Drawing(fine=closed(everywhere), coarse=closed(coarse_land(near)))
    for footprint in [*country_footprints(near, countries), *state_footprints(rows), *island_footprints(near, rows)]:
        drawing.add(footprint)
    for row in _rows(SOURCES / "areas.csv"):
        drawing.add(draw(row, drawing))
    target.write_text(_document(drawing.made), encoding="utf-8")
    return target


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def draw(row: Mapping[str, str], drawing: Drawing) -> Footprint:
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
    return together(drawing.shape_of(operand) for operand in row["operands"].split(";"))


def _water(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    outline = _outline(row)
    return outline.difference(drawing.land(outline))


def _belt(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    operand, window, *without = row["operands"].split(";")
    coast = parts_inside(drawing.shape_of(operand), map(float, window.split()))
    area = shape(buffer(as_geojson(coast), float(row["outline"]) * 1000))
    return area.difference(together([drawing.land(area), coast, *map(drawing.shape_of, without)]))


def _coast(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    operand, window, *without = row["operands"].split(";")
    land = parts_inside(drawing.shape_of(operand), map(float, window.split()))
    shore = drawing.fine.boundary.buffer(0.05).difference(
        together(drawing.shape_of(name) for name in without).buffer(0.1)
    )
    return shape(buffer(as_geojson(land.boundary.intersection(shore)), float(row["outline"]) * 1000))


def _border(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    one, other = (drawing.shape_of(operand) for operand in row["operands"].split(";"))
    shared = shapely.simplify(shapely.intersection(one, other.buffer(0.002)), FINE_DEG)
    wide = shape(buffer(as_geojson(shared), float(row["outline"]) * 1000))
    return wide.intersection(together([one, other]))


def _water_of(row: Mapping[str, str], drawing: Drawing) -> BaseGeometry:
    operand, *without = row["operands"].split(";")
    return drawing.shape_of(operand).difference(together([drawing.coarse, *map(drawing.shape_of, without)]))


RULES: Mapping[str, Callable[[Mapping[str, str], Drawing], BaseGeometry]] = {
    "as_drawn": lambda row, _: _outline(row),
    "water": _water,
    "land": lambda row, drawing: _outline(row).intersection(_operands(row, drawing)),
    "within": lambda row, drawing: _outline(row).intersection(_operands(row, drawing)),
    "with": lambda row, drawing: together([_outline(row), _operands(row, drawing)]),
    "union": _operands,
    "belt": _belt,
    "coast": _coast,
    "border": _border,
    "water_of": _water_of,
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
    parts = [without_specks(part, tolerance**2) for part in shapely.get_parts(smooth) if isinstance(part, Polygon)]
    largest = max(part.area for part in parts)
    kept = [part for part in parts if part.area > tolerance**2 or part.area == largest]
    return shapely.set_precision(shapely.union_all(kept), 0.001 if tolerance < COARSE_DEG / 4 else 0.01)
