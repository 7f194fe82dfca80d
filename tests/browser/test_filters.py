"""Each filter changes what is plotted and the sentence that says so, and leaves the reader where he was on the map."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

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
LINKS = {
    "state": {},
    "all, a period": {"show": "all", "from_": "2025-10-01"},
    "a word": {"q": "caribbean", "days": "20"},
}
VIEWS: dict[str, dict[str, Any]] = {
    "state": {},
    "all, a period": {"show": "all", "start": dt.date(2025, 10, 1)},
    "a word": {"search": "caribbean", "window_days": 20},
}
#: What the frame would show at the press of a choice and a date.
AHEAD = """asked => { const S = Sotavento, { payload } = S;
    S.show({ ...payload, asked, layers: [...new Set([...S.records.values()].map(({ layer }) => layer))] });
    const told = S.stateOn(asked);
    S.show(payload);
    return told;
}"""
#: Notes of each payload what was asked ahead of it, and what the map then shows, in order and with ages.
NOTE = """() => { const { show } = Sotavento;
    window.notes = [];
    Sotavento.show = payload => { show(payload); notes.push({ asked: payload.asked, shown: [...Sotavento.shown] }); };
}"""
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


@pytest.mark.parametrize("link", LINKS)
def test_the_frame_shows_of_each_day_what_the_server_would_answer_whatever_is_shown(seen: Dashboard, link: str) -> None:
    seen.go(**LINKS[link])
    seen.map.wait_for_function("() => Sotavento.payload.timeline")
    dataset = read_dataset()
    rows = observations(dataset)
    for show, day in product(("latest", "all"), DAYS):
        view = replace(View(**VIEWS[link]), as_of=day, show=show)
        answer = map_payload(select(dataset, rows, view), view)
        told = seen.map.evaluate(AHEAD, {"as_of": str(day), "show": show})
        assert (told["keys"], told["ages"]) == (answer["keys"], answer["ages"]), (show, day)
    view = View(**VIEWS[link])
    answer = map_payload(select(dataset, rows, view), view)
    told = seen.map.evaluate("() => Sotavento.standingOf(Sotavento.payload)")
    assert (told["keys"], told["ages"]) == (answer["keys"], answer["ages"])


#: Notes what the bar says whenever the map has drawn something else.
BAR = """() => { const { show, map } = Sotavento, { document } = window.parent;
    const counted = () => document.querySelector(".st-key-tally_plotted").innerText;
    window.seen = [[map.getContainer().dataset.shown, counted()]];
    Sotavento.show = (payload) => {
        show(payload);
        const { shown } = map.getContainer().dataset;
        if (shown !== seen.at(-1)[0]) seen.push([shown, counted()]);
    };
}"""


def test_a_search_is_on_the_map_before_the_page_around_it_is_made(seen: Dashboard) -> None:
    seen.map.evaluate(BAR)
    seen.type("f_search", "destroyer")
    seen.until(lambda: len(seen.map.evaluate("() => seen")) > 1)
    (before, said), (after, said_then) = seen.map.evaluate("() => seen")
    assert before != after
    assert said == said_then


def test_what_is_chosen_to_be_shown_is_drawn_at_the_press_as_the_server_then_answers(seen: Dashboard) -> None:
    seen.map.wait_for_function("() => Sotavento.payload.timeline")
    seen.map.evaluate(NOTE)
    for chosen, show in (("All reports", "all"), ("Latest position", "latest")):
        seen.ready()
        seen.map.evaluate("() => void notes.splice(0)")
        seen.press("f_show", chosen)
        seen.map.wait_for_function("show => Sotavento.payload.show === show && !Sotavento.payload.asked", arg=show)
        seen.ready()
        notes = seen.map.evaluate("() => notes")
        assert notes[0]["asked"]
        assert all(note["shown"] == notes[-1]["shown"] for note in notes)


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
