"""The facts as collected: their files, their columns, and the reviewers' corrections laid over them.

``data/collected`` is never edited in silence. A correction is a row of ``data/overrides.csv`` (table, row_id, column,
value, reason, date); it replaces one cell, either of the collected row, before the rules read it, or of the coded
row, after them. Which of the two follows from the column's name; a name that is in both is the collected one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from components.dataset.schema import TABLES
from components.dataset.tables import Cells, read_cells
from components.errors import DatasetError

OVERRIDE_COLUMNS = ("table", "row_id", "column", "value", "reason", "date")


@dataclass(frozen=True, slots=True)
class Collection:
    """A collected file: its columns, and those whose hash identifies a row where the collector gave no id. Rows that
    were added later stand in a second file with the same columns."""

    file: str
    columns: tuple[str, ...]
    identity: tuple[str, ...] = ()

    @property
    def added(self) -> str:
        return self.file.replace(".csv", "_added.csv")


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


COLLECTIONS = {
    "sources": Collection("sources.csv", _names("source_id publisher title url published language kind")),
    "assets": Collection(
        "assets.csv",
        _names(
            "asset_id name designation kind class operator service group home_port nominal_crew source_id",
        ),
    ),
    "reports": Collection(
        "reports.csv",
        _names("report_id asset_id status date date_precision place count unit source_id note"),
        _names("asset_id status date place count source_id"),
    ),
    "events": Collection(
        "events.csv",
        _names("event_id kind date date_precision place region killed survivors vessels actors source_id note"),
        _names("kind date place killed source_id"),
    ),
    "totals": Collection(
        "totals.csv",
        _names("date metric value_low value_high scope source_id note"),
        _names("date metric scope source_id value_low value_high"),
    ),
    "tolls": Collection(
        "cumulative.csv", _names("date metric value source_id note"), _names("date metric source_id value")
    ),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One collected row with its stable id, the cells after corrections, and those corrections that follow coding."""

    table: str
    row_id: str
    cells: Cells
    coded: Cells


def read_facts(folder: Path, table: str) -> list[Fact]:
    """The facts of one table in ``folder`` with their overrides. Raises ``DatasetError`` as ``read_table``."""
    collection = COLLECTIONS[table]
    collected = folder / "collected"
    rows = read_cells(collected / collection.file, collection.columns)
    if (collected / collection.added).is_file():
        rows += read_cells(collected / collection.added, collection.columns)
    overrides = overrides_of(folder, table)
    facts = [_fact(table, row, overrides) for row in rows]
    unknown = sorted(set(overrides) - {fact.row_id for fact in facts})
    if unknown:
        raise DatasetError(f"overrides.csv corrects rows of {table} that do not exist: {', '.join(unknown)}")
    return facts


def overrides_of(folder: Path, table: str) -> dict[str, Cells]:
    """The overrides of one table: row id → column → value. Raises ``DatasetError`` for a column that no row has."""
    found: dict[str, Cells] = {}
    known = {*COLLECTIONS[table].columns, *TABLES[table].columns()}
    for row in read_cells(folder / "overrides.csv", OVERRIDE_COLUMNS):
        if row["table"] != table:
            continue
        if row["column"] not in known or not row["reason"]:
            raise DatasetError(f"overrides.csv: {row!r} names no column of {table} or gives no reason")
        found.setdefault(row["row_id"], {})[row["column"]] = row["value"]
    return found


def stable_id(prefix: str, parts: Iterable[str]) -> str:
    """An id from the identity fields of a row: the same fact has the same id in every import."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{prefix}-{digest[:10]}"


def _fact(table: str, row: Cells, overrides: Mapping[str, Cells]) -> Fact:
    row_id = _row_id(table, row)
    corrections = overrides.get(row_id, {})
    early = {column: value for column, value in corrections.items() if column in row}
    late = {column: value for column, value in corrections.items() if column not in row}
    return Fact(table, row_id, {**row, **early}, late)


def _row_id(table: str, row: Cells) -> str:
    """The collector's id, which stays when a correction changes what it was made from; else that of the facts."""
    identity: Sequence[str] = COLLECTIONS[table].identity
    given = row.get(TABLES[table].key, "")
    return given or (stable_id(table.removesuffix("s"), (row[column] for column in identity)) if identity else "")
