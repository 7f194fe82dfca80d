"""The polygons of places: seas, commands, flight information regions, countries, states, islands.

Read once from ``data/footprints.geojson`` (EPSG:4326, lon lat), which ``build`` makes. A footprint's id is the id of
the place it belongs to. ``indicative`` outlines are Sotavento's own reading of words that have no official limits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from components.errors import GazetteerError
from components.geocoding.footprint_build import TARGET, build
from components.geocoding.geodesy import LonLat

__all__ = ["Outline", "anchor", "build", "footprint", "outline", "outlines"]


@dataclass(frozen=True, slots=True)
class Outline:
    """A footprint with where it comes from."""

    footprint_id: str
    name: str
    origin: str
    indicative: bool
    geometry: BaseGeometry


@cache
def outlines() -> Mapping[str, Outline]:
    """All footprints by id. Raises ``GazetteerError`` when the file is absent or broken."""
    try:
        document = json.loads(TARGET.read_text(encoding="utf-8"))
        features = document["features"]
        return {feature["properties"]["footprint_id"]: _outline(feature) for feature in features}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{str(TARGET)!r} cannot be read ({error!r}); run `sotavento data` to make it") from error


def outline(place_id: str) -> Outline | None:
    """The footprint of a place with its origin, or ``None`` where it has none."""
    return outlines().get(place_id)


def footprint(place_id: str) -> BaseGeometry | None:
    """The footprint's geometry, or ``None``."""
    found = outline(place_id)
    return found.geometry if found else None


@cache
def anchor(place_id: str) -> LonLat | None:
    """A point well inside the footprint, for labels: the centre of the largest circle that fits its largest part."""
    geometry = footprint(place_id)
    return centre_of(geometry) if geometry is not None else None


def centre_of(geometry: BaseGeometry) -> LonLat:
    """(lon, lat) of the pole of inaccessibility of the largest part, to a fiftieth of its width."""
    largest = max(shapely.get_parts(geometry), key=lambda part: float(part.area))
    west, south, east, north = largest.bounds
    point = shapely.maximum_inscribed_circle(largest, tolerance=max(east - west, north - south) / 50).coords[0]
    return round(float(point[0]), 4), round(float(point[1]), 4)


def _outline(feature: Mapping[str, dict[str, Any]]) -> Outline:
    properties = feature["properties"]
    return Outline(
        footprint_id=str(properties["footprint_id"]),
        name=str(properties["name"]),
        origin=str(properties["origin"]),
        indicative=properties["indicative"] is True,
        geometry=shape(feature["geometry"]),
    )
