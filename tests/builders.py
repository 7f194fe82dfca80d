"""Test data in one line: ``dataset(report("uss-gravely", "2025-10-21"), event("boat_strike", "2025-10-24"))``.

What a test does not name is filled in plausibly: an asset is a US destroyer, a source a news outlet of reliability C,
a place the middle of the Caribbean Sea. Assets, sources and locations that records mention come into being by
themselves; give ``asset(...)`` or ``source(...)`` where a test cares.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from pandas.api.extensions import ExtensionArray
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from components.dataset.load import Dataset
from components.dataset.load import _frame as load_frame
from components.dataset.schema import TABLES
from components.dataset.schema import Row as TableRow
from components.dates import parse
from components.symbology import sidc

SEA = {"location_id": "loc-sea", "place_id": "caribbean-sea", "lat": 14.5, "lon": -70.0, "where_prec": 7}
UNPLACED = {
    "location_id": "",
    "place_id": "",
    "lat": None,
    "lon": None,
    "where_prec": None,
    "geo_precision": None,
    "coordinate_uncertainty_m": None,
    "shape": "",
    "unlocated_reason": "too wide to plot",
}

_WHERE = {
    **SEA,
    "where_description": "Caribbean Sea",
    "role": "event_place",
    "coordinate_uncertainty_m": 900_000.0,
    "geo_precision": 3,
    "shape": "area",
    "located_by": "gazetteer",
    "unlocated_reason": "",
}
_COUNT = {"count_low": None, "count_best": None, "count_high": None, "count_raw": "", "count_rule": "", "scope": ""}
_LOCATION = ("location_id", "name", "trace", "geometry")
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Row:
    """One row for one of the tables."""

    table: str
    cells: dict[str, Any]


def report(asset_id: str, day: str, status: str = "operating", **cells: Any) -> Row:
    """A report on an asset; ``day`` is a partial date such as ``2025-11``."""
    filled = {"report_id": f"r{next(_numbers):05}", "asset_id": asset_id, "status": status, "assertion": "reported"}
    more = {"count_unit": "", "source_id": "news-one", "note": "", "supersedes": ""}
    return Row("reports", {**filled, **_dated(day), **_WHERE, **_COUNT, **more, **cells})


def event(kind: str, day: str, **cells: Any) -> Row:
    filled = {"event_id": f"e{next(_numbers):05}", "kind": kind, "title": kind.replace("_", " ").capitalize()}
    killed = {"killed_low": None, "killed_best": None, "killed_high": None, "killed_raw": "", "survivors": None}
    more = {"vessels": None, "region": "Caribbean", "actors": "", "assertion": "reported", "source_id": "news-one"}
    return Row("events", {**filled, **_dated(day), **_WHERE, **killed, **more, "note": "", **cells})


def asset(asset_id: str, **cells: Any) -> Row:
    name = asset_id.replace("-", " ").title()
    filled = {"asset_id": asset_id, "name": name, "designation": "", "aliases": "", "kind": "destroyer"}
    more = {"domain": "naval", "operator": "United States", "service": "US Navy", "part_of": "", "is_group": False}
    symbol = cells.get("symbol", cells.get("kind", "destroyer"))
    return Row("assets", {**filled, **more, "symbol": symbol, "sidc": sidc(symbol), **cells})


def source(source_id: str, **cells: Any) -> Row:
    filled = {"source_id": source_id, "publisher": source_id.split("-")[0].title(), "title": f"Title of {source_id}"}
    link = {"url": f"https://example.org/{source_id}", "linkable": True, "published_on": "", "language": "en"}
    more = {"kind": "news", "reliability": "C", "reliability_reason": "", "derived_from": "", "note": ""}
    more["outlet"] = source_id
    return Row("sources", {**filled, **link, **more, **cells})


def total(metric: str, day: str, best: int | None, scope: str = "US forces in Caribbean", **cells: Any) -> Row:
    return _number("totals", "total_id", metric, day, best, {"scope": scope, **cells})


def toll(metric: str, day: str, best: int | None, **cells: Any) -> Row:
    return _number("tolls", "toll_id", metric, day, best, {"scope": "strikes on boats", **cells})


def location(location_id: str, geometry: BaseGeometry | None, name: str = "") -> Row:
    return Row(
        "locations",
        {"location_id": location_id, "name": name, "trace": ["gazetteer", "footprint"], "geometry": geometry},
    )


def reject(table: str, row_id: str, reason: str = "date cannot be read") -> Row:
    return Row("rejects", {"table": table, "row_id": row_id, "reason": reason, "row": "{}"})


def dataset(*rows: Row) -> Dataset:
    """A dataset of these rows, with whatever they refer to."""
    cells: dict[str, list[dict[str, Any]]] = {table: [] for table in (*TABLES, "locations")}
    for row in (*rows, *_implied(rows)):
        cells[row.table].append(row.cells)
    frames = {table: _frame(model, cells[table]) for table, model in TABLES.items()}
    spots = pd.DataFrame(cells["locations"], columns=list(_LOCATION)).set_index("location_id")
    where = gpd.GeoDataFrame(spots, geometry="geometry", crs="EPSG:4326")
    return Dataset(**frames, locations=where, version="0123456789ab", folder=Path())


_BLANKS: dict[str, Any] = {"str": "", "bool": False}


@cache
def _types(model: type[TableRow]) -> dict[str, str]:
    """The frame types that ``load`` gives the columns of a table."""
    return {str(column): str(dtype) for column, dtype in load_frame(model, []).dtypes.items()}


@cache
def _empty(model: type[TableRow]) -> pd.DataFrame:
    """What is read-only is made once: most tables of most tests hold nothing."""
    return _filled(model, [])


def _frame(model: type[TableRow], cells: list[dict[str, Any]]) -> pd.DataFrame:
    return _filled(model, cells) if cells else _empty(model)


def _filled(model: type[TableRow], cells: list[dict[str, Any]]) -> pd.DataFrame:
    columns = {column: _column(cells, column, dtype) for column, dtype in _types(model).items()}
    frame = pd.DataFrame(columns, copy=False)
    return frame if model.key == "row_id" else frame.set_index(model.key, drop=False).rename_axis(index=None)


def _column(cells: list[dict[str, Any]], column: str, dtype: str) -> ExtensionArray:
    given = (row.get(column) for row in cells)
    return pd.array([_BLANKS.get(dtype) if cell is None else cell for cell in given], dtype=dtype)


def _implied(rows: tuple[Row, ...]) -> list[Row]:
    """The assets, sources and locations that rows mention and no row gives."""
    made: list[Row] = []
    for column, table, build in (
        ("asset_id", "assets", asset),
        ("source_id", "sources", source),
        ("location_id", "locations", _somewhere),
    ):
        given = {row.cells[column] for row in rows if row.table == table}
        named = dict.fromkeys(row.cells.get(column, "") for row in rows if row.table != table)
        made += [build(name) for name in named if name and name not in given]
    return made


def _somewhere(location_id: str) -> Row:
    """A point for a location that no test gives: the middle of the Caribbean Sea, or a degree or more from it."""
    north = 0 if location_id == SEA["location_id"] else 1 + sum(location_id.encode()) % 50
    return location(location_id, Point(SEA["lon"], SEA["lat"] + north))


def _dated(day: str) -> dict[str, Any]:
    when = parse(day)
    ends = {"date_start": pd.Timestamp(when.start), "date_end": pd.Timestamp(when.end)}
    return {**ends, "date_prec": int(when.prec), "time_precision": when.prec.time_precision}


def _number(table: str, key: str, metric: str, day: str, best: int | None, cells: dict[str, Any]) -> Row:
    words = {"count_low": best, "count_best": best, "count_high": best, "count_raw": str(best), "count_rule": "exactly"}
    filled = {key: f"n{next(_numbers):05}", "metric": metric, **_dated(day), **words, "source_id": "news-one"}
    return Row(table, {**filled, "note": "", **cells})
