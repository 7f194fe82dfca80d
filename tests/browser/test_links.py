"""A link is the view: it restores everything in another browser, and survives what a stranger writes into it."""

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.visits import Visitor

PONCE = (9.0, 18.0, -66.6)
JUST_SEEN = 8  # of 255
LEAST_APART = 0.001  # of all pixels


def test_a_link_restores_the_view_in_a_fresh_browser(seen: Dashboard, visitor: Visitor) -> None:
    seen.tick("f_layer_ground")
    seen.press("f_show", "All reports")
    seen.type("f_search", "puerto rico")
    seen.page.wait_for_function("() => ['layers=', 'show=', 'q='].every(key => location.search.includes(key))")
    seen.ready()
    seen.go_to(*PONCE)
    seen.page.wait_for_function("() => location.hash.startsWith('#v=9/')")
    second = visitor.follow(seen.page.url)
    assert second.sentence == seen.sentence
    assert second.drawn() == seen.drawn()
    assert second.position() == pytest.approx(PONCE, abs=0.01)
    assert second.part("f_search").locator("input").input_value() == "puerto rico"
    assert share_apart(picture_of(seen), picture_of(second)) < LEAST_APART


def picture_of(dashboard: Dashboard) -> npt.NDArray[np.uint8]:
    """The map as a reader sees it, by rows, columns and channels."""
    dashboard.settle()
    dashboard.page.mouse.move(0, 0)
    picture = dashboard.page.locator(".st-key-map iframe").screenshot(animations="disabled")
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))


def share_apart(one: npt.NDArray[np.uint8], other: npt.NDArray[np.uint8]) -> float:
    """The share of pixels that differ by more than an eye sees."""
    assert one.shape == other.shape
    return float((np.abs(one.astype(int) - other).max(axis=2) > JUST_SEEN).mean())


def test_a_link_restores_the_open_receipt(seen: Dashboard, visitor: Visitor) -> None:
    record = min(seen.drawn())
    seen.open_record(record)
    seen.page.wait_for_function("() => location.hash.includes('&r=')")
    second = visitor.follow(seen.page.url)
    second.receipt.wait_for()
    assert second.receipt.get_attribute("data-record") == record
    assert second.position() == pytest.approx(seen.position(), abs=0.05)


def test_a_filter_keeps_the_map_position_in_the_link(seen: Dashboard) -> None:
    seen.go_to(*PONCE)
    seen.page.wait_for_function("() => location.hash.startsWith('#v=9/')")
    seen.tick("f_layer_events")
    seen.page.wait_for_function("() => location.search.includes('layers=') && location.hash.startsWith('#v=9/')")


def test_going_back_undoes_the_last_choice(seen: Dashboard) -> None:
    drawn = seen.drawn()
    seen.tick("f_layer_naval")
    seen.page.wait_for_function("() => location.search.includes('layers=')")
    seen.until(lambda: seen.drawn() != drawn)
    seen.page.go_back()
    seen.page.wait_for_function("() => !location.search.includes('layers=')")
    seen.until(lambda: seen.drawn() == drawn)


@pytest.mark.parametrize(
    "query",
    [
        {"on": "2025-13-45", "layers": "submarines", "where": "9", "utm_source": "newsletter"},
        {"by": "<img src=x onerror=alert(1)>", "show": "${alert(1)}", "q": "x" * 5000},
    ],
    ids=["mistaken", "hostile"],
)
def test_a_malformed_link_shows_a_notice_and_the_rest(regular: Visitor, query: dict[str, str]) -> None:
    seen = regular.open(**query)
    assert "could not be used" in seen.part("notices").inner_text()


def test_a_notice_goes_when_it_is_dismissed(seen: Dashboard) -> None:
    seen.go(on="never")
    seen.part("dismiss").get_by_role("button").click()
    expect(seen.part("notices").get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("fragment", ["v=99/200/400&r=nothing", "%00<script>"])
def test_a_malformed_map_position_shows_the_whole_theatre(regular: Visitor, fragment: str) -> None:
    seen = regular.open(fragment=fragment)
    assert seen.drawn()


def test_the_button_and_the_citation_hold_the_whole_address(seen: Dashboard) -> None:
    seen.go(show="all")
    seen.go_to(*PONCE)
    seen.page.wait_for_function("() => location.hash.startsWith('#v=9/')")
    seen.open_tab("Share and export")
    seen.page.get_by_role("button", name="Copy link").click()
    seen.page.get_by_text("Link copied").wait_for()
    assert seen.page.evaluate("() => navigator.clipboard.readText()") == seen.page.url
    seen.part("cite_fold").locator("summary").click()
    expect(seen.part("cite_fold").locator("code")).to_contain_text("#v=9/18.0000/-66.6000")
