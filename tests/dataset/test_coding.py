import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import paths
from components.dataset.coding import code_date, precision_in, publication_date, read_assertion_rules
from components.errors import DateError

RULES = read_assertion_rules(paths.DATA)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))


def test_a_month_row_is_the_whole_month_and_not_its_first_or_fifteenth() -> None:
    assert str(code_date("2025-10-15", "month")) == "2025-10-01/2025-10-31"


def test_a_week_row_is_the_seven_days_about_its_date() -> None:
    assert str(code_date("2025-09-05", "week")) == "2025-09-02/2025-09-08"


def test_an_interval_of_a_reviewer_carries_its_own_precision() -> None:
    date = code_date("2025-12-01/2025-12-05", "day")
    assert (str(date), int(date.prec)) == ("2025-12-01/2025-12-05", 2)


@given(DAYS, st.sampled_from(["day", "week", "month"]))
def test_the_collected_day_is_always_in_its_interval(day: dt.date, precision: str) -> None:
    assert code_date(day.isoformat(), precision).contains(day)


@pytest.mark.parametrize(("date", "precision"), [("2025-09-05", "fortnight"), ("2025-13-01", "day"), ("soon", "day")])
def test_a_date_that_cannot_be_read_is_named(date: str, precision: str) -> None:
    with pytest.raises(DateError, match=date):
        code_date(date, precision)


@pytest.mark.parametrize(
    ("note", "precision"),
    [
        ("CNN; date approximate.", "week"),
        ("AP estimate; month approximate.", "month"),
        ("12 after Hudner arrived; date within December approximate.", "month"),
        ("Approximately; date inferred from the list.", "week"),
        ("At least; AFP.", "day"),
    ],
)
def test_a_note_may_admit_a_coarser_date(note: str, precision: str) -> None:
    assert precision_in(note) == precision


@pytest.mark.parametrize(
    ("note", "assertion"),
    [
        ("Photographed at 7 am; transponder off.", "observed"),
        ("Sentinel-2 image with two transport docks and a destroyer.", "observed"),
        ("Three left Barksdale per flight tracking.", "observed"),
        ("Five seen landing on Saturday; ten had been ordered.", "observed"),
        ("Imagery shows two transport docks; names inferred from group.", "assessed"),
        ("Maduro claimed 5,000 at key posts.", "claimed"),
        ("Caracas said it stopped a tuna boat for eight hours.", "claimed"),
        ("White House spokesperson confirmed three destroyers being sent.", "official_statement"),
        ("Destroyer sent under Southern Spear, per Southern Command.", "official_statement"),
        ("Denied by the ministry.", "denied"),
        ("Listed among port visits.", "reported"),
        ("Prime minister confirmed Marines installing radar, a day after denying presence.", "official_statement"),
        ("Home Saturday after 60 days in Southern Command area.", "reported"),
        ("Counted as 14th strike by ABC.", "reported"),
        ("Two F-16s approach the destroyer; Caracas did not confirm.", "reported"),
        ("Docked about 9.30 am with tug and coast guard escort.", "reported"),
    ],
)
def test_the_assertion_follows_from_cue_words(note: str, assertion: str) -> None:
    assert RULES.code(note, "news") == assertion


def test_what_an_office_publishes_is_its_statement_even_with_a_photo() -> None:
    assert RULES.code("Navy photo caption places ship in Caribbean.", "official") == "official_statement"


def test_a_denied_status_is_a_denial_whatever_the_note_says() -> None:
    assert RULES.code("Photographed.", "news", "denied") == "denied"


@pytest.mark.parametrize(
    ("published", "url", "date"),
    [
        ("2025-09-05", "https://example.org/2025/09/title", "2025-09-05"),
        ("", "https://example.org/2025/09/title", "2025-09-01/2025-09-30"),
        ("", "https://example.org/2025/04", "2025-04-01/2025-04-30"),
        ("", "https://example.org/?p=202509", "None"),
        ("", "https://example.org/2025/13/title", "None"),
    ],
)
def test_a_page_without_a_date_may_carry_its_month_in_its_address(published: str, url: str, date: str) -> None:
    assert str(publication_date(published, url)) == date
