"""Security headers on every answer, also on files, errors and refused connections.

The page may run scripts of this server, the one inline script of Streamlit's own page and that of the map document,
both named by their hash, so that text which slips into a page as markup stays text. ``blob:`` is how Streamlit loads
the scripts of components that are handed to it as text. A route that sets a policy of its own keeps it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.hosting import Hosting
from components.language import LANGUAGES, _, preferred, use
from components.layers.basemap import TILES
from components.layers.scripts import Scripts
from components.serving.problems import NO_CONNECTION, problem
from components.serving.shell import shell

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
DENIAL = "websocket.http.response"
_YEAR = 365 * 24 * 3600
_FEATURES = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone")
COMMON: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in (*_FEATURES, "payment", "usb")),
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: Beginnings of addresses whose answers other sites, and the sandboxed map, may load.
SHARED = ("/app/static/", "/api/", "/map", "/feed.", "/changes.csv", "/openapi.json")


def inline_hashes(document: str) -> list[str]:
    """A source expression for each inline script of an HTML document."""
    digests = [hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(document)]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def scripts_of(document: str) -> str:
    """Where a map document may take scripts from: this server and its own inline ones, or the public addresses."""
    foreign = [address for _, address in Scripts.available().javascript if "://" in address]
    return " ".join(("'self'", *foreign, *inline_hashes(document)))


def styles() -> str:
    foreign = [address for _, address in Scripts.available().css if "://" in address]
    return " ".join(("'self'", "'unsafe-inline'", *foreign))


def tiles() -> str:
    """The servers of the optional tiles."""
    return " ".join(dict.fromkeys(f"https://{urlsplit(each['url']).hostname}" for each in TILES.values()))


def page_policy(document: str, ancestors: str = "'self'") -> str:
    """The policy of the page, whose frames hold ``document`` and inherit the policy."""
    return policy(
        {
            "default-src": "'self'",
            "script-src": " ".join((scripts_of(document), *inline_hashes(shell()), "blob:")),
            "style-src": styles(),
            "img-src": f"'self' data: blob: {tiles()}",
            "font-src": "'self' data:",
            "connect-src": "'self'",
            "frame-src": "'self' blob:",
            "worker-src": "'self' blob:",
            "object-src": "'none'",
            "base-uri": "'self'",
            "form-action": "'self'",
            "frame-ancestors": ancestors,
        }
    )


def policy(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}".rstrip() for name, value in directives.items())


class SecurityHeaders:
    """ASGI middleware around everything else. ``document`` gives that of ``page_policy``; it is asked for with the
    first answer, when the data have been read."""

    def __init__(self, app: ASGIApp, hosting: Hosting, document: Callable[[], str]) -> None:
        self.app = app
        self._document = document
        self._common = {**COMMON, **_transport(hosting)}

    @cached_property
    def _page(self) -> str:
        return page_policy(self._document())

    @cached_property
    def _embedded(self) -> str:
        return page_policy(self._document(), "*")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:  # the server's start and stop, which are no request
            await self.app(scope, receive, send)
            return
        opened = False
        use(spoken_by(scope))

        async def with_headers(message: Message) -> None:
            nonlocal opened
            kind = message["type"]
            if kind == "websocket.close" and not opened and DENIAL in scope.get("extensions", {}):
                # Left to the server, a refusal would have no headers and no words.
                await problem(403, _(NO_CONNECTION))(scope, receive, with_headers)
                return
            opened = opened or kind == "websocket.accept"
            if kind in {"http.response.start", "websocket.http.response.start"}:
                self.add(MutableHeaders(raw=message["headers"]), scope)
            await send(message)

        await self.app(scope, receive, with_headers)

    def add(self, headers: MutableHeaders, scope: Scope) -> None:
        for name, value in self._all(scope["path"], is_embedded(scope), headers.get("Content-Security-Policy")):
            headers.setdefault(name, value)

    def _all(self, path: str, embedded: bool, own_policy: str | None) -> Iterable[tuple[str, str]]:
        yield from self._common.items()
        yield "Cross-Origin-Resource-Policy", "cross-origin" if path.startswith(SHARED) else "same-origin"
        if own_policy is None:
            yield "Content-Security-Policy", self._embedded if embedded else self._page
            if not embedded:
                yield "X-Frame-Options", "SAMEORIGIN"


def spoken_by(scope: Scope) -> str:
    """The language that a request names in its address, or else prefers. Each request is a context of its own."""
    asked = _last(scope, "lang")
    return asked if asked in LANGUAGES else preferred(Headers(scope=scope).get("accept-language", ""))


def is_embedded(scope: Scope) -> bool:
    """Whether the address asks for the page as a part of another one (``embed=true``)."""
    return _last(scope, "embed").lower() == "true"


def _last(scope: Scope, key: str) -> str:
    """What an address says last of a key; nothing if it does not."""
    asked: dict[str, list[str]] = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return asked.get(key, [""])[-1]


def _transport(hosting: Hosting) -> dict[str, str]:
    return {"Strict-Transport-Security": f"max-age={_YEAR}"} if hosting.secure else {}
