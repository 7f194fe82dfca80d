"""For everybody: screen readers, keyboards, phones, light and dark."""

import base64
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.dashboard import Dashboard
from tests.browser.visits import PHONE, Visitor
from tests.layers.test_basemap import contrast

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=["light", "dark"])
def schemed(request: pytest.FixtureRequest, regular: Visitor) -> tuple[Dashboard, str]:
    """A page that stays open, in a browser whose owner prefers light or dark."""
    return regular.open(options={"color_scheme": request.param}), request.param


def test_axe_finds_nothing_serious_on_the_map_page(schemed: tuple[Dashboard, str], axe: str) -> None:
    assert schemed[0].serious_faults(axe) == []


def test_axe_finds_nothing_serious_in_the_map(schemed: tuple[Dashboard, str], axe: str) -> None:
    seen, _ = schemed
    seen.open_record(min(seen.drawn()))
    assert seen.serious_faults(axe, seen.map) == []


def test_the_map_follows_the_page_into_the_dark(schemed: tuple[Dashboard, str]) -> None:
    seen, scheme = schemed
    assert seen.map.evaluate("() => document.documentElement.dataset.theme") == scheme


def test_a_box_that_is_not_ticked_stands_out_from_the_column_of_filters(schemed: tuple[Dashboard, str]) -> None:
    seen, _ = schemed
    box = seen.part("f_layer_bases").locator("label > div").first
    edge, column = box.evaluate(EDGE_AND_GROUND)
    assert contrast(edge, column) >= 3  # WCAG 2.2, 1.4.11


#: The colours of a box's edge and of the column that it stands in, as #rrggbb.
EDGE_AND_GROUND = """box => {
    const two = (part) => Number(part).toString(16).padStart(2, "0");
    const hex = (colour) => "#" + colour.match(/\\d+/g).slice(0, 3).map(two).join("");
    const column = document.querySelector("[data-testid=stSidebar]");
    return [hex(getComputedStyle(box).borderTopColor), hex(getComputedStyle(column).backgroundColor)];
}"""


@pytest.mark.parametrize(
    "name", ["Ships and units", "Events", "Numbers", "What changed", "Read a report", "Sources", "Method"]
)
def test_axe_finds_nothing_serious_on_another_page(schemed: tuple[Dashboard, str], axe: str, name: str) -> None:
    seen, _ = schemed
    seen.turn_to(name)
    assert seen.serious_faults(axe) == []


ALL_LAYERS = "naval,air,ground,events,bases"
OVERLAID = "v=6/13/-66&l=belt,grid&c=10.6/-66.93&m=10.6/-66.93,18.47/-66.12"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_that_prefers_spanish_gets_a_spanish_page_and_map(regular: Visitor, axe: str, scheme: str) -> None:
    options = {"locale": "es-VE", "color_scheme": scheme}
    seen = regular.open(options=options, fragment=OVERLAID, on="2025-11-20", layers=ALL_LAYERS)
    for place in (seen.page, seen.map):
        expect(place.locator("html")).to_have_attribute("lang", "es")
    expect(seen.map.locator(".legend summary").first).to_have_text("Leyenda")
    assert seen.serious_faults(axe) == []
    assert seen.serious_faults(axe, seen.map) == []
    seen.open_record(min(seen.drawn()))
    assert seen.serious_faults(axe, seen.map) == []


@pytest.mark.parametrize("path", ["/assets", "/sources"])
def test_a_deep_link_opens_its_page(regular: Visitor, path: str) -> None:
    seen = regular.open(path)
    assert seen.page.url.startswith(f"{regular.server.url}{path}")
    assert not seen.part("tally").count()


@pytest.fixture(scope="module")
def phone(regular: Visitor) -> Dashboard:
    """A page that stays open on a phone."""
    return regular.open(options={"viewport": PHONE, "has_touch": True, "is_mobile": True})


def test_a_phone_shows_the_map_first_and_nothing_is_cut_off(phone: Dashboard) -> None:
    assert phone.drawn()
    box = phone.part("map").locator("iframe").first.bounding_box()
    assert box
    assert box["width"] > 340
    assert box["y"] < PHONE["height"] / 2
    assert phone.page.evaluate("() => document.scrollingElement.scrollWidth") <= PHONE["width"]


def test_a_phone_can_filter_and_open_a_receipt(phone: Dashboard) -> None:
    drawn = phone.drawn()
    phone.page.get_by_test_id("stExpandSidebarButton").click()
    phone.tick("f_layer_naval")
    phone.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    phone.until(lambda: phone.drawn() != drawn)
    receipt = phone.open_record(min(phone.drawn()))
    expect(phone.map.locator(".sheet")).to_be_visible()
    assert receipt.inner_text()


def test_what_is_pressed_on_a_phone_is_large_enough(phone: Dashboard) -> None:
    phone.open_record(min(phone.drawn()))
    phone.map.evaluate(
        "() => document.querySelectorAll('.legend, .legend details').forEach(each => { each.open = true })"
    )
    assert phone.map.evaluate(TOO_SMALL) == []
    phone.map.evaluate("() => void Sotavento.closeReceipt(false)")


#: What a finger would miss: lower or narrower than 24 pixels and no link within a sentence (WCAG 2.2, 2.5.8).
TOO_SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [role=button]")]
    .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.closest("[inert]"))
    .filter(each => !each.closest(".leaflet-control-attribution, .receipt dd"))
    .map(each => [each.className, each.closest("label") ?? each])
    .filter(([, target]) => Math.min(target.getBoundingClientRect().width, target.getBoundingClientRect().height) < 24)
    .map(([name]) => name)"""


def test_at_four_times_the_size_nothing_runs_out_at_the_side_and_the_page_can_be_scrolled(phone: Dashboard) -> None:
    phone.page.set_viewport_size({"width": 320, "height": 256})
    box = phone.part("map").locator("iframe").first.bounding_box()
    assert box
    assert box["height"] <= 0.85 * 256
    assert phone.page.evaluate("() => document.scrollingElement.scrollWidth") <= 320
    assert phone.map.evaluate("() => document.documentElement.scrollWidth") <= box["width"] + 1
    phone.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})


def test_the_printed_page_has_the_date_the_map_its_legend_and_its_sources(seen: Dashboard) -> None:
    before, label = seen.position(), seen.map.locator(".chip strong").first.inner_text().split("\n")[0]
    printer = seen.page.context.new_cdp_session(seen.page)
    sheet = printer.send("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"]
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(base64.b64decode(sheet))).pages]
    day = seen.map.evaluate("() => Sotavento.asOfWords")
    words = (
        f"As of {day}",
        "Somewhere in the area",
        f"Sources of the {len(seen.drawn())} records",
        label,
    )
    said = " ".join(pages[0].split())  # all of it on the first sheet
    assert [each for each in words if each not in said] == []
    assert seen.position() == before
    assert seen.map.locator(".leaflet-bottom .legend").count() == 1


def test_what_the_map_has_come_to_show_is_read_out(seen: Dashboard) -> None:
    seen.tick("f_layer_naval")
    seen.settle()
    shown = seen.map.get_by_role("status").filter(has_text="on the map")
    seen.until(lambda: shown.all_inner_texts() == [f"{len(seen.drawn())} records on the map"])


def test_a_mark_is_opened_and_closed_by_keyboard_alone(seen: Dashboard) -> None:
    mark = seen.map.locator(".mark:not([inert])").first
    mark.focus()
    assert mark.get_attribute("role") == "button"
    assert mark.get_attribute("aria-label")
    seen.page.keyboard.press("Enter")
    seen.map.locator(".receipt").wait_for()
    seen.page.keyboard.press("Escape")
    seen.map.locator(".receipt").wait_for(state="detached")
    seen.page.keyboard.press("Enter")
    seen.map.get_by_label("Close popup").press("Enter")
    seen.map.locator(".receipt").wait_for(state="detached")
    assert mark.evaluate("mark => mark === document.activeElement")
