"""What ``sotavento validate`` says of a data folder: faults of the tables, and of what the tables say together.

The lints need typed frames, so they run only when the tables themselves are sound. A lint that the shipped data break
for a good reason has a row in ``exemptions.csv`` (lint, table, row_id, reason, date); it stays visible as a warning,
and an exemption that excuses nothing is a fault of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from components import paths
from components.dataset.faults import Fault, Severity, table_faults
from components.dataset.lints import LINTS, Doubt
from components.dataset.load import Dataset, load
from components.dataset.schema import TABLES
from components.dataset.tables import Line, read_table
from components.errors import DatasetError

__all__ = ["Fault", "Severity", "lint", "validate"]

EXEMPTION_COLUMNS = ("lint", "table", "row_id", "reason", "date")


def validate(folder: Path = paths.DATA) -> list[Fault]:
    """Every fault in ``folder``: errors of the tables, or else the findings of the lints (exempted ones as warnings).

    Raises ``DatasetError`` when ``folder`` is no directory.
    """
    if not folder.is_dir():
        raise DatasetError(f"{str(folder)!r} is no directory; name the folder that holds the tables")
    faults = table_faults(folder)
    if faults:
        return faults
    try:
        return lint(load(folder), _exemptions(folder))
    except DatasetError as error:
        return [Fault("", 0, "", "", str(error), "The lints were not run.")]


def lint(dataset: Dataset, exemptions: Iterable[Line] = ()) -> list[Fault]:
    """The findings of every lint on a loaded dataset, and the exemptions that excuse nothing."""
    excuses = {(line.cells["lint"], line.cells["table"], line.cells["row_id"]): line for line in exemptions}
    used: set[tuple[str, str, str]] = set()
    faults = []
    for name, find in LINTS.items():
        for doubt in find(dataset):
            key = (name, doubt.table, doubt.row_id)
            used |= {key} & set(excuses)
            faults.append(_fault(name, doubt, excuses.get(key)))
    idle = [line for key, line in excuses.items() if key not in used]
    return [*faults, *(_idle(line) for line in idle)]


def _fault(name: str, doubt: Doubt, excuse: Line | None) -> Fault:
    advice = f"Correct it in overrides.csv, or excuse it in exemptions.csv with a reason ({name})."
    fault = Fault(f"{doubt.table}.csv", 0, doubt.column, doubt.value, doubt.reason, advice, doubt.row_id)
    if excuse is None:
        return fault
    return replace(fault, severity=Severity.WARNING, advice=f"Excused: {excuse.cells['reason']}")


def _idle(line: Line) -> Fault:
    reason = "The exemption excuses nothing."
    return Fault("exemptions.csv", line.number, "row_id", line.cells["row_id"], reason, "Remove it.")


def _exemptions(folder: Path) -> list[Line]:
    path = folder / "exemptions.csv"
    lines = read_table(path, EXEMPTION_COLUMNS) if path.is_file() else []
    for line in lines:
        if not line.cells["reason"] or line.cells["table"] not in TABLES or line.cells["lint"] not in LINTS:
            raise DatasetError(f"exemptions.csv line {line.number} names no lint or table, or gives no reason")
    return lines
