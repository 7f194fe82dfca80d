"""What is said to a program whose request cannot be answered: a problem as JSON (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.language import N_, _, current

MEDIA_TYPE = "application/problem+json"
NO_CONNECTION = N_("No connection for this origin or host.")
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"  # of an answer that is never a page
_FIXED = {
    "Vary": "Accept-Language",
    "Cache-Control": "no-store",
    "Content-Security-Policy": DATA_POLICY,
    "Access-Control-Allow-Origin": "*",
}


def problem(
    status: int,
    detail: str,
    *,
    errors: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """``detail`` says in the language of now what is wrong and what to do; ``errors`` list the parts of the request
    that are at fault."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    more: dict[str, Any] = {"errors": list(errors)} if errors else {}
    return JSONResponse(told | more, status, {**_FIXED, "Content-Language": current(), **(headers or {})}, MEDIA_TYPE)


def no_such_address(request: Request) -> Response:
    """Below ``/api``, where the page's own answer to an unknown address would be taken for data."""
    words = _("{path} is no address of this interface; /openapi.json lists them all.")
    return problem(404, words.format(path=repr(request.url.path[:200])))


def unreadable(error: ValueError) -> Response:
    """To a query with more fields than are read."""
    return problem(400, _("The query cannot be read: {reason}.").format(reason=error))
