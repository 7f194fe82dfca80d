"""Labels without overlaps: the best free spot of each wins, and what finds none is told.

A label beside a mark is tried on all sides, then farther off with a leader. The label of an area is tried inside it,
from its middle outward, then off it with a leader. Nothing is drawn over a mark, another label, a leader or the
locator, and no leader crosses any of them. Among the free spots the nearest wins, each small area that is not its own
making a spot worse, since a name in a foreign outline reads as that outline's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from math import cos, hypot, inf, radians, sin

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from components.figure.paper import Box
from components.figure.type import Face, balanced, width
from components.layers.geometry import label_point

Point = tuple[float, float]
LINE = 1.14  # line height as a share of the size
_GAP = 4.0  # pixels between boxes
_CLEAR = 1.5  # pixels between a leader and what it passes
_FAR = (14.0, 30.0, 50.0)  # pixels of a leader
_ANGLES = (0, 180, 30, 150, -30, 210, 60, 120, -60, 240, 90, -90)  # degrees, clockwise from the right
_LED, _REACH = 3.0, 12.0  # cost of a leader, and how many pixels of it cost one more
_APART, _FOREIGN = 40.0, 3.0  # pixels from the middle of an area that cost one; cost of a foreign outline
_WIDE, _NARROW = 15.0, 9.0  # room for a line of a label, in sizes of its type
_UNTOLD = 3.0  # cost of a label without its tally
_GRID = 9
_SHARE = 0.5  # of the height of an area narrower than its label, from which the label stands beside it
_SMALL = 0.15  # of the frame: the inside of a larger area is ground, only its edge disturbs a name


@dataclass(frozen=True)
class Label:
    """Lines of text, the title first, then what there is; ``size`` in pixels; ``cost``: of what it leaves out."""

    title: tuple[str, ...]
    tally: tuple[str, ...]
    size: float
    cost: float = 0

    @classmethod
    def of(cls, title: str, tally: str, size: float, room: float) -> Label:
        titles, tallies = balanced(title, Face.BOLD, size, room), balanced(tally, Face.PLAIN, size - 1, room)
        return cls(tuple(titles), tuple(tallies), size)

    @classmethod
    def forms(cls, title: str, tally: str, size: float, *, alone: bool) -> list[Label]:
        """Wide, narrow, and the title ``alone`` where it says enough: whichever finds the better spot."""
        full = [cls.of(title, tally, size, size * room) for room in (_WIDE, _NARROW)]
        short = replace(cls.of(title, "", size, size * _NARROW), cost=_UNTOLD)
        return [*dict.fromkeys(full), *([short] if tally and alone else [])]

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
        return sum(size * LINE for *_, size in self.lines)


@dataclass(frozen=True)
class Spot:
    """Where a label stands: its box, the label, how its lines are aligned (``left``, ``right``, ``center``), what it
    costs, and the two ends of its leader, if it has one."""

    box: Box
    label: Label
    align: str
    cost: float = 0
    leader: tuple[Point, Point] | None = None


@dataclass
class Room:
    """The free space of a frame. ``areas``: what is outlined in it, in pixels."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    areas: list[BaseGeometry] = field(default_factory=list)
    leaders: list[BaseGeometry] = field(default_factory=list)

    def __post_init__(self) -> None:
        left, top, right, bottom = self.frame
        most = (right - left) * (bottom - top) * _SMALL
        self._outlined = shapely.STRtree([area if area.area < most else area.boundary for area in self.areas])

    def take(self, box: Box) -> None:
        self.taken.append(box)

    def took(self, box: Box) -> bool:
        """Take a box if it is free; gives whether it was."""
        free = self._is_free(box)
        if free:
            self.take(box)
        return free

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = self.frame
        inside = box[0] >= left + _GAP and box[1] >= top + _GAP and box[2] <= right - _GAP and box[3] <= bottom - _GAP
        return inside and not any(_meet(box, other) for other in self.taken) and not self._crossed(box)

    def _crossed(self, box: Box) -> bool:
        return bool(self.leaders) and bool(shapely.intersects(shapely.box(*_grown(box)), self.leaders).any())

    def _is_clear(self, leader: tuple[Point, Point]) -> bool:
        met = [*(shapely.box(*_grown(box)) for box in self.taken), *self.leaders]
        return not met or not shapely.intersects(shapely.LineString(leader), met).any()

    def best(self, spots: Iterable[Spot], own: BaseGeometry | None = None) -> Spot | None:
        """The free spot that costs least, which is then taken. ``own``: the one of ``areas`` that the label names."""
        least, found = inf, None
        for spot in spots:
            if spot.cost >= least or not self._is_free(spot.box) or (spot.leader and not self._is_clear(spot.leader)):
                continue
            if (cost := self._cost(spot, own)) < least:
                least, found = cost, spot
        if found is not None:
            self.take(found.box)
            self.leaders += [shapely.LineString(found.leader)] if found.leader else []
        return found

    def _cost(self, spot: Spot, own: BaseGeometry | None) -> float:
        met = self._outlined.query(shapely.box(*spot.box), predicate="intersects")
        return round(spot.cost + spot.label.cost + _FOREIGN * sum(self.areas[number] is not own for number in met), 3)


def _grown(box: Box) -> Box:
    return box[0] - _CLEAR, box[1] - _CLEAR, box[2] + _CLEAR, box[3] + _CLEAR


def _meet(one: Box, other: Box) -> bool:
    across = one[0] < other[2] + _GAP and other[0] < one[2] + _GAP
    return across and one[1] < other[3] + _GAP and other[1] < one[3] + _GAP


def beside(mark: Box, label: Label) -> Iterator[Spot]:
    """Spots about a mark: right, left, below, above."""
    left, top, right, bottom = mark
    x, y = (left + right) / 2, (top + bottom) / 2
    wide, high = label.wide, label.high
    yield Spot(_box(right + 5, y - high / 2, wide, high), label, "left")
    yield Spot(_box(left - 5 - wide, y - high / 2, wide, high), label, "right", 0.2)
    yield Spot(_box(x - wide / 2, bottom + _GAP, wide, high), label, "center", 0.5)
    yield Spot(_box(x - wide / 2, top - _GAP - high, wide, high), label, "center", 0.7)


def led(mark: Box, label: Label) -> Iterator[Spot]:
    """Spots off a mark, each with a leader that begins clear of it. A mark without extent is a point in an area, at
    which the leader begins."""
    left, top, right, bottom = mark
    x, y = (left + right) / 2, (top + bottom) / 2
    wide, high = label.wide, label.high
    for far, angle in product(_FAR, _ANGLES):
        over, down = cos(radians(angle)), sin(radians(angle))
        out = min((size / abs(part) for part, size in ((over, right - x), (down, bottom - y)) if abs(part) > 1e-9))
        near = out + 2 * _CLEAR if out else 0.0
        start, tip = _point(x + over * near, y + down * near), _point(x + over * (near + far), y + down * (near + far))
        sideways = abs(over) >= 0.5
        align = ("left" if over > 0 else "right") if sideways else "center"
        edge = tip[0] - wide * {"left": 0, "right": 1, "center": 0.5}[align]
        head = tip[1] - high * (0.5 if sideways else float(down < 0))
        tip = (tip[0] - 2 * over, tip[1] - 2 * down)  # the line ends short of the words
        cost = _LED + far / _REACH + abs(down) / 2
        yield Spot(_box(edge, head, wide, high), label, align, cost, (start, tip))


def inside(area: BaseGeometry, label: Label) -> Iterator[Spot]:
    """Spots in an area (pixels): its widest part first, then those nearest to it."""
    polygons = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon" and part.area > 1]
    if not polygons:
        return
    middle = label_point(shapely.MultiPolygon(polygons))
    left, top, right, bottom = area.bounds
    wide, high = label.wide, label.high
    if wide > right - left and high > (bottom - top) * _SHARE:  # it would hide what it names
        yield from beside((left, top, right, bottom), label)
    grid = product(np.linspace(left, right, _GRID + 2)[1:-1], np.linspace(top, bottom, _GRID + 2)[1:-1])
    for x, y in [(middle.x, middle.y), *grid]:
        if shapely.contains_xy(area, x, y):
            box = _box(x - wide / 2, y - high / 2, wide, high)
            yield Spot(box, label, "center", min(hypot(x - middle.x, y - middle.y) / _APART, _LED))
    yield from led((middle.x, middle.y) * 2, label)


def _box(left: float, top: float, wide: float, high: float) -> Box:
    return round(left, 2), round(top, 2), round(left + wide, 2), round(top + high, 2)


def _point(x: float, y: float) -> Point:
    return round(x, 2), round(y, 2)
