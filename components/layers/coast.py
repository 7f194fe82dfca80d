"""Footprints of countries and islands in the basemap's own outline.

Footprints are kept coarse, which is right for deciding what lies inside them. Drawn on the basemap, a coarse coast
shows as spikes beside the fine one. A footprint that is plainly a country or an island of the basemap is therefore
drawn with the basemap's line; every other is drawn as it is.
"""

from __future__ import annotations

import json
from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from components.geocoding.topojson import read_object
from components.paths import ASSETS

# Shared area over joint area (Jaccard index) from which two outlines are the same land, drawn more or less finely.
SAME_LAND = 0.8


def on_coast(footprint: BaseGeometry) -> BaseGeometry:
    """The basemap's outline (EPSG:4326) of the land that ``footprint`` outlines, or ``footprint`` itself."""
    lands, tree = _lands()
    candidates = [lands[number] for number in tree.query(footprint)]
    likeness, land = max(
        ((_likeness(footprint, land), land) for land in candidates), key=lambda pair: pair[0], default=(0.0, None)
    )
    return land if land is not None and likeness >= SAME_LAND else footprint


def _likeness(one: BaseGeometry, other: BaseGeometry) -> float:
    if not min(one.area, other.area) >= SAME_LAND * max(one.area, other.area):
        return 0.0
    return float(shapely.intersection(one, other).area / shapely.union(one, other).area)


@cache
def _lands() -> tuple[list[BaseGeometry], shapely.STRtree]:
    """Countries, and each of their islands by itself."""
    text = (ASSETS / "basemap" / "pick_0.005.topo.json").read_text(encoding="utf-8")
    countries = [geometry for _, geometry in read_object(json.loads(text), "countries")]
    islands = [part for country in countries for part in shapely.get_parts(country)]
    lands = [shapely.make_valid(land) for land in (*countries, *islands)]
    return lands, shapely.STRtree(lands)
