"""What is refused before anything looks at it, and what goes through."""

import json
from typing import Any

import pytest

from components.hosting import hosting_of
from components.serving.gate import MAX_AT_WORK, Gate
from tests.serving.asgi import Answer, ask

HOSTED = hosting_of({"SOTAVENTO_PUBLIC_URL": "https://maps.example.org", "SOTAVENTO_SESSIONS": "2"})
LOCAL = hosting_of({})


async def through(scope: Any, _receive: Any, send: Any) -> None:
    prefix = "websocket." if scope["type"] == "websocket" else ""
    await send({"type": f"{prefix}http.response.start", "status": 200, "headers": []})
    await send({"type": f"{prefix}http.response.body", "body": b"through"})


def told(answer: Answer) -> str:
    problem = json.loads(answer.body)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["status"] == answer.status
    return str(problem["detail"])


@pytest.mark.parametrize(
    ("status", "path", "asked"),
    [
        (421, "/", {"host": "evil.test"}),
        (421, "/_stcore/stream", {"host": "evil.test", "kind": "websocket"}),
        (403, "/_stcore/stream", {"origin": "https://evil.test", "kind": "websocket"}),
        (403, "/_stcore/stream", {"origin": "null", "kind": "websocket"}),
        (405, "/", {"method": "POST"}),
        (405, "/_stcore/agent/interact", {"method": "POST"}),
        (405, "/api/reports.csv", {"method": "OPTIONS"}),
        (405, "/", {"method": "TRACE"}),
        (413, "/", {"content_length": "9" * 5000}),
        (413, "/", {"content_length": "65537"}),
        (413, "/", {"content_length": "²"}),
        (414, "/" + "x" * 40_000, {}),
        (414, "/", {"query": "q=" + "x" * 40_000}),
        (403, "/_stcore/upload_file/session/file", {"method": "PUT"}),
        (403, "/_stcore/upload_file/session/file", {"method": "DELETE"}),
    ],
)
def test_a_request_that_is_not_for_here_is_refused_with_a_reason(status: int, path: str, asked: dict[str, str]) -> None:
    answer = ask(Gate(through, HOSTED), path, **asked)
    assert answer.status == status
    assert told(answer).endswith((".", "!"))


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/", {}),
        ("/", {"method": "HEAD"}),
        ("/_stcore/stream", {"kind": "websocket"}),
        ("/_stcore/host-config", {"method": "OPTIONS"}),
        ("/_stcore/upload_file/session/file", {"method": "PUT", "content_length": "4000000"}),
    ],
)
def test_at_home_everything_that_the_page_needs_goes_through(path: str, asked: dict[str, str]) -> None:
    assert ask(Gate(through, LOCAL), path, **asked).body == b"through"


@pytest.mark.parametrize(
    ("origin", "passed"),
    [
        ("https://maps.example.org", True),
        ("http://localhost:8501", True),
        ("https://evil.test", False),
        ("null", False),
        ("http://[", False),
    ],
)
def test_nothing_behind_is_told_of_a_foreign_site_lest_it_look_up_its_own_address(origin: str, passed: bool) -> None:
    met = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        met.append((b"origin", origin.encode()) in scope["headers"])
        await through(scope, receive, send)

    assert ask(Gate(app, HOSTED), "/_stcore/health", origin=origin).body == b"through"
    assert met == [passed]


def test_a_refused_method_names_those_that_are_possible() -> None:
    assert ask(Gate(through, LOCAL), "/map", method="PUT").headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(("kind", "path", "size"), [("websocket", "/_stcore/stream", 2), ("http", "/map", MAX_AT_WORK)])
def test_no_more_is_taken_on_than_there_is_room_for(kind: str, path: str, size: int) -> None:
    gate = Gate(through, HOSTED)
    room = gate.sessions if kind == "websocket" else gate.at_work
    room.taken = size
    answer = ask(gate, path, kind=kind)
    assert answer.status == 503
    assert answer.headers["retry-after"] == "5"
    assert ask(gate, "/healthz").body == b"through"


def test_room_is_given_back_also_after_a_fault() -> None:
    async def broken(*_: Any) -> None:
        raise RuntimeError("broken")

    gate = Gate(broken, HOSTED)
    with pytest.raises(RuntimeError, match="broken"):
        ask(gate, "/_stcore/stream", kind="websocket")
    assert gate.sessions.taken == 0
