"""What is drawn: the plotted records gathered by the site where they stand, from the map's own catalogue."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from components.dataset.export.extract import Extract
from components.figure.paper import Box
from components.language import _, ngettext, number_words
from components.layers.catalogue import COLUMNS, catalogue, commonest
from components.layers.geometry import unpacked
from components.layers.symbols import symbol_name
from components.symbology import symbol_table

LAYERS = ("naval", "air", "ground", "events")
# Nouns of the counts, by the symbol table's groups; aircraft reports name types, not airframes (assets/map/sites.js).
_NOUNS = {
    "ship": ("ship", "ships"),
    "submarine": ("submarine", "submarines"),
    "force": ("naval force", "naval forces"),
    "aircraft": ("aircraft type", "aircraft types"),
    "unit": ("unit", "units"),
    "system": ("system", "systems"),
    "event": ("event", "events"),
    "base": ("base", "bases"),
}
_OTHER = ("other", "others")
_MOST_NOUNS = 3
Record = dict[str, Any]


@dataclass(frozen=True)
class Group:
    """The records of a site. ``drawn`` is ``pin``, ``ring``, ``area`` or ``vague``; ``water``: the area is of the sea
    (``layers.geometry.Site``)."""

    name: str
    drawn: str
    lon: float
    lat: float
    outline: BaseGeometry
    approximate: bool
    water: bool
    records: tuple[Record, ...]

    @property
    def apart(self) -> bool:
        """Whether nothing in it is a report of being there."""
        return all(record["apart"] for record in self.records)

    @property
    def layer(self) -> str:
        counts = Counter(record["layer"] for record in speaking(self.records))
        return str(min(counts, key=lambda layer: (-counts[layer], LAYERS.index(layer))))

    @property
    def symbol(self) -> str:
        counts = Counter(str(each["symbol"]) for each in speaking(self.records) if each["layer"] == self.layer)
        return counts.most_common(1)[0][0]

    @property
    def things(self) -> list[Record]:
        """What was reported there, each asset once."""
        return distinct(speaking(self.records))

    @property
    def bounds(self) -> Box:
        """West, south, east, north in degrees."""
        if self.outline.is_empty:
            return self.lon, self.lat, self.lon, self.lat
        west, south, east, north = self.outline.bounds
        return west, south, east, north

    @property
    def title(self) -> str:
        """The lone thing by its own name, several by that of their place."""
        return self.name if len(self.things) > 1 else name_of(self.things[0])

    @property
    def tally(self) -> str:
        """How many of what; of a lone thing the place."""
        return tally(self.records, lone="" if self.name == self.title else self.name)


def speaking(records: Sequence[Record]) -> list[Record]:
    """Those that an asset or event was there; where there are none, all of them, which are then plans, departures or
    denials alone (``speakingOf`` in assets/map/sites.js)."""
    return [record for record in records if not record["apart"]] or list(records)


def distinct(records: Sequence[Record]) -> list[Record]:
    """Records without repeats of an asset."""
    return list({record["asset"] or record["key"]: record for record in reversed(records)}.values())[::-1]


def groups_of(extract: Extract) -> list[Group]:
    """The groups of an extract, in the order of their first rows."""
    known = catalogue(extract.dataset, extract.selection.plotted)
    at: dict[int, list[Record]] = {}
    for row in known["records"]:
        record = dict(zip(COLUMNS, row, strict=True))
        at.setdefault(record["site"], []).append(record)
    return [_group(known["sites"][number], records) for number, records in at.items()]


def _group(site: dict[str, Any], records: list[Record]) -> Group:
    lat, lon = site["at"]
    parts = [shapely.make_valid(shapely.Polygon(shell, holes)) for shell, *holes in unpacked(site)]
    whole = shapely.MultiPolygon(
        [part for each in parts for part in shapely.get_parts(each) if part.geom_type == "Polygon"]
    )
    return Group(
        plain(commonest(site["names"][record["named"]] for record in records)),
        site["drawn"],
        lon,
        lat,
        whole,
        bool(site["approximate"]),
        bool(site["water"]),
        tuple(records),
    )


def plain(escaped: str) -> str:
    """The words that the catalogue has escaped, on one line."""
    return " ".join(html.unescape(escaped.replace("<br>", " ")).split())


def name_of(record: Record) -> str:
    """An asset by its name, an event by its kind (its title repeats the place)."""
    return symbol_name(record["symbol"]) if record["layer"] == "events" else plain(record["title"])


def tally(records: Sequence[Record], *, lone: str) -> str:
    """ "9 ships · 3 aircraft types · 2 planned, gone or denied": how many of what was there, ``lone`` of one thing, and
    how many more were not. More than three nouns end in "more"."""
    things = distinct(speaking(records))
    others = len(distinct(records)) - len(things)
    told = [_("{count} planned, gone or denied").format(count=number_words(others))] if others else []
    return " · ".join(filter(None, [*(_nouns(things) if len(things) > 1 else [lone]), *told]))


def _nouns(things: list[Record]) -> list[str]:
    counts = Counter(_noun(record, things) for record in things)
    parts = [f"{number_words(number)} {ngettext(one, many, number)}" for (one, many), number in counts.most_common()]
    return parts if len(parts) <= _MOST_NOUNS else [*parts[: _MOST_NOUNS - 1], _("more")]


def _noun(record: Record, among: list[Record]) -> tuple[str, str]:
    """Events of one kind keep its name."""
    kinds = symbol_table()["kinds"]
    kind = kinds[record["symbol"]]
    if kind["group"] != "event":
        return _NOUNS.get(kind["group"], _OTHER)
    events = {each["symbol"] for each in among if kinds[each["symbol"]]["group"] == "event"}
    return (_(kind["name"]).lower(), _(kind["plural"])) if len(events) == 1 else _NOUNS["event"]
