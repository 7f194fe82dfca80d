"""What left the map because nobody reported it lately."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from components.dataset.last_reported import last_reported
from components.dataset.observations import observations
from components.dataset.query import select
from components.dataset.view import View
from tests.builders import UNPLACED, Row, asset, dataset, event, report, source
from tests.dataset.pool import Draw
from tests.dataset.test_query import DAYS, FLEETS, POOL

DAY = dt.date(2025, 11, 16)


def listed(*rows: Row, **view: Any) -> set[str]:
    """The notes of the listed rows."""
    built = dataset(*rows)
    return set(last_reported(built, observations(built), View(**{"as_of": DAY, **view}))["note"])


def test_a_stale_ship_is_listed_with_its_last_place_and_age() -> None:
    built = dataset(report("a", "2025-10-20", where_description="Off Ponce"), report("a", "2025-10-01"))
    (row,) = last_reported(built, observations(built), View(as_of=DAY)).itertuples()
    assert (row.where_description, row.age_days, row.freshness, row.fade) == ("Off Ponce", 27, "stale", 1.0)


def test_what_is_on_the_map_is_not_listed() -> None:
    assert listed(report("a", "2025-11-10", note="here"), report("b", "2025-10-26", note="ageing")) == set()


def test_what_is_older_than_the_window_is_listed_as_well() -> None:
    assert listed(report("a", "2025-03-01", note="long ago")) == {"long ago"}
    assert listed(report("a", "2025-11-01", note="x"), window_days=10) == {"x"}


def test_what_has_ended_or_was_only_planned_or_happened_is_not_listed() -> None:
    rows = report("a", "2025-09-01"), report("a", "2025-10-01", "departed"), report("b", "2025-09-01", "ordered")
    assert listed(*rows, event("boat_strike", "2025-09-01")) == set()


def test_an_older_place_of_something_that_is_on_the_map_is_not_listed() -> None:
    jets = asset("jets", kind="bomber", domain="air")
    rows = report("jets", "2025-10-10", location_id="loc-base"), report("jets", "2025-11-10")
    assert listed(*rows, jets) == set()


def test_what_was_last_reported_at_no_mappable_place_is_listed() -> None:
    assert listed(report("a", "2025-09-01", note="somewhere", **UNPLACED)) == {"somewhere"}


@pytest.mark.parametrize(
    "view", [{"layers": frozenset({"air"})}, {"operators": frozenset({"France"})}, {"search": "zumwalt"}]
)
def test_the_filters_of_the_view_hold_for_the_list(view: dict[str, Any]) -> None:
    assert listed(report("a", "2025-09-01", note="x"), **view) == set()


def test_a_source_that_is_not_listened_to_is_not_listed() -> None:
    rows = report("a", "2025-09-01", note="navy", source_id="navy"), report("a", "2025-09-20", source_id="blog")
    sources = source("navy", kind="official"), source("blog", kind="blog")
    assert listed(*rows, *sources, source_kinds=frozenset({"official"})) == {"navy"}


def test_all_reports_leave_nothing_to_list() -> None:
    assert listed(report("a", "2025-03-01"), show="all") == set()


@settings(max_examples=20)
@given(FLEETS, DAYS)
def test_no_asset_is_on_the_map_and_listed(fleet: Draw, day: dt.date) -> None:
    view, built, seen = View(as_of=day), POOL.holding(fleet), POOL.seen(fleet)
    told = last_reported(built, seen, view)
    shown = select(built, seen, view)
    assert set(told["asset_id"]).isdisjoint(pd.concat([shown.plotted, shown.unlocatable])["asset_id"])
    assert set(told.index) <= set(shown.filtered.index)
