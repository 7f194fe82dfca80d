"""What a version of the data is: a hash over its canonical rows, and what differs between two such sets of rows.

A canonical row is the cells of a record that state something, so that a new column changes no version as long as it
is blank. A location counts with the digest of its geometry; its words and its trace follow from the rows. Every
difference keeps the old cells, so that it can be undone: the rows of an earlier version can be had back, and their
hash tells whether they are the right ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from components.dataset.schema import TABLES
from components.dataset.tables import Cells, Line

LOCATIONS = "locations"
VERSIONED = ("sources", "assets", "reports", "events", "totals", "tolls", "places", LOCATIONS)
Rows = Mapping[str, Mapping[str, Cells]]  # table → id → the cells that state something


class Action(StrEnum):
    """What was done to a row."""

    ADDED = "added"
    UPDATED = "updated"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference. An update is of one ``column``; the others are of a whole row, which a removal keeps as JSON in
    ``old``. ``version`` is the one that the edit led to, "" as long as none is recorded."""

    table: str
    row_id: str
    action: str
    column: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""
    date: str = ""
    version: str = ""


def canonical(tables: Mapping[str, Iterable[Line]], features: Iterable[Mapping[str, Any]]) -> Rows:
    """The canonical rows of tables and of the GeoJSON ``features`` of their locations, by table and id."""
    rows: dict[str, dict[str, Cells]] = {
        table: {line.cells[TABLES[table].key]: stated(line.cells) for line in tables[table]}
        for table in VERSIONED
        if table != LOCATIONS
    }
    rows[LOCATIONS] = {
        str(each["id"]): {"location_id": str(each["id"]), "geometry": _digest(each["geometry"])} for each in features
    }
    return rows


def stated(cells: Cells) -> Cells:
    return {column: cell for column, cell in cells.items() if cell}


def version_of(rows: Rows) -> str:
    """Twelve hexadecimal digits of SHA-256 over the rows, each canonical JSON, sorted within its table."""
    digest = hashlib.sha256()
    for table in VERSIONED:
        digest.update("\n".join((table, *sorted(map(as_json, rows[table].values())))).encode())
    return digest.hexdigest()[:12]


def version_of_files(folder: Path) -> str:
    """Twelve hexadecimal digits of SHA-256 over the files as they are: for tables too long to be put in order."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.suffix in {".csv", ".parquet", ".geojson"}):
        digest.update(f"{path.name} {path.stat().st_size}\n".encode())
        with path.open("rb") as stream:
            while piece := stream.read(1 << 20):
                digest.update(piece)
    return digest.hexdigest()[:12]


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def differences(before: Rows, after: Rows) -> list[Edit]:
    """Every edit that leads from one set of rows to another, in the order of the tables, ids and columns."""
    return [edit for table in VERSIONED for edit in _table_edits(table, before[table], after[table])]


def undone(rows: Rows, edits: Iterable[Edit]) -> Rows:
    """The rows as they were before ``edits``. Raises ``KeyError`` where an edit does not fit them."""
    left = {table: dict(rows[table]) for table in VERSIONED}
    for edit in edits:
        if edit.action == Action.ADDED:
            del left[edit.table][edit.row_id]
        elif edit.action == Action.REMOVED:
            left[edit.table][edit.row_id] = json.loads(edit.old)
        else:
            left[edit.table][edit.row_id] = stated({**left[edit.table][edit.row_id], edit.column: edit.old})
    return left


def _table_edits(table: str, before: Mapping[str, Cells], after: Mapping[str, Cells]) -> Iterator[Edit]:
    for row_id in sorted({*before, *after}):
        if row_id not in before:
            yield Edit(table, row_id, Action.ADDED)
        elif row_id not in after:
            yield Edit(table, row_id, Action.REMOVED, old=as_json(before[row_id]))
        elif before[row_id] != after[row_id]:
            yield from _cell_edits(table, row_id, before[row_id], after[row_id])


def _cell_edits(table: str, row_id: str, before: Cells, after: Cells) -> Iterator[Edit]:
    for column in sorted({*before, *after}):
        old, new = before.get(column, ""), after.get(column, "")
        if old != new:
            yield Edit(table, row_id, Action.UPDATED, column, old, new)


def _digest(geometry: object) -> str:
    return hashlib.sha256(json.dumps(geometry, sort_keys=True).encode()).hexdigest()[:12]
