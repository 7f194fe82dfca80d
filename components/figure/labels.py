"""Labels without overlaps: the first free spot of each wins, and what finds none is told.

A label beside a mark is tried on all sides, then farther off with a leader. The label of an area is tried inside it,
from its middle outward, then off it with a leader. Nothing is drawn over a mark, another label or the locator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from components.figure.paper import Box
from components.figure.type import Face, width, wrapped
from components.layers.geometry import label_point

_LINE = 1.14  # line height as a share of the size
_GAP = 2.0  # pixels between boxes
_FAR = (34.0, 58.0)  # pixels from a mark to a label with a leader
_GRID = 9
_SHARE = 0.5  # of the height of an area narrower than its label, from which the label stands beside it


@dataclass(frozen=True)
class Label:
    """Lines of text, the title first, then what there is; ``size`` in pixels."""

    title: tuple[str, ...]
    tally: tuple[str, ...]
    size: float

    @classmethod
    def of(cls, title: str, tally: str, size: float, room: float) -> Label:
        titles, tallies = wrapped(title, Face.BOLD, size, room), wrapped(tally, Face.PLAIN, size - 1, room)
        return cls(tuple(titles), tuple(tallies), size)

    @property
    def lines(self) -> list[tuple[str, Face, float]]:
        """Words, face and size of each line."""
        return [
            *((line, Face.BOLD, self.size) for line in self.title),
            *((line, Face.PLAIN, self.size - 1) for line in self.tally),
        ]

    @property
    def wide(self) -> float:
        return max(width(*line) for line in self.lines)

    @property
    def high(self) -> float:
        return sum(size * _LINE for *_, size in self.lines)


@dataclass(frozen=True)
class Spot:
    """Where a label stands: its box, how its lines are aligned (``left``, ``right``, ``center``), and the two ends of
    its leader, if it has one."""

    box: Box
    align: str
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None


@dataclass
class Room:
    """The free space of a frame."""

    frame: Box
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        self.taken.append(box)

    def is_free(self, box: Box) -> bool:
        left, top, right, bottom = self.frame
        inside = box[0] >= left + _GAP and box[1] >= top + _GAP and box[2] <= right - _GAP and box[3] <= bottom - _GAP
        return inside and not any(_meet(box, other) for other in self.taken)

    def first(self, spots: Iterable[Spot]) -> Spot | None:
        """The first free spot, which is then taken."""
        found = next((spot for spot in spots if self.is_free(spot.box)), None)
        if found is not None:
            self.take(found.box)
        return found


def _meet(one: Box, other: Box) -> bool:
    across = one[0] < other[2] + _GAP and other[0] < one[2] + _GAP
    return across and one[1] < other[3] + _GAP and other[1] < one[3] + _GAP


def beside(mark: Box, label: Label) -> Iterator[Spot]:
    """Spots about a mark: right, left, below, above, then the corners, then farther off with a leader."""
    left, top, right, bottom = mark
    x, y = (left + right) / 2, (top + bottom) / 2
    wide, high = label.wide, label.high
    yield Spot(_box(right + 4, y - high / 2, wide, high), "left")
    yield Spot(_box(left - 4 - wide, y - high / 2, wide, high), "right")
    yield Spot(_box(x - wide / 2, bottom + 3, wide, high), "center")
    yield Spot(_box(x - wide / 2, top - 3 - high, wide, high), "center")
    for far, (down, over) in product(_FAR, product((0, -0.8, 0.8, -1.2, 1.2), (1, -1))):
        edge = x + over * far, y + down * far
        start = (edge[0] if over > 0 else edge[0] - wide, edge[1] - high / 2)
        yield Spot(_box(*start, wide, high), "left" if over > 0 else "right", ((x, y), edge))


def inside(area: BaseGeometry, label: Label) -> Iterator[Spot]:
    """Spots in an area (pixels): its widest part first, then those nearest to it."""
    polygons = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon" and part.area > 1]
    if not polygons:
        return
    middle = label_point(shapely.MultiPolygon(polygons))
    left, top, right, bottom = area.bounds
    grid = [
        (x, y) for x in np.linspace(left, right, _GRID + 2)[1:-1] for y in np.linspace(top, bottom, _GRID + 2)[1:-1]
    ]
    near = sorted(grid, key=lambda spot: (spot[0] - middle.x) ** 2 + (spot[1] - middle.y) ** 2)
    wide, high = label.wide, label.high
    if wide > right - left and high > (bottom - top) * _SHARE:  # it would hide what it names
        yield from beside((left, top, right, bottom), label)
    for x, y in [(middle.x, middle.y), *near]:
        if shapely.contains_xy(area, x, y):
            yield Spot(_box(x - wide / 2, y - high / 2, wide, high), "center")
    yield from (spot for spot in beside((middle.x, middle.y) * 2, label) if spot.leader)


def _box(left: float, top: float, wide: float, high: float) -> Box:
    return round(left, 2), round(top, 2), round(left + wide, 2), round(top + high, 2)
