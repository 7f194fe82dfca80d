"""Each filter changes what is plotted and the sentence that says so, and leaves the reader where he was on the map."""

import datetime as dt
from collections.abc import Callable

import pytest

from components.dataset.load import read_dataset
from components.dataset.observations import observations
from components.dataset.query import select
from components.dataset.view import View
from components.language import day_words
from components.layers.build import map_payload
from tests.browser.dashboard import Dashboard, Look

PONCE = (9.0, 18.0, -66.6)
DAYS = [dt.date(2025, 9, 2), dt.date(2025, 11, 16), dt.date(2026, 1, 3), dt.date(2026, 6, 1)]
LINKS = {"latest": "", "all": "show=all"}
ANYWHERE = {"show": "all", "layers": "naval,air,ground,events"}


def in_fold(fold: str, act: Callable[[Dashboard], None]) -> Callable[[Dashboard], None]:
    def open_and_act(seen: Dashboard) -> None:
        seen.open_fold(fold)
        act(seen)

    return open_and_act


FILTERS: dict[str, Callable[[Dashboard], None]] = {
    "as of": lambda seen: seen.slide("f_as_of", "PageDown", 3),
    "show": lambda seen: seen.press("f_show", "All reports"),
    "layer": lambda seen: seen.tick("f_layer_naval"),
    "search": lambda seen: seen.type("f_search", "ponce"),
    "kind of asset": in_fold("what", lambda seen: seen.pick("f_asset_kinds", "destroyer")),
    "operator": in_fold("what", lambda seen: seen.pick("f_operators", "Netherlands")),
    "kind of event": in_fold("what", lambda seen: seen.pick("f_event_kinds", "boat strike")),
    "status": in_fold("certainty", lambda seen: seen.pick("f_statuses", "port visit")),
    "ground": in_fold("certainty", lambda seen: seen.pick("f_assertions", "official statement")),
    "precision": in_fold("certainty", lambda seen: seen.pick("f_where_precs", "1 · exact")),
    "kind of source": in_fold("sources", lambda seen: seen.pick("f_source_kinds", "official")),
    "reliability": in_fold("sources", lambda seen: seen.pick("f_reliabilities", "A")),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_changes_the_plotted_set_and_the_sentence(seen: Dashboard, name: str) -> None:
    drawn, sentence = seen.drawn(), seen.sentence
    FILTERS[name](seen)
    seen.until(lambda: seen.sentence != sentence)
    seen.until(lambda: seen.drawn() != drawn)
    seen.until(lambda: len(seen.drawn()) == seen.tally("plotted"))


@pytest.mark.parametrize(("field", "typed"), [("f_start", "2026-02-20"), ("f_end", "2026-02-15")])
def test_a_day_typed_into_the_period_changes_the_plotted_set_and_the_sentence(
    seen: Dashboard, first: Look, field: str, typed: str
) -> None:
    seen.open_fold("when")
    seen.type_day(field, typed)
    seen.until(lambda: typed_words(typed) in seen.sentence)
    seen.until(lambda: seen.drawn() != first[0] and len(seen.drawn()) == seen.tally("plotted"))


@pytest.mark.parametrize("show", ["latest", "all"])
def test_the_frame_shows_of_each_day_what_the_server_would_answer(seen: Dashboard, show: str) -> None:
    if show == "all":
        seen.press("f_show", "All reports")
    seen.map.wait_for_function("of => Sotavento.payload.days_of === of && Sotavento.payload.timeline", arg=LINKS[show])
    dataset = read_dataset()
    rows = observations(dataset)
    for day in DAYS:
        view = View(as_of=day, show=show)
        answer = map_payload(select(dataset, rows, view), view)
        told = seen.map.evaluate("day => Sotavento.stateOn(day)", str(day))
        assert (told["keys"], told["ages"]) == (answer["keys"], answer["ages"]), day
    answer = map_payload(select(dataset, rows, View(show=show)), View())
    told = seen.map.evaluate("() => Sotavento.standingOf(Sotavento.payload)")
    assert (told["keys"], told["ages"]) == (answer["keys"], answer["ages"])


def typed_words(day: str) -> str:
    return day_words(dt.date.fromisoformat(day))


def test_choices_made_faster_than_the_answers_are_all_kept(seen: Dashboard) -> None:
    seen.open_fold("what")
    seen.tick("f_layer_events")
    for operator in ("United States", "Venezuela"):
        seen.pick("f_operators", operator, at_once=True)
    seen.pick("f_asset_kinds", "destroyer", at_once=True)
    wanted = "of kind destroyer", "United States or Venezuela", "layers: ships, aircraft and ground forces"
    seen.until(lambda: all(words in seen.sentence for words in wanted))  # the answers come when they come


def test_the_window_changes_what_counts_as_current(seen: Dashboard) -> None:
    drawn = seen.drawn()
    seen.open_fold("when")
    seen.slide("f_window_days", "PageDown", 2)
    seen.until(lambda: seen.drawn() < drawn)


def test_only_with_coordinates_moves_what_cannot_be_placed(seen: Dashboard) -> None:
    seen.go(**ANYWHERE)
    drawn, unlocatable = seen.drawn(), seen.tally("unlocatable")
    assert unlocatable > 0
    seen.open_fold("certainty")
    seen.tick("f_located_only")
    seen.until(lambda: seen.tally("unlocatable") == 0)
    assert seen.drawn() == drawn


def test_reset_brings_the_first_look_back(seen: Dashboard, first: Look) -> None:
    seen.tick("f_layer_naval")
    seen.until(lambda: seen.drawn() < first[0])
    seen.part("reset").get_by_role("button").click()
    seen.until(lambda: (seen.drawn(), seen.sentence) == first)


def test_a_filter_keeps_pan_and_zoom_and_never_reloads_the_map(seen: Dashboard) -> None:
    drawn, frame = seen.drawn(), seen.map
    seen.go_to(*PONCE)
    frame.evaluate("() => { window.stillHere = true; }")
    seen.tick("f_layer_events")
    seen.until(lambda: seen.drawn() != drawn)
    assert seen.map == frame
    assert frame.evaluate("() => window.stillHere === true")
    assert seen.position() == pytest.approx(PONCE, abs=0.01)


def test_moving_the_map_asks_nothing_of_the_server(seen: Dashboard) -> None:
    sent: list[object] = []
    seen.watch_messages(sent)
    seen.go_to(*PONCE)
    seen.page.wait_for_function("() => location.hash.startsWith('#v=9/')")
    assert sent == []
    seen.tick("f_layer_events")
    seen.until(lambda: sent != [])
