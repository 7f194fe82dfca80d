"""A very long table, read and judged column by column: each distinct cell once, where ``faults`` looks at every row.

What is judged is the same, by the same row models and the same rules between columns; a row with a fault is judged
again by ``faults.row_faults``, which words it. Such a row does not stop the table: it is set aside with its reasons,
as the rejected rows of a build are. The cells may come as CSV or as Parquet, whose typed columns are read as the text
that a CSV file would have.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from pydantic import TypeAdapter, ValidationError

from components.dataset.faults import RULES, row_faults
from components.dataset.nesting import Mask
from components.dataset.schema import REFERENCES, TABLES
from components.dataset.tables import Line, check_header, header_of
from components.dataset.versions import as_json
from components.errors import DatasetError

SUFFIXES = (".parquet", ".csv")
_CELL = pa.dictionary(pa.int32(), pa.string())
_Codes = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Column:
    """One column: ``codes`` number the distinct ``cells``; ``values`` are what these mean, ``None`` where not stated,
    and ``sound`` whether each is one."""

    codes: _Codes
    cells: npt.NDArray[np.object_]
    values: npt.NDArray[np.object_]
    sound: Mask


def path_of(folder: Path, table: str) -> Path:
    """The file of a table: Parquet where there is one, else CSV."""
    return next(
        (path for suffix in SUFFIXES if (path := folder / f"{table}{suffix}").is_file()), folder / f"{table}.csv"
    )


def read_columns(path: Path, table: str) -> dict[str, Column]:
    """The columns of a table's file, judged. Raises ``DatasetError`` as ``tables.read_table`` does."""
    wanted = TABLES[table].columns()
    types = {
        field.alias or name: Annotated[field.annotation, field] for name, field in TABLES[table].model_fields.items()
    }
    try:
        pieces = _parquet(path, wanted) if path.suffix == ".parquet" else _csv(path, wanted)
        return {name: _judged(column, types[name]) for name, column in pieces}
    except (pa.ArrowException, UnicodeDecodeError, csv.Error, OSError) as error:
        raise DatasetError(f"{path.name} cannot be read: {' '.join(str(error).split())[:300]}") from error


def faulty(table: str, columns: Mapping[str, Column], known: Mapping[str, Collection[str]]) -> Mask:
    """Which rows have a fault of their own, an id that others have too, or name a row of another table that is not
    ``known`` (table → ids)."""
    unsound = [~column.sound[column.codes] for column in columns.values()]
    broken = [
        _broken(rule.broken, [columns[name] for name in rule.columns])
        for rule in RULES
        if set(rule.columns) <= set(columns)
    ]
    ids = columns[TABLES[table].key]
    repeated = (np.bincount(ids.codes, minlength=len(ids.cells)) > 1)[ids.codes]
    lost = [_lost(columns[name], {*known[target], ""}) for name, target in REFERENCES[table].items()]
    return reduce(np.logical_or, [*unsound, *broken, repeated, *lost])


def taken(column: Column, rows: npt.NDArray[np.intp], dtype: str) -> Any:
    """The values of these rows. ``dtype`` is one of those of ``load.Dataset``, or ``id`` for texts of which no two are
    alike; other texts are categories."""
    codes = column.codes[rows]
    if dtype == "id":
        return pd.array(column.cells[codes], dtype="str")
    if dtype == "str":
        used, numbers = np.unique(codes, return_inverse=True)
        return pd.Categorical.from_codes(numbers, pd.Index(column.cells[used], dtype="str"))
    if dtype == "bool":
        return column.values.astype(bool)[codes]
    if dtype == "datetime64[ns]":
        return column.values.astype("datetime64[D]").astype("datetime64[ns]")[codes]
    numbers = np.array([np.nan if value is None else value for value in column.values], dtype="float64")[codes]
    return pd.array(numbers, dtype="Int64") if dtype == "Int64" else numbers


def rejected(table: str, columns: Mapping[str, Column], rows: npt.NDArray[np.intp]) -> pd.DataFrame:
    """Faulty rows as rows of ``rejects``: each with every reason, and as it stands in the file."""
    cells = {name: column.cells[column.codes[rows]] for name, column in columns.items()}
    lines = [dict(zip(cells, values, strict=True)) for values in zip(*cells.values(), strict=True)]
    told = [_reasons(table, line) for line in lines]
    ids = [line[TABLES[table].key] for line in lines]
    found = {"table": table, "row_id": ids, "reason": told, "row": [as_json(line) for line in lines]}
    return pd.DataFrame(found).astype("str")


def _reasons(table: str, line: dict[str, str]) -> str:
    own = [f"{fault.column} {fault.value!r}: {fault.reason}" for fault in row_faults(table, Line(0, line))]
    return " ".join(own) or "Its id stands on several rows, or it names a row that is not there."


def _csv(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[str, pa.ChunkedArray]]:
    check_header(path, header_of(path), wanted)
    options = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(wanted, _CELL), strings_can_be_null=False)
    parsing = pyarrow.csv.ParseOptions(newlines_in_values=True)
    table = pyarrow.csv.read_csv(path, parse_options=parsing, convert_options=options).unify_dictionaries()
    return ((name, table[name]) for name in wanted)


def _parquet(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """One column at a time: all of them as texts would be several times the file."""
    check_header(path, pyarrow.parquet.read_schema(path).names, wanted)
    for name in wanted:
        yield name, pyarrow.parquet.read_table(path, columns=[name], read_dictionary=[name])[name]


def _judged(column: pa.ChunkedArray, type_: Any) -> Column:
    coded = _as_text(column).unify_dictionaries().combine_chunks()
    cells = coded.dictionary.to_numpy(zero_copy_only=False)
    values, sound = _valid(cells, type_)
    return Column(coded.indices.to_numpy().astype("int32"), cells, values, sound)


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Dictionary-coded texts, "" for null; a number or day as it would be written."""
    if pa.types.is_dictionary(column.type):
        if column.null_count == 0 and column.type == _CELL:
            return column
        column = column.cast(column.type.value_type)
    return pc.fill_null(column.cast(pa.string()), "").dictionary_encode()


def _valid(cells: npt.NDArray[np.object_], type_: Any) -> tuple[npt.NDArray[np.object_], Mask]:
    """What each distinct cell means, and whether it is sound."""
    adapter = TypeAdapter(list[type_])
    sound, values = np.ones(len(cells), dtype=bool), np.full(len(cells), None, dtype=object)
    try:
        values[:] = adapter.validate_python(cells.tolist())
    except ValidationError as error:
        sound[[int(fault["loc"][0]) for fault in error.errors(include_url=False)]] = False
        values[sound] = adapter.validate_python(cells[sound].tolist())
    return values, sound


def _broken(rule: Any, columns: list[Column]) -> Mask:
    """The rows that break a rule, which is asked once for each combination of values."""
    kinds = [_kinds(column) for column in columns]
    key = np.zeros(len(columns[0].codes), dtype=np.int64)
    for column, (kind, values) in zip(columns, kinds, strict=True):
        key = key * len(values) + kind[column.codes]
    combinations, first, numbers = np.unique(key, return_index=True, return_inverse=True)
    told = np.zeros(len(combinations), dtype=bool)
    for number, row in enumerate(first):
        if all(column.sound[column.codes[row]] for column in columns):
            told[number] = bool(rule(*(column.values[column.codes[row]] for column in columns)))
    return told[numbers]


def _kinds(column: Column) -> tuple[_Codes, range]:
    """For each distinct cell the number of its kind, as far as rules tell them apart, and all numbers. Of a decimal
    they ask whether it is there and whether it is zero. No rule is asked of an unsound cell."""
    if not any(isinstance(value, float) for value in column.values):
        return np.arange(len(column.cells)), range(len(column.cells))
    kinds = np.array([0 if value is None else 1 if value == 0 else 2 for value in column.values], dtype=np.int64)
    kinds[~column.sound] = 3
    return kinds, range(4)


def _lost(column: Column, known: Collection[str]) -> Mask:
    absent = np.array([cell not in known for cell in column.cells], dtype=bool)
    return absent[column.codes]
