"""Checking tables, row by row: what is wrong, where, why, and what to do.

A broken cell never hides another: each cell is judged by its own column, then the rules between the columns of a row
are tried on whatever cells are sound, then ids and references across the tables. A file that cannot be read at all is
one fault and the other files are still checked.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from components.dataset.schema import REFERENCES, TABLES, Row
from components.dataset.tables import Cells, Line, read_table
from components.dates import DatePrec, precision_of
from components.errors import DatasetError
from components.symbology import sidc

Values = Mapping[str, Any]


class Severity(StrEnum):
    """An error makes the folder unusable; a warning is a doubt that the data may keep, with a written reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``row`` is the line of ``file`` on which the record ends (0 = the whole file)."""

    file: str
    row: int
    column: str
    value: str
    reason: str
    advice: str
    row_id: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.file} line {self.row}" if self.row else self.file
        return f"{where}, {self.column} {self.value!r}: {self.reason} {self.advice}".strip()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule between columns of one row: ``broken`` gets the sound values and says why it is broken, or nothing."""

    columns: tuple[str, ...]
    broken: Callable[..., str | None]
    advice: str


def table_faults(folder: Path, names: Collection[str] = tuple(TABLES)) -> list[Fault]:
    """Every fault of the tables of these ``names`` in ``folder``, in the order of the tables and their lines; lints are
    ``validate``'s."""
    faults: list[Fault] = []
    tables: dict[str, list[Line]] = {}
    for table in names:
        try:
            tables[table] = read_table(folder / f"{table}.csv", TABLES[table].columns())
        except DatasetError as error:
            faults.append(Fault(f"{table}.csv", 0, "", "", str(error), "Nothing of this file was checked."))
    for table, lines in tables.items():
        faults += (fault for line in lines for fault in row_faults(table, line))
        faults += _repeated_ids(table, lines)
        faults += _dangling(table, lines, tables)
    return faults


def row_faults(table: str, line: Line) -> Iterator[Fault]:
    """The faults within one record of ``table``."""
    values, broken = read_cells_of(TABLES[table], line.cells)
    row_id = line.cells[TABLES[table].key]
    for column, reason in broken.items():
        advice = f"Correct the cell; {description(table, column)}"
        yield Fault(f"{table}.csv", line.number, column, line.cells[column], reason, advice, row_id)
    for rule in RULES:
        if set(rule.columns) <= set(values) and (why := rule.broken(*(values[column] for column in rule.columns))):
            shown = ", ".join(line.cells[column] for column in rule.columns)
            yield Fault(f"{table}.csv", line.number, ", ".join(rule.columns), shown, why, rule.advice, row_id)


def read_cells_of(model: type[Row], cells: Cells) -> tuple[dict[str, Any], dict[str, str]]:
    """The sound values of a record by column, and the reason for each broken one."""
    try:
        row = model.model_validate(cells)
        return {column: getattr(row, name) for column, name in _attributes(model).items()}, {}
    except ValidationError as error:
        broken = {str(fault["loc"][0]): f"{fault['msg'].removeprefix('Value error, ')}." for fault in error.errors()}
    sound = {
        column: adapter.validate_python(cells[column])
        for column, adapter in _adapters(model).items()
        if column not in broken
    }
    return sound, broken


def description(table: str, column: str) -> str:
    """What a column means, for a message."""
    model = TABLES[table]
    return model.model_fields[_attributes(model)[column]].description or column


@cache
def _attributes(model: type[Row]) -> dict[str, str]:
    """Column → attribute name (they differ for ``class``)."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


@cache
def _adapters(model: type[Row]) -> dict[str, TypeAdapter[Any]]:
    types: dict[str, Any] = {
        field.alias or name: Annotated[field.annotation, field] for name, field in model.model_fields.items()
    }
    return {column: TypeAdapter(type_) for column, type_ in types.items()}


def _repeated_ids(table: str, lines: Iterable[Line]) -> Iterator[Fault]:
    key = TABLES[table].key
    counts = Counter(line.cells[key] for line in lines)
    for line in lines:
        if counts[line.cells[key]] > 1 and table != "rejects":
            value = line.cells[key]
            reason = f"The id stands on {counts[value]} lines."
            yield Fault(f"{table}.csv", line.number, key, value, reason, "Give every row its own id.", value)


def _dangling(table: str, lines: Iterable[Line], tables: Mapping[str, list[Line]]) -> Iterator[Fault]:
    for column, target in REFERENCES.get(table, {}).items():
        if target not in tables:
            continue
        known = {line.cells[TABLES[target].key] for line in tables[target]}
        for line in lines:
            if (value := line.cells[column]) and value not in known:
                reason, advice = f"{target}.csv has no such row.", f"Add it there or correct {column}."
                yield Fault(f"{table}.csv", line.number, column, value, reason, advice, line.cells[TABLES[table].key])


def _unordered(start: dt.date, end: dt.date) -> str | None:
    return f"The interval ends before it starts: {start} to {end}." if end < start else None


def _too_fine(start: dt.date, end: dt.date, prec: int) -> str | None:
    if end < start or prec >= precision_of(start, end):
        return None
    finest = precision_of(start, end)
    return f"date_prec {prec} is finer than the interval of {(end - start).days + 1} days, which is {int(finest)}."


def _wrong_time_precision(prec: int, time_precision: int) -> str | None:
    expected = DatePrec(prec).time_precision
    return None if time_precision == expected else f"time_precision must be {expected} for date_prec {prec}."


def _unordered_count(low: int | None, best: int | None, high: int | None) -> str | None:
    stated = [number for number in (low, best, high) if number is not None]
    return None if stated == sorted(stated) else "low ≤ best ≤ high does not hold."


def _loose_membership(group: str, start: dt.date | None, end: dt.date | None) -> str | None:
    if not group and (start or end):
        return "Days in a group without the group."
    return _unordered(start, end) if start and end else None


def _half_located(lat: float | None, lon: float | None, prec: int | None, shape: str, reason: str) -> str | None:
    located = [lat is not None, lon is not None, prec is not None, bool(shape)]
    if all(located):
        return "A located row gives a reason for being unlocated." if reason else None
    if any(located):
        return "Latitude, longitude, where_prec and shape must be given together or not at all."
    return None if reason else "An unlocated row gives no reason."


def _another_symbol(symbol: str, code: str) -> str | None:
    return None if code == sidc(symbol) else f"The code of the symbol {symbol!r} is {sidc(symbol)!r}."


def _null_island(lat: float | None, lon: float | None) -> str | None:
    return "The point is (0, 0), which stands for a missing position." if lat == 0 and lon == 0 else None


def _unitless(unit: str, low: int | None, best: int | None, high: int | None) -> str | None:
    counted = any(number is not None for number in (low, best, high))
    return "A count without a unit." if counted and not unit else None


RULES = (
    Rule(("date_start", "date_end"), _unordered, "Swap or correct the bounds."),
    Rule(("date_start", "date_end", "date_prec"), _too_fine, "Widen date_prec or narrow the interval."),
    Rule(("date_prec", "time_precision"), _wrong_time_precision, "Derive it from date_prec."),
    Rule(("count_low", "count_best", "count_high"), _unordered_count, "Put the bounds in order."),
    Rule(("killed_low", "killed_best", "killed_high"), _unordered_count, "Put the bounds in order."),
    Rule(("count_unit", "count_low", "count_best", "count_high"), _unitless, "Name what is counted."),
    Rule(("lat", "lon", "where_prec", "shape", "unlocated_reason"), _half_located, "Give all or none of them."),
    Rule(("part_of", "part_of_from", "part_of_to"), _loose_membership, "Name the group, or put the days in order."),
    Rule(("symbol", "sidc"), _another_symbol, "Give the code that the symbol is drawn from."),
    Rule(("lat", "lon"), _null_island, "Leave both blank and say why."),
)
