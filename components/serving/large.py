"""``/large/…``: the columns of a large layer, the words of the records that a reader opens, and the entries of a view.

Everything stands under the mark of the layer, so that it may be kept for ever; another mark is no address.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from components.dataset.arrays import Arrays
from components.dataset.echoes import credibility
from components.dataset.observations import graded, spelled
from components.dataset.view import View
from components.language import _, number_words
from components.layers.catalogue import catalogue
from components.layers.large import Large
from components.serving.asked import pairs_of, strictly
from components.serving.problems import DATA_POLICY, problem, unreadable
from components.ui.shelf import Shelf, large_layer, selection, shelf

MOST = 60  # records at a time
KEPT = "public, max-age=31536000, immutable"
_NUMBERS = re.compile(r"[0-9]{1,8}(,[0-9]{1,8}){0,59}")


def large_pack(request: Request) -> Response:
    """The pack (``layers.large``)."""
    made = _asked(request)
    return _nothing() if made is None else _answer(request, made.body, "application/octet-stream")


def large_records(request: Request) -> Response:
    """The records of ``entries=1,2,3``, or that of ``record=ID``, with all that their receipts say:
    the catalogue of the map with ``order``, their numbers in it as asked for, and ``entries``, all that each has."""
    made, shared = _asked(request), shelf()
    if made is None:
        return _nothing()
    rows = _rows(request, made, shared)
    if isinstance(rows, Response):
        return rows
    body = json.dumps(records_of(shared, made, rows), separators=(",", ":"))
    return _answer(request, gzip.compress(body.encode(), 5, mtime=0), "application/json")


def _rows(request: Request, made: Large, shared: Shelf) -> list[int] | Response:
    """The rows that are asked for, or the answer to a wrong question."""
    record = request.query_params.get("record")
    if record is not None:
        found = np.flatnonzero(shared.records["record_id"].eq(record)).tolist()
        drawn = [row for row in found if made.all_entries(row)]
        return drawn or problem(404, _("The map has no record {record}.").format(record=repr(record[:60])))
    text = request.query_params.get("entries", "")
    numbers = [int(each) for each in text.split(",")] if _NUMBERS.fullmatch(text) else []
    if not numbers or max(numbers) >= len(made.row):
        told = _("entries={text} is no list of up to {most} entries below {count}, commas between.")
        return problem(400, told.format(text=repr(text[:60]), most=MOST, count=number_words(len(made.row))))
    return [int(made.row[number]) for number in numbers]


def large_chosen(request: Request) -> Response:
    """Which entries the view of the query shows: a bit for each, the lowest of a byte first."""
    made, shared = _asked(request), shelf()
    if made is None:
        return _nothing()
    try:
        asked = strictly(pairs_of(request), shared)
    except ValueError as error:
        return unreadable(error)
    if asked.errors:
        return problem(400, _("Parts of the query cannot be used, so no records are given."), errors=asked.errors)
    return _answer(request, chosen(shared, made, asked.view), "application/octet-stream")


@lru_cache(maxsize=4)
def chosen(shared: Shelf, made: Large, view: View) -> bytes:
    shown = np.zeros(len(made.row), dtype=bool)
    shown[made.entries_of(selection(shared, view).found)] = True
    return gzip.compress(np.packbits(shown, bitorder="little").tobytes(), 6, mtime=0)


def records_of(shared: Shelf, made: Large, rows: list[int]) -> dict[str, Any]:
    """The catalogue of these rows; their credibility is worked out now where very many have none yet."""
    distinct = sorted(set(rows))
    found = catalogue(shared.dataset, _judged(shared, shared.records.iloc[distinct]))
    order = [distinct.index(row) for row in rows]
    return found | {"order": order, "entries": [made.all_entries(row) for row in rows]}


def _judged(shared: Shelf, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the credibility of their reports among all of the same assets."""
    if rows["credibility"].notna().any() or not rows["record_type"].eq("report").any():
        return spelled(rows)
    assets = rows.loc[rows["record_type"].eq("report"), "asset_id"].unique()
    told = spelled(shared.records[shared.records["asset_id"].isin(list(assets))])
    return graded(spelled(rows), credibility(shared.dataset, Arrays(told, shared.dataset.nesting)))


def _asked(request: Request) -> Large | None:
    made = large_layer(shelf())
    return made if made is not None and request.path_params["mark"] == made.mark else None


def _nothing() -> Response:
    return problem(404, _("There is no such layer here; reload the page."))


def _answer(request: Request, packed: bytes, kind: str) -> Response:
    """A gzipped body, for ever; unpacked for the few that take no gzip."""
    mark = f'"{hashlib.sha256(packed).hexdigest()[:16]}"'
    headers = {"ETag": mark, "Cache-Control": KEPT, "Vary": "Accept-Encoding", "Content-Security-Policy": DATA_POLICY}
    if mark in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(packed, media_type=kind, headers=headers | {"Content-Encoding": "gzip"})
    return Response(gzip.decompress(packed), media_type=kind, headers=headers)
