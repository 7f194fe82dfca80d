"""English words for days, intervals and lists."""

import datetime as dt

import pytest

from components.dataset.wording import interval_words
from components.language import day_words, listed


def test_a_day_in_words() -> None:
    assert day_words(dt.date(2025, 11, 6)) == "6 November 2025"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (dt.date(2025, 11, 6), dt.date(2025, 11, 6), "6 November 2025"),
        (dt.date(2024, 2, 1), dt.date(2024, 2, 29), "February 2024"),
        (dt.date(2025, 2, 1), dt.date(2025, 2, 27), "1 February 2025 to 27 February 2025"),
        (dt.date(2025, 1, 1), dt.date(2026, 1, 31), "1 January 2025 to 31 January 2026"),
    ],
)
def test_an_interval_in_words_is_no_finer_than_it_is(start: dt.date, end: dt.date, words: str) -> None:
    assert interval_words(start, end) == words


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_a_list_in_words(words: list[str], text: str) -> None:
    assert listed(words) == text
