"""Force levels over time."""

import datetime as dt

import pandas as pd
from hypothesis import given, settings

from components.dataset.observations import observations
from components.dataset.query import select
from components.dataset.series import COLUMNS, NAMED, REPORTED, assets_present, force_levels
from components.dataset.view import View
from tests.builders import Row, asset, dataset, report, toll, total
from tests.dataset.pool import Draw
from tests.dataset.test_query import DAYS, FLEETS, POOL


def present(*rows: Row, day: str) -> dict[str, int]:
    built = dataset(*rows)
    counts = assets_present(built, observations(built))
    on_day = counts[counts["date"].eq(pd.Timestamp(day)) & counts["best"].gt(0)]
    return dict(zip(on_day["scope"], on_day["best"], strict=True))


def test_reported_totals_keep_their_bounds_and_scope() -> None:
    levels = force_levels(dataset(total("ships", "2025-11-15", None, count_low=12, count_high=15)))
    row = levels[levels["kind"].eq(REPORTED)].iloc[0]
    assert (row["metric"], row["low"], row["high"], row["scope"]) == ("ships", 12, 15, "US forces in Caribbean")
    assert pd.isna(row["best"])


def test_levels_are_tidy_and_in_order_of_date() -> None:
    levels = force_levels(
        dataset(total("ships", "2025-11-15", 11), toll("killed", "2025-10-01", 17), report("a", "2025-10-20"))
    )
    assert tuple(levels.columns) == COLUMNS
    assert levels["date"].is_monotonic_increasing
    assert set(levels["kind"]) == {REPORTED, NAMED}


def test_an_asset_is_present_from_its_report_until_it_is_stale() -> None:
    row = report("a", "2025-10-01")
    assert present(row, day="2025-09-30") == {}
    assert present(row, day="2025-10-01") == present(row, day="2025-10-22") == {"naval": 1}
    assert present(row, day="2025-10-23") == {}


def test_a_departure_ends_the_count() -> None:
    rows = report("a", "2025-10-01"), report("a", "2025-10-05", "departed")
    assert present(*rows, day="2025-10-04") == {"naval": 1}
    assert present(*rows, day="2025-10-05") == {}


def test_a_group_is_never_counted_with_its_members() -> None:
    rows = (
        report("arg", "2025-10-01"),
        report("ship", "2025-10-01"),
        asset("arg", is_group=True),
        asset("ship", part_of="arg"),
    )
    assert present(*rows, day="2025-10-02") == {"naval": 1}


def test_domains_are_counted_apart() -> None:
    rows = report("a", "2025-10-01"), report("b", "2025-10-01"), asset("b", domain="air", kind="uav")
    assert present(*rows, day="2025-10-02") == {"naval": 1, "air": 1}


def test_a_dataset_without_numbers_has_no_levels() -> None:
    assert force_levels(dataset()).empty


@settings(max_examples=25)
@given(FLEETS, DAYS)
def test_the_count_of_a_day_is_the_state_of_that_day(fleet: Draw, day: dt.date) -> None:
    built, seen = POOL.holding(fleet), POOL.seen(fleet)
    state = select(built, seen, View(as_of=day))
    shown = pd.concat([state.plotted, state.unlocatable])
    counts = assets_present(built, seen)
    counted = counts.loc[counts["date"].eq(pd.Timestamp(day)), "best"].sum()
    assert counted == shown["record_type"].eq("report").sum()
