"""CSV: RFC 4180 (comma, CRLF, doubled quotes) in UTF-8 *with* a byte order mark.

Without the mark Excel reads "Curaçao" in the code page of its machine, and the CSV readers people use (pandas, R,
LibreOffice, QGIS, Python's ``utf-8-sig``) skip it. As-of date, filter sentence, dataset version and terms are
columns of every row, not comment lines, so that every reader can read the file.

Rows are written a piece at a time. In a piece each distinct value of a column is put into words once, however often it
stands there, and Arrow joins the words to lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.dataset.export.cells import safe_cell
from components.dataset.export.extract import Extract

_QUOTED = re.compile('[",\r\n]')
_MARK = b"\xef\xbb\xbf"


def write(extract: Extract) -> Iterator[bytes]:
    """The plotted rows. A selection without rows gives the header alone."""
    end = "".join(f",{_written(value)}" for value in extract.stamp.values())
    for number, piece in enumerate(extract.chunks()):
        if number == 0:
            yield _MARK + _line([*piece.column_names, *extract.stamp])
        yield _lines(piece, end)


def csv_of(rows: pd.DataFrame) -> bytes:
    """A frame of numbers and texts as CSV in the form of every export; without rows the header alone."""
    return _MARK + _line(rows.columns) + _lines(pa.Table.from_pandas(rows, preserve_index=False), "")


def _line(cells: Any) -> bytes:
    return (",".join(map(_written, cells)) + "\r\n").encode()


def _lines(rows: pa.Table, end: str) -> bytes:
    if not rows.num_rows:
        return b""
    lines = pc.binary_join_element_wise(*(_words(rows[name]) for name in rows.column_names), ",")
    whole = pa.ListArray.from_arrays([0, len(lines)], lines)
    text: bytes = pc.binary_join(whole, f"{end}\r\n")[0].as_buffer().to_pybytes()
    return text + f"{end}\r\n".encode()


def _words(column: pa.ChunkedArray) -> pa.Array:
    """The cells of a column as they are written."""
    encoded = column.combine_chunks().dictionary_encode(null_encoding="encode")
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    words = pa.array([_written(value) for value in encoded.dictionary.to_pylist()], pa.string())
    return words.take(encoded.indices)


def _written(value: Any) -> str:
    """Text made safe for spreadsheets; numbers and days as they are (longitudes are negative)."""
    if value is None:
        return ""
    cell = safe_cell(value) if isinstance(value, str) else str(value)
    return '"{}"'.format(cell.replace('"', '""')) if _QUOTED.search(cell) else cell
