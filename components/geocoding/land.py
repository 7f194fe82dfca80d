"""Where land is: for telling land from sea and for cutting land out of sea areas.

The land is the basemap's, simplified to about 2 km, with the coarse rest of the world; making it takes seconds, so the
tiles are kept under ``build/`` in a file named after a hash of their inputs.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from components.geocoding.footprint_land import BASEMAP, FINE_DEG, SOURCES, closed, far_land, near_land, together
from components.paths import BUILD

TILE_DEG = 10


def is_land(lon: float, lat: float) -> bool:
    """Whether a point (EPSG:4326) lies on land; coasts are good to about 2 km in the theatre, 50 km far from it."""
    return bool(_tiles().query(shapely.Point(lon, lat), predicate="intersects").size)


def without_land(geometry: BaseGeometry) -> BaseGeometry:
    """The geometry with land cut out; empty when it is all land."""
    hits = _tiles().query(geometry, predicate="intersects")
    return geometry.difference(shapely.union_all(_tiles().geometries[hits])) if hits.size else geometry


@cache
def _tiles() -> shapely.STRtree:
    product = _product()
    if not product.exists():
        _write(product)
    return shapely.STRtree(list(shapely.get_parts(shapely.from_wkb(product.read_bytes()))))


def _product() -> Path:
    inputs = hashlib.sha256(f"{FINE_DEG} {TILE_DEG}".encode())
    for path in (BASEMAP, SOURCES / "far_land.geojson"):
        inputs.update(path.read_bytes())
    return BUILD / f"land-{inputs.hexdigest()[:12]}.wkb"


def _write(product: Path) -> None:
    """The land in tiles of a few degrees, so that cutting a bay does not touch a continent. Written aside and moved, so
    that two processes may make it at once."""
    whole = closed(together([*near_land().values(), *(land for _, land in far_land())]))
    tiles = [
        shapely.clip_by_rect(whole, west, south, west + TILE_DEG, south + TILE_DEG)
        for west in range(-180, 180, TILE_DEG)
        for south in range(-90, 90, TILE_DEG)
    ]
    product.parent.mkdir(parents=True, exist_ok=True)
    aside = product.with_suffix(f".{os.getpid()}")
    aside.write_bytes(shapely.to_wkb(shapely.geometrycollections([tile for tile in tiles if not tile.is_empty])))
    aside.replace(product)
