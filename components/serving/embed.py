"""``/map``: the map of a view for other people's pages. It holds no session and can touch nothing around it.

The document is the page's own, with what to show inside, under a policy that puts it into an origin of its own: should
a text of the data ever become a script, it would find no cookie, no storage and no other page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from components.dataset.codec import encode
from components.dataset.query import Selection
from components.dataset.view import View
from components.language import LANGUAGES, _, current, day_words, number_words, preferred, speaking
from components.layers.build import map_payload, standing_document
from components.layers.escape import escape
from components.serving.asked import leniently, pairs_of
from components.serving.headers import policy, scripts_of, styles, tiles
from components.serving.marks import held_for, mark_of, unchanged
from components.serving.problems import unreadable
from components.ui.shelf import Shelf, document, selection, shelf

ALLOWED = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


def embedded_map(request: Request) -> Response:
    """The map of the view that the query asks for. Read as the page reads its link: what cannot be used is said."""
    shared = shelf()
    try:
        view, told = leniently(pairs_of(request), shared)
    except ValueError as error:
        return unreadable(error)
    language = view.lang if view.lang in LANGUAGES else preferred(request.headers.get("Accept-Language", ""))
    mark = mark_of(shared.dataset.version, (sorted(encode(view).items()), told, language))
    with speaking(language):
        return unchanged(request, mark) or _answer(shared, view, told, mark)


def _answer(shared: Shelf, view: View, told: Sequence[str], mark: str) -> Response:
    body = drawn(shared, view, len(told), current())
    return HTMLResponse(
        body,
        headers={**held_for(mark), "Vary": "Accept-Language", "Content-Security-Policy": map_policy(document(shared))},
    )


@lru_cache(maxsize=8)
def drawn(shared: Shelf, view: View, left_out: int, _language: str) -> bytes:
    payload = map_payload(selection(shared, view), view)
    return standing_document(document(shared), payload, credit(shared, view, left_out)).encode()


def credit(shared: Shelf, view: View, left_out: int = 0) -> str:
    """The line below an embedded map, as HTML: what it is, of when, by which data, and where the whole of it is."""
    rows = selection(shared, view)
    whole = f".?{urlencode(encode(view))}"
    parts = [
        f'<a href="{escape(whole)}" target="_blank" rel="noopener">Sotavento</a>',
        escape(_("as of {day}").format(day=day_words(rows.as_of))),
        escape(_("{plotted} of {collected} records, as reported").format(**_counts(rows))),
        escape(_("data version {version}").format(version=shared.dataset.version)),
    ]
    parts += [escape(_("parts of this link could not be used"))] if left_out else []
    return " · ".join(parts)


def _counts(rows: Selection) -> dict[str, str]:
    return {"plotted": number_words(len(rows.plotted)), "collected": number_words(rows.collected)}


@lru_cache(maxsize=4)
def map_policy(document: str) -> str:
    """A sandbox, and no address but that of Leaflet and of the optional tiles."""
    return policy(
        {
            "sandbox": ALLOWED,
            "default-src": "'none'",
            "script-src": scripts_of(document),
            "style-src": styles(),
            "img-src": f"data: {tiles()}",
            "base-uri": "'none'",
            "form-action": "'none'",
            "frame-ancestors": "*",
        }
    )
