"""Reading and writing the tables as CSV: UTF-8, RFC 4180 quoting, LF line ends, cells as text.

Cells are text on both sides: what a cell means is the row models' business (``schema``). Writing is deterministic, so
that an unchanged table is an unchanged file.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.errors import DatasetError

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A record of a CSV file with the number of the line it ends on, as a spreadsheet or an editor shows it."""

    number: int
    cells: Cells


def read_table(path: Path, columns: Sequence[str]) -> list[Line]:
    """Every record of ``path``, which must have exactly these ``columns`` (in any order).

    Raises ``DatasetError`` for a missing file, text that is not UTF-8, missing, unknown or repeated columns, and
    records that are longer or shorter than the header; all of them mean that no cell can be trusted to be in place.
    """
    if not path.is_file():
        raise DatasetError(f"{path.name} is missing in {str(path.parent)!r}; run `sotavento data` or restore the file")
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = next(reader, [])
            check_header(path, header, columns)
            return [Line(reader.line_num, _cells(path, reader.line_num, header, record)) for record in reader if record]
    except UnicodeDecodeError as error:
        raise DatasetError(
            f"{path.name} is not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        ) from None
    except csv.Error as error:
        raise DatasetError(f"{path.name} is not readable as CSV: {error}; check its quotes") from error


def read_cells(path: Path, columns: Sequence[str]) -> list[Cells]:
    """The records of ``path`` without their line numbers; errors as ``read_table``."""
    return [line.cells for line in read_table(path, columns)]


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write ``rows`` in the order given, the ``columns`` in theirs; a ``KeyError`` names a column a row lacks."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([cell_text(row[column]) for column in columns] for row in rows)


@contextmanager
def all_or_none(paths: Collection[Path]) -> Iterator[None]:
    """Files that are written together: if anything goes wrong before the end, each is put back as it was."""
    before = {path: path.read_bytes() if path.is_file() else None for path in paths}
    with ExitStack() as undo:
        undo.callback(_put_back, before)
        yield
        undo.pop_all()


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != content:
            path.write_bytes(content)


def cell_text(value: Any) -> str:
    """A value as the text of a cell: ``None`` blank, dates ISO, floats at most five decimals (about a metre)."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:.5f}".rstrip("0").rstrip(".")
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)


def header_of(path: Path) -> list[str]:
    """The names of the columns of a CSV file; none of an empty one. Raises ``UnicodeDecodeError``, ``csv.Error``."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return next(csv.reader(stream, strict=True), [])


def check_header(path: Path, header: Sequence[str], columns: Sequence[str]) -> None:
    """Raises ``DatasetError`` for missing, unknown or repeated columns."""
    faults = {
        "lacks the column": [name for name in columns if name not in header],
        "has the unknown column": [name for name in header if name not in columns],
        "repeats the column": sorted({name for name in header if header.count(name) > 1}),
    }
    for what, names in faults.items():
        if names:
            raise DatasetError(f"{path.name} {what} {', '.join(map(repr, names))}; expected {', '.join(columns)}")


def _cells(path: Path, number: int, header: Sequence[str], record: Sequence[str]) -> Cells:
    if len(record) != len(header):
        raise DatasetError(
            f"{path.name} line {number} has {len(record)} cells instead of {len(header)}; check its commas and quotes"
        )
    return dict(zip(header, record, strict=True))
