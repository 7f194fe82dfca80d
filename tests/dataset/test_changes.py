"""What changed between two states, and the sentences that say so."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.change_words import SENTENCES, sentence
from components.dataset.changes import TABLE, Kind, Step, changes, compose, steps, table
from components.dataset.state import state_on
from components.dataset.wording import interval_words
from components.errors import InputError
from components.language import LANGUAGES, speaking
from tests.builders import Row, source
from tests.dataset.pool import Draw
from tests.dataset.test_speaking import GROUP, at, state
from tests.dataset.test_state import CLAIMS, DAYS, POOL, resolved

OCTOBER, NOVEMBER = dt.date(2025, 10, 31), dt.date(2025, 11, 16)


def said(*rows: Row, before: dt.date = OCTOBER, after: dt.date = NOVEMBER, **known: Any) -> list[Step]:
    one, other = state(*rows, as_of=before), state(*rows, as_of=after, **known)
    nesting = other.verdict.rows.nesting
    return [step for change in changes(one, other) for step in steps(change, nesting)]


def kinds(*rows: Row, **asked: Any) -> list[Kind]:
    return [step.kind for step in said(*rows, **asked)]


def test_a_ship_that_is_reported_elsewhere_moved() -> None:
    assert kinds(at("ship", "ceiba", "2025-10-30"), at("ship", "comalapa", "2025-11-12")) == [Kind.MOVED]


def test_a_ship_that_is_reported_in_the_sea_around_its_port_has_not_moved() -> None:
    assert kinds(at("ship", "ceiba", "2025-10-30"), at("ship", "caribbean", "2025-11-12")) == [Kind.RE_REPORTED]


def test_a_group_of_ships_that_is_reported_elsewhere_moved() -> None:
    assert kinds(at("csg", "ceiba", "2025-10-30"), at("csg", "comalapa", "2025-11-12"), GROUP) == [Kind.MOVED]


def test_what_had_no_report_before_is_newly_known() -> None:
    rows = at("jets", "ceiba", "2025-11-12"), at("jets", "aguadilla", "2025-11-13")
    assert kinds(*rows) == [Kind.NEWLY_KNOWN, Kind.ARRIVED]


def test_a_departure_is_said_once() -> None:
    assert kinds(at("ship", "ceiba", "2025-10-30"), at("ship", "ceiba", "2025-11-12", "departed")) == [Kind.DEPARTED]


def test_a_ship_that_comes_back_arrived() -> None:
    rows = at("ship", "ceiba", "2025-10-30", "departed"), at("ship", "ceiba", "2025-11-12", "arrived")
    assert kinds(*rows) == [Kind.ARRIVED]


def test_a_second_base_of_an_aircraft_type_is_an_arrival_there() -> None:
    rows = at("jets", "ceiba", "2025-10-30"), at("jets", "aguadilla", "2025-11-12")
    assert kinds(*rows, after=dt.date(2025, 11, 13)) == [Kind.ARRIVED]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, [Kind.RE_REPORTED]),
        ({"status": "operating"}, [Kind.STATUS_CHANGED]),
        ({"count_best": 6}, [Kind.COUNT_CHANGED]),
        ({"status": "arrived", "count_best": 6}, [Kind.STATUS_CHANGED, Kind.COUNT_CHANGED]),
    ],
)
def test_a_new_report_of_the_same_place_says_what_is_new(cells: dict[str, Any], expected: list[Kind]) -> None:
    assert (
        kinds(
            at("jets", "ceiba", "2025-10-30", count_best=5),
            at("jets", "ceiba", "2025-11-12", **{"count_best": 5, **cells}),
        )
        == expected
    )


def test_a_place_that_nobody_reports_any_more_goes_stale_once() -> None:
    row = at("ship", "ceiba", "2025-10-30")
    assert kinds(row) == []
    assert kinds(row, after=dt.date(2025, 11, 21)) == [Kind.GONE_STALE]
    assert kinds(row, before=dt.date(2025, 11, 21), after=dt.date(2025, 12, 31)) == []


def test_a_plan_that_becomes_known_is_a_change_of_status() -> None:
    plan = at("ship", "comalapa", "2025-11-12", "ordered", role="destination")
    assert kinds(at("ship", "ceiba", "2025-10-30"), plan) == [Kind.STATUS_CHANGED]


def test_a_denied_presence_is_removed() -> None:
    rows = at("ship", "ceiba", "2025-10-30"), at("ship", "ceiba", "2025-11-12", assertion="denied")
    assert kinds(*rows) == [Kind.REMOVED, Kind.STATUS_CHANGED]


def test_a_correction_published_later_is_a_correction() -> None:
    sources = source("early", published_on="2025-11-05"), source("late", published_on="2025-11-12")
    wrong = at("ship", "ceiba", "2025-11-04", source_id="early", report_id="wrong")
    right = at("ship", "comalapa", "2025-11-04", source_id="late", supersedes="wrong")
    one, other = (state(wrong, right, *sources, known_on=dt.date(2025, 11, day)) for day in (11, 12))
    (change,) = changes(one, other)
    assert [step.kind for step in steps(change, other.verdict.rows.nesting)] == [Kind.CORRECTED]


def test_dates_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(InputError, match="swap the two"):
        said(at("ship", "ceiba", "2025-10-30"), before=NOVEMBER, after=OCTOBER)


def test_the_table_has_a_row_for_each_step() -> None:
    rows = at("ship", "ceiba", "2025-10-30"), at("ship", "comalapa", "2025-11-12")
    one, other = (state(*rows, as_of=day) for day in (OCTOBER, NOVEMBER))
    found = table(changes(one, other), other.verdict.rows.nesting)
    assert tuple(found.columns) == TABLE
    assert found[["asset_id", "kind"]].to_numpy().tolist() == [["ship", "moved"]]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Ship moved: Port of Spain (arrived, 12 November 2025, News); before that, off Ponce."),
        ("es", "Cambio de lugar de Ship: Port of Spain (llegada, 12 de noviembre de 2025, News); antes, off Ponce."),
    ],
)
def test_a_move_is_one_sentence_in_two_languages(language: str, words: str) -> None:
    rows = (
        at("ship", "ceiba", "2025-10-30", where_description="off Ponce"),
        at("ship", "comalapa", "2025-11-12", "arrived", where_description="Port of Spain"),
    )
    one, other = (state(*rows, as_of=day) for day in (OCTOBER, NOVEMBER))
    (change,) = changes(one, other)
    (step,) = steps(change, other.verdict.rows.nesting)
    assert sentence(change, step, language) == words


def test_every_kind_of_step_has_its_sentence_in_both_languages() -> None:
    assert set(SENTENCES) == set(Kind)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-10-26", "2025-10-26", "26 de octubre de 2025"),
        ("2025-10-01", "2025-10-31", "octubre de 2025"),
        ("2025-10-28", "2025-11-03", "del 28 de octubre de 2025 al 3 de noviembre de 2025"),
    ],
)
def test_spanish_days(start: str, end: str, words: str) -> None:
    with speaking("es"):
        assert interval_words(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == words


@settings(max_examples=30)
@given(CLAIMS, DAYS)
def test_a_state_does_not_differ_from_itself(claims: Draw, day: dt.date) -> None:
    rows = POOL.arrays(claims)
    assert len(changes(state_on(rows, day), state_on(rows, day))) == 0
    assert len(changes(state_on(rows, day), resolved(claims, day))) == 0


@settings(max_examples=30)
@given(CLAIMS, st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_two_successive_changes_compose_to_one(claims: Draw, days: list[dt.date]) -> None:
    rows = POOL.arrays(claims)
    a, b, c = (state_on(rows, day) for day in days)
    assert compose(changes(a, b), changes(b, c)) == changes(a, c)[:]


@settings(max_examples=30)
@given(CLAIMS, st.lists(DAYS, min_size=2, max_size=2).map(sorted))
def test_the_rows_in_which_two_states_differ_are_those_of_a_full_comparison(claims: Draw, days: list[dt.date]) -> None:
    rows, again = POOL.arrays(claims), POOL.arrays(claims)
    before, after = (state_on(rows, day) for day in days)
    found = changes(before, after)
    assert found[:] == changes(before, state_on(again, days[1]))
    assert [found[number] for number in range(len(found))] == [*found]


@settings(max_examples=30)
@given(CLAIMS, st.lists(DAYS, min_size=2, max_size=2).map(sorted))
def test_every_change_can_be_said(claims: Draw, days: list[dt.date]) -> None:
    rows = POOL.arrays(claims)
    one, other = (state_on(rows, day) for day in days)
    for change in changes(one, other):
        for step in steps(change, rows.nesting):
            for language in LANGUAGES:
                words = sentence(change, step, language)
                assert change.name in words
                assert "{" not in words
                assert "()" not in words
