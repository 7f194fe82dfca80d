"""``/openapi.json``: the interface described (OpenAPI 3.1), from the tables that it is made of."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.dataset.codec import DEFAULT, KEYS, Key
from components.dataset.credits import LICENCE
from components.dataset.export.formats import FORMATS
from components.dataset.view import CHOICES, MAX_NAME, MAX_SEARCH, MAX_WINDOW, MEMBERS, OPEN_SETS, is_of_words
from components.language import LANGUAGES
from components.serving.feeds import FORMS as FEEDS
from components.serving.marks import held_for, mark_of, unchanged
from components.serving.problems import DATA_POLICY, MEDIA_TYPE
from components.ui.shelf import Shelf, shelf

_DAYS = ("as_of", "start", "end", "known_on")
Schema = dict[str, Any]


def openapi(request: Request) -> Response:
    shared = shelf()
    mark = mark_of(shared.dataset.version, "openapi")
    headers = {**held_for(mark), "Access-Control-Allow-Origin": "*", "Content-Security-Policy": DATA_POLICY}
    return unchanged(request, mark) or JSONResponse(description(shared), headers=headers)


def description(shared: Shelf) -> Schema:
    """The whole description; lists of kinds, states and days are those of the data."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sotavento",
            "version": shared.dataset.version,
            "summary": "Publicly reported military deployments in the Caribbean and Venezuela",
            "description": "Reports, not movements. The keys are those of the page's link; the version is the data's.",
            "license": {"name": LICENCE, "identifier": LICENCE.replace(" ", "-")},
        },
        "paths": _paths(shared),
        "components": {
            "schemas": {
                "Problem": _PROBLEM,
                "Day": _days(shared.book.first_day, shared.book.last_day),
                "DayOfPublication": _days(shared.book.first_day, shared.book.last_published),
            },
            "responses": {name: _problem_answer(words) for name, words in _REFUSALS.items()},
        },
    }


def _paths(shared: Shelf) -> Schema:
    keys = [parameter(row, shared) for row in KEYS]
    pinned = [_parameter("v", "The version of the data that is expected.", {"const": shared.dataset.version})]
    found = {
        f"/api/reports.{key}": _get(
            f"Exactly the rows that the page plots, as {form.name}", form.media_type, {}, parameters=[*keys, *pinned]
        )
        for key, form in FORMATS.items()
    }
    anything = [_parameter(row.key, "as for the reports; what cannot be used is left out", {}) for row in KEYS]
    found["/map"] = _get("The map of a view, to embed", "text/html", {"type": "string"}, parameters=anything)
    language = _parameter("lang", "language of the sentences", {"type": "string", "enum": list(LANGUAGES)})
    for key, feed in FEEDS.items():
        words = f"What is new, as {key} feed"
        found[f"/feed.{key}"] = _get(words, feed.media_type, {}, parameters=[language])
    found["/changes.csv"] = _get("Every edit of the data on record", "text/csv", {"type": "string"})
    found["/healthz"] = _get("Whether the process answers", "application/json", _object("status"))
    found["/readyz"] = _get("Which data it has read", "application/json", _object("status", "dataset_version"))
    found["/openapi.json"] = _get("This description", "application/json", _object("openapi", "paths"))
    return found


def parameter(row: Key, shared: Shelf) -> Schema:
    """A key of the link as a parameter of a query; sets are lists with commas."""
    schema = schema_of(row.field, shared)
    styled = {"style": "form", "explode": False} if schema.get("type") == "array" else {}
    return _parameter(row.key, f"{row.field.replace('_', ' ')}; see docs/links.md", schema) | styled


def schema_of(field: str, shared: Shelf) -> Schema:
    """What a key may hold, as JSON schema."""
    if field in _DAYS:
        return {"$ref": f"#/components/schemas/{'DayOfPublication' if field == 'known_on' else 'Day'}"}
    if field in CHOICES:
        return {"type": "string", "enum": list(CHOICES[field])}
    if field in MEMBERS or field in OPEN_SETS:
        members = shared.vocabulary[field] if field in OPEN_SETS else list(map(str, MEMBERS[field]))
        item = {"type": "string", "enum": list(members), "maxLength": MAX_NAME}
        return {"type": "array", "items": item, "minItems": 1}
    if isinstance(getattr(DEFAULT, field), bool):
        return {"type": "string", "enum": ["0", "1"]}
    if field == "window_days":
        return {"type": "integer", "minimum": 1, "maximum": MAX_WINDOW}
    return {"type": "string", "maxLength": MAX_SEARCH, "pattern": _words(), "description": "words, one space between"}


@cache
def _words() -> str:
    """What search words are, as a pattern of any dialect; ranges come from the view's own rule. Halves of surrogate
    pairs cannot stand in a text that is sent, and not every dialect can name them."""
    code_points = (point for point in range(sys.maxunicode + 1) if not 0xD800 <= point < 0xE000)
    kinds = groupby(code_points, lambda point: is_of_words(chr(point)))
    ranges = [list(points) for of_words, points in kinds if not of_words]
    word = f"[^{''.join(f'{_escaped(points[0])}-{_escaped(points[-1])}' for points in ranges)}]+"
    return f"^(?:{word}(?: {word})*)?$"


def _escaped(point: int) -> str:
    return f"\\u{point:04x}" if point < 0x10000 else chr(point)


def _days(first: dt.date, last: dt.date) -> Schema:
    """All days from ``first`` to ``last``: what lies outside them is refused."""
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    return {"type": "string", "format": "date", "enum": [day.isoformat() for day in days]}


def _parameter(name: str, words: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def _get(words: str, media_type: str, schema: Schema, parameters: list[Schema] | None = None) -> Schema:
    answers: Schema = {"200": {"description": words, "content": {media_type.partition(";")[0]: {"schema": schema}}}}
    answers |= {status: {"$ref": f"#/components/responses/{status}"} for status in _REFUSALS}
    return {"get": {"summary": words, "parameters": parameters or [], "responses": answers}}


def _object(*required: str) -> Schema:
    return {"type": "object", "required": list(required)}


def _problem_answer(words: str) -> Schema:
    return {"description": words, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


_PROBLEM: Schema = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object", "required": ["key", "why"]}},
    },
}
_REFUSALS: Mapping[str, str] = {
    "400": "Parts of the query cannot be used",
    "409": "Parts of the query contradict each other: the period ends before it starts",
    "405": "Not a method of this address",
    "414": "The address is too long",
    "421": "Not a host of this server",
    "503": "No room at the moment",
}
