"""Each filter changes what is plotted and the sentence that says so, and leaves the reader where he was on the map."""

from collections.abc import Callable

import pytest

from tests.browser.dashboard import Dashboard
from tests.browser.visits import Visitor

PONCE = (9.0, 18.0, -66.6)
ANYWHERE = {"show": "all", "layers": "naval,air,ground,events"}


def in_fold(fold: str, act: Callable[[Dashboard], None]) -> Callable[[Dashboard], None]:
    def open_and_act(seen: Dashboard) -> None:
        seen.open_fold(fold)
        act(seen)

    return open_and_act


FILTERS: dict[str, Callable[[Dashboard], None]] = {
    "as of": lambda seen: seen.slide("f_as_of", "ArrowLeft", 60),
    "show": lambda seen: seen.press("f_show", "Latest position"),
    "layer": lambda seen: seen.tick("f_layer_naval"),
    "search": lambda seen: seen.type("f_search", "ponce"),
    "kind of asset": in_fold("what", lambda seen: seen.pick("f_asset_kinds", "destroyer")),
    "operator": in_fold("what", lambda seen: seen.pick("f_operators", "United States")),
    "kind of event": in_fold("what", lambda seen: seen.pick("f_event_kinds", "strike")),
    "period from": in_fold("when", lambda seen: seen.type("f_start", "2025-11-01")),
    "period to": in_fold("when", lambda seen: seen.type("f_end", "2025-10-31")),
    "status": in_fold("certainty", lambda seen: seen.pick("f_statuses", "port visit")),
    "ground": in_fold("certainty", lambda seen: seen.pick("f_assertions", "official statement")),
    "precision": in_fold("certainty", lambda seen: seen.pick("f_where_precs", "1")),
    "kind of source": in_fold("sources", lambda seen: seen.pick("f_source_kinds", "official")),
    "reliability": in_fold("sources", lambda seen: seen.pick("f_reliabilities", "A")),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_changes_the_plotted_set_and_the_sentence(visitor: Visitor, name: str) -> None:
    seen = visitor.open(**ANYWHERE)
    drawn, sentence = seen.drawn(), seen.sentence
    FILTERS[name](seen)
    assert seen.sentence != sentence
    assert seen.drawn() != drawn


def test_the_window_changes_what_counts_as_current(visitor: Visitor) -> None:
    seen = visitor.open()
    drawn = seen.drawn()
    seen.open_fold("when")
    seen.slide("f_window_days", "ArrowLeft", 20)
    assert seen.drawn() < drawn


def test_only_with_coordinates_moves_what_cannot_be_placed(visitor: Visitor) -> None:
    seen = visitor.open(**ANYWHERE)
    drawn, unlocatable = seen.drawn(), seen.tally("unlocatable")
    assert unlocatable > 0
    seen.open_fold("certainty")
    seen.tick("f_located_only")
    assert seen.tally("unlocatable") == 0
    assert seen.drawn() == drawn


def test_reset_brings_the_first_look_back(visitor: Visitor) -> None:
    seen = visitor.open()
    first = seen.drawn(), seen.sentence
    seen.tick("f_layer_naval")
    seen.type("f_search", "ponce")
    seen.part("reset").get_by_role("button").click()
    seen.settled()
    assert (seen.drawn(), seen.sentence) == first


def test_a_filter_keeps_pan_and_zoom_and_never_reloads_the_map(visitor: Visitor) -> None:
    seen = visitor.open()
    drawn = seen.drawn()
    seen.go_to(*PONCE)
    seen.map.evaluate("() => { window.stillHere = true; }")
    frame = seen.map
    seen.tick("f_layer_events")
    assert seen.drawn() != drawn
    assert seen.map == frame
    assert seen.map.evaluate("() => window.stillHere === true")
    assert seen.position() == pytest.approx(PONCE, abs=0.01)


def test_moving_the_map_asks_nothing_of_the_server(visitor: Visitor) -> None:
    seen = visitor.open()
    seen.drawn()
    frames: list[object] = []
    seen.watch_messages(frames)
    seen.go_to(*PONCE)
    seen.page.wait_for_function("() => location.hash.startsWith('#v=9/')")
    assert frames == []
