"""The embedded basemap, its labels and the optional online tiles.

Land, borders, Venezuelan state lines and cays come from ``assets/basemap/pick_0.005.topo.json`` (Natural Earth, public
domain; see ``assets/LICENSES.md``) and are drawn with no network; beyond that region ``world.topo.json`` gives coarse
land, for origins and destinations far away. Names of seas and lands are this project's own table,
set as a cartographer would: water in spaced italics, countries in small capitals, finer names at higher zooms.
Tiles are asked for only when the reader chooses them.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from components.layers.escape import escape
from components.paths import ASSETS

MIN_ZOOM, MAX_ZOOM = 3, 16
REGION = (-10.0, -120.0, 45.0, -50.0)  # south, west, north, east of the detailed land
THEATRE = (8.4, -73.8, 19.8, -59.2)  # south, west, north, east: Venezuela, the eastern Caribbean, Puerto Rico
FOCUS = ("Venezuela",)  # drawn a shade lighter than its neighbours

_OPENSTREETMAP = '<a href="https://www.openstreetmap.org/copyright">© OpenStreetMap contributors</a>'
_CARTO = f'{_OPENSTREETMAP} <a href="https://carto.com/attributions">© CARTO</a>'
CREDITS = {
    "land": '<a href="https://www.naturalearthdata.com/">Natural Earth</a>',
    "places": '<a href="https://www.geonames.org/">GeoNames</a>',
}
TILES: dict[str, dict[str, Any]] = {
    "osm": {"url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "attribution": _OPENSTREETMAP, "max": 19},
    "light": {"url": "https://basemaps.cartocdn.com/light_all/{z}/{x}/{y}{r}.png", "attribution": _CARTO, "max": 20},
    "dark": {"url": "https://basemaps.cartocdn.com/dark_all/{z}/{x}/{y}{r}.png", "attribution": _CARTO, "max": 20},
    "satellite": {
        "url": "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
        "attribution": "Imagery © Esri, Maxar, Earthstar Geographics",
        "max": 18,
    },
}


def _read(name: str) -> Any:
    return json.loads((ASSETS / "basemap" / name).read_text(encoding="utf-8"))


@cache
def labels() -> list[list[Any]]:
    """Rows of name, kind, latitude, longitude, lowest and highest zoom, Spanish name."""
    return [
        [escape(row["name"]), row["kind"], *row["at"], *row["zoom"], escape(row.get("es", row["name"]))]
        for row in _read("labels.json")
    ]


@cache
def basemap() -> dict[str, Any]:
    """All that the browser needs to draw the ground: topology, labels, tile sources, extent and credits."""
    return {
        "topology": _read("pick_0.005.topo.json"),
        "world": _read("world.topo.json"),
        "belt": _read("belt_12nm.json"),
        "region": REGION,
        "labels": labels(),
        "tiles": TILES,
        "focus": FOCUS,
        "theatre": THEATRE,
        "credits": CREDITS,
    }
