"""Journeys that no ship can make, words vaguer than their place, and names spelt twice."""

import pytest

from components.dataset.lints import LINTS, Doubt
from tests.builders import Row, asset, dataset, location, report
from tests.dataset.test_speaking import PLACES

SURE = {"coordinate_uncertainty_m": 1000.0}


def doubts(name: str, *rows: Row) -> list[Doubt]:
    places = [location(place, shape) for place, shape in PLACES.items()]
    return list(LINTS[name](dataset(*rows, *places)))


def journey(day: str, place: str = "gibraltar", **ship: str) -> list[Doubt]:
    """From Ceiba on 5 November to a place on a day; Gibraltar is some 5,900 km away."""
    start, end = report("a", "2025-11-05", location_id="ceiba", **SURE), report("a", day, location_id=place, **SURE)
    return doubts("impossible_journey", start, end, asset("a", **ship))


@pytest.mark.parametrize(("day", "found"), [("2025-11-06", 1), ("2025-11-07", 1), ("2025-11-12", 0), ("2025-11", 0)])
def test_a_ship_needs_its_time_to_cross_the_ocean(day: str, found: int) -> None:
    assert len(journey(day)) == found


def test_the_reason_tells_how_far_and_since_when() -> None:
    (doubt,) = journey("2025-11-06")
    assert doubt.column == "where_description"
    assert "5 November 2025" in doubt.reason
    assert " km from " in doubt.reason


def test_what_is_no_hull_may_be_anywhere() -> None:
    assert journey("2025-11-06", kind="bomber", domain="air") == []


def test_a_slower_kind_needs_longer() -> None:
    assert len(journey("2025-11-08", kind="support_ship")) == 1
    assert len(journey("2025-11-09", kind="littoral_combat_ship")) == 0


@pytest.mark.parametrize(
    ("words", "where_prec", "found"),
    [("Off Ceiba", 1, 1), ("Off Ceiba", 2, 0), ("Ceiba", 1, 0), ("Offshore Patrol Base", 1, 0)],
)
def test_words_that_only_come_near_are_no_exact_place(words: str, where_prec: int, found: int) -> None:
    row = report("a", "2025-11-05", location_id="ceiba", where_description=words, where_prec=where_prec)
    assert len(doubts("finer_than_its_words", row)) == found


@pytest.mark.parametrize(
    ("name", "operator", "found"),
    [("HNLMS Van-Amstel", "Netherlands", 1), ("HNLMS Friesland", "Netherlands", 0), ("HNLMS Van Amstel", "Belgium", 0)],
)
def test_one_name_spelt_in_two_ways_is_found(name: str, operator: str, found: int) -> None:
    fleet = asset("a", name="HNLMS Van Amstel", operator="Netherlands"), asset("b", name=name, operator=operator)
    assert len(doubts("spelling_variant", *fleet)) == found
