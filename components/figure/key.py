"""The key of a figure: how finely places are known and what the symbols mean, only of what is on the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import shapely

from components import palette
from components.figure.groups import LAYERS, Group
from components.figure.paper import Paper, line_width
from components.figure.symbols import draw_pin, draw_symbol
from components.figure.type import Face, width
from components.language import N_, Words, _

_SWATCH = 23.0  # pixels before the words
_BETWEEN = 14.0  # pixels after the words
_LINE = 1.66  # height of a line as a share of the size of its words
_LAYER_WORDS = Words(
    {"naval": N_("ships"), "air": N_("aircraft"), "ground": N_("ground forces"), "events": N_("events")}
)
_LAYER_SYMBOLS = {"naval": "destroyer", "air": "fighter_aircraft", "ground": "marine_unit", "events": "boat_strike"}
Draw = Callable[[Paper, float, float], None]


@dataclass(frozen=True)
class Entry:
    """A drawing, made with its middle at x, y, and what it means."""

    draw: Draw
    words: str


def entries(groups: list[Group]) -> list[Entry]:
    """What has to be explained of these groups."""
    first = groups[0].layer if groups else "naval"
    colour = palette.LAYERS[first]
    areas = [group.layer for group in groups if group.drawn == "area"]
    tinted = [layer for layer in areas if layer != "events"]
    forms: list[tuple[bool, Entry]] = [
        (_any(groups, "pin"), Entry(partial(_pin, first), _("Exact place"))),
        (_any(groups, "ring"), Entry(partial(_disc, colour, {}), _("Somewhere in the ring"))),
        (bool(tinted), Entry(partial(_area, next(iter(tinted), "")), _("Somewhere in the area; no point is known"))),
        ("events" in areas, Entry(partial(_area, "events"), _("Events somewhere in the area"))),
        (
            any(each.approximate for each in groups),
            Entry(partial(_disc, colour, _DOTTED), _("Area known only by a radius")),
        ),
        (_any(groups, "vague"), Entry(partial(_symbol, first, False), _("Place named, how near is not known"))),
        (any(each.apart for each in groups), Entry(partial(_symbol, first, True), _("Planned, under way or departed"))),
    ]
    layers = {record["layer"] for group in groups for record in group.records}
    named = [
        Entry(partial(_symbol, layer, False), _LAYER_WORDS[layer].capitalize()) for layer in LAYERS if layer in layers
    ]
    return [*named, *(entry for needed, entry in forms if needed)]


_DOTTED: dict[str, Any] = {"linestyle": (0, (1.5, 2.5))}


def _any(groups: list[Group], drawn: str) -> bool:
    return any(group.drawn == drawn and not group.approximate for group in groups)


def key_height(known: list[Entry], room: float, size: float) -> float:
    return len(_lines(known, room, size)) * size * _LINE + size * 0.5


def draw_key(paper: Paper, known: list[Entry], at: tuple[float, float], room: float, size: float) -> float:
    """Draw the entries in lines from ``at`` (left, top); gives the lower edge."""
    left, y = at
    for line in _lines(known, room, size):
        x, y = left, y + size * _LINE
        for entry in line:
            entry.draw(paper, x + 9, y - size * 0.35)
            paper.text((x + _SWATCH, y), entry.words, Face.PLAIN, size - 1)
            x += _wide(entry, size)
    return y + size * 0.5


def _wide(entry: Entry, size: float) -> float:
    return _SWATCH + width(entry.words, Face.PLAIN, size - 1) + _BETWEEN


def _lines(known: list[Entry], room: float, size: float) -> list[list[Entry]]:
    lines: list[list[Entry]] = []
    for entry in known:
        if lines and sum(_wide(each, size) for each in [*lines[-1], entry]) - _BETWEEN <= room:
            lines[-1].append(entry)
        else:
            lines.append([entry])
    return lines


def _symbol(layer: str, apart: bool, paper: Paper, x: float, y: float) -> None:
    draw_symbol(paper, (x, y), _LAYER_SYMBOLS[layer], layer, apart=apart, size=15)


def _pin(layer: str, paper: Paper, x: float, y: float) -> None:
    draw_pin(paper, (x, y + 9), _LAYER_SYMBOLS[layer], layer, size=13)


def _disc(colour: str, look: dict[str, Any], paper: Paper, x: float, y: float) -> None:
    turns = np.linspace(0, 2 * np.pi, 41)
    ring = shapely.Polygon(np.column_stack([x + 8 * np.cos(turns), y + 8 * np.sin(turns)]).round(2))
    paper.shape(ring, paper.whole, edgecolor=colour, linewidth=line_width(1.2), **look)


def _area(layer: str, paper: Paper, x: float, y: float) -> None:
    colour, box = palette.LAYERS[layer], (x - 9, y - 6, x + 9, y + 6)
    hatched = {"facecolor": "none", "hatch": "//////", "edgecolor": f"{colour}77"}
    paper.box(box, **(hatched if layer == "events" else {"facecolor": f"{colour}2b"}))
    paper.box(box, facecolor="none", edgecolor=f"{colour}cc", linewidth=line_width(1.2))
