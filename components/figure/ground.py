"""The ground: embedded land, borders and names (Natural Earth and our own table), and the locator."""

from __future__ import annotations

from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from components import palette
from components.figure.paper import Box, Paper, line_width
from components.figure.type import Face
from components.figure.window import Window
from components.geocoding.topojson import read_object
from components.layers.basemap import FOCUS, REGION, basemap

_LOCATOR = (-125.0, -20.0, -28.0, 52.0)  # west, south, east, north of the small map
# Kind of name: face, size as a share of the label size, colour, letters in capitals, order of placing.
NAMES: dict[str, tuple[Face, float, str, bool]] = {
    "sea": (Face.WATER, 1.45, palette.WATER_NAME, False),
    "ocean": (Face.WATER, 1.45, palette.WATER_NAME, False),
    "country": (Face.BOLD, 0.9, palette.LAND_NAME, True),
    "territory": (Face.PLAIN, 0.9, palette.LAND_NAME, False),
    "gulf": (Face.WATER, 1.0, palette.WATER_NAME, False),
}


@cache
def _lands() -> tuple[list[tuple[str, BaseGeometry]], BaseGeometry, BaseGeometry]:
    """Countries by name, lines between states, and cays."""
    topology = basemap()["topology"]
    countries = [(str(properties["name"]), land) for properties, land in read_object(topology, "countries")]
    states, cays = (
        shapely.union_all([each for _, each in read_object(topology, name)]) for name in ("ve_states", "ve_islands")
    )
    return countries, states, cays


@cache
def _world() -> BaseGeometry:
    """Coarse land of the world. An island across the antimeridian comes as a thin band about the globe; those go."""
    parts = [part for _, each in read_object(basemap()["world"], "land") for part in shapely.get_parts(each)]
    return shapely.union_all([part for part in parts if not _is_band(part)])


def _is_band(part: BaseGeometry) -> bool:
    west, _, east, _ = part.bounds
    return bool(east - west > 20 and part.area < east - west)


def draw_land(paper: Paper, window: Window) -> None:
    """Land, coasts and borders."""
    countries, states, cays = _lands()
    frame = window.frame
    south, west, north, east = REGION  # the detailed land is there
    beyond = shapely.difference(_world(), shapely.box(west, south, east, north))
    paper.shape(window.drawn(beyond), frame, facecolor=palette.LAND)
    for name, land in countries:
        colour = palette.FOCUS_LAND if name in FOCUS else palette.LAND
        line = {"edgecolor": palette.COAST, "linewidth": line_width(0.6)}
        paper.shape(window.drawn(land), frame, facecolor=colour, **line)
    paper.shape(window.drawn(states), frame, edgecolor=palette.STATE, linewidth=line_width(0.5))
    paper.shape(
        window.drawn(cays), frame, facecolor=palette.FOCUS_LAND, edgecolor=palette.COAST, linewidth=line_width(0.5)
    )


def draw_locator(paper: Paper, box: Box, shown: Box) -> None:
    """A small map of the Americas with what the large one shows."""
    window = Window.over(box, _LOCATOR)
    paper.box(box, facecolor=palette.SEA)
    paper.shape(window.drawn(_world()), box, facecolor="#ffffff", edgecolor=palette.COAST, linewidth=line_width(0.3))
    left, bottom = window.at(*shown[:2])
    right, top = window.at(*shown[2:])
    paper.box(
        (left, top, right, bottom), facecolor="#b8440a22", edgecolor=palette.LAYERS["events"], linewidth=line_width(1.2)
    )
    paper.box(box, facecolor="none", edgecolor=palette.COAST, linewidth=line_width(0.8))
