import gzip
import re
from typing import Any

from starlette.responses import HTMLResponse

from components.serving.bundle import Bundle, files
from components.serving.headers import shell_folder
from components.serving.routes import frame_scripts
from components.ui.parts import FOLDER
from tests.serving.asgi import ask

ROOT = shell_folder()


async def through(scope: Any, receive: Any, send: Any) -> None:
    await HTMLResponse("through")(scope, receive, send)


SERVER = Bundle(through, ROOT, frame_scripts)


def test_a_script_of_streamlit_comes_packed_and_may_be_kept() -> None:
    name, file = next((name, file) for name, file in files(ROOT).items() if name.startswith("/static/js/IFrame."))
    answer = ask(SERVER, name, accept_encoding="br, gzip")
    assert gzip.decompress(answer.body) == file.read_bytes()
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


def test_what_cannot_be_sent_packed_is_left_to_streamlit() -> None:
    name = next(iter(files(ROOT)))
    others = [
        ask(SERVER, name),
        ask(SERVER, name, accept_encoding="gzip", range="bytes=0-9"),
        ask(SERVER, name, accept_encoding="gzip", method="HEAD"),
        *(ask(SERVER, f"/static/{path}", accept_encoding="gzip") for path in ("js/none.js", "js/../../index.html", "")),
    ]
    assert all("content-encoding" not in answer.headers for answer in others)
    assert {answer.body for answer in others} <= {b"through", b""}


def test_the_page_names_scripts_that_are_there_and_no_other_page_does() -> None:
    named = re.findall(r"<([^>]+)>; rel=(\w+)", ask(SERVER).headers["link"])
    chunks = [f"/{address}" for address, kind in named if kind == "modulepreload"]
    assert len(chunks) > 20
    assert set(chunks) <= set(files(ROOT))
    assert [address for address, kind in named if kind == "preload"] == frame_scripts()
    assert sum(address.startswith(FOLDER) for address in frame_scripts()) == 3
    assert "link" not in ask(SERVER, "/numbers").headers
