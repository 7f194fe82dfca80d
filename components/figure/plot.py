"""The map of a figure: ground, areas, rings, marks and labels in a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import shapely

from components import palette
from components.figure.ground import NAMES, draw_land, draw_locator
from components.figure.groups import Group, tally
from components.figure.labels import Label, Room, Spot, beside, inside
from components.figure.paper import Box, Paper, line_width
from components.figure.symbols import SIZE, draw_pin, draw_symbol
from components.figure.type import Face, width
from components.figure.window import Window
from components.language import SPANISH, _, current, ngettext, number_words
from components.layers.basemap import labels as ground_labels
from components.layers.looking import zoom_of

_NEAR = 21.0  # pixels: marks nearer than this are gathered
_FULL = 5  # things: an area of so many is named before all else, since it is most of what the figure has to say
_WIDE = 29.0  # degrees: a wider area is outlined only (assets/map/areas.js)
_BROAD = 10.0  # degrees: limits of whole seas are drawn faintly


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
    def count(self) -> int:
        return len([thing for group in self.groups for thing in group.things])

    @property
    def box(self) -> Box:
        half = SIZE / 2 + 1
        rise = SIZE + 6 if len(self.groups) == 1 and self.first.drawn == "pin" else half
        badge = 9 if self.count > 1 else 0
        return self.x - half, self.y - rise - badge / 2, self.x + half + badge, self.y + (0 if rise > half else half)

    @property
    def words(self) -> tuple[str, str]:
        if len(self.groups) == 1:
            return self.first.title, self.first.tally
        others = len(self.groups) - 1
        things = [thing for group in self.groups for thing in group.things]
        near = f"{number_words(others)} {ngettext('place', 'places', others)}"
        return _("{place} and {places} near it").format(place=self.first.name, places=near), tally(things)


@dataclass(frozen=True)
class Drawn:
    """What a reader has to be told of a map: which groups lie outside its window, and the names that found no room."""

    outside: list[Group]
    unnamed: list[str]
    gathered: bool


def draw_map(paper: Paper, window: Window, groups: list[Group], size: float) -> Drawn:
    """Draw the groups; ``size`` of the labels in pixels."""
    areas = sorted((group for group in groups if group.drawn == "area"), key=lambda group: -group.outline.area)
    shown = [area for area in areas if _shows(window, area)]
    points = [group for group in groups if group.drawn != "area" and window.holds(group.lon, group.lat, SIZE)]
    paper.box(window.frame, facecolor=palette.SEA)
    for area in (area for area in shown if area.water):  # their coasts are coarser than the land's
        _draw_outline(paper, window, area)
    draw_land(paper, window)
    for group in [*(area for area in shown if not area.water), *(each for each in points if not each.outline.is_empty)]:
        _draw_outline(paper, window, group)
    marks = gathered(window, points)
    room = Room(window.frame, [mark.box for mark in marks])
    locator = _locator(window, room)
    room.take(locator)
    draw_locator(paper, locator, window.bounds)
    for mark in marks:
        _draw_mark(paper, mark)
    full = sorted((area for area in shown if len(area.things) >= _FULL), key=lambda area: -len(area.things))
    rest = [area for area in reversed(shown) if area not in full]
    unnamed = [
        *_name_areas(paper, room, window, full, size),
        *_name_marks(paper, room, marks, size),
        *_name_areas(paper, room, window, rest, size),
    ]
    _name_ground(paper, room, window, size, groups)
    paper.box(window.frame, facecolor="none", edgecolor=palette.RULE, linewidth=line_width(1))
    outside = [group for group in groups if group not in shown and group not in points]
    return Drawn(outside, unnamed, any(len(mark.groups) > 1 for mark in marks))


def gathered(window: Window, points: list[Group]) -> list[Mark]:
    """Marks of the groups at points, the fullest first; each takes in what would lie on it."""
    marks: list[Mark] = []
    left = sorted(points, key=lambda group: (-len(group.things), group.apart))
    while left:
        x, y = window.at(left[0].lon, left[0].lat)
        near = [each for each in left if _distance(window.at(each.lon, each.lat), (x, y)) < _NEAR]
        marks.append(Mark(tuple(near), x, y))
        left = [each for each in left if each not in near]
    return marks


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _shows(window: Window, group: Group) -> bool:
    return bool(shapely.intersects(shapely.box(*window.bounds), group.outline))


def _draw_outline(paper: Paper, window: Window, group: Group) -> None:
    colour, drawn = palette.LAYERS[group.layer], window.drawn(group.outline)
    west, _, east, _ = group.bounds
    faint = group.drawn == "area" and east - west > _BROAD
    dashes: Any = (0, (5, 3)) if group.apart else (0, (1.5, 2.5)) if group.approximate else "solid"
    if group.drawn == "area" and not group.apart and east - west <= _WIDE:
        hatched = {"hatch": "////", "edgecolor": f"{colour}{'2a' if faint else '55'}"}
        tinted = {"facecolor": f"{colour}{'1a' if faint else '2b'}"}
        paper.shape(drawn, window.frame, **(hatched if group.layer == "events" else tinted))
    look = {"edgecolor": f"{colour}66" if faint else f"{colour}cc", "linewidth": line_width(0.8 if faint else 1.2)}
    paper.shape(drawn, window.frame, linestyle=dashes, **look)


def _draw_mark(paper: Paper, mark: Mark) -> None:
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
    paper.shape(shapely.buffer(middle, 6.5), (0, 0, paper.wide, paper.high), **look)
    paper.text((x, y), number, Face.BOLD, 9, ha="center", va="center_baseline", color=palette.PAPER)


def _locator(window: Window, room: Room) -> Box:
    """The corner that hides least."""
    left, top, right, bottom = window.frame
    wide = min(110.0, (right - left) * 0.24)
    high, gap = wide * 0.88, 8.0
    corners = [(x, y) for y in (bottom - gap - high, top + gap) for x in (right - gap - wide, left + gap)]
    boxes = [(x, y, x + wide, y + high) for x, y in corners]
    return min(boxes, key=lambda box: sum(_hides(box, other) for other in room.taken))


def _hides(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _name_marks(paper: Paper, room: Room, marks: list[Mark], size: float) -> Iterator[str]:
    for mark in marks:
        label = Label.of(*mark.words, size, size * 15)
        spot = room.first(beside(mark.box, label)) or room.first(
            beside(mark.box, label := Label.of(mark.words[0], "", size, size * 9))
        )
        if spot is None:
            yield mark.words[0]
        else:
            _write(paper, spot, label, palette.INK)


def _name_areas(paper: Paper, room: Room, window: Window, areas: list[Group], size: float) -> Iterator[str]:
    frame = shapely.box(*window.frame)
    for area in areas:
        label = Label.of(area.title, area.tally, size, size * 12)
        drawn = shapely.make_valid(window.drawn(area.outline))
        spot = room.first(inside(shapely.intersection(drawn, frame), label))
        if spot is None:
            yield f"{area.title} ({area.tally})" if area.tally else area.title
        else:
            _write(paper, spot, label, palette.LAYERS[area.layer])


def _write(paper: Paper, spot: Spot, label: Label, colour: str) -> None:
    left, top, right, bottom = spot.box
    if spot.leader:
        (x, y), (end_x, end_y) = spot.leader
        line = shapely.LineString([(x, y), (end_x, end_y)])
        paper.shape(line, (0, 0, paper.wide, paper.high), edgecolor=palette.QUIET, linewidth=line_width(0.7))
    paper.box((left - 1.5, top - 0.5, right + 1.5, bottom + 1.5), facecolor=palette.PAPER, alpha=0.55)
    x = {"left": left, "right": right, "center": (left + right) / 2}[spot.align]
    for number, (words, face, size) in enumerate(label.lines):
        baseline = top + size * 0.92 + sum(each * 1.14 for *_, each in label.lines[:number])
        ink = colour if face is Face.BOLD else palette.INK
        paper.text((x, baseline), words, face, size, ha=spot.align, va="baseline", color=ink)


def _name_ground(paper: Paper, room: Room, window: Window, size: float, groups: list[Group]) -> None:
    """Names of seas and lands where there is room left, each once."""
    named = {group.title for group in groups}
    zoom = zoom_of(window.scale)  # for which the table says what to name
    rows = (row for row in ground_labels() if row[1] in NAMES and row[4] <= zoom + 0.5 and zoom <= row[5])
    for english, kind, lat, lon, _low, _high, spanish in sorted(rows, key=lambda row: [*NAMES].index(row[1])):
        name = spanish if current() == SPANISH else english
        face, share, colour, capitals = NAMES[kind]
        words = name.upper() if capitals else name
        x, y = window.at(lon, lat)
        wide, high = width(words, face, size * share), size * share
        spot = Spot((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), "center")
        if name not in named and room.first([spot]):
            named.add(name)
            paper.text((x, y), words, face, size * share, ha="center", va="center_baseline", color=colour)
