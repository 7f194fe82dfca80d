import pytest
from shapely.geometry import Point

from components.dataset.happenings import ITSELF, MAYBE, neighbours, tellings, tolls_around
from components.dataset.observations import observations
from tests.builders import dataset, event, location, source, toll

HERE, THERE = {"location_id": "here"}, {"location_id": "there"}
BUILT = dataset(
    event("boat_strike", "2025-10-17", event_id="one", source_id="ap-one", **HERE),
    event("boat_strike", "2025-10", event_id="vague", source_id="copy", **HERE),
    event("boat_strike", "2025-10-17", event_id="elsewhere", **THERE),
    event("boat_strike", "2025-10-19", event_id="later", **HERE),
    event("overflight", "2025-10-17", event_id="flight", **HERE),
    toll("killed", "2025-10-16", 27),
    toll("killed", "2025-10-18", 29),
    toll("killed", "2025-10-24", 43),
    source("ap-one", outlet="AP"),
    source("copy", outlet="Daily", derived_from="AP"),
    location("here", Point(-66.0, 12.0).buffer(0.1)),
    location("there", Point(-72.0, 14.0).buffer(0.1)),
)
ROWS = observations(BUILT)


def test_records_of_one_kind_day_and_place_stand_beside_an_event_and_are_not_merged_with_it() -> None:
    told = tellings(BUILT, ROWS, "one")
    assert list(zip(told.index, told["relation"], strict=True)) == [("one", ITSELF), ("vague", MAYBE)]


def test_a_source_that_repeats_another_is_no_voice_of_its_own() -> None:
    assert tellings(BUILT, ROWS, "one")["voice"].tolist() == [1, 1]


def test_the_tolls_of_a_strike_are_those_stated_within_days_of_it() -> None:
    assert [each.best for each in tolls_around(BUILT, ROWS.loc["one"])] == [29]
    assert tolls_around(BUILT, ROWS.loc["flight"]) == ()


def test_neighbours_are_of_the_same_kind_in_the_order_of_days() -> None:
    assert neighbours(ROWS, "one") == ("elsewhere", "later")
    assert neighbours(ROWS, "flight") == (None, None)


def test_what_is_no_event_is_an_error() -> None:
    with pytest.raises(KeyError):
        tellings(BUILT, ROWS, "nothing")
