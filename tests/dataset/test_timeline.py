"""Playback's table of days says for every day what a selection as of that day plots."""

import datetime as dt
import random
from collections.abc import Iterator
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
from tests.dataset.pool import Draw, pool_of

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


def told(chance: random.Random) -> Iterator[Row]:
    """Reports of three assets, one of them no hull, and events; days, months and corrections of the report before."""
    days = [*DAYS, "2025-10", "2025-11"]
    for number in range(SIZE):
        if number % 12 == 0:
            yield event("boat_strike", chance.choice(days), event_id=f"r{number}")
            continue
        cells: dict[str, Any] = {"source_id": chance.choice(["news-one", "wire-b"])}
        cells |= {"location_id": chance.choice(["loc-sea", "loc-a", "loc-b"])} if chance.random() < 0.75 else UNPLACED
        if number % 12 > 1 and chance.random() < 0.2:
            cells["supersedes"] = f"r{number - 1}"
        name, status = chance.choice(["alpha", "bravo", "crew"]), chance.choice(STATUSES)
        yield report(name, chance.choice(days), status, report_id=f"r{number}", **cells)


SIZE = 240
POOL = pool_of(
    *(asset("alpha"), asset("bravo"), asset("crew", kind="marine_unit"), source("wire-b", reliability="B")),
    *told(random.Random(7)),
)
#: Neighbours, since a correction stands beside what it corrects.
RUN = st.tuples(st.integers(0, SIZE - 1), st.integers(1, 7)).map(lambda run: range(run[0], min(sum(run), SIZE)))
RUNS = st.tuples(RUN, RUN).map(lambda runs: tuple(sorted({*runs[0], *runs[1]})))


def table(built: Dataset, view: View) -> Timeline:
    return timeline(built, observations(built), view)


@given(RUNS, st.sampled_from(VIEWS), st.lists(st.sampled_from(DAYS), min_size=3, max_size=3))
@settings(max_examples=30)
def test_every_day_holds_what_a_selection_as_of_it_plots(draw: Draw, view: View, days: list[str]) -> None:
    built, frame = POOL.holding(draw), POOL.seen(draw)
    played = timeline(built, frame, view)
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
