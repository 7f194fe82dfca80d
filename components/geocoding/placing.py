"""Turns relations into shapes: never finer than the words, never on land where they mean the sea.

The rules, in one place:

* "N miles from X" is a band of ±10 % (±20 % after "about"); from an area it is measured from the area's edge; it is cut
  to the sea when X is an island or a coast is named;
* "N miles DIRECTION of X" is a ring of 0.4 × distance about the offset point, as measured on 2,110 statements (it holds
  three in four); from an area it starts at the area's outermost point on that side;
* "off X" is sea within ``off_km`` of X; "near X" a ring of twice X's radius, at least ``NEAR_KM``, when X is a point,
  else as "off";
* "DIRECTION of X" is a quarter circle from a point or small place, else the sweep of X to that side;
* "between X and Y" is the strip between their nearest shores, cut to the sea where it crosses any.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import shapely
from shapely.geometry import shape as as_shape
from shapely.geometry.base import BaseGeometry

from components.geocoding import footprints, geodesy
from components.geocoding.geodesy import LonLat
from components.geocoding.land import without_land
from components.geocoding.placement import (
    WATERS,
    Placement,
    area,
    area_prec,
    is_site_or_town,
    place_alone,
    ring_about,
    solid,
    wider,
)
from components.geocoding.relation_cues import RelationKind
from components.geocoding.relations import Relation
from components.model import Place, Shape, WherePrec

__all__ = ["Placement", "off_km", "place_alone", "place_relation", "seaward"]

ISLANDS = frozenset({"island", "archipelago"})
NEAR_KM = 25.0  # UCDP: "near" is within about 25 km
SMALL_KM = 100.0  # up to this radius a side of a place is a side of the sea round it
COAST_SHARE = {"region": 0.15}  # how much of a place "its northern coast" is cut from; of a country a quarter
TERRITORIAL_M = 12 * geodesy.NAUTICAL_MILE_M
OFFSET_SHARE = 0.4
HALF_ANGLE_DEG = 45.0
INLAND_WATER = ("lake-maracaibo",)  # open to the sea, but "off Venezuela" does not mean it
BEYOND_SHARE = 1.5  # "more than N miles from" is drawn up to one and a half times as far
SPREAD = {False: 0.1, True: 0.2}  # of a distance without a bearing; after "about" twice as wide


def off_km(place: Place) -> float:
    """How far out to sea "off" a place reaches: its own radius, at least 30 km off a site or town, 50 km off an area,
    at most 200 km."""
    least = 30.0 if is_site_or_town(place) else 50.0
    return min(200.0, max(least, place.radius_km))


def place_relation(relation: Relation, places: Sequence[Place]) -> Placement | None:
    """The shape of a relation to resolved places (two for "between"), or ``None`` when it leaves nothing, as for
    "off" a place far inland."""
    return _placed(replace(relation, start=0, end=0, anchors=()), tuple(places))


@lru_cache(maxsize=4096)
def _placed(relation: Relation, places: tuple[Place, ...]) -> Placement | None:
    if relation.kind is RelationKind.BETWEEN:
        return _between(*places[:2]) if len(places) > 1 else None
    return _RULES[relation.kind](relation, places[0])


def _is_area(place: Place) -> bool:
    return not is_site_or_town(place)


def _alone(relation: Relation, place: Place) -> Placement:
    found = place_alone(place)
    return replace(found, trace=(*found.trace, f"{relation.cue!r}: the whole of {place.name}"))


def _part(relation: Relation, place: Place) -> Placement:
    part = relation.part or "central"
    half = as_shape(geodesy.part_of(geodesy.as_geojson(solid(place)), part))
    prec = max(area_prec(place), WherePrec.PART_OF_COUNTRY)
    prec = WherePrec.PART_OF_COUNTRY if prec is WherePrec.COUNTRY else prec
    return area(half, (place,), prec, (f"{relation.cue!r}: the {part} half of {place.name}",))


def seaward(place: Place, relation: Relation | None = None) -> Placement | None:
    """The sea next to a place: "off X", "waters near X", "the northeast coast of X"."""
    part = relation.part if relation and relation.part != "central" else None
    width = off_km(place)
    sea = without_land(wider(_shore(place, part), width * 1000)).difference(solid(place))
    if _is_area(place):
        sea = _open_sea(sea)
    if part and place.radius_km < SMALL_KM:
        sea = _side(sea, part, 0.5)
    side = f" on its {part} side" if part else ""
    notes = [f"sea within {width:g} km of {place.name}{side}"]
    if relation and relation.international:
        sea = sea.difference(wider(solid(place), TERRITORIAL_M))
        notes.append("international: outside 12 nautical miles of its coast")
    return _sea_area(sea, place, notes)


def _open_sea(water: BaseGeometry) -> BaseGeometry:
    lakes = [lake for name in INLAND_WATER if (lake := footprints.footprint(name)) is not None]
    return water.difference(shapely.union_all(lakes))


def _shore(place: Place, part: str | None) -> BaseGeometry:
    """What the sea is measured from: the place, or of a large one the part that faces that side."""
    if part is None or place.radius_km < SMALL_KM:
        return solid(place)
    return _side(solid(place), part, COAST_SHARE.get(place.kind, 0.25))


def _side(geometry: BaseGeometry, part: str, share: float) -> BaseGeometry:
    return as_shape(geodesy.part_of(geodesy.as_geojson(geometry), part, share=share))


def _sea_area(sea: BaseGeometry, place: Place, notes: Sequence[str], shape: Shape = Shape.AREA) -> Placement | None:
    if sea.is_empty or sea.area < 1e-4:
        return None
    return area(sea, (place,), WherePrec.WATER_OR_AIR, tuple(notes), shape)


def _off(relation: Relation, place: Place) -> Placement | None:
    return seaward(place, relation)


def _territorial(_: Relation, place: Place) -> Placement | None:
    sea = without_land(wider(solid(place), TERRITORIAL_M)).difference(solid(place))
    return _sea_area(sea, place, [f"12-nautical-mile belt of {place.name}, indicative (baselines ignored)"])


def _near(relation: Relation, place: Place) -> Placement | None:
    if is_site_or_town(place):
        radius_km = max(NEAR_KM, 2 * place.radius_km)
        return ring_about(
            place, radius_km * 1000, WherePrec.NEAR, f"{relation.cue!r}: {radius_km:g} km of {place.name}"
        )
    if place.kind in WATERS:
        around = without_land(wider(solid(place), off_km(place) * 500)) if place.kind != "passage" else None
        wide = around or wider(solid(place), NEAR_KM * 1000)
        return area(wide, (place,), area_prec(place), (f"{relation.cue!r}: {place.name} and what lies round it",))
    sea = None if place.kind in ("region", "state") else seaward(place, relation)
    return sea or _margin(relation, place)


def _margin(relation: Relation, place: Place) -> Placement:
    margin = wider(solid(place), 2 * NEAR_KM * 1000)
    return area(margin, (place,), WherePrec.PART_OF_COUNTRY, (f"{relation.cue!r}: {place.name} and its surroundings",))


def _direction(relation: Relation, place: Place) -> Placement:
    bearing = relation.bearing or 0.0
    reach_km = min(300.0, max(100.0, 3 * place.radius_km))
    note = f"{relation.cue!r}: up to {reach_km:g} km to that side of {place.name}"
    wedge = as_shape(geodesy.sector(place.lon, place.lat, bearing, HALF_ANGLE_DEG, 0.0, reach_km * 1000))
    if is_site_or_town(place):
        return area(wedge, (place,), WherePrec.PART_OF_COUNTRY, (note,), Shape.SECTOR)
    small = 3 * place.radius_km < reach_km
    sweep = (wedge if small else _sweep(solid(place), bearing, reach_km * 1000)).difference(solid(place))
    sea = without_land(sweep)
    if place.kind in ISLANDS or sea.area > sweep.area / 2:
        return area(sea, (place,), WherePrec.WATER_OR_AIR, (note, "cut to the sea"), Shape.SECTOR)
    return area(sweep, (place,), WherePrec.PART_OF_COUNTRY, (note,), Shape.SECTOR)


def _sweep(geometry: BaseGeometry, bearing: float, distance_m: float) -> BaseGeometry:
    """What a shape passes over when every point of it moves along a bearing, widened by an eighth of the way."""
    rough = shapely.simplify(wider(geometry, distance_m / 8), distance_m / 40 / 111_320)
    quads = []
    for ring in (part.exterior for part in shapely.get_parts(rough)):
        points = [(float(x), float(y)) for x, y in ring.coords]
        moved = [geodesy.destination(x, y, bearing, distance_m) for x, y in points]
        pairs = zip(zip(points, moved, strict=True), zip(points[1:], moved[1:], strict=True), strict=False)
        quads += [shapely.convex_hull(shapely.MultiPoint([*one, *other])) for one, other in pairs]
    return shapely.union_all(quads)


def _distance(relation: Relation, place: Place) -> Placement | None:
    low, high = relation.low_m or 0.0, relation.high_m or 0.0
    if relation.bearing is not None:
        return _offset(relation, place, (low + high) / 2)
    spread = SPREAD[relation.approximate]
    return _band(relation, place, low * (1 - spread), high * (1 + spread))


def _within(relation: Relation, place: Place) -> Placement | None:
    return _band(relation, place, 0.0, relation.high_m or 0.0)


def _beyond(relation: Relation, place: Place) -> Placement | None:
    return _band(relation, place, relation.low_m or 0.0, BEYOND_SHARE * (relation.low_m or 0.0))


def _band(relation: Relation, place: Place, inner_m: float, outer_m: float) -> Placement | None:
    note = f"{relation.cue!r}: {inner_m / 1000:.0f} to {outer_m / 1000:.0f} km from {place.name}, bearing not said"
    if is_site_or_town(place):
        zone = as_shape(geodesy.band(place.lon, place.lat, inner_m, outer_m + place.radius_km * 1000))
    else:
        core = solid(place)
        zone = wider(core, outer_m).difference(wider(core, inner_m) if inner_m else core)
    at_sea = place.kind in ISLANDS or _is_area(place) or " coast" in relation.cue or " off" in relation.cue
    if relation.bearing is not None:
        side = geodesy.sector(
            place.lon, place.lat, relation.bearing, HALF_ANGLE_DEG, 0.0, outer_m + place.radius_km * 2000
        )
        zone = zone.intersection(as_shape(side))
    sea = without_land(zone) if at_sea else zone
    if not at_sea or sea.is_empty:
        return area(zone, (place,), WherePrec.PART_OF_COUNTRY, (note,), Shape.BAND)
    return area(sea, (place,), WherePrec.WATER_OR_AIR, (note, "cut to the sea"), Shape.BAND)


def _offset(relation: Relation, place: Place, distance_m: float) -> Placement:
    bearing = relation.bearing or 0.0
    start, width_m = (place.lon, place.lat), 0.0
    if _is_area(place):
        start, width_m = _outermost(solid(place), bearing, (place.lon, place.lat))
    at = geodesy.destination(*start, bearing, distance_m)
    radius_m = max(OFFSET_SHARE * distance_m, min(width_m, distance_m))
    distance_km, radius_km = round(distance_m / 1000), round(radius_m / 1000)
    note = f"{relation.cue!r}: {distance_km} km at {bearing:g}° from {place.name}, give or take {radius_km} km"
    water = without_land(shapely.Point(at)).is_empty is False
    return ring_about(place, radius_m, WherePrec.WATER_OR_AIR if water else WherePrec.PART_OF_COUNTRY, note, at)


def _outermost(geometry: BaseGeometry, bearing: float, middle: LonLat) -> tuple[LonLat, float]:
    """The vertex farthest towards a bearing, and half the width across it, from an area's middle."""
    points = [(float(x), float(y)) for x, y in shapely.get_coordinates(geometry)]
    ahead = [_along(middle, point, bearing) for point in points]
    across = [_along(middle, point, bearing + 90) for point in points]
    return points[max(range(len(points)), key=ahead.__getitem__)], (max(across) - min(across)) / 2


def _along(middle: LonLat, point: LonLat, bearing: float) -> float:
    azimuth, _, distance = geodesy.GEOD.inv(*middle, *point)
    return float(distance) * math.cos(math.radians(azimuth - bearing))


def _between(one: Place, other: Place) -> Placement | None:
    a, b = _facing(solid(one), solid(other))
    apart = geodesy.distance_between(a, b)
    half_km = min(200.0, max(15.0, min(one.radius_km, other.radius_km), apart / 8000))
    strip = as_shape(geodesy.corridor(a, b, half_km * 1000)).difference(solid(one)).difference(solid(other))
    sea = without_land(strip)
    wet = sea.area > strip.area / 3
    prec = WherePrec.WATER_OR_AIR if wet else WherePrec.PART_OF_COUNTRY
    note = f"between {one.name} and {other.name}: a strip {2 * half_km:.0f} km wide and {apart / 1000:.0f} km long"
    return area(sea if wet else strip, (one, other), prec, (note,), Shape.CORRIDOR)


def _facing(one: BaseGeometry, other: BaseGeometry) -> tuple[LonLat, LonLat]:
    line = shapely.shortest_line(one, other)
    (ax, ay), (bx, by) = shapely.get_coordinates(line)
    return (float(ax), float(ay)), (float(bx), float(by))


_RULES = {
    RelationKind.DISTANCE: _distance,
    RelationKind.WITHIN: _within,
    RelationKind.BEYOND: _beyond,
    RelationKind.DIRECTION: _direction,
    RelationKind.PART: _part,
    RelationKind.OFF: _off,
    RelationKind.TERRITORIAL: _territorial,
    RelationKind.NEAR: _near,
    RelationKind.OVER: _alone,
    RelationKind.ACROSS: _alone,
    RelationKind.ROUTE: _alone,
}
