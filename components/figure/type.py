"""Type: the five faces of a figure, how wide a line of them is, and where it breaks.

The fonts (Source Sans Pro and Source Serif Pro, SIL Open Font License) come as pinned packages, so that a figure has
the same bytes on every machine. Sizes are pixels of 1/96 inch.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import shapely
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.path import Path as Outline
from matplotlib.textpath import text_to_path
from shapely.geometry.base import BaseGeometry

POINTS = 72 / 96  # of a pixel
_HALO = 1.9  # pixels
_SIGNS = ("·", "/", "–")
FILES = {
    "font_source_sans_pro": ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-It.ttf"),
    "font_source_serif_pro": ("SourceSerifPro-Semibold.ttf", "SourceSerifPro-It.ttf"),
}
SANS, SERIF = "Source Sans Pro", "Source Serif Pro"
# For programs that open the SVG without these fonts.
FALLBACKS = {
    SANS: "'Source Sans Pro', 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif",
    SERIF: "'Source Serif Pro', 'Source Serif 4', Georgia, serif",
}


class Face(Enum):
    """Family, style, weight."""

    PLAIN = (SANS, "normal", 400)
    BOLD = (SANS, "normal", 600)
    TITLE = (SERIF, "normal", 600)
    WATER = (SERIF, "italic", 400)


@cache
def _known() -> bool:
    for package, names in FILES.items():
        for name in names:
            fontManager.addfont(str(files(package).joinpath("files", name)))
    return True


def font(face: Face, size: float) -> FontProperties:
    """A face at a size."""
    _known()
    family, style, weight = face.value
    look: dict[str, Any] = {"style": style, "weight": weight}
    return FontProperties(family=family, size=size * POINTS, **look)


@cache
def width(text: str, face: Face, size: float) -> float:
    """How wide a line is."""
    wide, _, _ = text_to_path.get_text_width_height_descent(text, font(face, size), False)
    return float(wide) / POINTS


def unprintable(text: str) -> str:
    """The characters of a text that the faces lack; they have the letters of Latin, Greek and Cyrillic."""
    known = get_font(findfont(font(Face.PLAIN, 1))).get_charmap()
    return "".join(char for char in text if ord(char) not in known)


def wrapped(text: str, face: Face, size: float, room: float) -> list[str]:
    """The lines of a text in a column; what is wider than the column and cannot be broken has a line of its own."""
    lines: list[str] = []
    for word in unbroken(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, face, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def unbroken(text: str) -> list[str]:
    """The parts of a text that stand on one line: a number goes with the word after it ("16 November"), and a sign
    between words ("·", "/") with the one before."""
    parts: list[str] = []
    for word in text.split():
        if parts and (word in _SIGNS or parts[-1].isdecimal()):
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def balanced(text: str, face: Face, size: float, room: float, least: float = 0.5) -> list[str]:
    """As many lines as the column needs, of about the same width, so that no word stands alone on the last; none is
    made narrower than ``least`` of the column."""
    lines = wrapped(text, face, size, room)
    if len(lines) < 2:
        return lines
    low, high = room * least, room
    while high - low > 1:
        tried = (low + high) / 2
        low, high = (low, tried) if len(wrapped(text, face, size, tried)) == len(lines) else (tried, high)
    return wrapped(text, face, size, high)


@cache
def around(text: str, face: Face, size: float) -> BaseGeometry:
    """The letters of a line grown by the width of a halo, in pixels, y downward, its baseline at the origin."""
    points, codes = text_to_path.get_text_path(font(face, size), text, False)
    scale = np.array([size, -size]) / text_to_path.FONT_SCALE
    letters = Outline(np.asarray(points).reshape(-1, 2) * scale, codes).to_polygons(closed_only=True)
    grown = shapely.union_all(
        [shapely.buffer(shapely.Polygon(np.asarray(each)), _HALO, quad_segs=3) for each in letters]
    )
    return shapely.simplify(grown, 0.2)
