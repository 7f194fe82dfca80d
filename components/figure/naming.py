"""The names on the map of a figure: of marks, of areas, and of the ground where there is room left."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from components import palette
from components.figure.ground import NAMES
from components.figure.groups import Group
from components.figure.labels import LINE, Label, Room, Spot, beside, inside, led
from components.figure.marks import Mark
from components.figure.paper import Paper, line_width
from components.figure.type import Face, width
from components.figure.window import Window
from components.language import SPANISH, current
from components.layers.basemap import labels as ground_labels
from components.layers.looking import zoom_of

_FULL = 5  # things: an area of so many is named before all else, since it is most of what the figure has to say
Area = tuple[Group, BaseGeometry]  # and what of its outline shows, in pixels


def name_all(paper: Paper, room: Room, areas: list[Area], marks: list[Mark], size: float) -> list[str]:
    """Name the fullest areas, then the marks, then the other areas, in the order given; gives those without room."""
    full = sorted((area for area in areas if _fills(area)), key=lambda area: -len(area[0].things))
    rest = [area for area in areas if not _fills(area)]
    return [
        *_name_areas(paper, room, full, size),
        *_name_marks(paper, room, marks, size),
        *_name_areas(paper, room, rest, size),
    ]


def _fills(area: Area) -> bool:
    return len(area[0].things) >= _FULL


def _name_marks(paper: Paper, room: Room, marks: list[Mark], size: float) -> Iterator[str]:
    for mark in marks:
        forms = Label.forms(*mark.words, size, alone=mark.named)
        spot = room.best(spot for label in forms for spot in [*beside(mark.box, label), *led(mark.box, label)])
        if spot is None:
            yield mark.words[0]
        else:
            _write(paper, spot, palette.INK)


def _name_areas(paper: Paper, room: Room, areas: list[Area], size: float) -> Iterator[str]:
    for area, drawn in areas:
        several = 1 < len(area.things) < _FULL
        forms = Label.forms(area.title, area.tally, size, alone=several)
        spot = room.best((spot for label in forms for spot in inside(drawn, label)), drawn)
        if spot is None:
            yield f"{area.title} ({area.tally})" if area.tally else area.title
        else:
            _write(paper, spot, palette.LAYERS[area.layer])


def _write(paper: Paper, spot: Spot, colour: str) -> None:
    left, top, right, _ = spot.box
    if spot.leader:
        paper.shape(shapely.LineString(spot.leader), paper.whole, edgecolor=palette.QUIET, linewidth=line_width(0.8))
    x = {"left": left, "right": right, "center": (left + right) / 2}[spot.align]
    for number, (words, face, size) in enumerate(spot.label.lines):
        baseline = top + size * 0.92 + sum(each * LINE for *_, each in spot.label.lines[:number])
        paper.name((x, baseline), words, face, size, ha=spot.align, color=colour if face is Face.BOLD else palette.INK)


def name_ground(paper: Paper, room: Room, window: Window, size: float, named: set[str]) -> None:
    """Names of seas and lands where there is room left, each once; those of ``named`` stand already."""
    zoom = zoom_of(window.scale)  # for which the table says what to name
    rows = (row for row in ground_labels() if row[1] in NAMES and row[4] <= zoom + 0.5 and zoom <= row[5])
    for english, kind, lat, lon, _low, _high, spanish in sorted(rows, key=lambda row: [*NAMES].index(row[1])):
        name = spanish if current() == SPANISH else english
        face, share, colour, capitals = NAMES[kind]
        words = name.upper() if capitals else name
        x, y = window.at(lon, lat)
        wide, high = width(words, face, size * share), size * share
        if name not in named and room.took((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)):
            named.add(name)
            paper.text((x, y), words, face, size * share, ha="center", va="center_baseline", color=colour)
