import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.counting import read_count
from components.errors import InputError


@pytest.mark.parametrize(
    ("figure", "note", "bounds", "rule"),
    [
        ("2500", "More than 2,500 troops, three-day drills begun Wednesday.", (2501, 2501, None), "more_than"),
        ("17", "At least, after three strikes.", (17, 17, None), "at_least"),
        ("65", "AFP; at least.", (65, 65, None), "at_least"),
        ("38", "At least; ABC already had 38 before this strike.", (38, 38, None), "at_least"),
        ("60", "About.", (None, 60, None), "about"),
        ("200", "Approximate; wrongly framed as since January.", (None, 200, None), "about"),
        ("12", "At least a dozen left Roosevelt Roads.", (12, 12, None), "at_least"),
        ("5", "Five seen landing on Saturday; ten had been ordered.", (5, 5, 5), "exactly"),
        ("1", "Unmarked jet flew at least one mission.", (1, 1, 1), "exactly"),
        ("2000", "2,000; other outlets give 2,200.", (2000, 2000, 2000), "exactly"),
        ("2", "Its own sources give two or three dead.", (2, None, 3), "range"),
        ("7000000", "Linked headline says more than seven million; weak basis.", (7000001, 7000001, None), "more_than"),
        ("12000", "States about 3,000 fewer.", (12000, 12000, 12000), "exactly"),
        ("9", "Gettysburg joined eight others; sum ours.", (9, 9, 9), "own_sum"),
    ],
)
def test_the_qualifier_of_this_figure_decides(
    figure: str, note: str, bounds: tuple[int | None, ...], rule: str
) -> None:
    reading = read_count(figure, note)
    assert ((reading.low, reading.best, reading.high), reading.rule) == (bounds, rule)


def test_the_raw_words_are_those_of_the_note() -> None:
    assert read_count("4500", "More than 4,500 sailors.").raw == "More than 4,500"


def test_a_range_has_bounds_and_no_best() -> None:
    reading = read_count("4000", "Roughly 4,000-4,500.", "4500")
    assert (reading.low, reading.best, reading.high, reading.raw) == (4000, None, 4500, "Roughly 4,000-4,500")


def test_no_figure_is_no_count() -> None:
    assert read_count("", "At least ten.").columns("count")["count_low"] is None


@pytest.mark.parametrize("figure", ["-3", "1e3", "٣", "about ten", "1,000"])
def test_a_figure_that_is_no_whole_number_is_named(figure: str) -> None:
    with pytest.raises(InputError, match="not a whole number"):
        read_count(figure, "")


@given(st.integers(0, 10**9), st.text(max_size=60))
def test_bounds_are_in_order_and_hold_the_figure_or_more_whatever_the_note(number: int, note: str) -> None:
    reading = read_count(str(number), note)
    stated = [bound for bound in (reading.low, reading.best, reading.high) if bound is not None]
    assert stated == sorted(stated)
    assert any(abs(bound - number) <= 1 for bound in stated)
