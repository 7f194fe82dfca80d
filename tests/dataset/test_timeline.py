"""Playback's table of days says for every day what a selection as of that day plots."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.load import Dataset
from components.dataset.observations import observations
from components.dataset.query import select
from components.dataset.timeline import Timeline, is_playable, timeline
from components.dataset.view import View
from tests.builders import UNPLACED, Row, asset, dataset, event, report, source

FIRST = dt.date(2025, 10, 1)
DAYS = [str(FIRST + dt.timedelta(days=number)) for number in range(0, 75, 5)]
STATUSES = ["present", "operating", "exercise", "departed", "returned", "ordered", "cancelled", "denied", "en_route"]
VIEWS = [
    View(),
    View(window_days=7),
    View(show="all"),
    View(start=dt.date(2025, 10, 10), end=dt.date(2025, 11, 5)),
    View(search="bravo"),
    View(reliabilities=frozenset("B")),
    View(statuses=frozenset({"present", "departed"})),
    View(layers=frozenset({"naval"})),
]


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Up to a dozen reports of three assets, one of them no hull, and an event; days, months and corrections."""
    made: list[Row] = [
        asset("alpha"),
        asset("bravo"),
        asset("crew", kind="marine_unit"),
        source("wire-b", reliability="B"),
    ]
    days = st.sampled_from([*DAYS, "2025-10", "2025-11"])
    for number in range(draw(st.integers(1, 12))):
        cells: dict[str, Any] = {"report_id": f"r{number}", "status": draw(st.sampled_from(STATUSES))}
        cells["source_id"] = draw(st.sampled_from(["news-one", "wire-b"]))
        if number and draw(st.integers(0, 5)) == 0:
            cells["supersedes"] = f"r{number - 1}"
        if draw(st.integers(0, 3)):
            cells["location_id"] = draw(st.sampled_from(["loc-sea", "loc-a", "loc-b"]))
        else:
            cells |= UNPLACED
        made.append(report(draw(st.sampled_from(["alpha", "bravo", "crew"])), draw(days), **cells))
    return [*made, event("boat_strike", draw(days), event_id="strike")]


def table(built: Dataset, view: View) -> Timeline:
    return timeline(built, observations(built), view)


@given(rows(), st.sampled_from(VIEWS), st.lists(st.sampled_from(DAYS), min_size=3, max_size=3))
@settings(max_examples=30, deadline=None)
def test_every_day_holds_what_a_selection_as_of_it_plots(rows: list[Row], view: View, days: list[str]) -> None:
    built = dataset(*rows)
    frame, played = observations(built), table(built, view)
    for day in map(dt.date.fromisoformat, days):
        if not 0 <= (day - played.first).days < played.days:
            continue
        assert played.on(day) == frozenset(select(built, frame, replace(view, as_of=day)).plotted.index)


def test_a_record_is_shown_from_its_last_possible_day_until_it_is_overtaken() -> None:
    rows = report("a", "2025-10-01/2025-10-03", report_id="r1"), report("a", "2025-10-11", report_id="r2")
    played = table(dataset(*rows), View())
    assert played.shown["r1"] == [(2, 9)]
    assert played.ends == {"r1": 2, "r2": 10}


def test_a_plan_is_shown_only_where_plans_are_asked_for() -> None:
    rows = (
        report("a", "2025-10-01", report_id="old", status="ordered"),
        report("a", "2025-10-05", report_id="new", status="ordered"),
    )
    played = table(dataset(*rows), View(statuses=frozenset({"ordered"})))
    assert played.shown == {"old": [(0, 3)], "new": [(4, 4)]}
    assert table(dataset(*rows), View()).shown == {}


def test_the_as_of_date_of_the_view_plays_no_part() -> None:
    built = dataset(report("a", "2025-10-01"), report("b", "2025-10-20"))
    assert table(built, View(as_of=FIRST)) == table(built, View())


def test_too_many_rows_for_too_many_days_are_not_played(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = observations(dataset(report("a", "2025-10-01"), report("b", "2025-10-10")))
    monkeypatch.setattr("components.dataset.timeline.MOST_ROWS", 20)
    assert is_playable(frame)
    monkeypatch.setattr("components.dataset.timeline.MOST_ROWS", 19)
    assert not is_playable(frame)
