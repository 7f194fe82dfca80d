"""Partial dates keep their precision and are never padded to a day."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dates import DatePrec, PartialDate, day, month_of, parse, precision_of, week_around
from components.errors import DateError

DAYS = st.dates(dt.date(1900, 1, 10), dt.date(2199, 12, 20))


@given(DAYS)
def test_a_day_reads_back_from_its_text(value: dt.date) -> None:
    assert parse(str(day(value))) == day(value)


@given(DAYS)
def test_a_month_reads_back_from_its_prefix(value: dt.date) -> None:
    assert parse(f"{value:%Y-%m}") == month_of(value)


@given(DAYS, st.integers(0, 800))
def test_an_interval_reads_back_from_its_text(start: dt.date, length: int) -> None:
    end = start + dt.timedelta(days=length)
    interval = PartialDate(start, end, precision_of(start, end))
    assert parse(str(interval)) == interval


@given(DAYS)
def test_a_partial_date_contains_the_day_it_was_made_from(value: dt.date) -> None:
    assert all(made.contains(value) for made in (day(value), week_around(value), month_of(value)))


@given(st.text(max_size=30).filter(lambda text: not text.strip()[:4].isdigit()))
def test_text_without_a_year_in_front_is_refused_with_its_value(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert repr(text) in str(caught.value)


@given(st.from_regex(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2})?)?", fullmatch=True, alphabet="0123456789-/"))
def test_digits_in_date_form_read_as_a_date_or_raise_a_date_error(text: str) -> None:
    with contextlib.suppress(DateError):
        assert parse(text).start <= parse(text).end


def test_a_year_is_a_whole_year() -> None:
    assert parse("2025") == PartialDate(dt.date(2025, 1, 1), dt.date(2025, 12, 31), DatePrec.YEAR)


def test_a_week_is_seven_days() -> None:
    week = week_around(dt.date(2025, 9, 4))
    assert ((week.end - week.start).days, week.prec) == (6, DatePrec.WEEK)


def test_an_interval_of_partial_dates_reaches_to_the_end_of_the_last() -> None:
    assert parse("2025-08/2025-09").end == dt.date(2025, 9, 30)


@pytest.mark.parametrize(
    "text", ["2025-02-30", "2025-13", "0000", "25-01-01", "2025-1-1", "tomorrow", "", "2025-09-02/2025-09-01"]
)
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)


def test_an_interval_cannot_end_before_it_starts() -> None:
    with pytest.raises(DateError, match="before it starts"):
        PartialDate(dt.date(2025, 9, 2), dt.date(2025, 9, 1), DatePrec.DAYS)


@pytest.mark.parametrize(("prec", "acled"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3)])
def test_time_precision_follows_from_date_precision(prec: int, acled: int) -> None:
    assert DatePrec(prec).time_precision == acled
