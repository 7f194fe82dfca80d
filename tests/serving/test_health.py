"""What those are told who ask whether the server can answer."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from components.serving.health import readyz
from components.ui import shelf as shelf_module
from components.ui.once import Once
from components.ui.shelf import Shelf, shelf_of
from tests.layers.theatre import theatre
from tests.serving.asgi import ask

SERVER = Starlette(routes=[Route("/readyz", readyz)])


def test_a_server_that_still_reads_the_data_says_so_without_reading_them_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, finish, made = Event(), Event(), []

    def slowly() -> Shelf:
        made.append(shelf_of(theatre()))
        reading.set()
        assert finish.wait(60)
        return made[-1]

    shelf = Once(slowly, 1)
    monkeypatch.setattr(shelf_module, "shelf", shelf)
    monkeypatch.setattr("components.serving.health.shelf", shelf)
    assert ask(SERVER, "/readyz").status == 503
    assert not made
    with ThreadPoolExecutor() as threads:
        readers = [threads.submit(shelf) for _ in range(2)]
        reading.wait(60)
        early = ask(SERVER, "/readyz")
        finish.set()
    assert (early.status, early.headers["retry-after"]) == (503, "1")
    assert ask(SERVER, "/readyz").status == 200
    assert [reader.result() for reader in readers] == made * 2
