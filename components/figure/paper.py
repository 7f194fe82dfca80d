"""Paper: a matplotlib figure that is drawn on in pixels, x to the right and y down, and saved with the same bytes each
time. Text stays text in SVG and PDF.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline
from shapely.geometry.base import BaseGeometry

from components import palette
from components.figure.type import FALLBACKS, POINTS, Face, around, font, width

DPI = 96
SCALE = 2  # pixels of a PNG for one of the figure
Box = tuple[float, float, float, float]  # left, top, right, bottom
_ASIDE: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": "Sotavento"},
    "pdf": {"CreationDate": None, "Creator": "Sotavento", "Producer": None},
}
_SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "sotavento", "pdf.fonttype": 42, "hatch.linewidth": 0.6}


class Paper:
    """A sheet of ``wide`` by ``high`` pixels. What is drawn later lies over what was drawn before."""

    def __init__(self, wide: float, high: float) -> None:
        self.wide, self.high = wide, high
        self._figure = Figure(figsize=(wide / DPI, high / DPI), dpi=DPI, facecolor=palette.PAPER)
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set(xlim=(0, wide), ylim=(high, 0))
        self._axes.axis("off")
        self._above = 0

    @property
    def whole(self) -> Box:
        return 0, 0, self.wide, self.high

    def box(self, box: Box, **look: Any) -> None:
        """A rectangle; ``look`` as matplotlib's patches have it."""
        left, top, right, bottom = box
        self._add(Rectangle((left, top), right - left, bottom - top, **{"linewidth": 0, **look}))

    def shape(self, geometry: BaseGeometry, frame: Box, **look: Any) -> None:
        """Polygons and lines in pixels, cut off at a frame."""
        outline = _outline(geometry)
        if outline is not None:
            self._add(PathPatch(outline, **{"linewidth": 0, "facecolor": "none", **look}), frame)

    def outline(self, outline: Outline, **look: Any) -> None:
        self._add(PathPatch(outline, **{"linewidth": 0, **look}))

    def text(self, at: tuple[float, float], words: str, face: Face, size: float, **look: Any) -> None:
        """A line of text; its baseline begins at ``at`` unless ``ha`` and ``va`` say otherwise."""
        x, y = at
        self._above += 1
        given = {"color": palette.INK, "fontproperties": font(face, size), "zorder": self._above, "parse_math": False}
        self._axes.text(x, y, words, **{**given, **look})

    def name(self, at: tuple[float, float], words: str, face: Face, size: float, **look: Any) -> None:
        """A line of text on the map, with a halo of paper about its letters."""
        x, y = at
        begin = x - width(words, face, size) * {"left": 0.0, "center": 0.5, "right": 1.0}[look.get("ha", "left")]
        halo = shapely.transform(around(words, face, size), lambda points: rounded(points + np.array([begin, y])))
        self.shape(halo, self.whole, facecolor=palette.PAPER, alpha=0.82)
        self.text(at, words, face, size, **look)

    def saved(self, kind: str) -> bytes:
        """The sheet as ``png``, ``svg`` or ``pdf``."""
        sheet = BytesIO()
        with mpl.rc_context(_SETTINGS):
            self._figure.savefig(sheet, format=kind, dpi=DPI * SCALE if kind == "png" else DPI, metadata=_ASIDE[kind])
        return _with_fallbacks(sheet.getvalue()) if kind == "svg" else sheet.getvalue()

    def _add(self, patch: Any, frame: Box | None = None) -> None:
        self._above += 1
        patch.set_zorder(self._above)
        self._axes.add_artist(patch)  # add_patch would measure each anew for limits that are set
        if frame is not None:
            left, top, right, bottom = frame
            patch.set_clip_path(Rectangle((left, top), right - left, bottom - top, transform=self._axes.transData))


def line_width(pixels: float) -> float:
    """A width of lines as matplotlib has it."""
    return pixels * POINTS


def _with_fallbacks(svg: bytes) -> bytes:
    text = svg.decode()
    for family, families in FALLBACKS.items():
        text = text.replace(f"'{family}'", families)
    return text.encode()


def _outline(geometry: BaseGeometry) -> Outline | None:
    rings = [ring for part in shapely.get_parts(geometry) for ring in _rings(part)]
    return Outline.make_compound_path(*(Outline(shapely.get_coordinates(ring)) for ring in rings)) if rings else None


def _rings(part: Any) -> Iterable[BaseGeometry]:
    if part.is_empty or part.geom_type not in ("Polygon", "LineString", "LinearRing"):
        return []
    return [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]


def rounded(coordinates: Any) -> Any:
    """Coordinates to a hundredth of a pixel, so that no machine's last digits show."""
    return np.round(coordinates, 2)
