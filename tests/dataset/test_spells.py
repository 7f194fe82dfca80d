"""Spells hold, for any day, what the state of that day holds."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset import spells as module
from components.dataset.arrays import Arrays
from components.dataset.query import select
from components.dataset.spells import everything_that_speaks, spells
from tests.builders import UNPLACED, asset, event, report
from tests.dataset.pool import Draw, pool_of

PORT = {"location_id": "loc-port", "where_prec": 1, "shape": "point"}
ISLAND = {"location_id": "loc-island", "where_prec": 5, "shape": "area"}
DAYS = ("2025-09-01", "2025-09-05", "2025-09", "2025-10-03", "2025-10", "2025-11-20")
STATUSES = ("present", "operating", "departed", "returned", "denied", "en_route", "ordered")
REPORTS = [
    report(name, day, status, **where)
    for name in ("hull", "wing", "group")
    for status in STATUSES
    for day, where in zip(DAYS, (PORT, ISLAND, {}, PORT, UNPLACED, ISLAND), strict=True)
]
POOL = pool_of(
    asset("hull"),
    asset("wing", kind="bomber", domain="air"),
    asset("group", kind="naval_force", is_group=True),
    *REPORTS,
    event("boat_strike", "2025-09-10"),
    event("boat_strike", "2025-10"),
)
DAY = st.dates(dt.date(2025, 8, 25), dt.date(2026, 1, 10))


@settings(max_examples=20)
@given(POOL.some(9), st.lists(DAY, min_size=3, max_size=5))
def test_on_any_day_those_records_have_a_spell_that_speak_on_it(draw: Draw, days: list[dt.date]) -> None:
    found = spells(POOL.arrays(draw))
    for day in days:
        question = select(POOL.holding(draw), POOL.seen(draw), replace(everything_that_speaks(), as_of=day)).question
        assert set(found.on(day)) == set(question.left.nonzero()[0])


def test_spells_are_the_same_however_few_rows_are_asked_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Arrays(POOL.rows, POOL.dataset.nesting)
    at_once = spells(rows)
    monkeypatch.setattr(module, "AT_ONCE", 7)
    piecewise = spells(rows)
    for name in ("row", "start", "stop"):
        assert getattr(piecewise, name).tolist() == getattr(at_once, name).tolist()


def test_a_record_whose_silencer_leaves_the_window_before_it_speaks_again() -> None:
    rows = pool_of(asset("hull"), report("hull", "2025-09"), report("hull", "2025-09-03"))
    found = spells(Arrays(rows.rows, rows.dataset.nesting))
    assert len(found.row) == len(set(found.row)) == 2
    assert found.start.max() > found.start.min()


def test_an_event_has_one_spell_of_a_window() -> None:
    rows = pool_of(event("boat_strike", "2025-09-10"))
    found = spells(Arrays(rows.rows, rows.dataset.nesting))
    assert (found.stop - found.start).tolist() == [31]
