import datetime as dt

import pandas as pd
import pytest

from components.dates import parse
from components.layers.wording import absent, count_words, date_words, distance_words, where_words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2025-09-02", "on 2 September 2025"),
        ("2025-10", "in October 2025"),
        ("2025-02", "in February 2025"),
        ("2025", "in 2025"),
        ("2025-11-03/2025-11-09", "in the week of 3 November 2025"),
        ("2025-11-03/2025-11-05", "between 3 November 2025 and 5 November 2025"),
        ("2025-08-28/2025-12-11", "between 28 August 2025 and 11 December 2025"),
    ],
)
def test_a_date_is_said_no_finer_than_it_is_known(written: str, words: str) -> None:
    date = parse(written)
    assert date_words(date.start, date.end, int(date.prec)) == words


def test_a_month_is_not_said_of_two_months() -> None:
    words = date_words(dt.date(2025, 10, 1), dt.date(2025, 11, 30), 4)
    assert words == "between 1 October 2025 and 30 November 2025"


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (3, 3, 3, "3 ships"),
        (10, None, 15, "10–15 ships"),
        (4501, 4501, None, "at least 4,501 ships"),
        (None, 8, 8, "up to 8 ships"),
        (None, 20, None, "about 20 ships"),
        (None, None, None, ""),
    ],
)
def test_a_count_is_said_with_its_bounds(low: int | None, best: int | None, high: int | None, words: str) -> None:
    assert count_words(low, best, high, "ships", "") == words


@pytest.mark.parametrize(
    ("low", "high", "rule", "words"),
    [(4501, None, "more_than", "more than 4,500 ships"), (None, 99, "fewer_than", "fewer than 100 ships")],
)
def test_more_than_a_number_is_said_as_the_source_said_it(
    low: int | None, high: int | None, rule: str, words: str
) -> None:
    assert count_words(low, low or high, high, "ships", "", rule) == words


def test_words_that_only_repeat_the_figure_are_not_quoted() -> None:
    assert count_words(4501, 4501, None, "", "More than 4,500", "more_than") == "more than 4,500"


def test_a_count_without_a_figure_keeps_the_sources_words() -> None:
    assert count_words(None, None, None, "ships", "several") == "“several”"


def test_the_sources_words_stand_beside_a_figure_that_differs() -> None:
    assert count_words(12, 12, None, "ships", "dozens") == "at least 12 ships (“dozens”)"
    assert count_words(3, 3, 3, "ships", "3") == "3 ships"


def test_a_distance_is_said_in_kilometres_and_nautical_miles() -> None:
    assert distance_words(1852.0) == "within 1.9 km (1.0 nautical miles)"
    assert distance_words(float("nan")) == ""


def test_every_where_precision_has_words_and_none_has_none() -> None:
    assert len({where_words(prec) for prec in range(1, 8)}) == 7
    assert where_words(pd.NA) == ""


@pytest.mark.parametrize("cell", [None, "", float("nan"), pd.NA, pd.NaT])
def test_every_kind_of_empty_cell_is_absent(cell: object) -> None:
    assert absent(cell)


@pytest.mark.parametrize("cell", [0, "0", False, "a"])
def test_a_cell_that_says_something_is_not_absent(cell: object) -> None:
    assert not absent(cell)
