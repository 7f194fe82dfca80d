"""Type: the five faces of a figure, how wide a line of them is, and where it breaks.

The fonts (Source Sans Pro and Source Serif Pro, SIL Open Font License) come as pinned packages, so that a figure has
the same bytes on every machine. Sizes are pixels of 1/96 inch.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.textpath import text_to_path

POINTS = 72 / 96  # of a pixel
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
    """The lines of a text in a column; a word wider than the column has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, face, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
