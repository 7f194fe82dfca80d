"""The marks of a figure: what stands at a point, gathered where symbols would lie on one another."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from components import palette
from components.figure.groups import Group, Record, distinct, speaking, tally
from components.figure.paper import Box, Paper, line_width
from components.figure.symbols import SIZE, draw_pin, draw_symbol
from components.figure.type import Face, width
from components.figure.window import Window
from components.language import _, ngettext, number_words

_NEAR = 21.0  # pixels: marks nearer than this are gathered


@dataclass(frozen=True)
class Mark:
    """What stands at a point: one group, or several that would lie on one another."""

    groups: tuple[Group, ...]
    x: float
    y: float

    @property
    def first(self) -> Group:
        return self.groups[0]

    @property
    def records(self) -> list[Record]:
        return [record for group in self.groups for record in group.records]

    @property
    def count(self) -> int:
        return len(distinct(speaking(self.records)))

    @property
    def box(self) -> Box:
        half = SIZE / 2 + 1
        rise = SIZE + 6 if len(self.groups) == 1 and self.first.drawn == "pin" else half
        badge = 9 if self.count > 1 else 0
        return self.x - half, self.y - rise - badge / 2, self.x + half + badge, self.y + (0 if rise > half else half)

    @property
    def named(self) -> bool:
        """Whether the first of its words says enough: a lone event's is its kind, which needs the place."""
        return self.count > 1 or self.first.layer != "events"

    @property
    def words(self) -> tuple[str, str]:
        if len(self.groups) == 1:
            return self.first.title, self.first.tally
        others = len(self.groups) - 1
        near = f"{number_words(others)} {ngettext('place', 'places', others)}"
        return _("{place} and {places} near it").format(place=self.first.name, places=near), tally(
            self.records, lone=self.first.title
        )


def gathered(window: Window, points: list[Group]) -> list[Mark]:
    """Marks of the groups at points, presences and the fullest first; each takes in what would lie on it."""
    marks: list[Mark] = []
    left = sorted(points, key=lambda group: (group.apart, -len(group.things)))
    while left:
        x, y = window.at(left[0].lon, left[0].lat)
        near = [each for each in left if _distance(window.at(each.lon, each.lat), (x, y)) < _NEAR]
        marks.append(Mark(tuple(near), x, y))
        left = [each for each in left if each not in near]
    return marks


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def draw_mark(paper: Paper, mark: Mark) -> None:
    first = mark.first
    if len(mark.groups) > 1:
        draw_symbol(paper, (mark.x, mark.y), first.symbol, first.layer, apart=all(each.apart for each in mark.groups))
    elif first.drawn == "pin":
        draw_pin(paper, (mark.x, mark.y), first.symbol, first.layer, apart=first.apart)
    else:
        draw_symbol(paper, (mark.x, mark.y), first.symbol, first.layer, apart=first.apart)
    if mark.count > 1:
        _draw_count(paper, mark)


def _draw_count(paper: Paper, mark: Mark) -> None:
    _, top, right, _ = mark.box
    x, y, number = right - 7, top + 6, str(mark.count)
    half = width(number, Face.BOLD, 9) / 2 + 3
    middle = shapely.LineString([(x - half + 6, y), (x + half - 6, y)]) if half > 6 else shapely.Point(x, y)
    look = {"facecolor": palette.INK, "edgecolor": palette.PAPER, "linewidth": line_width(1)}
    paper.shape(shapely.buffer(middle, 6.5), paper.whole, **look)
    paper.text((x, y), number, Face.BOLD, 9, ha="center", va="center_baseline", color=palette.PAPER)
