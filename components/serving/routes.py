"""All addresses beside the page's own, and what stands before every address of the server."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.dataset.pinned import KEY as VERSION
from components.hosting import hosting
from components.language import LANGUAGES, _, speaking
from components.serving.asked import leniently, pairs_of
from components.serving.bundle import Bundle
from components.serving.compression import remember_all
from components.serving.embed import embedded_map
from components.serving.feeds import changes, feed
from components.serving.gate import Gate
from components.serving.headers import SecurityHeaders, is_embedded
from components.serving.health import healthz, readyz
from components.serving.large import large_chosen, large_pack, large_records
from components.serving.openapi import openapi
from components.serving.opening import opening_of
from components.serving.parts import parts
from components.serving.problems import no_such_address, problem
from components.serving.reports import reports
from components.serving.shell import opening, shell, shell_folder
from components.ui.headline import headline
from components.ui.parts import FOLDER, document_name, frame, parted
from components.ui.shelf import document, shelf
from components.ui.told import told

_LOG = logging.getLogger(__name__)


def routes() -> list[BaseRoute]:
    """Each is answered by a thread, but for ``/healthz``."""
    return [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/openapi.json", openapi),
        Route("/map", embedded_map),
        Route("/parts/{name}", parts),
        Route("/feed.{form}", feed),
        Route("/changes.csv", changes),
        Route("/api/reports.{form}", reports),
        Route("/large/{mark}/pack", large_pack),
        Route("/large/{mark}/records", large_records),
        Route("/large/{mark}/chosen", large_chosen),
        Route("/large/{rest:path}", no_such_address),
        Route("/api/{rest:path}", no_such_address),
        Route("/api", no_such_address),
    ]


def middleware() -> list[Middleware]:
    """Headers outermost, so that refusals have them too. Raises ``SotaventoError`` where Streamlit's page is not what
    the map can be begun in. Sockets, which no middleware reaches, are seen to here as well."""
    remember_all()
    shell()
    return [
        Middleware(SecurityHeaders, hosting=hosting(), document=shown_documents),
        Middleware(Gate, hosting=hosting()),
        Middleware(Bundle, root=shell_folder(), first=first_page),
    ]


def first_page(request: Request) -> str | None:
    """The page's document with the map begun, as the address asks for it; none where an address is not to be read. The
    map is to be seen before the page is there, unless the page is going to say something above it."""
    shared, embedded = shelf(), is_embedded(request.scope)
    address = frame(shared, embedded=embedded)
    try:
        pairs = pairs_of(request)
        view, notices = leniently(pairs, shared)
    except ValueError:
        return None  # the page says so itself
    if not address.startswith(FOLDER):
        return None
    payload = told(shared, view)
    another = dict(pairs).get(VERSION, shared.dataset.version) != shared.dataset.version
    plain = not (notices or another or embedded)
    said = headline(shared, view, dt.date.fromisoformat(payload["as_of"])) if plain else None
    return opening(address, payload, opening_of(said, embedded=embedded))


def shown_documents() -> str:
    """The map's documents, with their parts and without, whose scripts the policy of the page names: the scripts in the
    document are the same in every language."""
    with speaking(LANGUAGES[0]):
        shared = shelf()
        return document(shared) + parted(shared)[document_name(shared)].body.decode()


def exception_handlers() -> Mapping[Any, Any]:
    return {Exception: broken}


def broken(request: Request, error: Exception) -> Response:
    """A fault of ours. It is answered outside all middleware, so the headers are put on here; the log has the rest."""
    _LOG.error("%s %r failed: %s", request.method, request.url.path[:200], type(error).__name__)
    answer = problem(500, _("This is a fault of the server, and it is in its log."))
    headers = SecurityHeaders(_nothing, hosting(), shown_documents)
    headers.add(MutableHeaders(raw=answer.raw_headers), request.scope)
    return answer


async def _nothing(*_: object) -> None:
    """An application that answers nothing."""
