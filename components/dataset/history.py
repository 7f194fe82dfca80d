"""The recorded versions of the data, and every change since the first: nothing is corrected in silence.

``versions.csv`` lists the recorded versions, ``recorded.jsonl`` holds the rows of the last one, ``changes.csv`` every
edit that led from one to the next, and below these the edits since the last, which have no version yet. Those are
worked out anew by each build from ``recorded.jsonl`` and the built tables alone, so that a build that changes nothing
writes the same bytes; a reviewer's new correction brings its own reason and date (``overrides.csv``). ``record`` closes
them under a version, with the reason and the date that it is given. No clock is read.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from pathlib import Path

from components.dataset.collected import OVERRIDE_COLUMNS
from components.dataset.schema import TABLES
from components.dataset.tables import Cells, all_or_none, read_cells, read_table, write_table
from components.dataset.versions import (
    LOCATIONS,
    VERSIONED,
    Action,
    Edit,
    Rows,
    as_json,
    canonical,
    differences,
    undone,
    version_of,
)
from components.errors import DatasetError, InputError

CHANGES, VERSIONS, RECORDED = "changes.csv", "versions.csv", "recorded.jsonl"
CHANGE_COLUMNS = ("version", "date", "table", "row_id", "action", "column", "old", "new", "reason")
CORRECTIONS = "overrides"
FORMULA_SIGNS = "=+-@'"


@dataclass(frozen=True, slots=True)
class Version:
    """A recorded version, and how many rows were added, updated and removed since the one before."""

    version: str
    date: str
    reason: str
    added: str = "0"
    updated: str = "0"
    removed: str = "0"


VERSION_COLUMNS = tuple(field.name for field in fields(Version))


@dataclass(frozen=True)
class History:
    """What is on record: versions and edits, oldest first, and the rows and corrections of the last version."""

    versions: Sequence[Version]
    edits: Sequence[Edit]
    recorded: Rows
    corrections: Collection[str]

    def rows_at(self, version: str) -> Rows | None:
        """The rows of a recorded version; ``None`` when it is not on record."""
        order = [each.version for each in self.versions]
        if version not in order:
            return None
        later = set(order[order.index(version) + 1 :])
        return undone(self.recorded, [edit for edit in reversed(self.edits) if edit.version in later])

    def since(self, version: str, current: Rows) -> list[Edit] | None:
        """What differs now from a recorded version, each with the last reason and date on record for it; ``None`` when
        the version is not on record."""
        rows = self.rows_at(version)
        if rows is None:
            return None
        of_row: dict[tuple[str, str], list[Edit]] = defaultdict(list)
        for edit in self.edits:
            of_row[edit.table, edit.row_id].append(edit)
        return [_explained(edit, of_row[edit.table, edit.row_id]) for edit in differences(rows, current)]


def read_history(folder: Path) -> History | None:
    """The history kept in ``folder``; ``None`` where no version was ever recorded.

    Raises ``DatasetError`` when a table is missing or misshapen, or ``recorded.jsonl`` is not the last version.
    """
    if not (folder / VERSIONS).is_file():
        return None
    versions = [Version(**cells) for cells in read_cells(folder / VERSIONS, VERSION_COLUMNS)]
    rows: dict[str, dict[str, Cells]] = {table: {} for table in (*VERSIONED, CORRECTIONS)}
    for line in (folder / RECORDED).read_text(encoding="utf-8").splitlines():
        table, row_id, cells = json.loads(line)
        rows[table][row_id] = cells
    if not versions or version_of(rows) != versions[-1].version:
        raise DatasetError(f"{RECORDED} does not hold the last version of {VERSIONS}; restore both from one commit")
    edits = [Edit(**cells) for cells in read_cells(folder / CHANGES, CHANGE_COLUMNS)]
    return History(versions, edits, rows, set(map(as_json, rows[CORRECTIONS].values())))


@lru_cache(maxsize=2)
def version_day(folder: Path) -> dt.date | None:
    """The day of the last recorded version; ``None`` where none was ever recorded."""
    history = read_history(folder)
    return dt.date.fromisoformat(history.versions[-1].date) if history else None


def rows_in(folder: Path) -> Rows:
    """The canonical rows of the tables in ``folder``. Raises ``DatasetError`` as ``tables.read_table``."""
    tables = {name: read_table(folder / f"{name}.csv", TABLES[name].columns()) for name in VERSIONED if name in TABLES}
    features = json.loads((folder / f"{LOCATIONS}.geojson").read_text(encoding="utf-8"))["features"]
    return canonical(tables, features)


def update(folder: Path) -> list[Path]:
    """Write the edits since the last recorded version into ``changes.csv``; returns the files written."""
    history = read_history(folder)
    if history is None:
        return []
    closed = [edit for edit in history.edits if edit.version]
    _write_changes(folder, [*closed, *_since_recorded(folder, history)])
    return [folder / CHANGES]


def record(folder: Path, reason: str, date: dt.date) -> Version | None:
    """Record the tables in ``folder`` as a version; ``None``, and nothing written, when the last one is the same.

    Edits that a reviewer explained keep that reason and date, the others get those given. Raises ``InputError`` for a
    reason that is blank, of several lines or the beginning of a formula.
    """
    if not reason.strip() or not reason.isprintable() or reason[0] in FORMULA_SIGNS:
        raise InputError(f"reason {reason!r} is blank, has line breaks or starts like a formula; say it in one line")
    history, rows = read_history(folder), rows_in(folder)
    if history is None:
        version = Version(version_of(rows), date.isoformat(), reason)
        return _write(folder, rows, [version], [])
    edits = _since_recorded(folder, history)
    if not edits:
        return None
    version = Version(version_of(rows), date.isoformat(), reason, *map(str, row_counts(edits).values()))
    dated = [
        replace(edit, version=version.version, reason=edit.reason or reason, date=edit.date or version.date)
        for edit in edits
    ]
    closed = [edit for edit in history.edits if edit.version]
    return _write(folder, rows, [*history.versions, version], [*closed, *dated])


def row_counts(edits: Iterable[Edit]) -> Mapping[Action, int]:
    """How many rows were added, updated and removed."""
    rows = {(edit.table, edit.row_id): edit.action for edit in edits}
    return {action: sum(each == action for each in rows.values()) for action in Action}


def _since_recorded(folder: Path, history: History) -> list[Edit]:
    corrections = [row for row in _corrections(folder) if as_json(row) not in history.corrections]
    return [_corrected(edit, corrections) for edit in differences(history.recorded, rows_in(folder))]


def _corrections(folder: Path) -> list[Cells]:
    return read_cells(folder / f"{CORRECTIONS}.csv", OVERRIDE_COLUMNS)


def _corrected(edit: Edit, corrections: Iterable[Cells]) -> Edit:
    """An edit with the reason and date of the correction that caused it: one of its own cell, else one of a collected
    column of its row, from which several coded ones follow."""
    of_row = [each for each in corrections if (each["table"], each["row_id"]) == (edit.table, edit.row_id)]
    coded = set() if edit.table == LOCATIONS else set(TABLES[edit.table].columns())
    of_cell = [each for each in of_row if each["column"] == edit.column]
    found = of_cell or [each for each in of_row if each["column"] not in coded]
    return replace(edit, reason=found[-1]["reason"], date=found[-1]["date"]) if found else edit


def _explained(edit: Edit, same: Sequence[Edit]) -> Edit:
    """``same``: the edits on record of its row."""
    told = [each for each in same if each.column == edit.column] or same
    return replace(edit, reason=told[-1].reason, date=told[-1].date, version=told[-1].version) if told else edit


def _write(folder: Path, rows: Rows, versions: Sequence[Version], edits: Sequence[Edit]) -> Version:
    kept = {**rows, CORRECTIONS: {str(number): row for number, row in enumerate(_corrections(folder))}}
    lines = [
        as_json([table, row_id, cells]) for table, found in kept.items() for row_id, cells in sorted(found.items())
    ]
    with all_or_none([folder / VERSIONS, folder / CHANGES, folder / RECORDED]):
        write_table(folder / VERSIONS, VERSION_COLUMNS, map(asdict, versions))
        _write_changes(folder, edits)
        (folder / RECORDED).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return versions[-1]


def _write_changes(folder: Path, edits: Iterable[Edit]) -> None:
    write_table(folder / CHANGES, CHANGE_COLUMNS, map(asdict, edits))
