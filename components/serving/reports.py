"""``/api/reports.csv``, ``.geojson`` and the other forms of file: the rows that the page plots for the same keys."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from components.dataset.codec import encode
from components.dataset.export.extract import Extract
from components.dataset.export.formats import FORMATS, file_name, to_bytes
from components.dataset.view import View
from components.language import _, listed
from components.serving.asked import pairs_of, strictly
from components.serving.marks import held_for, mark_of, unchanged
from components.serving.problems import DATA_POLICY, problem, unreadable
from components.ui.shelf import Shelf, selection, shelf


def reports(request: Request) -> Response:
    """The rows of the view that the query asks for (``asked.strictly``); errors are problems."""
    key, shared = request.path_params["form"], shelf()
    if key not in FORMATS:
        words = _("There is no form {form} of the reports; use {forms}.")
        return problem(404, words.format(form=repr(key[:60]), forms=listed(list(FORMATS))))
    try:
        asked = strictly(pairs_of(request), shared)
    except ValueError as error:
        return unreadable(error)
    if asked.errors:
        told = _(
            "Parts of the query cannot be used, so no rows are given; docs/links.md of the project lists all keys."
        )
        return problem(asked.status, told, errors=asked.errors)
    mark = mark_of(shared.dataset.version, (key, sorted(encode(asked.view).items())))
    return unchanged(request, mark) or _answer(shared, asked.view, key, mark)


def _answer(shared: Shelf, view: View, key: str, mark: str) -> Response:
    name = file_name(key, Extract(selection(shared, view), shared.dataset))
    headers = {
        **held_for(mark),
        "Access-Control-Allow-Origin": "*",
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": DATA_POLICY,
    }
    return Response(written(shared, view, key), media_type=FORMATS[key].media_type, headers=headers)


@lru_cache(maxsize=16)
def written(shared: Shelf, view: View, key: str) -> bytes:
    """The bytes of an answer, kept for the next who asks the same."""
    return to_bytes(key, Extract(selection(shared, view), shared.dataset))
