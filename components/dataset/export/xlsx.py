"""XLSX: typed cells, one sheet of rows, and sheets for the cited sources, the meaning of the columns and the view.

Every text is written as a text: nothing becomes a formula, a link or a number (OWASP ASVS 5.0, 1.2.10). Days are dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import xlsxwriter

from components.dataset.export.columns import COLUMNS, dictionary
from components.dataset.export.extract import Extract
from components.errors import InputError

MOST_ROWS, MOST_CHARACTERS = 1_048_575, 32_767  # of a sheet without its head, and of a cell
_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_OPTIONS = {**_TEXT_ONLY, "in_memory": True, "default_date_format": "yyyy-mm-dd"}
_CREATED = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the format has no time zones; fixed, so that bytes are


def write(extract: Extract) -> Iterator[bytes]:
    """The plotted rows as a workbook.

    Raises ``InputError`` for more rows or longer texts than a sheet can hold.
    """
    if extract.size > MOST_ROWS:
        raise InputError(f"{extract.size:,} rows are more than the {MOST_ROWS:,} of a sheet; choose CSV or GeoParquet")
    sheet = BytesIO()
    with xlsxwriter.Workbook(sheet, _OPTIONS) as book:
        book.set_properties(
            {"title": extract.about["title"], "comments": extract.stamp["attribution"], "created": _CREATED}
        )
        for name, (head, rows) in _sheets(extract).items():
            _fill(book, name, head, rows)
    yield sheet.getvalue()


def _sheets(extract: Extract) -> dict[str, tuple[list[str], Iterable[Iterable[Any]]]]:
    names = [column.name for column in COLUMNS]
    sources = extract.sources.astype("object").where(extract.sources.notna(), None)
    return {
        "Rows": ([*names, *extract.stamp], _rows(extract)),
        "Sources": (list(sources.columns), sources.itertuples(index=False, name=None)),
        "Columns": (["column", "type", "meaning"], dictionary()),
        "View": (["key", "value"], [(key, str(value)) for key, value in extract.about.items()]),
    }


def _rows(extract: Extract) -> Iterator[list[Any]]:
    end = list(extract.stamp.values())
    for piece in extract.chunks():
        columns = (piece[name].to_pylist() for name in piece.column_names)
        yield from ([*row, *end] for row in zip(*columns, strict=True))


def _fill(book: Any, name: str, head: list[str], rows: Iterable[Iterable[Any]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, head, book.add_format({"bold": True, "bottom": 1}))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(head) - 1, 18)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _put(sheet, last, column, value)
    sheet.autofilter(0, 0, last, len(head) - 1)


def _put(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        raise InputError(
            f"a text of {len(value):,} characters is longer than a cell holds ({value[:40]!r}…); choose CSV"
        )
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write(row, column, value)
