"""``/parts/…``: what the page's map is made of. A name changes with its content, so answers may be kept for ever."""

from __future__ import annotations

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from components.language import _
from components.serving.problems import DATA_POLICY, problem
from components.ui.parts import part as part_of
from components.ui.shelf import shelf

KEPT = {"Cache-Control": "public, max-age=31536000, immutable", "Content-Security-Policy": DATA_POLICY}
KEPT |= {"Vary": "Accept-Encoding"}


async def parts(request: Request) -> Response:
    """A script of the map's document. In a thread: mostly it was made before, but that of a language may not yet be."""
    part = await to_thread.run_sync(part_of, shelf(), request.path_params["name"])
    if part is None:
        return problem(404, _("This part belongs to another version of the map; load the page again."))
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return Response(part.body, media_type="text/javascript", headers=KEPT)
    return Response(part.packed, media_type="text/javascript", headers={**KEPT, "Content-Encoding": "gzip"})
