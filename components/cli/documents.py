"""Streams of documents: one JSON object a line in, one answer a line out, and a bad line never stops the rest."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

from pydantic import BaseModel, BeforeValidator, Field, ValidationError
from pydantic_core import ErrorDetails, from_json

from components import dates
from components.errors import DateError, InputError, SotaventoError

if TYPE_CHECKING:
    from components.geocoding.geoparser import Geoparse

Answer = dict[str, Any]
Parser = Callable[[str, dt.date | None], "Geoparse"]


def published_day(value: object) -> dt.date | None:
    """The day of publication, or ``None`` when not stated. Raises ``DateError`` for anything but YYYY-MM-DD."""
    if value is None:
        return None
    if not isinstance(value, str) or dates.parse(value).prec is not dates.DatePrec.DAY:
        raise DateError(f"published {value!r} is not one day; write it as YYYY-MM-DD")
    return dates.parse(value).start


class Document(BaseModel, strict=True):
    """A line of the input; further keys are ignored."""

    id: str | int
    text: str
    published: Annotated[dt.date | None, BeforeValidator(published_day)] = Field(default=None)


def open_input(name: str) -> AbstractContextManager[BinaryIO]:
    """A file, or standard input for ``-``. Raises ``InputError`` when it cannot be opened."""
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(f"cannot read {name!r}: {error.strerror}; name a file, or - for standard input") from error


def answers(lines: Iterable[bytes], parse: Parser) -> Iterator[Answer]:
    """For each line that is not blank ``{"id", "mentions"}``, or ``{"id", "error"}`` naming the line and why."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer(number, line, parse)


def _answer(number: int, line: bytes, parse: Parser) -> Answer:
    try:
        values = from_json(line)
    except ValueError as error:
        return {"id": None, "error": f"line {number}: not a line of JSON in UTF-8 ({error})"}
    try:
        document = Document.model_validate(values)
        return {"id": document.id, "mentions": parse(document.text, document.published).as_dicts()}
    except ValidationError as error:
        return {"id": _id(values), "error": f"line {number}: {_reasons(error)}"}
    except SotaventoError as error:
        return {"id": _id(values), "error": f"line {number}: {error}"}


def _id(values: object) -> str | int | None:
    found = values.get("id") if isinstance(values, dict) else None
    return found if isinstance(found, str | int) and not isinstance(found, bool) else None


def _reasons(error: ValidationError) -> str:
    return "; ".join(_reason(fault) for fault in error.errors(include_url=False))


def _reason(fault: ErrorDetails) -> str:
    where = ".".join(map(str, fault["loc"])) or "document"
    return f"{where}: {fault['msg'].removeprefix('Value error, ')} (got {_short(fault['input'])})"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
