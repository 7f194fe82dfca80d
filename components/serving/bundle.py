"""Streamlit's own scripts: packed, held at hand, and asked for by the browser as soon as it knows the page.

Streamlit reads each of its files anew for each reader, sends it unpacked, and its page learns of the parts that the map
page is made of only while it draws them, one after the other. Here a file is read and packed once; and the page names
the scripts of what stands first on it, and those of the map's frame, in its header (RFC 8288; HTML, "preload").
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = "/static/"
TYPES = {".js": "text/javascript", ".css": "text/css"}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}  # names change with content
MOST = 400  # files; Streamlit has some 320
#: Sources of the elements that the map page shows first, as Streamlit's manifest calls them.
FIRST = tuple(
    f"../lib/src/components/{name}"
    for name in (
        "elements/Html/Html.tsx",
        "elements/IFrame/IFrame.tsx",
        "widgets/BidiComponent/BidiComponent.tsx",
        "widgets/Button/Button.tsx",
        "widgets/ButtonGroup/ButtonGroup.tsx",
        "widgets/Checkbox/Checkbox.tsx",
        "widgets/Slider/Slider.tsx",
        "widgets/TextInput/TextInput.tsx",
    )
)


class Bundle:
    """ASGI middleware in front of Streamlit. ``root``: the folder of its page; ``parts``: addresses, relative to the
    page, of the scripts of the map's frame, asked for with the first page."""

    def __init__(self, app: ASGIApp, root: Path, parts: Callable[[], Iterable[str]]) -> None:
        self.app, self.root, self._parts = app, root, parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        file = self._file(scope)
        if file is not None:
            body = await to_thread.run_sync(packed, file)
            headers = {**KEPT, "Content-Encoding": "gzip"}
            await Response(body, media_type=TYPES[file.suffix], headers=headers)(scope, receive, send)
            return
        await self.app(scope, receive, self._naming(send) if scope["path"] == "/" else send)

    def _file(self, scope: Scope) -> Path | None:
        """The file that is asked for, where it can be sent packed; all else is Streamlit's to answer."""
        path, headers = scope["path"], Headers(scope=scope)
        if not path.startswith(FOLDER) or "range" in headers or "gzip" not in headers.get("accept-encoding", ""):
            return None
        return files(self.root).get(path)

    def _naming(self, send: Send) -> Send:
        async def with_links(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(raw=message["headers"])["Link"] = ", ".join(self._links())
            await send(message)

        return with_links

    def _links(self) -> Iterator[str]:
        yield from (f"<{address}>; rel=preload; as=script" for address in self._parts())
        yield from (f"<{name}>; rel=modulepreload" for name in first_scripts(self.root))


@lru_cache(maxsize=MOST)
def packed(file: Path) -> bytes:
    """A file, gzipped."""
    return gzip.compress(file.read_bytes(), mtime=0)


@lru_cache(maxsize=2)
def files(root: Path) -> Mapping[str, Path]:
    """Address → file, of what can be packed below ``root``: so that no address leads anywhere else."""
    found = (path for folder in ("js", "css") for path in (root / "static" / folder).glob("*.*"))
    return {f"{FOLDER}{path.parent.name}/{path.name}": path for path in found if path.suffix in TYPES}


@lru_cache(maxsize=2)
def first_scripts(root: Path) -> tuple[str, ...]:
    """Addresses, relative to the page, of the scripts of ``FIRST`` and of those they need, without what the page itself
    names. Raises ``KeyError`` where Streamlit's manifest knows no such source."""
    manifest: dict[str, dict[str, Any]] = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    with_page = set(_needed(manifest, ["index.html"]))
    return tuple(manifest[name]["file"] for name in _needed(manifest, FIRST) if name not in with_page)


def _needed(manifest: Mapping[str, Mapping[str, Any]], names: Iterable[str]) -> list[str]:
    """Sources and all that they import at once, each once."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += manifest[name].get("imports", [])
    return list(found)
