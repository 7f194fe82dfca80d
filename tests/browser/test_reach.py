"""For everybody: screen readers, keyboards, phones, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visits import PHONE, Visitor

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/sources", "/method"])
def test_axe_finds_nothing_serious_on_a_page(visitor: Visitor, axe: str, path: str, scheme: str) -> None:
    seen = visitor.open(path, options={"color_scheme": scheme})
    assert seen.serious_faults(axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_map(visitor: Visitor, axe: str, scheme: str) -> None:
    seen = visitor.open(options={"color_scheme": scheme})
    seen.map.evaluate("id => Sotavento.openById(id, true)", min(seen.drawn()))
    seen.receipt.wait_for()
    assert seen.serious_faults(axe, seen.map) == []


def test_the_map_follows_the_dark_page(visitor: Visitor) -> None:
    light, dark = (visitor.open(options={"color_scheme": scheme}) for scheme in ("light", "dark"))
    assert light.map.evaluate("() => document.documentElement.dataset.theme") == "light"
    assert dark.map.evaluate("() => document.documentElement.dataset.theme") == "dark"


def test_a_phone_shows_the_map_first_and_nothing_is_cut_off(visitor: Visitor) -> None:
    seen = visitor.open(options={"viewport": PHONE, "has_touch": True, "is_mobile": True})
    assert seen.drawn()
    box = seen.part("map").locator("iframe").first.bounding_box()
    assert box
    assert box["width"] > 340
    assert box["y"] < PHONE["height"] / 2
    assert seen.page.evaluate("() => document.scrollingElement.scrollWidth") <= PHONE["width"]


def test_a_phone_can_filter_and_open_a_receipt(visitor: Visitor) -> None:
    seen = visitor.open(options={"viewport": PHONE, "has_touch": True, "is_mobile": True})
    drawn = seen.drawn()
    seen.page.get_by_test_id("stExpandSidebarButton").click()
    seen.tick("f_layer_naval")
    seen.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    seen.until(lambda: seen.drawn() != drawn)
    seen.map.evaluate("id => Sotavento.openById(id, true)", min(seen.drawn()))
    expect(seen.map.locator(".sheet")).to_be_visible()
    assert seen.receipt.inner_text()


def test_a_mark_is_opened_and_closed_by_keyboard_alone(visitor: Visitor) -> None:
    seen = visitor.open()
    seen.drawn()
    mark = seen.map.locator(".mark").first
    mark.focus()
    assert mark.get_attribute("role") == "button"
    assert mark.get_attribute("aria-label")
    seen.page.keyboard.press("Enter")
    seen.map.locator(".receipt").wait_for()
    seen.page.keyboard.press("Escape")
    seen.map.locator(".receipt").wait_for(state="detached")
