"""Shapes on the ellipsoid: rings, bands, sectors, corridors and parts of areas, as GeoJSON.

A circle drawn in Web Mercator is 11 km short at 10° N for a radius of 200 nautical miles, so every shape here is made
of geodesics on WGS 84 (``pyproj.Geod``, Karney's algorithms). Distances are metres, bearings degrees clockwise from
true north, coordinates degrees in (lon, lat) order, EPSG:4326. Polygons follow RFC 7946: exterior rings run
counter-clockwise, longitudes lie in [-180, 180], and a shape that crosses the antimeridian is cut there
(section 3.1.9). A shape that holds a pole is closed along the edge of the map.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from pyproj import Geod
from shapely.affinity import affine_transform, translate
from shapely.geometry import MultiPolygon, Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry

from components.errors import InputError
from components.model import GeoJson

GEOD = Geod(ellps="WGS84")
NAUTICAL_MILE_M = 1852.0  # by definition (BIPM)
STATUTE_MILE_M = 1609.344  # international mile, by definition
FARTHEST_M = 20_003_931.0  # half a meridian: no two points are farther apart than about this
DECIMALS = 5  # about a metre
COMPASS = (
    "north,north-northeast,northeast,east-northeast,east,east-southeast,southeast,south-southeast,"
    "south,south-southwest,southwest,west-southwest,west,west-northwest,northwest,north-northwest"
)
BEARINGS = {name: index * 22.5 for index, name in enumerate(COMPASS.split(","))}

LonLat = tuple[float, float]


def destination(lon: float, lat: float, bearing_deg: float, distance_m: float) -> LonLat:
    """The point ``distance_m`` from (lon, lat) on the geodesic that starts with that bearing."""
    to_lon, to_lat, _ = GEOD.fwd(lon, lat, bearing_deg, distance_m)
    return float(to_lon), float(to_lat)


def distance_between(a: LonLat, b: LonLat) -> float:
    """Length of the geodesic from ``a`` to ``b`` in metres."""
    return float(GEOD.inv(*a, *b)[2])


def bearing_between(a: LonLat, b: LonLat) -> float:
    """Bearing at ``a`` of the geodesic to ``b``, 0 ≤ bearing < 360."""
    return float(GEOD.inv(*a, *b)[0]) % 360.0


def ring(lon: float, lat: float, radius_m: float, *, vertices: int = 96) -> GeoJson:
    """The disc of all points within ``radius_m`` of (lon, lat)."""
    _check(lon, lat, radius_m)
    return _geojson(_circle(lon, lat, radius_m, vertices))


def band(lon: float, lat: float, inner_m: float, outer_m: float, *, vertices: int = 96) -> GeoJson:
    """Points between ``inner_m`` and ``outer_m`` from (lon, lat): what a distance without a bearing says."""
    _check(lon, lat, inner_m, outer_m)
    _check_order(inner_m, outer_m)
    outer = _circle(lon, lat, outer_m, vertices)
    if inner_m == 0:
        return _geojson(outer)
    return _geojson(outer.difference(_circle(lon, lat, inner_m, vertices)))


def sector(
    lon: float, lat: float, bearing_deg: float, half_angle_deg: float, inner_m: float, outer_m: float
) -> GeoJson:
    """The part of a band within ``half_angle_deg`` either side of a bearing; ``inner_m`` may be 0."""
    _check(lon, lat, inner_m, outer_m)
    _check_order(inner_m, outer_m)
    if not 0 < half_angle_deg < 180:
        raise InputError(f"half angle {half_angle_deg!r} of a sector must lie between 0 and 180 degrees")
    first, last = bearing_deg - half_angle_deg, bearing_deg + half_angle_deg
    steps = max(8, round(half_angle_deg / 2))
    edge = _arc(lon, lat, outer_m, first, last, steps)
    back = _arc(lon, lat, inner_m, last, first, steps) if inner_m else [(lon, lat)]
    return _geojson(_polygon([*edge, *back]))


def corridor(a: LonLat, b: LonLat, half_width_m: float, *, vertices: int = 24) -> GeoJson:
    """The strip within ``half_width_m`` of the geodesic from ``a`` to ``b``, with flat ends."""
    _check(*a, half_width_m)
    _check(*b)
    if distance_between(a, b) == 0:
        return ring(*a, half_width_m)
    line = [a, *((lon, lat) for lon, lat in GEOD.npts(*a, *b, vertices)), b]
    left = [destination(*point, _along(line, i) - 90, half_width_m) for i, point in enumerate(line)]
    right = [destination(*point, _along(line, i) + 90, half_width_m) for i, point in enumerate(line)]
    return _geojson(_polygon([*left, *reversed(right)]))


def part_of(area: GeoJson, part: str, *, share: float = 0.5) -> GeoJson:
    """The share of an area that lies towards ``part`` ("south", "northeast" …), by a straight cut across the area as
    drawn with a longitude scale of cos(latitude); "central" is the middle half both ways. "Southern" is read as half,
    since no source says less. Raises ``InputError`` for another word."""
    whole = shape(area)
    if part == "central":
        for towards in ("north", "east"):
            whole = _slice(whole, BEARINGS[towards], 1 / 4, 3 / 4)
        return _geojson(whole)
    if part not in BEARINGS:
        raise InputError(f"{part!r} is no part of an area; use 'central' or one of {', '.join(BEARINGS)}")
    return _geojson(_slice(whole, BEARINGS[part], 1 - share, 1))


def reach(lon: float, lat: float, geometry: GeoJson) -> float:
    """The distance in metres from (lon, lat) to the farthest vertex of a geometry: the radius that covers it."""
    points = shapely.get_coordinates(shape(geometry))
    distances = GEOD.inv(np.full(len(points), lon), np.full(len(points), lat), points[:, 0], points[:, 1])[2]
    return float(np.max(distances))


def as_geojson(geometry: BaseGeometry) -> GeoJson:
    """A shapely geometry as GeoJSON with rounded coordinates and RFC 7946 winding."""
    snapped = shapely.set_precision(shapely.make_valid(geometry), 10.0**-DECIMALS)  # rounding alone can cross edges
    rounded = shapely.transform(snapped, lambda xy: np.round(xy, DECIMALS))
    if rounded.geom_type in ("Polygon", "MultiPolygon", "GeometryCollection"):
        rounded = shapely.orient_polygons(rounded)
    return dict(mapping(rounded))


def _check(lon: float, lat: float, *distances_m: float) -> None:
    if not (math.isfinite(lon) and -180 <= lon <= 180 and math.isfinite(lat) and -90 <= lat <= 90):
        raise InputError(f"(lon, lat) = ({lon!r}, {lat!r}) is no position; give degrees within ±180 and ±90")
    for distance in distances_m:
        if not (math.isfinite(distance) and 0 <= distance < FARTHEST_M):
            raise InputError(f"{distance!r} m is no distance on the Earth; give 0 to {FARTHEST_M:.0f}")


def _check_order(inner_m: float, outer_m: float) -> None:
    if inner_m >= outer_m:
        raise InputError(f"inner radius {inner_m!r} m must be below the outer radius {outer_m!r} m")


def _along(line: Sequence[LonLat], index: int) -> float:
    if index + 1 < len(line):
        return bearing_between(line[index], line[index + 1])
    return (bearing_between(line[index], line[index - 1]) + 180) % 360


def _arc(lon: float, lat: float, radius_m: float, first: float, last: float, steps: int) -> list[LonLat]:
    bearings = np.linspace(first, last, steps + 1)
    size = len(bearings)
    lons, lats, _ = GEOD.fwd(np.full(size, lon), np.full(size, lat), bearings, np.full(size, radius_m))
    return [(float(x), float(y)) for x, y in zip(lons, lats, strict=True)]


def _circle(lon: float, lat: float, radius_m: float, vertices: int) -> Polygon:
    arc = _arc(lon, lat, radius_m, 0.0, 360.0, vertices)
    return _polygon(arc[:-1])  # the last point repeats the first, but not exactly


def _unwrapped(points: Iterable[LonLat]) -> list[LonLat]:
    """The same points with longitudes that never jump, so they may run past ±180."""
    out: list[LonLat] = []
    for lon, lat in points:
        if out:
            lon = out[-1][0] + (lon - out[-1][0] + 180) % 360 - 180
        out.append((lon, lat))
    return out


def _polygon(points: Sequence[LonLat]) -> Polygon:
    closed = _unwrapped([*points, points[0]])
    drift = closed[-1][0] - closed[0][0]
    if abs(drift) > 180:  # the shape runs round the globe, so it holds the pole its points are nearer to
        pole = math.copysign(90.0, sum(lat for _, lat in closed))
        return Polygon([*closed, (closed[-1][0], pole), (closed[0][0], pole)])
    return Polygon(closed[:-1])


def _geojson(geometry: BaseGeometry) -> GeoJson:
    """Cut at the antimeridian, bring back into [-180, 180], join what touches."""
    west, _, east, _ = geometry.bounds if not geometry.is_empty else (0.0, 0.0, 0.0, 0.0)
    if west >= -180 and east <= 180:
        return as_geojson(geometry)
    pieces: list[Polygon] = []
    for turn in range(math.floor((west + 180) / 360), math.floor((east + 180) / 360) + 1):
        piece = geometry.intersection(box(360 * turn - 180, -90, 360 * turn + 180, 90))
        moved = translate(piece, xoff=-360 * turn)
        pieces += [part for part in shapely.get_parts(moved) if part.geom_type == "Polygon" and part.area > 0]
    return as_geojson(MultiPolygon(pieces))


def _slice(geometry: BaseGeometry, bearing_deg: float, low: float, high: float) -> BaseGeometry:
    """What lies between the cuts below which shares ``low`` and ``high`` of the area are found along a bearing."""
    stretch = math.cos(math.radians(geometry.representative_point().y))
    east, north = math.sin(math.radians(bearing_deg)), math.cos(math.radians(bearing_deg))
    turned = affine_transform(geometry, [stretch * north, -east, stretch * east, north, 0, 0])  # the bearing points up
    west, _, right, _ = turned.bounds
    kept = turned.intersection(box(west - 1, _level(turned, low), right + 1, _level(turned, high)))
    return affine_transform(kept, [north / stretch, east / stretch, -east, north, 0, 0])


def _level(turned: BaseGeometry, share: float) -> float:
    """The ordinate below which ``share`` of the area lies, by bisection to a millionth of the height."""
    west, low, east, high = turned.bounds
    if share in (0, 1):
        return float(low if share == 0 else high)
    floor, wanted = low, share * turned.area
    for _ in range(20):
        middle = (low + high) / 2
        below = turned.intersection(box(west, floor, east, middle)).area
        low, high = (middle, high) if below < wanted else (low, middle)
    return float(low)


def buffer(area: GeoJson, distance_m: float) -> GeoJson:
    """Every point within ``distance_m`` of an area or line: the area and geodesic discs along its outline, spaced so
    that the edge is nowhere more than 1 % short."""
    _check(0.0, 0.0, distance_m)
    geometry = shape(area)
    step_deg = distance_m / 4 / 111_320.0
    rim = geometry.boundary if geometry.area else geometry  # the boundary of a line would be its two ends
    outline = shapely.segmentize(shapely.simplify(rim, step_deg / 2), step_deg)
    discs = [_circle(lon, lat, distance_m, 36) for lon, lat in shapely.get_coordinates(outline)]
    return _geojson(shapely.union_all([geometry, *discs]))
