"""Where land is, for the checks: the embedded basemap (Natural Earth 1:10m, made with Natural Earth; public domain).

The map and the checks use the same land, so that what passes here is not drawn ashore there. It covers lon -120..-50,
lat -10..45; outside that window nothing is known to be land, so no check fails there.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from components import paths
from components.errors import DatasetError
from components.geocoding.topojson import read_object

BASEMAP = paths.ASSETS / "basemap" / "pick_0.005.topo.json"
METRES_PER_DEGREE = 111_320.0  # of latitude, and of longitude at the equator; enough for an allowance
_KEPT = 1024  # places, since many reports name one


@lru_cache(maxsize=1)
def land(path: Path = BASEMAP) -> BaseGeometry:
    """All land of the basemap as one prepared geometry, EPSG:4326 (lon, lat). ``DatasetError`` when it is missing."""
    if not path.is_file():
        raise DatasetError(f"the basemap {str(path)!r} is missing; restore it")
    topology = json.loads(path.read_text(encoding="utf-8"))
    merged = shapely.union_all(
        [shape for name in ("countries", "ve_islands") for _, shape in read_object(topology, name)]
    )
    shapely.prepare(merged)
    return merged


@lru_cache(maxsize=_KEPT)
def is_ashore(geometry: BaseGeometry, allowance_m: float) -> bool:
    """Whether all of ``geometry``, widened by ``allowance_m``, is on land: nothing of it can be at sea."""
    return bool(land().contains(geometry.buffer(allowance_m / METRES_PER_DEGREE)))


@lru_cache(maxsize=_KEPT)
def is_at_sea(geometry: BaseGeometry, allowance_m: float) -> bool:
    """Whether none of ``geometry``, widened by ``allowance_m``, is on land."""
    return not land().intersects(geometry.buffer(allowance_m / METRES_PER_DEGREE))


@lru_cache(maxsize=_KEPT)
def share_ashore(geometry: BaseGeometry) -> float:
    """The share of an area's square degrees that is on land, 0 for points and lines."""
    return float(land().intersection(geometry).area / geometry.area) if geometry.area else 0.0
