"""Dates: spans, precision, and the basis from which they are read."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dates import DatePrec
from components.geocoding.anchors import matches_at
from components.geocoding.date_patterns import leading_words, opening_words, scanner
from components.geocoding.tokens import tokenize
from components.geocoding.when import find_dates, tried

MONDAY = dt.date(2025, 12, 1)
WORDS = """
on Thursday last week mid-August Sept. 2 2025 to Nov. 9 the previous month 31 February 99 12/13/2025
2025-13-40 ayer a finales de octubre el 2 de septiembre del may May March hace dos semanas ago 3 years will
said - – , . \u0301
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join))


def only(text: str, published: dt.date | None = MONDAY, language: str | None = None) -> tuple[str, str, int | None]:
    (mention,) = find_dates(text, published, language)
    return mention.text, str(mention.date), mention.date.prec if mention.date else None


@pytest.mark.parametrize(
    ("text", "span", "date", "prec"),
    [
        ("sailed on 2025-09-02", "2025-09-02", "2025-09-02", 1),
        ("on 2 September 2025", "2 September 2025", "2025-09-02", 1),
        ("on Thursday, Sept. 4, 2025", "Thursday, Sept. 4, 2025", "2025-09-04", 1),
        ("el martes 2 de septiembre de 2025", "martes 2 de septiembre de 2025", "2025-09-02", 1),
        ("13/09/2025", "13/09/2025", "2025-09-13", 1),
        ("in September 2025", "September 2025", "2025-09-01/2025-09-30", 4),
        ("in Panama in 1989", "1989", "1989-01-01/1989-12-31", 5),
        ("in early 2026", "early 2026", "2026-01-01/2026-04-30", 5),
    ],
)
def test_a_full_date_needs_no_publication(text: str, span: str, date: str, prec: int) -> None:
    assert only(text, None) == (span, date, prec)


@pytest.mark.parametrize(
    ("text", "span", "date", "prec"),
    [
        ("left port on Thursday", "Thursday", "2025-11-27", 1),
        ("will arrive on Thursday", "Thursday", "2025-12-04", 1),
        ("last Monday", "last Monday", "2025-11-24", 1),
        ("struck on Monday", "Monday", "2025-12-01", 1),
        ("next Thursday", "next Thursday", "2025-12-04", 1),
        ("last week", "last week", "2025-11-24/2025-11-30", 3),
        ("the previous month", "the previous month", "2025-11-01/2025-11-30", 4),
        ("the past week", "the past week", "2025-11-25/2025-12-01", 3),
        ("three days ago", "three days ago", "2025-11-28", 1),
        ("two weeks ago", "two weeks ago", "2025-11-14/2025-11-20", 3),
        ("yesterday", "yesterday", "2025-11-30", 1),
        ("overnight strikes", "overnight", "2025-11-30/2025-12-01", 2),
        ("arrived in August", "August", "2025-08-01/2025-08-31", 4),
        ("a September strike", "September", "2025-09-01/2025-09-30", 4),
        ("in mid-August", "mid-August", "2025-08-11/2025-08-20", 4),
        ("in late October", "late October", "2025-10-21/2025-10-31", 4),
        ("on Sept. 2 the boat", "Sept. 2", "2025-09-02", 1),
        ("Nov. 3 to Nov. 9", "Nov. 3 to Nov. 9", "2025-11-03/2025-11-09", 3),
        ("1-5 December", "1-5 December", "2025-12-01/2025-12-05", 2),
        ("the night of 16-17 December", "16-17 December", "2025-12-16/2025-12-17", 2),
        ("from Dec. 28 to Jan. 3", "Dec. 28 to Jan. 3", "2025-12-28/2026-01-03", 3),
        ("December 7 last year", "December 7 last year", "2024-12-07", 1),
        ("el 7 de diciembre del año pasado", "7 de diciembre del año pasado", "2024-12-07", 1),
        ("the week of Sept. 8", "Sept. 8", "2025-09-08/2025-09-14", 3),
        ("between August and November", "August and November", "2025-08-01/2025-11-30", 5),
        ("el 2 de septiembre", "2 de septiembre", "2025-09-02", 1),
        ("del 16 al 21 de noviembre", "16 al 21 de noviembre", "2025-11-16/2025-11-21", 2),
        ("a finales de octubre", "finales de octubre", "2025-10-21/2025-10-31", 4),
        ("a mediados de agosto", "mediados de agosto", "2025-08-11/2025-08-20", 4),
        ("murieron anoche", "anoche", "2025-11-30", 1),
        ("dijo ayer", "ayer", "2025-11-30", 1),
        ("zarpó el jueves", "jueves", "2025-11-27", 1),
        ("llegará el jueves", "jueves", "2025-12-04", 1),
        ("el jueves pasado", "jueves pasado", "2025-11-27", 1),
        ("la semana pasada", "la semana pasada", "2025-11-24/2025-11-30", 3),
        ("hace dos semanas", "hace dos semanas", "2025-11-14/2025-11-20", 3),
        ("el mes anterior", "el mes anterior", "2025-11-01/2025-11-30", 4),
    ],
)
def test_a_relative_date_is_read_from_publication(text: str, span: str, date: str, prec: int) -> None:
    assert only(text) == (span, date, prec)


def test_the_verb_beside_each_date_decides_its_direction() -> None:
    found = find_dates("Officials said Thursday the ship will arrive on Monday", MONDAY)
    assert [str(mention.date) for mention in found] == ["2025-11-27", "2025-12-08"]


@pytest.mark.parametrize(
    "text",
    [
        "The ships may leave", "They May leave", "March on Caracas", "protesters march", "the 4th Fleet",
        "the 22nd MEU",
        "April Smith spoke", "el mar Caribe", "Santo Domingo", "Plaza de Mayo", "the august body", "2,025 troops",
        "sat down", "por la mañana", "DDG-107", "the second ship",
    ],
)  # fmt: skip
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert find_dates(text, MONDAY) == []


@pytest.mark.parametrize("text", ["on Thursday", "in August", "Sept. 2", "last week", "ayer", "el 2 de septiembre"])
def test_without_publication_no_year_or_day_is_invented(text: str) -> None:
    (mention,) = find_dates(text)
    assert mention.date is None
    assert "publication date" in mention.trace[-1]


def test_an_ambiguous_slashed_date_stays_open_unless_the_language_settles_it() -> None:
    assert only("02/09/2025") == ("02/09/2025", "None", None)
    assert only("02/09/2025", language="es") == ("02/09/2025", "2025-09-02", 1)


def test_characters_that_do_not_show_are_read_past() -> None:
    assert only("on Septem\xadber 2\u200b, 2025") == ("Septem\xadber 2\u200b, 2025", "2025-09-02", 1)


def test_a_day_that_no_calendar_has_is_named_as_such() -> None:
    (mention,) = find_dates("the 31 of February 2025", MONDAY)
    assert mention.date is None
    assert "no day of the calendar" in mention.trace[-1]


def test_no_day_is_stated_by_words_that_state_none() -> None:
    for text in ("in August", "mid-August", "last week", "in 2025", "a finales de octubre", "the previous month"):
        (mention,) = find_dates(text, MONDAY)
        assert mention.date is not None
        assert mention.date.prec > DatePrec.DAY


def test_the_trace_says_from_which_day_a_date_was_read() -> None:
    (mention,) = find_dates("left on Thursday", MONDAY)
    assert mention.trace[-1] == "read from publication on 2025-12-01, past by 'left'"


@given(TEXTS, st.none() | st.dates(), st.sampled_from([None, "en", "es"]))
def test_any_text_on_any_day_gives_spans_that_index_it(
    text: str, published: dt.date | None, language: str | None
) -> None:
    found = find_dates(text, published, language)
    assert found == find_dates(text, published, language)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text != ""


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.dates(dt.date(2000, 1, 1), dt.date(2080, 1, 1)))
def test_a_day_written_in_full_is_read_back_whatever_the_publication(day: dt.date, published: dt.date) -> None:
    english, spanish = f"{day:%B} {day.day}, {day.year}", f"{day.day} de {SPANISH[day.month - 1]} de {day.year}"
    for text in (english, spanish, day.isoformat()):
        (mention,) = find_dates(text, published)
        assert str(mention.date) == day.isoformat()


SPANISH = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("They trained until late October.", "2025-10-21/2025-10-31"),
        ("The base is closed until Friday.", "2025-12-05"),
        ("El buque podría visitar Ponce en enero.", "2026-01-01/2026-01-31"),
    ],
)
def test_until_and_might_look_ahead_unless_a_verb_says_it_is_over(text: str, date: str) -> None:
    found = find_dates(text, MONDAY, "es" if "buque" in text else "en")
    assert [str(mention.date) for mention in found] == [date]


def test_a_month_is_a_whole_word() -> None:
    assert find_dates("hull 3 Mayport and 8-10 mayores", MONDAY) == []


PARTS_OF_DATES = st.sampled_from(
    [
        *sorted(leading_words() | opening_words()),
        *["3", "12", "2nd", "3sept", "15,", "2025", "1999-10", "9/10/2025", "-", "ago", "Mayport", ".", "days"],
    ]
)


@given(st.lists(PARTS_OF_DATES, max_size=12).map(" ".join))
def test_dates_are_found_as_if_tried_at_every_word(text: str) -> None:
    tokens = tokenize(text)
    found, everywhere = (matches_at(scanner(), tokens.folded, starts) for starts in (tried(tokens), tokens.starts))
    assert [match.span() for match in found] == [match.span() for match in everywhere]
