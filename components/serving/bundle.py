"""Streamlit's own page and scripts: packed, and held at hand.

Streamlit reads each of its files anew for each reader and sends it unpacked. Here a file is read and packed once; and
its page comes with the map begun in it (``serving.shell``).
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = "/static/"
TYPES = {".js": "text/javascript", ".css": "text/css"}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}  # names change with content
MOST = 400  # files; Streamlit has some 320


class Bundle:
    """ASGI middleware in front of Streamlit. ``root``: the folder of its page; ``first``: the page's document for a
    request to it, or ``None`` if Streamlit is to answer."""

    def __init__(self, app: ASGIApp, root: Path, first: Callable[[Request], str | None]) -> None:
        self.app, self.root, self._first = app, root, first

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._answer(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (answer or self.app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        if scope["path"] == "/":
            page = await to_thread.run_sync(self._first, Request(scope))
            return None if page is None else HTMLResponse(page, headers={"Cache-Control": "no-cache"})
        file = self._file(scope)
        if file is None:
            return None
        body = await to_thread.run_sync(packed, file)
        return Response(body, media_type=TYPES[file.suffix], headers={**KEPT, "Content-Encoding": "gzip"})

    def _file(self, scope: Scope) -> Path | None:
        """The file that is asked for, where it can be sent packed; all else is Streamlit's to answer."""
        path, headers = scope["path"], Headers(scope=scope)
        if not path.startswith(FOLDER) or "range" in headers or "gzip" not in headers.get("accept-encoding", ""):
            return None
        return files(self.root).get(path)


@lru_cache(maxsize=MOST)
def packed(file: Path) -> bytes:
    """A file, gzipped."""
    return gzip.compress(file.read_bytes(), mtime=0)


@lru_cache(maxsize=2)
def files(root: Path) -> Mapping[str, Path]:
    """Address → file, of what can be packed below ``root``: so that no address leads anywhere else."""
    found = (path for folder in ("js", "css") for path in (root / "static" / folder).glob("*.*"))
    return {f"{FOLDER}{path.parent.name}/{path.name}": path for path in found if path.suffix in TYPES}
