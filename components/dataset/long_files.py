"""The cells of a very long table, a column at a time, from CSV or Parquet.

Typed columns of Parquet are read as the text that a CSV file would have.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from components.dataset.tables import check_header, header_of
from components.errors import DatasetError

SUFFIXES = (".parquet", ".csv")
_CELL = pa.dictionary(pa.int32(), pa.string())


def path_of(folder: Path, table: str) -> Path:
    """The file of a table: Parquet where there is one, else CSV."""
    return next(
        (path for suffix in SUFFIXES if (path := folder / f"{table}{suffix}").is_file()), folder / f"{table}.csv"
    )


def cells_of(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[str, pa.DictionaryArray]]:
    """Each of the ``wanted`` columns with its cells as dictionary-coded texts, "" where nothing stands.

    Raises ``DatasetError`` as ``tables.read_table`` does.
    """
    try:
        for name, column in _parquet(path, wanted) if path.suffix == ".parquet" else _csv(path, wanted):
            yield name, _as_text(column).unify_dictionaries().combine_chunks()
    except (pa.ArrowException, UnicodeDecodeError, csv.Error, OSError) as error:
        raise DatasetError(f"{path.name} cannot be read: {' '.join(str(error).split())[:300]}") from error


def _csv(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[str, pa.ChunkedArray]]:
    check_header(path, header_of(path), wanted)
    options = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(wanted, _CELL), strings_can_be_null=False)
    parsing = pyarrow.csv.ParseOptions(newlines_in_values=True)
    table = pyarrow.csv.read_csv(path, parse_options=parsing, convert_options=options)
    return ((name, table[name]) for name in wanted)


def _parquet(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """One column at a time: all of them as texts would be several times the file."""
    with pyarrow.parquet.ParquetFile(path, read_dictionary=wanted) as file:
        check_header(path, file.schema_arrow.names, wanted)
        for name in wanted:
            yield name, file.read(columns=[name], use_threads=False)[name]


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Dictionary-coded texts, "" for null; a number or day as it would be written."""
    if pa.types.is_dictionary(column.type):
        if column.null_count == 0 and column.type == _CELL:
            return column
        column = column.cast(column.type.value_type)
    return pc.fill_null(column.cast(pa.string()), "").dictionary_encode()
