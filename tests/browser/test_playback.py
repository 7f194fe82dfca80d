"""Playback: every picture is the state of its day, and the page follows where it halts."""

import dataclasses
import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from components.dataset.load import read_dataset
from components.dataset.observations import observations
from components.dataset.query import select
from components.dataset.view import View
from tests.browser.dashboard import Dashboard
from tests.browser.visits import PHONE, Visitor

DAYS = [dt.date(2025, 9, 2), dt.date(2025, 10, 24), dt.date(2025, 11, 16), dt.date(2026, 1, 3), dt.date(2026, 5, 1)]
STILL = {"reduced_motion": "reduce"}  # opens the strip without starting to play


def open_strip(seen: Dashboard) -> None:
    seen.map.get_by_role("button", name="Play the build-up").click()
    seen.map.get_by_role("slider", name="Day shown").wait_for()


def turn(seen: Dashboard, day: dt.date) -> None:
    """Move the strip's handle to a day, as dragging does."""
    seen.map.evaluate(
        """day => { const slider = document.querySelector(".play-slider");
        slider.value = (Date.parse(day) - Date.parse(Sotavento.payload.timeline.first)) / 86400000;
        slider.dispatchEvent(new Event("input")); }""",
        str(day),
    )


@pytest.fixture(scope="module")
def played(regular: Visitor) -> Dashboard:
    """A page with the strip open, for all the tests of this file."""
    seen = regular.open(options=STILL)
    open_strip(seen)
    return seen


def test_each_picture_is_the_state_of_its_day(played: Dashboard) -> None:
    dataset = read_dataset()
    rows = observations(dataset)
    for day in DAYS:
        turn(played, day)
        at_once = played.drawn()
        wanted = set(select(dataset, rows, dataclasses.replace(View(), as_of=day)).plotted.index)
        assert at_once == wanted, day


def test_the_page_the_link_and_the_map_agree_where_it_halts(played: Dashboard) -> None:
    turn(played, dt.date(2025, 11, 16))
    played.page.wait_for_function("() => location.search.includes('on=2025-11-16')")
    played.ready()
    assert "16 November 2025" in played.sentence
    expect(played.map.locator(".play-date")).to_have_text("16 November 2025")
    played.slide("f_as_of", "ArrowLeft")
    expect(played.map.locator(".play-date")).to_have_text("15 November 2025")
    played.ready()


def test_the_strip_is_worked_by_keyboard_alone(played: Dashboard) -> None:
    slider = played.map.get_by_role("slider", name="Day shown")
    turn(played, dt.date(2025, 11, 16))
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"^17 November 2025, \d+ records on the map$"))
    played.map.get_by_role("button", name="One day back").press("Enter")
    expect(played.map.locator(".play-date")).to_have_text("16 November 2025")


def test_playing_asks_the_server_nothing_until_it_halts(played: Dashboard) -> None:
    turn(played, dt.date(2025, 10, 1))
    played.page.wait_for_function("() => location.search.includes('on=2025-10-01')")
    played.settle()
    sent: list[object] = []
    played.watch_messages(sent)
    played.map.get_by_role("button", name="Play", exact=True).click()
    played.until(lambda: "1 October" not in played.map.locator(".play-date").inner_text())
    assert sent == []
    played.map.get_by_role("button", name="Pause").click()
    played.until(lambda: bool(sent))
    played.ready()


#: Plays by a clock of its own: a second, then another at four times the speed; the days at which the strip stood.
AT_TWO_SPEEDS = """() => {
    const frames = [], own = window.requestAnimationFrame, slider = document.querySelector(".play-slider");
    const at = seconds => { for (const frame of frames.splice(0)) frame(1000 * seconds); return Number(slider.value); };
    window.requestAnimationFrame = frame => frames.push(frame);
    document.querySelector(".play-play").click();
    const speed = document.querySelector(".play-speed"), days = [at(5), at(6)];
    Object.assign(speed, { value: "30" }).dispatchEvent(new Event("change"));
    days.push(at(6), at(7));
    document.querySelector(".play-play").click();
    Object.assign(speed, { value: "7" });
    window.requestAnimationFrame = own;
    return days.map(day => day - days[0]);
}"""


def test_another_speed_goes_on_from_the_day_that_is_shown(played: Dashboard) -> None:
    turn(played, dt.date(2025, 10, 1))
    assert played.map.evaluate(AT_TWO_SPEEDS) == [0, 7, 7, 37]


def test_a_filter_changes_what_is_played_and_keeps_the_day(played: Dashboard) -> None:
    turn(played, dt.date(2025, 11, 16))
    played.page.wait_for_function("() => location.search.includes('on=2025-11-16')")
    before = played.drawn()
    played.tick("f_layer_events")
    played.until(lambda: 0 < len(played.drawn()) < len(before))
    played.ready()
    expect(played.map.locator(".play-date")).to_have_text("16 November 2025")
    played.tick("f_layer_events")
    played.until(lambda: played.drawn() == before)


def test_a_phone_has_room_for_the_strip(regular: Visitor) -> None:
    seen = regular.open(options={"viewport": PHONE, "has_touch": True, "is_mobile": True, **STILL})
    open_strip(seen)
    frame = seen.part("map").locator("iframe").first.bounding_box()
    assert frame
    for control in seen.map.locator(".playback button, .playback select, .play-slider").all():
        box = control.bounding_box()
        assert box
        assert box["x"] >= frame["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    seen.map.get_by_role("button", name="Close playback").click()
    expect(seen.map.get_by_role("button", name="Play the build-up")).to_be_focused()
