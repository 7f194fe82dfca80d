"""A link is the view: it restores everything in another browser, and survives what a stranger writes into it."""

import random

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.pictures import LEAST_APART, STEPS, apart_from_its_link, picture_of, share_apart, stroll
from tests.browser.visits import Visitor

PONCE = (9.0, 18.0, -66.6)


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
    expect(second.part("f_search").locator("input")).to_have_value("puerto rico")
    assert share_apart(picture_of(seen), picture_of(second)) < LEAST_APART


@pytest.mark.parametrize("seed", [7])
def test_whoever_opens_the_link_sees_the_picture_of_somebody_who_got_there_step_by_step(
    seen: Dashboard, regular: Visitor, seed: int
) -> None:
    done = stroll(seen, random.Random(seed), 2 * STEPS)
    assert apart_from_its_link(seen, regular)[0] < LEAST_APART, done


def test_a_link_restores_the_open_receipt(seen: Dashboard, regular: Visitor) -> None:
    record = min(seen.drawn())
    seen.open_record(record)
    seen.page.wait_for_function("() => location.hash.includes('&r=')")
    second = regular.follow(seen.page.url)
    second.receipt.wait_for()
    assert second.receipt.get_attribute("data-record") == record
    assert second.position() == pytest.approx(seen.position(), abs=0.05)
    second.page.close()


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


def test_a_malformed_link_shows_a_notice_and_the_rest(regular: Visitor) -> None:
    mistaken = {"on": "2025-13-45", "layers": "submarines", "where": "9", "utm_source": "newsletter"}
    hostile = {"by": "<img src=x onerror=alert(1)>", "show": "${alert(1)}", "theme": "x" * 5000}
    seen = regular.open(fragment="v=99/200/400&r=nothing", **mistaken, **hostile)
    assert "could not be used" in seen.part("notices").inner_text()
    assert seen.drawn()


def test_a_notice_goes_when_it_is_dismissed(seen: Dashboard) -> None:
    seen.go(on="never")
    seen.part("dismiss").get_by_role("button").click()
    expect(seen.part("notices").get_by_role("alert")).to_have_count(0)


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
