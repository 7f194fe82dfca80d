import datetime as dt
import gzip
import json
import re
from typing import Any

from starlette.responses import HTMLResponse

from components.dataset.view import View
from components.serving.bundle import Bundle, files
from components.serving.routes import first_page
from components.serving.shell import shell_folder
from components.ui.parts import answering, frame
from components.ui.shelf import shelf
from components.ui.told import told
from tests.serving.asgi import ask

ROOT = shell_folder()


async def through(scope: Any, receive: Any, send: Any) -> None:
    await HTMLResponse("through")(scope, receive, send)


SERVER = Bundle(through, ROOT, first_page)


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


def test_the_page_comes_with_the_map_begun_as_its_address_asks_and_no_other_page_does() -> None:
    with answering():
        page = ask(SERVER, query="layers=naval&on=2025-11-16").body.decode()
        begun = json.loads(re.findall(r'id="sotavento-first">(.*?)</script>', page)[0])
        assert begun["address"] == frame(shelf())
    assert (begun["payload"]["as_of"], begun["payload"]["layers"]) == ("2025-11-16", ["naval"])
    assert begun["payload"] == told(shelf(), View(layers=frozenset({"naval"}), as_of=dt.date(2025, 11, 16)))
    assert ask(SERVER, "/numbers").body == b"through"


def test_the_page_is_left_to_streamlit_where_nobody_answers_for_the_map_or_an_address_has_too_much_in_it() -> None:
    assert ask(SERVER).body == b"through"
    with answering():
        assert ask(SERVER, query="&".join(["a=b"] * 300)).body == b"through"
