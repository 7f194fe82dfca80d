"""Who speaks for an asset that may be in several places, and what ends a presence."""

import datetime as dt
from typing import Any

import pytest
from shapely.geometry import Point, box

from components.dataset.arrays import Arrays
from components.dataset.observations import observations
from components.dataset.state import State, state_on
from tests.builders import UNPLACED, Row, asset, dataset, location, report

PLACES = {
    "caribbean": box(-85, 10, -60, 22),
    "puerto-rico": box(-67.3, 17.9, -65.6, 18.5),
    "ceiba": Point(-65.64, 18.24),
    "aguadilla": Point(-67.13, 18.49),
    "comalapa": Point(-89.05, 13.44),
    "gibraltar": Point(-5.5, 35.95),
    "port-of-spain": Point(-61.5, 10.65),
}
JETS = asset("jets", kind="fighter_aircraft", domain="air")
SHIP = asset("ship")
GROUP = asset("csg", kind="naval_force", is_group=True)
DAY = dt.date(2025, 11, 16)


def at(asset_id: str, place: str, day: str, status: str = "present", **cells: Any) -> Row:
    """A report at one of ``PLACES``; its note is place and day, so that a test can name it."""
    shape = PLACES[place].geom_type.replace("Polygon", "area").lower()
    where = {"location_id": place, "place_id": place, "shape": shape, "note": f"{place} {day[8:]}".strip()}
    return report(asset_id, day, status, **{**where, **cells})


def state(*rows: Row, as_of: dt.date = DAY, **known: Any) -> State:
    places = [location(name, shape) for name, shape in PLACES.items()]
    built = dataset(*rows, *places, JETS, SHIP)
    return state_on(Arrays(observations(built), built.nesting), as_of, **known)


def present(*rows: Row, **asked: Any) -> set[str]:
    found = state(*rows, **asked).positions
    rows_of = found["record_id"][found["standing"].eq("presence")]
    return {row.cells["note"] for row in rows if row.cells.get("report_id") in set(rows_of)}


def test_aircraft_of_one_type_may_be_at_several_bases_at_once() -> None:
    assert present(at("jets", "ceiba", "2025-11-01"), at("jets", "aguadilla", "2025-11-10")) == {
        "ceiba 01",
        "aguadilla 10",
    }


def test_a_ship_is_where_its_newest_report_has_it() -> None:
    assert present(at("ship", "ceiba", "2025-11-01"), at("ship", "aguadilla", "2025-11-10")) == {"aguadilla 10"}


def test_a_named_group_of_ships_leaves_where_it_was_for_where_it_is_next_reported() -> None:
    rows = at("csg", "gibraltar", "2025-11-01"), at("csg", "caribbean", "2025-11-10"), GROUP
    assert present(*rows) == {"caribbean 10"}
    assert state(*rows).reports.set_index("record_id").at[rows[0].cells["report_id"], "why"] == "NEWER"


def test_a_named_group_of_ships_may_be_in_two_places_on_days_that_overlap() -> None:
    rows = at("csg", "gibraltar", "2025-11-04/2025-11-10"), at("csg", "ceiba", "2025-11-10")
    assert len(present(*rows, GROUP)) == 2


def test_a_named_group_of_ships_on_its_way_elsewhere_has_left() -> None:
    rows = at("csg", "caribbean", "2025-11-05"), at("csg", "gibraltar", "2025-11-08", "en_route"), GROUP
    assert present(*rows) == set()


def test_unnamed_ships_may_be_in_several_ports() -> None:
    ships = asset("csg", kind="naval_force")
    rows = at("csg", "ceiba", "2025-11-01"), at("csg", "port-of-spain", "2025-11-10")
    assert present(*rows, ships) == {"ceiba 01", "port-of-spain 10"}


def test_a_departure_ends_the_presence_at_its_place_and_no_other() -> None:
    rows = at("jets", "ceiba", "2025-11-01"), at("jets", "aguadilla", "2025-11-02")
    assert present(*rows, at("jets", "ceiba", "2025-11-05", "departed")) == {"aguadilla 02"}


def test_a_departure_from_an_island_ends_the_presence_at_its_bases() -> None:
    rows = at("jets", "ceiba", "2025-11-01"), at("jets", "comalapa", "2025-11-02")
    assert present(*rows, at("jets", "puerto-rico", "2025-11-05", "departed")) == {"comalapa 02"}


def test_a_departure_from_a_port_does_not_end_a_presence_seen_at_sea_the_same_day() -> None:
    rows = at("ship", "ceiba", "2025-11-05", "operating"), at("ship", "port-of-spain", "2025-11-05", "departed")
    assert "ceiba 05" in present(*rows)


def test_fewer_departures_than_arrivals_leave_the_rest_where_they_were() -> None:
    rows = at("jets", "ceiba", "2025-11-01", count_best=10), at("jets", "ceiba", "2025-11-05", "departed", count_best=4)
    assert present(*rows) == {"ceiba 01"}
    found = state(*rows).positions
    reduced = found.loc[found["standing"].eq("presence"), "reduced_by"]
    assert reduced.tolist() == [rows[1].cells["report_id"]]


def test_a_homecoming_ends_every_presence() -> None:
    rows = at("jets", "ceiba", "2025-11-01"), at("jets", "comalapa", "2025-11-02")
    assert present(*rows, at("jets", "gibraltar", "2025-11-05", "returned")) == set()


def test_what_came_back_after_its_departure_is_present_again() -> None:
    rows = at("jets", "ceiba", "2025-11-05", "departed"), at("jets", "ceiba", "2025-11-08", "arrived")
    assert present(*rows) == {"ceiba 08"}
    assert state(*rows).positions["standing"].tolist() == ["presence"]


def test_a_week_that_may_lie_before_a_departure_does_not_outlive_it() -> None:
    rows = at("jets", "ceiba", "2025-11-01/2025-11-07"), at("jets", "ceiba", "2025-11-04", "departed")
    assert present(*rows) == set()


def test_a_vague_departure_ends_a_presence_only_once_it_is_certain_and_shows_before() -> None:
    rows = at("ship", "ceiba", "2025-11-10"), at("ship", "caribbean", "2025-11", "departed")
    assert present(*rows) == {"ceiba 10"}
    found = state(*rows).positions.iloc[0]
    assert (str(found["valid_to_min"].date()), str(found["valid_to_max"].date())) == ("2025-11-01", "2025-11-30")
    assert present(*rows, as_of=dt.date(2025, 11, 30)) == set()


def test_a_vague_report_is_no_newer_than_its_first_possible_day() -> None:
    assert present(at("ship", "ceiba", "2025-11-10"), at("ship", "comalapa", "2025-11-08/2025-11-14")) == {"ceiba 10"}


def test_a_sortie_is_forgotten_once_something_newer_places_the_aircraft() -> None:
    sortie = at("jets", "caribbean", "2025-11-05", "operating")
    assert present(sortie) == {"caribbean 05"}
    assert present(sortie, at("jets", "ceiba", "2025-11-06")) == {"ceiba 06"}


def test_an_island_is_not_a_second_position_beside_its_base() -> None:
    rows = at("jets", "puerto-rico", "2025-11-05"), at("jets", "ceiba", "2025-11-06")
    assert present(*rows) == {"ceiba 06"}
    assert set(state(*rows).reports["why"]) == {"SPEAKS", "FINER"}


def test_of_an_island_and_its_base_on_one_day_the_base_is_the_position() -> None:
    island = at("jets", "puerto-rico", "2025-11-05", assertion="observed", where_prec=5)
    assert present(island, at("jets", "ceiba", "2025-11-05", where_prec=1)) == {"ceiba 05"}


def test_a_later_report_of_the_island_stands_beside_an_older_one_of_its_base() -> None:
    assert present(at("jets", "ceiba", "2025-11-05"), at("jets", "puerto-rico", "2025-11-06")) == {
        "ceiba 05",
        "puerto-rico 06",
    }


def test_a_ship_on_its_way_elsewhere_has_left() -> None:
    rows = at("ship", "caribbean", "2025-11-05"), at("ship", "gibraltar", "2025-11-08", "en_route")
    assert present(*rows) == set()
    assert state(*rows).positions["status"].tolist() == ["en_route"]


def test_a_ship_on_its_way_to_a_place_may_still_be_where_it_was() -> None:
    going = at("ship", "gibraltar", "2025-11-08", "en_route", role="destination")
    assert present(at("ship", "caribbean", "2025-11-05"), going) == {"caribbean 05"}


def test_a_denial_of_an_island_bars_a_presence_at_its_base() -> None:
    rows = at("ship", "ceiba", "2025-11-05"), at("ship", "puerto-rico", "2025-11-06", assertion="denied")
    assert present(*rows) == set()


def test_a_ship_in_two_places_on_one_day_is_a_conflict() -> None:
    rows = at("ship", "ceiba", "2025-11-05", assertion="observed"), at("ship", "comalapa", "2025-11-05")
    found = state(*rows)
    assert present(*rows) == {"ceiba 05"}
    assert found.positions["conflicts_with"].tolist() == [rows[1].cells["report_id"]]
    assert found.reports.set_index("record_id").at[rows[1].cells["report_id"], "why"] == "CONFLICT"


def test_a_ship_in_two_places_in_one_month_is_no_conflict() -> None:
    rows = at("ship", "ceiba", "2025-11-05"), at("ship", "comalapa", "2025-10-20/2025-11-14")
    assert state(*rows).positions["conflicts_with"].tolist() == [""]


def test_a_ship_in_a_port_and_in_the_sea_around_it_is_no_conflict() -> None:
    rows = at("ship", "ceiba", "2025-11-05"), at("ship", "caribbean", "2025-11-05")
    assert state(*rows).positions["conflicts_with"].tolist() == [""]


@pytest.mark.parametrize("status", ["announced", "ordered", "en_route", "cancelled", "denied"])
def test_a_plan_is_never_a_presence(status: str) -> None:
    assert present(at("jets", "ceiba", "2025-11-05", status)) == set()


def test_a_departure_from_nowhere_stated_ends_everything_before_it() -> None:
    rows = at("jets", "ceiba", "2025-11-01"), at("jets", "comalapa", "2025-11-02")
    assert present(*rows, report("jets", "2025-11-05", "departed", **UNPLACED)) == set()
