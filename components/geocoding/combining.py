"""Puts the parts of a place phrase together: "Off Venezuela, north of Caracas", "Táchira and Zulia".

Of two parts, a larger place that holds the other only says where it is; two areas that overlap mean what they share;
places apart mean all of them, as one area made of their footprints, with a precision no finer than "part of a country".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

import shapely
from shapely.geometry import shape as as_shape
from shapely.geometry.base import BaseGeometry

from components.geocoding import geodesy
from components.geocoding.naming import Names
from components.geocoding.placement import SITES, WATERS, Placement, area
from components.model import Place, Shape, WherePrec

MOSTLY = 0.985  # share of an area that must lie in another for the other to be only its surroundings …
MOSTLY_STRAIT, STRAIT_DEG2 = 0.8, 5.0  # … and of a passage or bay in a sea: their common limits are conventions
LEAST = 0.002  # overlaps below this share of the smaller area are a contradiction
SPOT_KM = 1.0  # how a point is drawn among several places
TOWN_OF_SITE_KM = 30.0
STATE = "state"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a phrase: its words, where it is, the places it names or refers to, and all its readings."""

    words: str
    placement: Placement
    places: tuple[Place, ...]
    readings: tuple[Place, ...] = ()


def narrow(parts: Sequence[Part], names: Names) -> Placement | None:
    """Parts joined by commas: each next one says more about the same spot, or names a further place. ``None`` when
    two of them contradict each other."""
    found: Part | None = parts[0]
    for part in parts[1:]:
        found = _narrowed(found, part, names) if found else None
    return found.placement if found else None


def either(parts: Sequence[Part]) -> Placement:
    """Parts joined by "and" or a stroke: the finer of two that lie in each other at a stroke, else all of them."""
    return reduce(_union, (part.placement for part in parts))


def meeting(one: Part, other: Part) -> Placement | None:
    """What two overlapping areas share, or ``None``."""
    shared = None if Shape.POINT in (one.placement.shape, other.placement.shape) else _shared(one, other)
    return shared.placement if shared else None


def nested(one: Placement, other: Placement) -> Placement | None:
    """The smaller of two placements when the other holds it."""
    if holds(other, one):
        return one
    return other if holds(one, other) else None


def holds(outer: Placement, inner: Placement) -> bool:
    """Whether ``inner`` lies in ``outer`` but for a margin that coarse coasts allow."""
    if outer.shape is Shape.POINT:
        return False
    within, whole = as_shape(inner.geometry), as_shape(outer.geometry)
    if inner.shape is Shape.POINT:
        return bool(whole.distance(within) < 0.03)
    seas = all(each.shape is Shape.AREA and each.where_prec is WherePrec.WATER_OR_AIR for each in (outer, inner))
    share = MOSTLY_STRAIT if seas and within.area < STRAIT_DEG2 else MOSTLY
    return bool(within.intersection(whole).area >= share * within.area)


def _narrowed(found: Part, part: Part, names: Names) -> Part | None:
    if _surrounds(part, found, names):
        return replace(found, placement=_noted(found.placement, f"in {part.words}"))
    if (found.readings and _belongs(part, found.places, names)) or holds(found.placement, part.placement):
        return replace(part, placement=_noted(part.placement, f"in {found.words}"))
    if Shape.POINT in (found.placement.shape, part.placement.shape) or _listed(found, part):
        return _all_of(found, part)
    shared = _shared(found, part)
    return shared if shared or _related(found, part) else _all_of(found, part)


def _all_of(found: Part, part: Part) -> Part:
    return replace(found, placement=_union(found.placement, part.placement), places=(*found.places, *part.places))


def _related(found: Part, part: Part) -> bool:
    """Whether one of two parts is a relation: then both speak of one spot, and no overlap is a contradiction."""
    return not (found.readings and part.readings)


def _surrounds(outer: Part, inner: Part, names: Names) -> bool:
    """Whether ``outer`` only says where ``inner`` is: by the gazetteer's parents, as a base's town, or by shape."""
    if _belongs(inner, outer.readings, names):
        return True
    if any(_town_of(site, town) for site in inner.places for town in outer.readings):
        return True
    return holds(outer.placement, inner.placement)


def _belongs(inner: Part, larger: Sequence[Place], names: Names) -> bool:
    """By the gazetteer's parents; of seas only the shapes tell."""
    held = [any(_within(place, other, names) for other in larger) for place in inner.places]
    return bool(held) and all(held)


def _within(place: Place, other: Place, names: Names) -> bool:
    return not (place.kind in WATERS and other.kind in WATERS) and names.within(place, other)


def _town_of(site: Place, town: Place) -> bool:
    near = geodesy.distance_between((site.lon, site.lat), (town.lon, town.lat)) < TOWN_OF_SITE_KM * 1000
    return site.kind in SITES and (town.kind in ("city", "town") or town.place_id == site.place_id) and near


def _listed(found: Part, part: Part) -> bool:
    """Whether a comma between two names only counts them up: towns, or states, that share no more than a border."""
    towns = all(one.placement.where_prec <= WherePrec.NEAR and one.readings for one in (found, part))
    return towns or all(place.kind == STATE for place in (*found.places, *part.places))


def _shared(found: Part, part: Part) -> Part | None:
    """What two overlapping areas have in common."""
    one, other = (as_shape(each.placement.geometry) for each in (found, part))
    common = shapely.union_all([piece for piece in shapely.get_parts(one.intersection(other)) if piece.area > 0])
    if common.area < LEAST * min(one.area, other.area) or common.is_empty:
        return None
    places = tuple(dict.fromkeys((*found.places, *part.places)))
    prec = max(found.placement.where_prec, part.placement.where_prec)
    prec = WherePrec.PART_OF_COUNTRY if prec in (WherePrec.COUNTRY, WherePrec.FIRST_ORDER) else prec
    drawn = next((each.shape for each in (found.placement, part.placement) if each.shape in _RELATED), Shape.AREA)
    trace = (*found.placement.trace, *part.placement.trace, f"what {found.words!r} and {part.words!r} share")
    return replace(found, placement=area(common, places, prec, trace, drawn), places=places)


_RELATED = (Shape.BAND, Shape.SECTOR, Shape.CORRIDOR)


def _noted(placement: Placement, note: str) -> Placement:
    return replace(placement, trace=(*placement.trace, note))


def _union(one: Placement, other: Placement) -> Placement:
    shapes = [_solid(placement) for placement in (one, other)]
    whole = shapely.union_all(shapes)
    drawn = geodesy.as_geojson(whole)
    prec = max(WherePrec.PART_OF_COUNTRY, one.where_prec, other.where_prec)
    return Placement(
        place_ids=tuple(dict.fromkeys((*one.place_ids, *other.place_ids))),
        name=f"{one.name}; {other.name}" if one.name != other.name else one.name,
        lon=one.lon,
        lat=one.lat,
        shape=Shape.AREA,
        geometry=drawn,
        uncertainty_m=float(round(geodesy.reach(one.lon, one.lat, drawn))),
        where_prec=prec,
        trace=(*one.trace, *other.trace, f"{one.name} and {other.name} together, as one area"),
    )


def _solid(placement: Placement) -> BaseGeometry:
    """A placement as polygons: a point becomes its disc of uncertainty."""
    if placement.shape is not Shape.POINT:
        return as_shape(placement.geometry)
    return as_shape(geodesy.ring(placement.lon, placement.lat, max(placement.uncertainty_m, SPOT_KM * 1000)))
