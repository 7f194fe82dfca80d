"""What is refused before anything looks at it: foreign host names, methods, sizes, uploads, and more than fits.

Streamlit takes files from anyone who holds a session, whether the page shows an uploader or not; so where the server
is hosted, its upload address is closed here. The limits are those of one process; a proxy in front has its own.

Asked by a page of another site, Streamlit would look for this computer's public address on the internet, to compare,
and the whole server would wait for the answer. Where its own names are known, foreign connections are refused, and from
foreign requests the name of the site is taken, which says no more than that the answer is not for it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from types import TracebackType

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.hosting import HOSTS, Hosting
from components.language import N_, _, listed, number_words
from components.serving.problems import NO_CONNECTION, problem

READ, UPLOAD = ("GET", "HEAD", "OPTIONS"), ("PUT", "DELETE", "OPTIONS")
UPLOADS = "/_stcore/upload_file"
OWN = ("/api/", "/large/", "/map", "/parts/", "/feed.", "/changes.csv", "/healthz", "/readyz", "/openapi.json")
WORKING = ("/api/", "/large/", "/map", "/feed.")  # what takes a thread and some time
NO_FILES = N_("This server takes no files. Paste the text of a report, or run Sotavento on your own computer.")
MAX_ADDRESS = 32_768  # bytes of path and query; the longest view is half of that
MAX_BODY = 65_536  # of requests that are no upload; none of ours has a body
MAX_AT_WORK = 24


class Room(AbstractContextManager[None]):
    """A count of what is going on. Event loops run one thing at a time, so that a plain number will do."""

    def __init__(self, size: int) -> None:
        self.size, self.taken = size, 0

    @property
    def full(self) -> bool:
        return bool(self.size) and self.taken >= self.size

    def __enter__(self) -> None:
        self.taken += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.taken -= 1


class Gate:
    """ASGI middleware around Streamlit and the routes."""

    def __init__(self, app: ASGIApp, hosting: Hosting) -> None:
        self.app, self.hosting = app, hosting
        self.sessions, self.at_work = Room(hosting.sessions), Room(MAX_AT_WORK)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        room = self._room(scope)
        answer = self.refusal(scope) or (_full(scope) if isinstance(room, Room) and room.full else None)
        if answer is not None:
            await answer(scope, receive, send)
            return
        with room:
            await self.app(self._unnamed(scope), receive, send)

    def refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that goes no further; ``None`` for one that does."""
        headers, path = Headers(scope=scope), scope["path"]
        host = headers.get("host", "")
        if not self.hosting.allows(host):
            words = _("This server does not answer under {host}; its operator can name it in {setting}.")
            return problem(421, words.format(host=repr(host[:100]), setting=HOSTS))
        if len(path) + len(scope.get("query_string", b"")) > MAX_ADDRESS:
            words = _("The address is longer than {most} bytes; ask for less at a time.")
            return problem(414, words.format(most=number_words(MAX_ADDRESS)))
        if scope["type"] == "websocket":
            return problem(403, _(NO_CONNECTION)) if self._is_foreign(headers) else None
        return self._upload(path, scope["method"]) or _method(path, scope["method"]) or _body(path, headers)

    def _is_foreign(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        return origin is not None and bool(self.hosting.hosts) and not self.hosting.allows(origin.partition("://")[2])

    def _unnamed(self, scope: Scope) -> Scope:
        if not self._is_foreign(Headers(scope=scope)):
            return scope
        return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"origin"]}

    def _upload(self, path: str, method: str) -> Response | None:
        if self.hosting.hosted and path.startswith(UPLOADS) and method != "OPTIONS":
            return problem(403, _(NO_FILES))
        return None

    def _room(self, scope: Scope) -> AbstractContextManager[None]:
        if scope["type"] == "websocket":
            return self.sessions
        return self.at_work if scope["path"].startswith(WORKING) else nullcontext()


def _method(path: str, method: str) -> Response | None:
    allowed = UPLOAD if path.startswith(UPLOADS) else READ[:2] if path.startswith(OWN) else READ
    if method in allowed:
        return None
    told = _("{method} is not possible here; use {allowed}.")
    told = told.format(method=repr(method[:20]), allowed=listed(allowed))
    return problem(405, told, headers={"Allow": ", ".join(allowed)})


def _body(path: str, headers: Headers) -> Response | None:
    length = headers.get("content-length", "0")
    if path.startswith(UPLOADS) or (length.isdecimal() and len(length) < 10 and int(length) <= MAX_BODY):
        return None
    told = _("A request may carry {most} bytes; nothing here needs any.").format(most=number_words(MAX_BODY))
    return problem(413, told, headers={"Connection": "close"})


def _full(scope: Scope) -> Response:
    told = _("As many answers are being made as this server has room for; try again in a moment.")
    if scope["type"] == "websocket":
        told = _("As many readers are connected as this server has room for; try again in a moment.")
    return problem(503, told, headers={"Retry-After": "5"})
