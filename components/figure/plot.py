"""The map of a figure: ground, areas, rings, marks and labels in a frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from components import palette
from components.figure.ground import draw_land, draw_locator
from components.figure.groups import Group
from components.figure.labels import Room
from components.figure.marks import draw_mark, gathered
from components.figure.naming import name_all, name_ground
from components.figure.paper import Box, Paper, line_width
from components.figure.symbols import SIZE
from components.figure.type import Face, balanced
from components.figure.window import Window
from components.language import _

_WIDE = 29.0  # degrees: a wider area is outlined only (assets/map/areas.js)
_BROAD = 10.0  # degrees: limits of whole seas are drawn faintly


@dataclass(frozen=True, eq=False)
class Outlined:
    """A group and its outline in pixels."""

    group: Group
    drawn: BaseGeometry


@dataclass(frozen=True)
class Drawn:
    """What a reader has to be told of a map: which groups lie outside its window, and the names that found no room."""

    outside: list[Group]
    unnamed: list[str]


def draw_map(paper: Paper, window: Window, groups: list[Group], size: float) -> Drawn:
    """Draw the groups; ``size`` of the labels in pixels."""
    areas = sorted((group for group in groups if group.drawn == "area"), key=lambda group: -group.outline.area)
    shown = [Outlined(area, window.drawn(area.outline)) for area in areas if _shows(window, area)]
    points = [group for group in groups if group.drawn != "area" and window.holds(group.lon, group.lat, SIZE)]
    rings = [Outlined(group, window.drawn(group.outline)) for group in points if not group.outline.is_empty]
    _draw_ground(paper, window, shown, rings)
    marks = gathered(window, points)
    room = Room(window.frame, [mark.box for mark in marks], [_valid(each.drawn, window) for each in [*shown, *rings]])
    locator = _locator(window, room)
    room.take(locator)
    draw_locator(paper, locator, window.bounds)
    for mark in marks:
        draw_mark(paper, mark)
    named = [(area.group, drawn) for area, drawn in zip(shown, room.areas, strict=False)]
    unnamed = name_all(paper, room, named[::-1], marks, size)
    name_ground(paper, room, window, size, {group.title for group in groups})
    paper.box(window.frame, facecolor="none", edgecolor=palette.RULE, linewidth=line_width(1))
    if not groups:
        _say_empty(paper, window.frame, size)
    seen = [*points, *(each.group for each in shown)]
    return Drawn([group for group in groups if not any(group is other for other in seen)], unnamed)


def _draw_ground(paper: Paper, window: Window, shown: list[Outlined], rings: list[Outlined]) -> None:
    """The sea, areas of it, the land, areas of that, rings: the coasts of areas are coarser than the land's."""
    paper.box(window.frame, facecolor=palette.SEA)
    for area in (area for area in shown if area.group.water):
        _draw_outline(paper, window, area)
    draw_land(paper, window)
    for each in [*(area for area in shown if not area.group.water), *rings]:
        _draw_outline(paper, window, each)


def _say_empty(paper: Paper, frame: Box, size: float) -> None:
    """A map without marks is no mistake of the printer's."""
    left, top, right, bottom = frame
    lines = balanced(_("Nothing is plotted in this view"), Face.BOLD, size * 1.3, (right - left) * 0.8)
    for number, line in enumerate(lines):
        y = (top + bottom) / 2 + (number - (len(lines) - 1) / 2) * size * 1.6
        paper.name(((left + right) / 2, y), line, Face.BOLD, size * 1.3, ha="center", color=palette.QUIET)


def _valid(drawn: BaseGeometry, window: Window) -> BaseGeometry:
    return shapely.intersection(shapely.make_valid(drawn), shapely.box(*window.frame))


def _shows(window: Window, group: Group) -> bool:
    return bool(shapely.intersects(shapely.box(*window.bounds), group.outline))


def _draw_outline(paper: Paper, window: Window, outlined: Outlined) -> None:
    group, drawn = outlined.group, outlined.drawn
    colour = palette.LAYERS[group.layer]
    west, _, east, _ = group.bounds
    faint = group.drawn == "area" and east - west > _BROAD
    dashes: Any = (0, (5, 3)) if group.apart else (0, (1.5, 2.5)) if group.approximate else "solid"
    if group.drawn == "area" and not group.apart and east - west <= _WIDE:
        hatched = {"hatch": "////", "edgecolor": f"{colour}{'2a' if faint else '55'}"}
        tinted = {"facecolor": f"{colour}{'1a' if faint else '2b'}"}
        paper.shape(drawn, window.frame, **(hatched if group.layer == "events" else tinted))
    look = {"edgecolor": f"{colour}66" if faint else f"{colour}cc", "linewidth": line_width(0.8 if faint else 1.2)}
    paper.shape(drawn, window.frame, linestyle=dashes, **look)


def _locator(window: Window, room: Room) -> Box:
    """The corner that hides least."""
    left, top, right, bottom = window.frame
    wide = min(110.0, (right - left) * 0.2)
    high, gap = wide * 0.88, 8.0
    corners = [(x, y) for y in (bottom - gap - high, top + gap) for x in (right - gap - wide, left + gap)]
    boxes = [(x, y, x + wide, y + high) for x, y in corners]
    return min(boxes, key=lambda box: sum(_hides(box, other) for other in room.taken))


def _hides(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
