import gzip
import re

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from components.serving.parts import parts
from components.ui.parts import answering, bridge, frame, parted
from components.ui.shelf import document, shelf
from tests.serving.asgi import ask

SERVER = Starlette(routes=[Route("/parts/{name}", parts)])


def test_every_part_that_the_frame_asks_for_is_answered_packed_and_for_ever() -> None:
    with answering():
        document = frame(shelf())
    asked = re.findall(r'<script src="(parts/[^"]+)">', ask(SERVER, f"/{document}").body.decode())
    assert {document, *asked} == {f"parts/{name}" for name in parted(shelf())}
    assert len(asked) == 3
    for address in (document, *asked, f"parts/{bridge()[0]}"):
        plain, packed = ask(SERVER, f"/{address}"), ask(SERVER, f"/{address}", accept_encoding="br, gzip")
        assert "immutable" in plain.headers["cache-control"]
        assert plain.headers["content-type"].startswith("text/html" if address == document else "text/javascript")
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body
        assert len(packed.body) < len(plain.body) / 2


def test_a_part_of_another_version_is_refused() -> None:
    assert ask(SERVER, "/parts/catalogue.0123456789abcdef.js").status == 404


def test_a_frame_holds_everything_where_no_server_answers_for_its_parts() -> None:
    assert frame(shelf()) == document(shelf())


def test_a_frame_holds_everything_below_a_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.ui.parts.st.get_option", {"server.baseUrlPath": "maps"}.__getitem__)
    with answering():
        assert frame(shelf()) == document(shelf())
