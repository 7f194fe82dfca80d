"""``/parts/…``: what the page's map is made of. A name changes with its content, so answers may be kept for ever."""

from __future__ import annotations

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from components.language import _
from components.serving.problems import DATA_POLICY, problem
from components.ui.parts import HTML
from components.ui.parts import part as part_of
from components.ui.shelf import shelf

KEPT = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}


async def parts(request: Request) -> Response:
    """A script of the map's document, or this. In a thread: mostly it was made before, but that of a language may not
    yet be. The document has the policy of the page that frames it."""
    part = await to_thread.run_sync(part_of, shelf(), request.path_params["name"])
    if part is None:
        return problem(404, _("This part belongs to another version of the map; load the page again."))
    kept = KEPT if part.media_type == HTML else KEPT | {"Content-Security-Policy": DATA_POLICY}
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return Response(part.body, media_type=part.media_type, headers=kept)
    return Response(part.packed, media_type=part.media_type, headers={**kept, "Content-Encoding": "gzip"})
