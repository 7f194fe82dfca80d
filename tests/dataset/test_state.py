"""The state on a date: two clocks, bounds of days, ages, and what must hold whatever the sources say."""

import datetime as dt
import random
from dataclasses import replace
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.observations import observations
from components.dataset.state import State, Undated, state_on
from tests.builders import UNPLACED, Row, asset, location, report, source
from tests.dataset.pool import Draw, Pool, pool_of
from tests.dataset.test_speaking import GROUP, JETS, PLACES, SHIP, at, state

START = dt.date(2025, 10, 1)
SOURCES = {f"s-{number}": START + dt.timedelta(days=5 * number) for number in range(12)}
STATUSES = ("present", "arrived", "operating", "departed", "returned", "en_route", "ordered", "denied", "cancelled")
DAYS = st.integers(0, 60).map(lambda number: START + dt.timedelta(days=number))


def test_a_presence_goes_back_to_the_first_report_that_nothing_contradicts() -> None:
    rows = at("ship", "comalapa", "2025-10-01"), at("ship", "ceiba", "2025-10-20"), at("ship", "ceiba", "2025-11-10")
    found = state(*rows).positions.iloc[0]
    assert (found["since_min"].date(), found["since_max"].date()) == (dt.date(2025, 10, 20), dt.date(2025, 10, 20))


def test_a_group_of_ships_that_was_elsewhere_in_between_begins_a_new_presence() -> None:
    rows = at("csg", "ceiba", "2025-10-20"), at("csg", "comalapa", "2025-11-01"), at("csg", "ceiba", "2025-11-10")
    found = state(*rows, GROUP).positions.iloc[0]
    assert found["since_min"].date() == dt.date(2025, 11, 10)


def test_a_departure_in_between_begins_a_new_presence() -> None:
    rows = [at("jets", "ceiba", day, status) for day, status in (("2025-10-20", "present"), ("2025-10-25", "departed"))]
    found = state(*rows, at("jets", "ceiba", "2025-11-10")).positions.iloc[0]
    assert found["since_min"].date() == dt.date(2025, 11, 10)


def test_the_beginning_of_a_vague_presence_has_two_bounds() -> None:
    found = state(at("ship", "ceiba", "2025-10")).positions.iloc[0]
    assert (found["since_min"].date(), found["since_max"].date()) == (dt.date(2025, 10, 1), dt.date(2025, 10, 31))
    assert (found["age_days"], found["age_days_max"]) == (16, 46)


def test_an_asset_without_a_recent_report_keeps_its_last_reported_place() -> None:
    found = state(at("ship", "ceiba", "2025-03-01")).positions.iloc[0]
    assert (found["age_days"], found["freshness"]) == (260, "stale")


def test_only_what_was_published_by_the_known_on_date_counts() -> None:
    early, late = source("early", published_on="2025-11-05"), source("late", published_on="2025-11-12")
    rows = at("ship", "ceiba", "2025-11-04", source_id="early"), at("ship", "comalapa", "2025-11-06", source_id="late")
    for known_on, place in (("2025-11-11", "ceiba"), ("2025-11-12", "comalapa")):
        found = state(*rows, early, late, known_on=dt.date.fromisoformat(known_on)).positions
        assert found["location_id"].tolist() == [place]


def test_a_source_dated_to_a_month_counts_from_its_last_day() -> None:
    month = source("month", published_on="2025-11-01", published_prec=4)
    row = at("ship", "ceiba", "2025-11-04", source_id="month")
    assert state(row, month, known_on=dt.date(2025, 11, 29)).positions.empty
    assert len(state(row, month, known_on=dt.date(2025, 11, 30)).positions) == 1


def test_a_source_without_a_date_is_left_out_of_what_was_known_and_counted() -> None:
    row, known_on = at("ship", "ceiba", "2025-11-04"), dt.date(2025, 11, 10)
    assert (len(state(row).positions), state(row).undated) == (1, 0)
    left_out = state(row, known_on=known_on)
    assert (len(left_out.positions), left_out.undated) == (0, 1)
    assert len(state(row, known_on=known_on, undated=Undated.WHEN_TRUE).positions) == 1


def test_a_correction_counts_once_it_was_published_itself() -> None:
    sources = source("early", published_on="2025-11-05"), source("late", published_on="2025-11-12")
    wrong = at("ship", "ceiba", "2025-11-04", source_id="early", report_id="wrong")
    right = at("ship", "comalapa", "2025-11-04", source_id="late", supersedes="wrong")
    for known_on, place in (("2025-11-11", "ceiba"), ("2025-11-12", "comalapa")):
        found = state(wrong, right, *sources, known_on=dt.date.fromisoformat(known_on)).positions
        assert found["location_id"].tolist() == [place]


def test_the_verdict_names_who_speaks_and_who_agrees() -> None:
    rows = (
        at("ship", "caribbean", "2025-11-09", report_id="wide"),
        at("ship", "ceiba", "2025-11-10", report_id="new"),
        at("ship", "comalapa", "2025-11-01", report_id="else"),
        at("ship", "ceiba", "2025-08-01", report_id="old"),
    )
    found = state(*rows).reports.set_index("record_id")
    assert found.loc["wide", ["why", "by", "agrees"]].tolist() == ["NEWER", "new", True]
    assert found.loc["new", ["why", "by", "agrees"]].tolist() == ["SPEAKS", "new", True]
    assert found.loc["else", ["why", "agrees"]].tolist() == ["NEWER", False]
    assert found.loc["old", ["why", "by", "agrees"]].tolist() == ["OLD", "", False]


def claim(dice: random.Random) -> Row:
    day = START + dt.timedelta(days=dice.randint(0, 60))
    length = dice.choice((0, 0, 0, 6, 20))
    when = f"{day}/{day + dt.timedelta(days=length)}" if length else str(day)
    place = dice.choice([*PLACES, ""])
    where = {"location_id": place} if place else UNPLACED
    cells = {**where, "source_id": dice.choice([*SOURCES, "undated"])}
    cells |= {"shape": dice.choice(("point", "area")), "count_best": dice.choice((None, 4, 10))}
    return report(dice.choice(("ship", "jets", "csg", "arg")), when, dice.choice(STATUSES), **cells)


def claims() -> Pool:
    """A thousand reports of four assets, as they come."""
    places = [location(name, shape) for name, shape in PLACES.items()]
    sources = [source(name, published_on=str(day)) for name, day in SOURCES.items()]
    assets = JETS, SHIP, GROUP, asset("arg", kind="naval_force")
    dice = random.Random(1)
    return pool_of(*(claim(dice) for _ in range(1000)), *places, *sources, source("undated"), *assets)


POOL = claims()
CLAIMS = POOL.some(20)


def resolved(claims: Draw, as_of: dt.date, **known: Any) -> State:
    return state_on(POOL.arrays(claims), as_of, **known)


def answers(found: State) -> list[list[object]]:
    return found.positions.astype("object").where(found.positions.notna(), "").to_numpy().tolist()


@settings(max_examples=30)
@given(CLAIMS, DAYS)
def test_no_ship_is_in_two_places_at_once_without_a_conflict(claims: Draw, as_of: dt.date) -> None:
    found = resolved(claims, as_of).positions
    here = found[found["standing"].eq("presence") & found["asset_id"].eq("ship")]
    assert len(here) <= 1
    for spoken in here.itertuples():
        for row in POOL.seen(claims).itertuples():
            at_once = row.date_start <= spoken.date_end and spoken.date_start <= row.date_end
            same = row.asset_id == "ship" and row.status in ("present", "arrived", "operating")
            heard = pd.Timestamp(as_of) - pd.Timedelta(days=30) <= row.date_end <= pd.Timestamp(as_of)
            certain = max(row.date_end - row.date_start, spoken.date_end - spoken.date_start) < pd.Timedelta(days=7)
            places = row.location_id, spoken.location_id
            if (
                certain
                and at_once
                and same
                and heard
                and all(places)
                and PLACES[places[0]].distance(PLACES[places[1]]) > 1
            ):
                assert spoken.conflicts_with != ""


@settings(max_examples=30)
@given(CLAIMS, DAYS)
def test_nothing_appears_before_its_first_report(claims: Draw, as_of: dt.date) -> None:
    found = resolved(claims, as_of)
    first = POOL.seen(claims).groupby("asset_id")["date_end"].min()
    assert (first[found.positions["asset_id"]] <= pd.Timestamp(as_of)).all()
    assert (found.positions["date_end"] <= pd.Timestamp(as_of)).all()
    assert (found.positions["since_max"].dropna() <= pd.Timestamp(as_of)).all()


@settings(max_examples=30)
@given(CLAIMS, CLAIMS, DAYS, DAYS)
def test_knowing_more_never_changes_what_was_known(
    claims: Draw, later: Draw, as_of: dt.date, known_on: dt.date
) -> None:
    sources = POOL.rows["source_id"].iloc[list(later)]
    unpublished = [row for row, name in zip(later, sources, strict=True) if SOURCES.get(name, known_on) > known_on]
    more = tuple(sorted({*claims, *unpublished}))
    before, after = (resolved(each, as_of, known_on=known_on) for each in (claims, more))
    assert answers(before) == answers(after)
    assert before.undated == after.undated


def test_the_order_of_collection_plays_no_part() -> None:
    for seed in range(3):
        shuffled = replace(POOL.dataset, reports=POOL.dataset.reports.sample(frac=1, random_state=seed))
        assert shuffled.reports.index.tolist() != POOL.dataset.reports.index.tolist()
        pd.testing.assert_frame_equal(observations(shuffled), POOL.rows)


@settings(max_examples=5)
@given(CLAIMS)
def test_a_draw_of_the_pool_is_what_building_it_anew_gives(claims: Draw) -> None:
    among_others = ["credibility", "voices", "voices_against"]
    found, drawn = (rows.drop(columns=among_others) for rows in (observations(POOL.holding(claims)), POOL.seen(claims)))
    pd.testing.assert_frame_equal(found, drawn)


@settings(max_examples=30)
@given(CLAIMS, DAYS)
def test_every_report_that_counts_has_one_verdict_and_a_speaker(claims: Draw, as_of: dt.date) -> None:
    found, rows = resolved(claims, as_of), POOL.seen(claims)
    counted = rows.loc[rows["date_end"] <= pd.Timestamp(as_of), "record_id"].tolist()
    assert sorted(found.reports["record_id"]) == sorted(counted)
    speaking = set(found.reports.loc[found.reports["why"].eq("SPEAKS"), "record_id"])
    assert speaking == set(found.positions["record_id"])
    assert found.reports.loc[found.reports["why"].ne("OLD"), "by"].isin(counted).all()
