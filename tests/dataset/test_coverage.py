"""The default date and the note on where coverage thins."""

import datetime as dt

import pytest

from components.dataset.coverage import (
    Coverage,
    assets_covered,
    coverage_by_month,
    coverage_note,
    default_as_of,
    first_day,
)
from components.dataset.observations import observations
from components.errors import DatasetError
from tests.builders import Row, dataset, event, report


def fleet(size: int, day: str) -> list[Row]:
    return [report(f"ship-{number}", day) for number in range(size)]


def test_the_default_date_is_the_last_with_fifteen_assets_whose_reports_are_not_stale() -> None:
    rows = observations(dataset(*fleet(15, "2025-11-10"), *fleet(14, "2026-01-01"), event("boat_strike", "2026-05-01")))
    assert default_as_of(rows) == dt.date(2025, 12, 1)


def test_reports_of_one_asset_count_once() -> None:
    rows = observations(dataset(*fleet(14, "2025-11-10"), *fleet(3, "2025-11-12")))
    assert assets_covered(rows).max() == 14


def test_where_no_date_has_fifteen_the_best_covered_one_is_the_default() -> None:
    rows = observations(dataset(*fleet(3, "2025-11-10"), *fleet(2, "2026-02-01")))
    assert default_as_of(rows) == dt.date(2025, 12, 1)


def test_the_default_date_is_never_later_than_anything_that_is_dated() -> None:
    rows = observations(dataset(*fleet(15, "2025-11-10"), event("boat_strike", "2025-11-12")))
    assert default_as_of(rows) == dt.date(2025, 11, 12)


def test_plans_and_departures_cover_nothing() -> None:
    rows = observations(dataset(report("a", "2025-11-10", "ordered"), report("b", "2025-11-10", "departed")))
    assert assets_covered(rows).empty
    assert default_as_of(rows) == dt.date(2025, 11, 10)


def test_a_dataset_without_dates_has_no_default() -> None:
    with pytest.raises(DatasetError, match="sotavento validate"):
        default_as_of(observations(dataset()))
    with pytest.raises(DatasetError, match="sotavento validate"):
        first_day(observations(dataset()))


def test_the_first_day_is_the_first_any_record_may_be_of() -> None:
    assert first_day(observations(dataset(report("a", "2025-11"), event("exercise", "2025-11-03")))) == dt.date(
        2025, 11, 1
    )


def test_the_note_says_when_coverage_thins_and_how_far() -> None:
    rows = observations(dataset(*fleet(15, "2025-11-10"), *fleet(4, "2025-12-20")))
    assert coverage_note(Coverage.of(rows), dt.date(2025, 12, 1)) == (
        "15 assets have a report that is not stale on 1 December 2025. Coverage thins late: after 1 December 2025 "
        "there are always fewer than 15 (assets reported on: 4 in December 2025)."
    )


def test_the_note_says_when_coverage_is_always_thin() -> None:
    rows = observations(dataset(*fleet(3, "2025-11-10")))
    assert "On no date" in coverage_note(Coverage.of(rows), dt.date(2025, 11, 12))


def test_coverage_by_month_counts_assets_and_reports() -> None:
    months = coverage_by_month(observations(dataset(*fleet(2, "2025-11-10"), *fleet(1, "2025-11-12"))))
    assert months[["assets", "reports"]].to_numpy().tolist() == [[2, 3]]
