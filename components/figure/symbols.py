"""Symbols in ink: the plain silhouettes of the map on plates whose shape, not only colour, tells the layer."""

from __future__ import annotations

from functools import cache

import numpy as np
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.path import Path as Outline

from components import palette
from components.figure.paper import Paper, line_width
from components.symbology import symbol_table

SIZE = 18.0  # pixels of a plate
# Circle at sea, shield in the air, square on land, diamond for events; drawn in a box of 32 (assets/map/symbols.js).
_PLATES = {
    "naval": "M16 2a14 14 0 1 1 0 28 14 14 0 0 1 0-28z",
    "air": "M16 1.5C24 1.5 30 8 30 16v13.5H2V16C2 8 8 1.5 16 1.5z",
    "ground": "M3 6a3 3 0 0 1 3-3h20a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3z",
    "events": "M16 .5L31.5 16 16 31.5.5 16z",
}
_GLYPHS = {"naval": 0.8, "air": 0.8, "ground": 0.86, "events": 0.66}  # the silhouette's share of its plate
_CODES = {"moveTo": 1, "lineTo": 2, "qCurveTo": 3, "curveTo": 4, "closePath": 79}  # matplotlib's numbers


def draw_symbol(
    paper: Paper, at: tuple[float, float], symbol: str, layer: str, *, apart: bool = False, size: float = SIZE
) -> None:
    """A symbol with its middle at ``at``; hollow and dashed where nothing is said to be there."""
    colour, dashes = palette.LAYERS[layer], (0, (2, 1.4))
    look = {"facecolor": palette.PAPER, "edgecolor": colour, "linewidth": line_width(1.1), "linestyle": dashes}
    rim = {"facecolor": colour, "edgecolor": palette.PAPER, "linewidth": line_width(0.8)}
    paper.outline(_moved(_outline(_PLATES[layer]), 16, at, size / 32), **(look if apart else rim))
    table = symbol_table()
    glyph = _outline(table["plain"][table["kinds"][symbol]["plain"]])
    paper.outline(_moved(glyph, 12, at, _GLYPHS[layer] * size / 32), facecolor=colour if apart else palette.PAPER)


def draw_pin(
    paper: Paper, tip: tuple[float, float], symbol: str, layer: str, *, apart: bool = False, size: float = SIZE
) -> None:
    """A symbol on a pin whose tip is the place."""
    x, y = tip
    edges = np.array([(x - 4, y - 6), (x + 4, y - 6), (x, y), (x - 4, y - 6)])
    paper.outline(Outline(edges), facecolor=palette.INK, alpha=0.55 if apart else 1)
    draw_symbol(paper, (x, y - 5 - size / 2), symbol, layer, apart=apart, size=size)


@cache
def _outline(path: str) -> Outline:
    """An SVG path as matplotlib has it."""
    pen = RecordingPen()
    parse_path(path, pen)
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for step, given in pen.value:
        ends = given or ((0.0, 0.0),)
        points += ends
        codes += [_CODES[step]] * len(ends)
    return Outline(np.array(points), codes)


def _moved(outline: Outline, middle: float, at: tuple[float, float], scale: float) -> Outline:
    return Outline(np.round((np.asarray(outline.vertices) - middle) * scale + np.array(at), 2), outline.codes)
