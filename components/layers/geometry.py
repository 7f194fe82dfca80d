"""Sites: where marks stand and what shape their precision allows.

Records that share a location share a *site*, so that an area is drawn once and a port is one stack, however many
reports name it. The shape follows ``where_prec``: 1 a pin; 2 and 3 a symbol in its geodesic ring; 4 to 7 the footprint
itself with no centre dot. A place whose uncertainty is not known at all is *vague*: drawn dashed, without a ring.
All coordinates are degrees, EPSG:4326, (lon, lat).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import shape as as_geometry
from shapely.geometry.base import BaseGeometry

from components.geocoding.geodesy import ring
from components.layers.coast import on_coast
from components.layers.wording import absent
from components.model import WherePrec

Ring = list[list[float]]
_POINT_DECIMALS = 3  # marks nearer to one another than about 100 m are one site
_COARSE, _FINE = 1_000, 10_000  # steps to a degree: about 100 and 10 metres
_SHARE_OF_EXTENT = 2000  # outlines are simplified to this part of their width: below a pixel at any useful zoom


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the map. ``drawn`` is ``pin``, ``ring``, ``area`` or ``vague``; ``polygons`` hold the ring or the
    footprint as polygons of rings of [lon, lat]; ``approximate`` marks an area known only by a radius."""

    drawn: str
    lon: float
    lat: float
    polygons: tuple[tuple[Ring, ...], ...] = ()
    over_water: bool = False
    approximate: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """Equal for records that are drawn at the same place in the same way."""
        if self.drawn == "area":
            return self.drawn, str(self.polygons)
        return self.drawn, round(self.lon, _POINT_DECIMALS), round(self.lat, _POINT_DECIMALS), str(self.polygons)


def site_of(row: Any, geometry: BaseGeometry | None) -> Site | None:
    """The site of one observation (a named tuple of its columns); ``None`` when it has no coordinates."""
    if absent(row.lat) or absent(row.lon) or absent(row.where_prec):
        return None
    lon, lat, prec = float(row.lon), float(row.lat), int(row.where_prec)
    radius = None if absent(row.uncertainty_m) else float(row.uncertainty_m)
    if prec == WherePrec.EXACT:
        return Site("pin", lon, lat)
    if prec <= WherePrec.SECOND_ORDER:
        return _near(lon, lat, radius)
    return _area(lon, lat, radius, geometry, over_water=prec == WherePrec.WATER_OR_AIR)


def _near(lon: float, lat: float, radius: float | None) -> Site:
    if not radius:
        return Site("vague", lon, lat)
    return Site("ring", lon, lat, outlines(as_geometry(ring(lon, lat, radius))))


def _area(lon: float, lat: float, radius: float | None, geometry: BaseGeometry | None, *, over_water: bool) -> Site:
    footprint = geometry if geometry is None or over_water or geometry.area == 0 else on_coast(geometry)
    polygons = () if footprint is None else outlines(footprint)
    if polygons:
        anchor = label_point(footprint)
        return Site("area", anchor.x, anchor.y, polygons, over_water)
    if not radius:
        return Site("vague", lon, lat, over_water=over_water)
    return Site("area", lon, lat, outlines(as_geometry(ring(lon, lat, radius))), over_water, approximate=True)


def outlines(geometry: BaseGeometry) -> tuple[tuple[Ring, ...], ...]:
    """The polygons of a geometry, simplified and rounded; lines and points in it have no area and are left out."""
    west, south, east, north = geometry.bounds
    extent = max(east - west, north - south)
    steps = _COARSE if extent > 1 else _FINE
    simple = shapely.simplify(geometry, extent / _SHARE_OF_EXTENT)
    parts = shapely.get_parts(simple)
    return tuple(_rings(part, steps) for part in parts if part.geom_type == "Polygon" and not part.is_empty)


def _rings(polygon: Any, steps: int) -> tuple[Ring, ...]:
    rings = (polygon.exterior, *polygon.interiors)
    return tuple([[round(x * steps) / steps, round(y * steps) / steps] for x, y, *_ in ring_.coords] for ring_ in rings)


def packed(polygons: Sequence[Sequence[Ring]]) -> dict[str, Any]:
    """Polygons as the frame reads them: ``rings`` of whole ``steps`` (so many to a degree), flat, each position told by
    its distance from the one before (the deltas of TopoJSON, 2.1.4): a quarter of the letters."""
    held = np.array([number for polygon in polygons for ring_ in polygon for number in np.ravel(ring_)])
    steps = _COARSE if np.allclose(held * _COARSE, np.rint(held * _COARSE), rtol=0, atol=1e-6) else _FINE
    return {"steps": steps, "rings": [[_deltas(ring_, steps) for ring_ in polygon] for polygon in polygons]}


def _deltas(ring_: Ring, steps: int) -> list[int]:
    whole = np.rint(np.array(ring_) * steps).astype(int)
    deltas: list[int] = np.vstack([whole[:1], np.diff(whole, axis=0)]).ravel().tolist()
    return deltas


def unpacked(site: Mapping[str, Any]) -> list[list[Ring]]:
    """The polygons of what ``packed`` made."""
    return [
        [(np.cumsum(np.reshape(ring_, (-1, 2)), axis=0) / site["steps"]).tolist() for ring_ in polygon]
        for polygon in site["rings"]
    ]


def label_point(geometry: Any) -> Any:
    """The point farthest from the edges of the largest polygon: where a name sits best."""
    polygons = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    largest = max(polygons, key=lambda part: part.area)
    spoke = shapely.maximum_inscribed_circle(largest, tolerance=max(largest.length / 2000, 1e-4))
    return shapely.Point(spoke.coords[0])


def geometry_by_location(locations: pd.DataFrame) -> dict[str, BaseGeometry]:
    """``location_id`` → geometry of a GeoDataFrame indexed by it, or with it as a column; empty ones left out."""
    frame = locations.set_index("location_id") if "location_id" in locations.columns else locations
    return {str(key): value for key, value in frame["geometry"].items() if value is not None and not value.is_empty}
