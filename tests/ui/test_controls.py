import datetime as dt
from dataclasses import replace

import pytest

from components.dataset.view import MEMBERS, View
from components.ui import controls
from components.ui.choices import Book, Choices

DEFAULTS = {"latest": dt.date(2026, 3, 2), "all": dt.date(2026, 6, 27)}
OPEN = {"asset_kinds": ("destroyer", "uav"), "operators": ("United States", "Venezuela"), "event_kinds": ("exercise",)}
BOOK = Book(
    dt.date(2025, 4, 1),
    dt.date(2026, 6, 30),
    dt.date(2026, 7, 31),
    {field: Choices(field, codes) for field, codes in {**MEMBERS, **OPEN}.items()},
)
CHANGES = [
    {"as_of": dt.date(2025, 11, 16)},
    {"start": dt.date(2025, 9, 1), "end": dt.date(2025, 9, 30)},
    {"window_days": 7},
    {"known_on": dt.date(2025, 11, 16), "undated": "when_true"},
    {"show": "all"},
    {"layers": frozenset({"air", "bases"})},
    {"layers": frozenset()},
    {"asset_kinds": frozenset({"uav"})},
    {"operators": frozenset({"Venezuela", "United States"})},
    {"statuses": frozenset({"departed"})},
    {"assertions": frozenset({"denied"})},
    {"where_precs": frozenset({1, 7})},
    {"source_kinds": frozenset({"blog"})},
    {"reliabilities": frozenset({"F"})},
    {"event_kinds": frozenset({"exercise"})},
    {"search": "Curaçao"},
    {"located_only": True},
    {"basemap": "satellite", "symbols": "plain", "identity": "hostile", "theme": "dark", "rings": False},
]


def default(view: View) -> dt.date:
    return DEFAULTS[view.show]


def shown(view: View) -> dict[object, object]:
    """The session after the widgets were filled with a view."""
    state: dict[object, object] = {}
    controls.fill(state, view, BOOK, default)
    return state


@pytest.mark.parametrize("change", CHANGES)
def test_widgets_say_what_they_were_filled_with(change: dict[str, object]) -> None:
    view = replace(View(), **change)  # type: ignore[arg-type]  # one table of fields with values of their own types
    assert controls.read(shown(view), view, BOOK, default) == view


def test_a_fresh_session_has_no_page_standing() -> None:
    assert not controls.standing({})
    assert controls.standing(shown(View()))


def test_a_widget_that_forgot_its_value_is_given_the_views() -> None:
    view = View(operators=frozenset({"Venezuela"}), window_days=7)
    state = shown(view)
    del state[controls.key("operators")], state[controls.key("window_days")]
    controls.complete(state, view, BOOK, default)
    assert controls.read(state, view, BOOK, default) == view


def test_a_row_of_buttons_with_none_pressed_is_given_the_views_and_a_cleared_day_stays_cleared() -> None:
    view = View(show="all", start=dt.date(2025, 9, 1))
    state = shown(view) | {controls.key("show"): None, controls.key("start"): None}
    controls.complete(state, view, BOOK, default)
    assert controls.read(state, view, BOOK, default) == replace(view, start=None)


def test_a_widget_that_holds_a_value_keeps_it() -> None:
    state = shown(View()) | {controls.key("search"): "Ponce"}
    controls.complete(state, View(), BOOK, default)
    assert state[controls.key("search")] == "Ponce"


def test_a_default_date_that_a_link_names_stays_named() -> None:
    named = View(as_of=DEFAULTS["latest"])
    assert controls.read(shown(named), named, BOOK, default) == named


def test_a_slider_that_was_moved_names_its_date() -> None:
    state = shown(View()) | {controls.key("as_of"): dt.date(2025, 12, 24)}
    assert controls.read(state, View(), BOOK, default).as_of == dt.date(2025, 12, 24)


def test_the_default_date_follows_what_is_shown() -> None:
    state = shown(View()) | {controls.key("show"): "all"}
    view = controls.read(state, View(), BOOK, default)
    controls.align(state, view, BOOK, default)
    assert view.as_of is None
    assert state[controls.key("as_of")] == DEFAULTS["all"]


def test_a_choice_sent_under_an_old_number_is_kept() -> None:
    state = shown(View()) | {controls.key("operators"): ["Venezuela · 12", "United States"]}
    view = controls.read(state, View(), BOOK, default)
    controls.align(state, view, BOOK, default)
    assert view.operators == {"Venezuela", "United States"}
    assert state[controls.key("operators")] == ["United States", "Venezuela"]


def test_a_period_given_backwards_lies_between_its_days() -> None:
    first, last = dt.date(2025, 9, 1), dt.date(2025, 10, 1)
    state = shown(View()) | {controls.key("start"): last, controls.key("end"): first}
    view = controls.read(state, View(), BOOK, default)
    assert (view.start, view.end) == (first, last)


def test_playback_turns_the_date_to_where_it_halts() -> None:
    state = shown(View())
    controls.turn_to(state, BOOK, "2025-11-16")
    assert controls.read(state, View(), BOOK, default).as_of == dt.date(2025, 11, 16)


@pytest.mark.parametrize("day", ["1999-01-01", "tomorrow", "None", "2025-11-16T00:00"])
def test_a_day_that_is_none_of_the_data_changes_nothing(day: str) -> None:
    state = shown(View())
    controls.turn_to(state, BOOK, day)
    assert state == shown(View())
