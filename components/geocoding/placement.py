"""A place named by itself, as a shape: a pin only for a site, a ring for a town, an area for all that is one.

A place with a footprint is its footprint, without a centre; one that has only a radius and is an area by nature
(country, sea, region) is a disc of that radius and says so. An installation is a point with its gazetteer radius as
uncertainty; a town is a point up to ``TOWN_POINT_KM`` and a ring beyond. Precision codes are UCDP GED's ``where_prec``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import shapely
from shapely.geometry import shape as as_shape
from shapely.geometry.base import BaseGeometry

from components.geocoding import geodesy
from components.geocoding.footprints import centre_of, outline
from components.geocoding.geodesy import LonLat
from components.geocoding.land import is_land, without_land
from components.model import GeoJson, Place, Shape, WherePrec

SITES = frozenset({"airport", "air_base", "naval_base", "army_base", "port", "oil_terminal", "refinery"})
WATERS = frozenset({"sea", "ocean_region", "gulf", "bay", "strait", "passage", "space"})
TOWN_POINT_KM = 3.0
WIDE_REGION_KM = 700.0
AREA_PREC = {"country": WherePrec.COUNTRY, "state": WherePrec.FIRST_ORDER, "lake": WherePrec.PART_OF_COUNTRY}


@dataclass(frozen=True, slots=True)
class Placement:
    """A shape with its representative point (lon, lat), GeoJSON geometry, cover radius, precision and reasons."""

    place_ids: tuple[str, ...]
    name: str
    lon: float
    lat: float
    shape: Shape
    geometry: GeoJson
    uncertainty_m: float
    where_prec: WherePrec
    trace: tuple[str, ...] = ()


def is_site_or_town(place: Place) -> bool:
    return place.kind in SITES or place.kind in ("city", "town", "position")


@lru_cache(maxsize=4096)
def place_alone(place: Place) -> Placement:
    """A place named by itself."""
    if is_site_or_town(place):
        return _point_or_ring(place)
    found = outline(place.place_id)
    if found is None:
        disc = geodesy.ring(place.lon, place.lat, place.radius_km * 1000)
        note = f"{place.name} has no polygon: a disc of the gazetteer's radius, {place.radius_km:g} km, stands for it"
        return Placement(
            (place.place_id,), place.name, place.lon, place.lat, Shape.AREA, disc,
            place.radius_km * 1000, area_prec(place), (note,),
        )  # fmt: skip
    kind = "indicative outline" if found.indicative else "outline"
    note = f"{place.name} is an area: {kind} ({found.origin})"
    placement = area(found.geometry, (place,), area_prec(place), (note,))
    return (
        _at_own_point(placement, place) if found.geometry.contains(shapely.Point(place.lon, place.lat)) else placement
    )


def precision_alone(place: Place) -> WherePrec:
    """The precision of ``place_alone``, for which no geometry is needed."""
    if is_site_or_town(place):
        return WherePrec.NEAR if _is_wide_town(place) else WherePrec.EXACT
    return area_prec(place)


def _at_own_point(placement: Placement, place: Place) -> Placement:
    """The gazetteer's representative point, where it lies inside, is better chosen than a circle's centre."""
    cover_m = round(geodesy.reach(place.lon, place.lat, placement.geometry))
    return replace(placement, lon=place.lon, lat=place.lat, uncertainty_m=float(cover_m))


def area_prec(place: Place) -> WherePrec:
    if place.kind in WATERS and not (place.kind == "passage" and is_land(place.lon, place.lat)):
        return WherePrec.WATER_OR_AIR
    if place.kind == "region" and not place.country and place.radius_km >= WIDE_REGION_KM:
        return _wide_prec(place)
    return AREA_PREC.get(place.kind, WherePrec.PART_OF_COUNTRY)


@lru_cache(maxsize=256)
def _wide_prec(place: Place) -> WherePrec:
    """A region of many countries is no finer than a country; one that is mostly sea (a command's area) is water."""
    whole = solid(place)
    return WherePrec.WATER_OR_AIR if without_land(whole).area > whole.area / 2 else WherePrec.COUNTRY


def area(
    geometry: BaseGeometry, places: Sequence[Place], prec: WherePrec, trace: tuple[str, ...], shape: Shape = Shape.AREA
) -> Placement:
    """A placement that fills a geometry; its point is the centre of the largest circle inside it."""
    lon, lat = centre_of(geometry)
    drawn = geodesy.as_geojson(geometry)
    return Placement(
        place_ids=tuple(place.place_id for place in places),
        name=", ".join(place.name for place in places),
        lon=lon,
        lat=lat,
        shape=shape,
        geometry=drawn,
        uncertainty_m=float(round(geodesy.reach(lon, lat, drawn))),
        where_prec=prec,
        trace=trace,
    )


def ring_about(place: Place, radius_m: float, prec: WherePrec, note: str, at: LonLat | None = None) -> Placement:
    lon, lat = at or (place.lon, place.lat)
    return Placement(
        place_ids=(place.place_id,),
        name=place.name,
        lon=round(lon, 5),
        lat=round(lat, 5),
        shape=Shape.RING,
        geometry=geodesy.ring(lon, lat, radius_m),
        uncertainty_m=float(round(radius_m)),
        where_prec=prec,
        trace=(note,),
    )


def _is_wide_town(place: Place) -> bool:
    return place.kind not in SITES and place.radius_km > TOWN_POINT_KM


def _point_or_ring(place: Place) -> Placement:
    radius_m = place.radius_km * 1000
    if _is_wide_town(place):
        note = f"{place.name} is a town of {place.radius_km:g} km radius: a ring, since the spot in it is not named"
        return ring_about(place, radius_m, WherePrec.NEAR, note)
    return Placement(
        place_ids=(place.place_id,),
        name=place.name,
        lon=place.lon,
        lat=place.lat,
        shape=Shape.POINT,
        geometry={"type": "Point", "coordinates": (place.lon, place.lat)},
        uncertainty_m=radius_m,
        where_prec=WherePrec.EXACT,
        trace=(f"{place.name} is a named site; its position is good to {place.radius_km:g} km ({place.coord_source})",),
    )


def solid(place: Place) -> BaseGeometry:
    """The place's footprint, else the disc of its radius."""
    found = outline(place.place_id)
    return found.geometry if found else as_shape(geodesy.ring(place.lon, place.lat, max(place.radius_km, 0.5) * 1000))


def wider(geometry: BaseGeometry, distance_m: float) -> BaseGeometry:
    return as_shape(geodesy.buffer(geodesy.as_geojson(geometry), distance_m))
