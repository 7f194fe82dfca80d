"""The line 12 nautical miles from land: indicative, no legal line.

``python -m components.layers.belt`` makes ``assets/basemap/belt_12nm.json`` from the embedded land (Natural Earth
1:10m, simplified). The belt is measured from the drawn coast: there are no baselines in it, no closed bays, and no
boundaries between neighbours whose belts would overlap. Each cell of land is widened in an azimuthal equidistant
projection of its own centre (WGS84), where a distance over a cell and the belt errs by less than 0.1 %.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from components.geocoding.topojson import read_object
from components.paths import ASSETS

Points = npt.NDArray[np.float64]  # rows of x, y

TARGET = ASSETS / "basemap" / "belt_12nm.json"
ORIGIN = (
    "12 nautical miles (22,224 m) from the embedded coast (Natural Earth 1:10m, simplified), geodesic, between 92° and "
    "56° W and 5° and 28° N; without baselines and without boundaries between neighbours. Indicative, no legal line."
)
WIDTH_M = 12 * 1852.0
LAKES = ((-72.2, 8.9, -70.9, 10.95),)  # Lake Maracaibo: inland water has no belt
WINDOW = (-92.0, 5.0, -56.0, 28.0)  # west, south, east, north, degrees
CELL_DEG, MARGIN_DEG = 2.0, 0.5
TOLERANCE_DEG, SCALE_DEG = 0.003, 0.001


def land() -> BaseGeometry:
    """The embedded land within reach of the window, EPSG:4326 (lon, lat)."""
    text = (ASSETS / "basemap" / "pick_0.005.topo.json").read_text(encoding="utf-8")
    countries = [shapely.make_valid(geometry) for _, geometry in read_object(json.loads(text), "countries")]
    return shapely.union_all(countries).intersection(box(*WINDOW).buffer(MARGIN_DEG, join_style="mitre"))


def widened(area: BaseGeometry, metres: float) -> BaseGeometry:
    """Every point within ``metres`` of an area, degrees in and out."""
    return shapely.union_all([_widened(cell, metres) for cell in _cells(area)])


def _cells(area: BaseGeometry) -> Iterator[BaseGeometry]:
    west, south, east, north = area.bounds
    for x in np.arange(west, east, CELL_DEG):
        for y in np.arange(south, north, CELL_DEG):
            cell = area.intersection(box(x, y, x + CELL_DEG, y + CELL_DEG))
            if not cell.is_empty:
                yield cell


def _widened(cell: BaseGeometry, metres: float) -> BaseGeometry:
    middle = box(*cell.bounds).centroid
    plane = f"+proj=aeqd +lat_0={middle.y} +lon_0={middle.x} +datum=WGS84 +units=m"
    to_plane = Transformer.from_crs("EPSG:4326", plane, always_xy=True)

    def there(points: Points) -> Points:
        return np.column_stack(to_plane.transform(points[:, 0], points[:, 1]))

    def back(points: Points) -> Points:
        return np.column_stack(to_plane.transform(points[:, 0], points[:, 1], direction="INVERSE"))

    return shapely.transform(shapely.transform(cell, there).buffer(metres, quad_segs=24), back)


def belt() -> list[list[tuple[float, float]]]:
    """The lines of the belt as (lon, lat), cut at the window."""
    seaward = widened(land(), WIDTH_M).boundary
    at_sea = seaward.difference(shapely.union_all([box(*lake) for lake in LAKES]))
    shown = shapely.simplify(at_sea, TOLERANCE_DEG).intersection(box(*WINDOW))
    return [
        list(part.coords) for part in shapely.get_parts(shapely.line_merge(shown)) if part.geom_type == "LineString"
    ]


def packed(lines: list[list[tuple[float, float]]]) -> dict[str, Any]:
    """The lines as arcs of whole steps of ``SCALE_DEG``, each from the one before (TopoJSON specification, 2.1.4)."""
    steps = [np.rint(np.array(line) / SCALE_DEG).astype(int) for line in lines]
    arcs = [np.vstack([line[:1], np.diff(line, axis=0)]).tolist() for line in steps]
    return {"origin": ORIGIN, "transform": {"scale": [SCALE_DEG, SCALE_DEG], "translate": [0, 0]}, "arcs": arcs}


def build(target: Path = TARGET) -> Path:
    """Write the belt and return the file's path."""
    target.write_text(json.dumps(packed(belt()), separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    build()
