"""Very many records: the browser filters and draws them itself, and says the same as the server."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.map_pages.theatre import make_long
from tests.browser.conftest import guarded
from tests.browser.dashboard import STEP, Dashboard, link_query
from tests.browser.test_embedding import PRINTED
from tests.running import running

SIZE = 20_000
#: Where a shown dot lies in the window, and what the canvas has there; none where the window holds no dot.
DOT = """() => {
    const { data, state } = Sotavento.large, map = Sotavento.map, scale = 256 * 2 ** map.getZoom();
    const canvas = document.querySelector(".leaflet-dots-pane canvas"), box = canvas.getBoundingClientRect();
    const shift = map._getMapPanePos().subtract(map.getPixelOrigin()), { x: wide, y: high } = map.getSize();
    for (let i = 0; i < data.points; i++) {
        if (!state.on[i]) continue;
        const { x, y } = L.point(data.x[i] * scale, data.y[i] * scale).add(shift);
        if (data.apart[data.class[i]] || x < 420 || y < 80 || x > wide - 80 || y > high - 80) continue;
        if (document.elementFromPoint(x, y)?.closest(".chip, .edge, .leaflet-control")) continue;
        const at = [x - box.x, y - box.y].map(each => each * canvas.width / box.width);
        return { x, y, alpha: canvas.getContext("2d").getImageData(...at, 1, 1).data[3] };
    }
    return null;
}"""
NEAR = """() => {
    const { data, state } = Sotavento.large, i = state.on.indexOf(1, data.points >> 1);
    const y = Math.PI * (1 - 2 * data.y[i]);
    const at = [Math.atan(Math.sinh(y)) * 180 / Math.PI, 360 * (data.x[i] - 0.5)];
    Sotavento.map.setView(at, 9, {animate: false});
}"""
LEGEND = "() => document.querySelector('.legend-body').textContent"


class Many(Dashboard):
    """The map page of very many records. ``fetched``: what the page has asked for of the layer."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.fetched: list[str] = []
        page.on("request", lambda request: self.fetched.append(request.url) if "/large/" in request.url else None)

    def ready(self) -> Dashboard:
        self.part("panels").get_by_role("tab").first.wait_for()
        self.settle()
        self.until(lambda: self.shown() == self.tally("plotted"))
        return self

    def shown(self) -> int:
        """How many records the browser says that it shows; -1 while it does not."""
        told = self.map.evaluate("() => Sotavento.map.getContainer().dataset.shown ?? -1")
        return int(told)

    def legend(self) -> str:
        return str(self.map.evaluate(LEGEND))

    def near_a_dot(self) -> dict[str, Any]:
        """Look so closely that every record is a dot, and find one that nothing lies upon."""
        self.map.evaluate(NEAR)
        self.until(lambda: self.map.evaluate(DOT) is not None)
        found: dict[str, Any] = self.map.evaluate(DOT)
        return found


@pytest.fixture(scope="module")
def many(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Many]:
    folder = make_long(tmp_path_factory.mktemp("many") / "data", SIZE)
    with running(SOTAVENTO_DATA=str(folder)) as server, guarded(browser) as opened:
        page = opened.context().new_page()
        seen = Many(page)
        page.goto(f"{server.url}/?show=all")
        seen.ready()
        yield seen


def test_far_out_dots_that_would_lie_on_one_another_are_cells_with_their_number(many: Many) -> None:
    assert "Reports of a presence in a cell" in many.legend()
    assert "neither counted nor drawn" in many.legend()


def test_no_tint_lies_under_cells_until_the_label_of_its_area_is_pointed_at(many: Many) -> None:
    assert "Reports of a presence in a cell" in many.legend()
    assert many.map.locator("path.tint, path.hatch, path.outline").count() == 0
    many.map.locator(".chip:not(.several)").first.hover()
    many.map.locator("path.highlight").first.wait_for(state="attached")


def test_close_by_each_record_is_a_dot_and_a_click_opens_its_receipt(many: Many) -> None:
    dot = many.near_a_dot()
    assert dot["alpha"] > 0
    assert "Reports of a presence in a cell" not in many.legend()
    box = many.part("map").locator("iframe").first.bounding_box()
    assert box
    many.page.mouse.click(box["x"] + dot["x"], box["y"] + dot["y"])
    many.map.locator(".receipt").wait_for()
    if not many.receipt.count():  # several lie there
        many.map.locator(".receipt .row").first.click()
    assert "Place" in many.receipt.inner_text()
    assert many.receipt.locator("dd a").count() >= 1
    assert "Sources of" not in many.map.evaluate(PRINTED)  # it knows those of the opened records alone
    many.page.keyboard.press("Escape")


#: Measures between two areas, and gives what the link says of it.
MEASURE = """() => {
    const areas = [...Sotavento.groups.values()].filter(({ site }) => site.drawn === "area").slice(0, 2);
    Sotavento.startMeasure();
    areas.forEach(area => Sotavento.openGroups([area], L.latLng(area.site.at), null));
    return [areas.length, Sotavento.measureLink()];
}"""


def test_a_distance_between_areas_without_records_here_is_measured_and_left_out_of_the_link(many: Many) -> None:
    assert many.map.evaluate(MEASURE) == [2, ""]
    many.map.get_by_role("button", name="Stop measuring").click()


def test_a_layer_leaves_the_map_at_the_press_without_a_new_map_or_further_records(many: Many) -> None:
    before, asked = many.shown(), len(many.fetched)
    many.map.evaluate("() => { window.same = true; }")
    naval = many.map.evaluate(
        """() => { const { data, state } = Sotavento.large;
        return state.on.reduce((sum, on, i) => sum + (on && data.layers[data.class[i]] === 0 ? 1 : 0), 0); }"""
    )
    many.tick("f_layer_naval")
    many.until(lambda: many.shown() == before - naval)
    many.ready()
    many.tick("f_layer_naval")
    many.until(lambda: many.shown() == before)
    assert many.map.evaluate("() => window.same")
    assert len(many.fetched) == asked
    assert len([address for address in many.fetched if address.endswith("/pack")]) == 1


def test_the_table_has_some_rows_at_a_time_and_the_next_page_goes_on(many: Many) -> None:
    panel = many.part("panels")
    many.ready()
    panel.get_by_text("Rows 1 to 10 of").wait_for()
    panel.get_by_role("button", name="Next page").click()
    panel.get_by_text("Rows 11 to 20 of").wait_for()
    many.ready()
    many.tick("f_layer_air")
    panel.get_by_text("Rows 1 to 10 of").wait_for()
    many.ready()
    many.tick("f_layer_air")
    many.ready()


@pytest.mark.parametrize(
    "query",
    [
        {"on": "2024-03-09"},
        {"on": "2024-03-09", "status": "present,departed"},
        {"show": "all", "from_": "2020-01-01", "to": "2021-06-30"},
        {"show": "all", "layers": "naval,events", "q": "gravely"},
        {"on": "2024-03-09", "days": "7"},
    ],
    ids=lambda query: link_query(query),
)
def test_the_browser_shows_as_many_records_as_the_server_counts(many: Many, query: dict[str, str]) -> None:
    many.settle()
    many.page.evaluate(STEP, f"/?{link_query(query)}")
    many.ready()
    assert 0 < many.shown() < SIZE
