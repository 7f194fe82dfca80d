"""The large layer: records too many for a catalogue, as columns of numbers that the browser filters and draws itself.

The browser fetches the pack once. It then answers a change of date, layer or choice by itself in one pass over the
columns, and asks for the words of a record when somebody opens one. An entry is a record on one of its spells
(``dataset.spells``); a record that never speaks has one entry without a spell, for the view of all reports.

The pack: four bytes ``SVL1``, the length of the header as a little-endian 32-bit number, the header as JSON, then the
columns, each as planes of bytes, the lowest first. Points stand in the order of a Z curve, their place as the
difference from the one before (``PLACE_BITS`` for each axis over the ``extent``, the bits of x and y taking turns);
entries in areas follow, by the number of their site. Days count from ``day``. ``class`` is a row of the header's table
of what filters test and ``ground`` one of its table of places; both tables are columns of codes, each with what the
codes stand for. The two are apart because places repeat along the curve, and so cost next to nothing. All numbers;
words that reach the page come with the records.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.dataset.arrays import Arrays
from components.dataset.facets import EVIDENCE
from components.dataset.kinds import KINDS
from components.dataset.nesting import Positions
from components.dataset.spells import Spells
from components.dataset.staleness import WINDOW_DAYS
from components.dataset.view import View
from components.errors import DatasetError
from components.layers import events, positions
from components.layers.catalogue import BASE_KINDS, catalogue
from components.layers.symbols import subset, symbol_key
from components.layers.wording import absent
from components.model import WherePrec

MAGIC = b"SVL1"
MANY = 5_000  # records that a catalogue holds; beyond, the large layer takes over
PLACE_BITS = 20
CLASS = (
    *("record_type", "layer", "asset_kind", "operator", "event_kind", "status", "standing", "assertion"),
    *("source_kind", "reliability", "symbol", "role"),
)
GROUND = ("where_prec", "drawn")
FACETS = (
    "asset_kinds",
    "operators",
    "event_kinds",
    "statuses",
    "where_precs",
    "assertions",
    "source_kinds",
    "reliabilities",
)
AGAIN = 0x8000  # in the length: a further spell of a record that has an entry already
PLANES = {"place": 5, "last": 2, "length": 2, "wait": 2, "stay": 2, "class": 3, "ground": 1, "site": 2}
_SITE = ["location_id", "lat", "lon", "where_prec", "uncertainty_m"]
_KINDS: Mapping[str, ModuleType] = {"report": positions, "event": events}
_MOST_DAYS = 0xFFFF
_Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Large:
    """``body``: the pack, gzipped. ``row``: position in the observations of each entry. ``areas``: of each area a row,
    in the order in which its sites are numbered. ``kinds``: the symbols of all records."""

    body: bytes
    row: Positions
    areas: pd.DataFrame
    kinds: frozenset[str]

    @cached_property
    def mark(self) -> str:
        """Sixteen hexadecimal digits that change with the pack."""
        return hashlib.sha256(self.body).hexdigest()[:16]

    @cached_property
    def _by_row(self) -> tuple[Positions, Positions]:
        order: Positions = np.argsort(self.row, kind="stable").astype(np.int32)
        ordered: Positions = self.row[order]
        return order, ordered

    def entries_of(self, rows: Positions) -> Positions:
        """The first entry of each of these rows that has one."""
        order, ordered = self._by_row
        begins, ends = (np.searchsorted(ordered, rows, side) for side in ("left", "right"))
        found: Positions = order[begins[begins < ends]]
        return found

    def all_entries(self, row: int) -> list[int]:
        """The entries of a row, one for each of its spells."""
        order, ordered = self._by_row
        return [int(entry) for entry in order[slice(*np.searchsorted(ordered, [row, row + 1]))]]


def large(dataset: Any, rows: Arrays, spells: Spells) -> Large:
    """The large layer of all located rows of ``observations``."""
    frame = rows.frame
    areas = _areas(frame)
    numbered = catalogue(dataset, areas)
    row, start, stop = _entries(rows, spells)
    site = _site_numbers(frame, row, areas, numbered)
    classes, number = _classes(frame, row)
    grounds, ground = _table(frame[["where_prec"]].assign(drawn=_drawn(frame)), GROUND, row)
    place, extent = _places(frame, row, site < 0)
    order = np.lexsort((place, site))  # points have no site, -1, and come first
    columns = _days(rows, row, start, stop) | {"class": number, "ground": ground, "site": np.maximum(site, 0)}
    columns = {"place": _differences(place[order]), **{name: column[order] for name, column in columns.items()}}
    day = int(columns["last"].min()) if len(row) else 0
    columns["last"] = columns["last"] - day
    header = {"count": len(row), "points": int((site < 0).sum()), "extent": extent, "day": day}
    header |= {"classes": classes, "grounds": grounds}
    kinds = frozenset(str(name) for name in frame["symbol"].unique()) | frozenset(BASE_KINDS)
    return Large(gzip.compress(packed(header, columns), 6, mtime=0), row[order].astype(np.int32), areas, kinds)


def known(dataset: Any, made: Large) -> dict[str, Any]:
    """The catalogue of the map document, in the language of now: the sites of the areas, and no records."""
    lean = {**dict.fromkeys(("records", "sources", "traces", "ageing"), ()), "symbols": subset(set(made.kinds))}
    return catalogue(dataset, made.areas) | lean


def large_view(view: View) -> dict[str, Any]:
    """What the browser needs to filter by itself: period, what is shown, and the chosen codes of each facet."""
    facets = {field: sorted(getattr(view, field)) for field in FACETS if getattr(view, field)}
    ends = {name: _number(getattr(view, name)) for name in ("start", "end") if getattr(view, name)}
    return {"show": view.show, "facets": facets} | ends


def decided_here(view: View) -> bool:
    """Whether the browser can tell by its columns which records a view shows: not what was known on a day, not what
    mentions a word; and of the state not what other sources or another window would make of it."""
    if view.known_on is not None or view.search:
        return False
    heard = any(getattr(view, field) for field in EVIDENCE)
    return view.show == "all" or (view.window_days == WINDOW_DAYS and not heard)


def packed(header: Mapping[str, Any], columns: Mapping[str, _Whole]) -> bytes:
    """The pack of these columns, before compression. Raises ``DatasetError`` for numbers beyond its planes."""
    for name, count in PLANES.items():
        if len(columns[name]) and not 0 <= columns[name].min() <= columns[name].max() < 1 << (8 * count):
            raise DatasetError(f"the map's column {name!r} holds numbers beyond {count} bytes; split the data")
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    planes = [
        (columns[name] >> (8 * plane)).astype("uint8").tobytes()
        for name, count in PLANES.items()
        for plane in range(count)
    ]
    return b"".join((MAGIC, len(head).to_bytes(4, "little"), head, *planes))


def unpacked(body: bytes) -> tuple[dict[str, Any], dict[str, _Whole]]:
    """Header and columns of a pack, as the browser reads it."""
    size = int.from_bytes(body[4:8], "little")
    header, at = json.loads(body[8 : 8 + size]), 8 + size
    columns = {}
    for name, count in PLANES.items():
        planes = np.frombuffer(body, "uint8", header["count"] * count, at).reshape(count, -1).astype("int64")
        columns[name] = sum(
            (plane << (8 * number) for number, plane in enumerate(planes)), np.zeros(header["count"], "int64")
        )
        at += header["count"] * count
    return header, columns


def _number(day: Any) -> int:
    return int(np.datetime64(day, "D").astype("int64"))


def _areas(frame: pd.DataFrame) -> pd.DataFrame:
    """One row for each area that records stand in."""
    wide = frame[frame["lat"].notna() & (frame["where_prec"] >= WherePrec.FIRST_ORDER).fillna(False)]
    return wide.drop_duplicates(_SITE)


def _entries(rows: Arrays, spells: Spells) -> tuple[Positions, _Whole, _Whole]:
    """Located rows by spell, each as row, first day and first day no longer; both 0 for a row without any."""
    drawn = rows.placed & ~np.isnan(rows.numbers("where_prec")) & (rows.last >= rows.first)
    spoken = drawn[spells.row]
    silent = np.setdiff1d(np.flatnonzero(drawn), spells.row)
    none = np.zeros(len(silent), dtype=np.int64)
    row = np.concatenate([spells.row[spoken], silent])
    return row, np.concatenate([spells.start[spoken], none]), np.concatenate([spells.stop[spoken], none])


def _days(rows: Arrays, row: Positions, start: _Whole, stop: _Whole) -> dict[str, _Whole]:
    first, last = (days[row].astype("int64") for days in (rows.first, rows.last))
    again = np.ones(len(row), dtype=bool)
    again[np.unique(row, return_index=True)[1]] = False
    spoken = stop > start
    return {
        "last": last,
        "length": np.where(again, AGAIN, 0) + np.minimum(last - first, AGAIN - 1),
        "wait": np.where(spoken, np.minimum(start - last, _MOST_DAYS), 0),
        "stay": np.where(spoken, np.minimum(stop - start, _MOST_DAYS), 0),
    }


def _site_numbers(frame: pd.DataFrame, row: Positions, areas: pd.DataFrame, known: Mapping[str, Any]) -> _Whole:
    """The site of each entry in an area, -1 of points."""
    column = known["columns"].index("site")
    sites = [record[column] for record in known["records"]]
    wide = (frame["where_prec"] >= WherePrec.FIRST_ORDER).fillna(False).to_numpy(dtype=bool)
    asked = pd.concat([areas[_SITE], frame.loc[wide & frame["lat"].notna().to_numpy(), _SITE]])
    codes, _ = pd.factorize(pd.MultiIndex.from_frame(asked.astype({"location_id": "str"})))
    found = np.full(len(frame), -1, dtype=np.int64)
    found[wide & frame["lat"].notna().to_numpy()] = np.array(sites, dtype=np.int64)[codes[len(areas) :]]
    return found[row]


def _drawn(frame: pd.DataFrame) -> npt.NDArray[np.str_]:
    """How the place of each record is drawn, as ``geometry.site_of`` has it."""
    fineness = frame["where_prec"].to_numpy(dtype="float64", na_value=np.nan)
    exact, near, told = fineness <= WherePrec.EXACT, fineness <= WherePrec.SECOND_ORDER, frame["uncertainty_m"].gt(0)
    return np.select([exact, near & told.to_numpy(), near], ["pin", "ring", "vague"], "area")


def _classes(frame: pd.DataFrame, row: Positions) -> tuple[dict[str, Any], _Whole]:
    """The table of all combinations of what filters test, and the row of each entry in it. Beside its columns the table
    has ``apart``, 1 for what is no presence, and ``ages``, the days until each kind of asset ages and is stale."""
    told, number = _table(frame, CLASS, row)
    table = frame[list(CLASS)].iloc[row[np.unique(number, return_index=True)[1]]]
    ages = [KINDS.get(kind) for kind in told["asset_kind"]["words"]]
    apart = [int(_KINDS[str(each.record_type)].is_apart(each)) for each in table.itertuples(index=False)]
    return told | {"apart": apart, "ages": [kind and [kind.fresh_days, kind.ageing_days] for kind in ages]}, number


def _table(frame: pd.DataFrame, columns: Sequence[str], row: Positions) -> tuple[dict[str, Any], _Whole]:
    """All combinations of these columns that the rows have, as codes and words by column, and the number of each row's
    combination, in the order in which they first appear."""
    coded = {name: pd.factorize(frame[name], use_na_sentinel=False) for name in columns}
    number = np.zeros(len(row), dtype=np.int64)
    for codes, values in coded.values():
        number = pd.factorize(number * len(values) + codes[row])[0].astype("int64")
    first = row[np.unique(number, return_index=True)[1]]
    return {
        name: {"words": [_cell(name, value) for value in values], "codes": codes[first].tolist()}
        for name, (codes, values) in coded.items()
    }, number


def _cell(name: str, value: Any) -> Any:
    if absent(value):
        return ""
    return int(value) if name == "where_prec" else symbol_key(value) if name == "symbol" else str(value)


def _places(frame: pd.DataFrame, row: Positions, points: npt.NDArray[np.bool_]) -> tuple[_Whole, list[float]]:
    """The place of each point on a Z curve over the extent of all points, 0 of others; the extent as west, south, width
    and height in degrees."""
    lon, lat = (frame[name].to_numpy()[row[points]] for name in ("lon", "lat"))
    bounds = [(float(each.min()), max(float(np.ptp(each)), 1e-6)) if len(each) else (0.0, 1.0) for each in (lon, lat)]
    cells = (1 << PLACE_BITS) - 1
    x, y = (
        np.rint((each - low) / width * cells).astype("int64")
        for each, (low, width) in zip((lon, lat), bounds, strict=True)
    )
    places = np.zeros(len(row), dtype=np.int64)
    places[points] = _spread(x) | (_spread(y) << 1)
    (west, width), (south, height) = bounds
    return places, [west, south, width, height]


def _spread(bits: _Whole) -> _Whole:
    """The bits of numbers below 2²⁰ with a gap after each (Morton, 1966)."""
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        bits = (bits | (bits << shift)) & mask
    return bits


def _differences(places: _Whole) -> _Whole:
    """Each place less the one before, within the points; entries in areas have none."""
    found = np.diff(places, prepend=0)
    return np.where(found < 0, 0, found)
