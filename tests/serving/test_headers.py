"""The security headers, and the policy that lets the page run its own scripts and no others."""

import asyncio
from typing import Any

import pytest
from starlette.requests import Request

from components.hosting import hosting_of
from components.layers.build import map_document
from components.layers.scripts import Scripts
from components.serving.embed import map_policy
from components.serving.headers import COMMON, SecurityHeaders, inline_hashes, page_policy
from components.serving.routes import broken
from components.serving.shell import shell
from tests.builders import dataset
from tests.layers.theatre import observed
from tests.serving.asgi import ask

DOCUMENT = "<script>one()</script><script src='x.js'></script><script type='application/json'>{}</script>"


def answering(status: int = 200, **headers: str) -> Any:
    async def app(scope: Any, _receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        await send({"type": "http.response.body", "body": b""})

    return app


def guarded(app: Any, **environment: str) -> SecurityHeaders:
    return SecurityHeaders(app, hosting_of(environment), lambda: DOCUMENT)


def test_only_inline_scripts_are_named_by_a_hash() -> None:
    import base64
    import hashlib

    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    assert inline_hashes(DOCUMENT) == [f"'sha256-{digest}'"]


def test_the_page_may_run_its_own_scripts_and_nothing_evaluated_or_inline() -> None:
    scripts = dict(each.split(" ", 1) for each in page_policy(DOCUMENT).split("; "))["script-src"]
    assert {*inline_hashes(DOCUMENT), *inline_hashes(shell()), "'self'"} <= set(scripts.split())
    assert "unsafe" not in scripts


def test_every_map_document_runs_the_same_script_so_that_one_policy_holds_for_all() -> None:
    made = [dataset(), dataset()]
    homes = [None, (1.0, 2.0, 3.0, 4.0)]
    documents = [
        map_document(each, observed(each), scripts=Scripts.local(), home=home)
        for each, home in zip(made, homes, strict=True)
    ]
    first, second = map(inline_hashes, documents)
    assert first == second
    assert len(first) == 1


@pytest.mark.parametrize("status", [200, 304, 404, 500])
def test_every_answer_has_the_headers_whatever_its_status(status: int) -> None:
    headers = ask(guarded(answering(status)), "/").headers
    assert {name.lower(): value for name, value in COMMON.items()}.items() <= headers.items()
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_refused_connection_has_the_headers_and_a_reason() -> None:
    answer = ask(guarded(answering()), "/_stcore/stream", kind="websocket")
    assert answer.status == 403
    assert b"No connection" in answer.body
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_route_keeps_a_policy_of_its_own() -> None:
    headers = ask(guarded(answering(content_security_policy="sandbox")), "/map").headers
    assert headers["content-security-policy"] == "sandbox"
    assert "x-frame-options" not in headers


@pytest.mark.parametrize(
    ("query", "framed"), [("embed=true", True), ("q=x&embed=True", True), ("embed=1", False), ("", False)]
)
def test_only_the_page_to_embed_may_stand_in_other_sites(query: str, framed: bool) -> None:
    headers = ask(guarded(answering()), "/", query).headers
    assert ("frame-ancestors *" in headers["content-security-policy"]) is framed
    assert ("x-frame-options" not in headers) is framed


def test_browsers_are_told_to_stay_on_https_where_that_is_the_public_address() -> None:
    assert "strict-transport-security" not in ask(guarded(answering())).headers
    secure = guarded(answering(), SOTAVENTO_PUBLIC_URL="https://maps.example.org")
    assert ask(secure).headers["strict-transport-security"] == "max-age=31536000"


def test_the_embedded_map_is_sandboxed_away_from_everything_around_it() -> None:
    directives = dict(each.partition(" ")[::2] for each in map_policy(DOCUMENT).split("; "))
    assert "allow-same-origin" not in directives["sandbox"]
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == "*"


def test_a_fault_of_ours_says_nothing_of_itself_and_has_the_headers(caplog: pytest.LogCaptureFixture) -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await broken(Request(scope), ValueError("/secret/path"))(scope, receive, send)

    answer = ask(app, "/a\nERROR forged\x1b[31m")
    assert answer.status == 500
    assert b"secret" not in answer.body
    (logged,) = caplog.messages
    assert logged.isprintable()
    assert "secret" not in logged
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_start_of_the_server_is_no_request_and_passes() -> None:
    passed = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        passed.append(scope)

    starting = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
    asyncio.run(guarded(app)(starting, None, None))
    assert passed == [starting]
