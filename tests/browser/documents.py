"""The map's document alone, served without the dashboard, for the tests that look into it."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from components.dataset.load import Dataset
from components.dataset.view import View
from components.layers.build import map_document, map_payload
from components.layers.scripts import VENDOR, Scripts
from tests.layers.theatre import EVERYTHING, observed, selected


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Says nothing: the test's output is the test's."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to serve: Leaflet as set-up has installed it, and documents as tests write them."""
    served = tmp_path_factory.mktemp("map")
    (served / "leaflet").symlink_to(VENDOR)
    (served / "favicon.ico").touch()
    return served


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


Show = Callable[..., Page]


@pytest.fixture
def show(page: Page, folder: Path, address: str) -> Show:
    """Opens the document of a dataset and shows a view's payload in it."""

    def opened(built: Dataset, view: View = EVERYTHING, *, size: tuple[int, int] = (1200, 800)) -> Page:
        name = f"{id(built)}.html"
        if not (folder / name).exists():
            document = map_document(built, observed(built), scripts=Scripts.local("/leaflet/"))
            (folder / name).write_text(document, encoding="utf-8")
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"{address}/{name}")
        give(page, map_payload(selected(built, view), view))
        return page

    return opened


def give(page: Page, payload: dict[str, Any]) -> None:
    page.evaluate("payload => void Sotavento.show(payload)", payload)
