"""The map and the page inside other people's pages."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.running import Server


class Newspaper(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing: the test's output is the test's."""


PRINTED = """() => {
    dispatchEvent(new Event("beforeprint"));
    const { textContent } = document.querySelector(".on-paper");
    dispatchEvent(new Event("afterprint"));
    return textContent;
}"""


@pytest.fixture
def framed(page: Page, server: Server, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Somebody's own page, of another origin, with an address of this server in a frame."""
    files = functools.partial(Newspaper, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), files) as newspaper:
        threading.Thread(target=newspaper.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

        def put(target: str) -> Page:
            frame = f'<iframe src="{server.url}{target}" width="900" height="600"></iframe>'
            (tmp_path / "article.html").write_text(
                f"<!doctype html><link rel=icon href=data:,>{frame}", encoding="utf-8"
            )
            page.goto(f"http://127.0.0.1:{newspaper.server_port}/article.html")
            return page

        yield put
        newspaper.shutdown()


def test_the_embedded_map_draws_its_view_alone_and_reaches_nothing_around_it(framed: Callable[[str], Page]) -> None:
    page = framed("/map?on=2025-11-16#v=8/18.2/-66.4")
    inside = page.frame_locator("iframe")
    expect(inside.locator("footer.credit")).to_contain_text("Sotavento · as of 16 November 2025 · ")
    frame = page.frames[1]
    assert int(inside.locator("#map_sotavento").get_attribute("data-shown") or 0) > 20
    assert frame.evaluate("() => [map_sotavento.getZoom(), map_sotavento.getCenter().lat]") == pytest.approx(
        [8, 18.2], abs=0.02
    )
    assert frame.evaluate("() => window.origin") == "null"
    assert "/map?on=2025-11-16#v=8/18.2" in frame.evaluate(PRINTED)
    for reached in ("document.cookie", "window.parent.document.title", "localStorage.length"):
        with pytest.raises(Error, match="SecurityError"):
            frame.evaluate(f"() => {reached}")


def test_the_page_stands_in_another_one_only_if_its_address_says_so(framed: Callable[[str], Page]) -> None:
    inside = framed("/?embed=true&on=2025-11-16").frame_locator("iframe")
    expect(inside.get_by_role("heading", name="Sotavento")).to_be_visible()
