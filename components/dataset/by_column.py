"""A very long table, judged column by column: each distinct cell once, where ``faults`` looks at every row.

What is judged is the same, by the same row models and the same rules between columns; a row with a fault is judged
again by ``faults.row_faults``, which words it. Such a row does not stop the table: it is set aside with its reasons,
as the rejected rows of a build are. Nothing here makes a Python object for each row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter, ValidationError

from components.dataset.column_types import frame_types
from components.dataset.faults import RULES, Rule, row_faults
from components.dataset.long_files import cells_of
from components.dataset.nesting import Mask
from components.dataset.schema import REFERENCES, TABLES
from components.dataset.tables import Line
from components.dataset.versions import as_json

_PLAIN = r"^-?[0-9]{1,15}(\.[0-9]{1,12})?$"
_AT_ONCE = 50_000  # cells
_Codes = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Column:
    """One column: ``codes`` number the distinct ``cells``; ``values`` are what these mean, ``None`` where not stated
    (of decimals ``nan``; texts mean themselves and have none), and ``sound`` whether each is one."""

    codes: _Codes
    cells: pa.Array
    values: npt.NDArray[Any] | None
    sound: Mask

    def value(self, code: int) -> Any:
        """What a cell means; ``None`` where nothing is stated."""
        if self.values is None:
            return self.cells[code].as_py()
        value = self.values[code]
        return None if isinstance(value, float) and np.isnan(value) else value

    @cached_property
    def kinds(self) -> tuple[_Codes, int]:
        """For each distinct cell the number of its kind, as far as rules tell them apart, and how many there are. Of a
        decimal they ask whether it is there and whether it is zero. No rule is asked of an unsound cell."""
        if self.values is None or self.values.dtype == object:
            return np.arange(len(self.cells)), len(self.cells)
        return np.select([~self.sound, np.isnan(self.values), self.values == 0], [3, 0, 1], 2), 4


def read_columns(path: Path, table: str) -> dict[str, Column]:
    """The columns of a table's file, judged. Raises ``DatasetError`` as ``tables.read_table`` does."""
    fields = {field.alias or name: field for name, field in TABLES[table].model_fields.items()}
    types = frame_types(TABLES[table])
    return {
        name: _judged(cells, Annotated[fields[name].annotation, table, *fields[name].metadata], types[name])
        for name, cells in cells_of(path, TABLES[table].columns())
    }


def faulty(table: str, columns: Mapping[str, Column], known: Mapping[str, pa.Array]) -> Mask:
    """Which rows have a fault of their own, an id that others have too, or name a row of another table that is not
    ``known`` (table → ids)."""
    ids = columns[TABLES[table].key]
    unsound = [~column.sound[column.codes] for column in columns.values() if not column.sound.all()]
    broken = [_broken(rule, columns) for rule in RULES if set(rule.columns) <= set(columns)]
    repeated = (np.bincount(ids.codes, minlength=len(ids.cells)) > 1)[ids.codes]
    lost = [_lost(columns[name], known[target]) for name, target in REFERENCES[table].items()]
    return reduce(np.logical_or, [*unsound, *broken, *lost], repeated)


def taken(column: Column, rows: npt.NDArray[np.intp], dtype: str) -> Any:
    """The values of these rows. ``dtype`` is one of those of ``load.Dataset``, or ``id`` for texts of which no two are
    alike; other texts are categories, and whole numbers no wider than they need be."""
    codes = column.codes[rows]
    if dtype == "id":
        return pd.array(column.cells.take(pa.array(codes)), dtype="str")
    if column.values is None:
        used = np.flatnonzero(np.bincount(codes, minlength=len(column.cells)))
        renumbered = np.zeros(len(column.cells), dtype=np.intp)
        renumbered[used] = np.arange(len(used))
        cells = pd.Index(pd.array(column.cells.take(pa.array(used)), dtype="str"))
        return pd.Categorical.from_codes(renumbered[codes], cells)
    if dtype == "bool":
        return column.values.astype(bool)[codes]
    if dtype == "datetime64[ns]":
        return column.values.astype("datetime64[D]").astype("datetime64[ns]")[codes]
    if dtype == "Int64":
        blank = pd.isna(column.values)
        return narrowest(np.where(blank, 0, column.values).astype("int64"), blank)[codes]
    return column.values[codes]


def narrowest(numbers: npt.NDArray[np.int64], blank: Mask) -> Any:
    """Whole numbers, 0 where blank, as a nullable array no wider than they need be."""
    ends = (int(numbers.min(initial=0)), int(numbers.max(initial=0)))
    held = next(kind for kind in ("int8", "int16", "int32", "int64") if all(_fits(kind, end) for end in ends))
    return pd.arrays.IntegerArray(numbers.astype(held), blank)


def _fits(kind: str, number: int) -> bool:
    return bool(np.iinfo(kind).min <= number <= np.iinfo(kind).max)


def rejected(table: str, columns: Mapping[str, Column], rows: npt.NDArray[np.intp]) -> pd.DataFrame:
    """Faulty rows as rows of ``rejects``: each with every reason, and as it stands in the file."""
    cells = {name: column.cells.take(pa.array(column.codes[rows])).to_pylist() for name, column in columns.items()}
    lines = [dict(zip(cells, values, strict=True)) for values in zip(*cells.values(), strict=True)]
    told = [_reasons(table, line) for line in lines]
    ids = [line[TABLES[table].key] for line in lines]
    found = {"table": table, "row_id": ids, "reason": told, "row": [as_json(line) for line in lines]}
    return pd.DataFrame(found).astype("str")


def _reasons(table: str, line: dict[str, str]) -> str:
    own = [f"{fault.column} {fault.value!r}: {fault.reason}" for fault in row_faults(table, Line(0, line))]
    return " ".join(own) or "Its id stands on several rows, or it names a row that is not there."


def _judged(coded: pa.DictionaryArray, type_: Any, dtype: str) -> Column:
    cells, adapter = coded.dictionary, TypeAdapter(list[type_])
    codes = coded.indices.to_numpy().astype(np.min_scalar_type(-max(len(cells), 1)))
    if dtype == "str":
        return Column(codes, cells, None, _sound(cells, adapter))
    return Column(codes, cells, *(_decimals if dtype == "float64" else _meant)(cells, adapter))


def _meant(cells: pa.Array, adapter: TypeAdapter[Any]) -> tuple[npt.NDArray[np.object_], Mask]:
    """What each distinct cell means, and whether it is sound."""
    texts = cells.to_numpy(zero_copy_only=False)
    sound, values = np.ones(len(texts), dtype=bool), np.full(len(texts), None, dtype=object)
    try:
        values[:] = adapter.validate_python(texts.tolist())
    except ValidationError as error:
        sound[[int(fault["loc"][0]) for fault in error.errors(include_url=False)]] = False
        values[sound] = adapter.validate_python(texts[sound].tolist())
    return values, sound


def _sound(cells: pa.Array, adapter: TypeAdapter[Any]) -> Mask:
    """Whether each distinct cell is sound; they may be very many."""
    pieces = [_meant(cells[start : start + _AT_ONCE], adapter)[1] for start in range(0, len(cells), _AT_ONCE)]
    return np.concatenate([np.ones(0, dtype=bool), *pieces])


def _decimals(cells: pa.Array, adapter: TypeAdapter[Any]) -> tuple[npt.NDArray[np.float64], Mask]:
    """As ``_meant``, in numbers: a pattern tells plain figures sooner than a call for each cell."""
    plain = pc.match_substring_regex(cells, _PLAIN)
    is_plain = plain.to_numpy(zero_copy_only=False)
    values, sound = np.full(len(cells), np.nan), np.ones(len(cells), dtype=bool)
    figures = pc.cast(cells.filter(plain), pa.float64())
    values[is_plain], sound[is_plain] = figures.to_numpy(), _sound(figures, adapter)
    sound[~is_plain] = _sound(cells.filter(pc.invert(plain)), adapter)
    return values, sound


def _broken(rule: Rule, columns: Mapping[str, Column]) -> Mask:
    """The rows that break a rule, which is asked once for each combination of values."""
    asked = [columns[name] for name in rule.columns]
    key = np.zeros(len(asked[0].codes), dtype=np.int64)
    for column in asked:
        kind, number = column.kinds
        key = key * number + kind[column.codes]
    numbers, combinations = pd.factorize(key)
    first = np.zeros(len(combinations), dtype=np.intp)
    first[numbers[::-1]] = np.arange(len(key))[::-1]
    told = [_breaks(rule, [(column, column.codes[row]) for column in asked]) for row in first]
    return np.array(told, dtype=bool)[numbers]


def _breaks(rule: Rule, cells: list[tuple[Column, int]]) -> bool:
    return all(column.sound[code] for column, code in cells) and bool(
        rule.broken(*(column.value(code) for column, code in cells))
    )


def _lost(column: Column, known: pa.Array) -> Mask:
    absent = pc.invert(pc.is_in(column.cells, value_set=pa.concat_arrays([known, pa.array([""], known.type)])))
    lost: Mask = absent.to_numpy(zero_copy_only=False)[column.codes]
    return lost
