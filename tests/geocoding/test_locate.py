"""Place phrases to locations: every phrase of the collected tables, reviewed by eye, and the rules behind."""

import csv
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from components.geocoding.footprints import footprint
from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.land import is_land
from components.geocoding.locate import REASONS, locate
from components.model import Domain, Location, Role, Shape, Status, WherePrec
from components.paths import DATA

REVIEWED = Path(__file__).parents[1] / "data" / "place_phrases.csv"
WET = ("sea", "ocean_region", "gulf", "strait")


def reviewed() -> list[dict[str, str]]:
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def placed(phrase: str, status: str) -> Location:
    return locate(phrase, status=Status(status) if status else None)


def located(row: dict[str, str]) -> Location:
    return placed(row["phrase"], row["status"])


@pytest.mark.parametrize("row", reviewed(), ids=lambda row: f"{row['phrase']} [{row['status']}]")
def test_a_reviewed_phrase_is_placed_as_reviewed(row: dict[str, str]) -> None:
    location = located(row)
    assert ";".join(location.place_ids) == row["place_ids"]
    assert location.reason.split(":")[0] == row["reason"]
    if row["where_prec"]:
        assert location.shape == Shape(row["shape"])
        assert location.where_prec == WherePrec(int(row["where_prec"]))
        assert location.role == Role(row["role"])
        assert location.lat == pytest.approx(float(row["lat"]), abs=0.11)
        assert location.lon == pytest.approx(float(row["lon"]), abs=0.11)


def test_every_phrase_of_the_collected_reports_and_events_was_reviewed() -> None:
    known = {(row["phrase"], row["status"]) for row in reviewed()}
    for table in ("reports.csv", "events.csv"):
        with (DATA / "collected" / table).open(encoding="utf-8", newline="") as file:
            collected = {(row["place"], row.get("status", "")) for row in csv.DictReader(file)}
        assert collected <= known


def test_at_least_97_in_100_collected_phrases_are_placed() -> None:
    phrases = {row["phrase"]: row["reason"] for row in reviewed()}
    unplaced = [phrase for phrase, reason in phrases.items() if reason in ("unknown", "contradiction", "empty")]
    assert len(unplaced) <= 0.03 * len(phrases)


def test_a_location_holds_its_own_point_and_says_how_it_came_about() -> None:
    for location in filter(lambda location: location.resolved, map(located, reviewed())):
        assert location.geometry is not None
        assert shape(location.geometry).distance(Point(location.lon or 0, location.lat or 0)) < 1e-3, location.trace
        assert location.uncertainty_m is not None
        assert location.uncertainty_m > 0
        assert location.trace


def test_what_is_not_placed_has_a_known_reason_and_no_geometry() -> None:
    for location in (location for location in map(located, reviewed()) if not location.resolved):
        assert location.reason.split(":")[0] in REASONS
        assert location.geometry is None


def test_no_point_of_a_sea_phrase_lies_on_land() -> None:
    gazetteer = default_gazetteer()
    for row in reviewed():
        location = located(row)
        places = [gazetteer.by_id(place_id) for place_id in location.place_ids]
        if location.where_prec is WherePrec.WATER_OR_AIR and all(place.kind in WET for place in places):
            assert location.lon is not None
            assert location.lat is not None
            assert not is_land(location.lon, location.lat), row["phrase"]


@pytest.mark.parametrize("phrase", ["Venezuela", "Curaçao", "Trinidad and Tobago", "Puerto Rico", "Cuba"])
def test_a_country_alone_is_an_area_and_never_a_pin(phrase: str) -> None:
    location = locate(phrase)
    assert location.shape is Shape.AREA
    assert location.where_prec is WherePrec.COUNTRY


@pytest.mark.parametrize(
    ("phrase", "radius_m"),
    [("Fuerte Mara", 15_000), ("Fuerte Tarabay", 8_000), ("Punta Barima", 10_000), ("Bahía Málaga", 5_000)],
)
def test_an_installation_placed_from_memory_keeps_its_wide_radius(phrase: str, radius_m: float) -> None:
    assert (locate(phrase).uncertainty_m or 0) >= radius_m


def test_off_a_place_is_sea_next_to_it() -> None:
    sea = shape(locate("off Puerto Cabello").geometry or {})
    assert sea.contains(Point(-68.0, 10.65))
    assert not sea.contains(Point(-68.0, 10.3))


def test_international_waters_leave_the_territorial_belt_out() -> None:
    waters = shape(locate("International waters off Venezuela").geometry or {})
    belt = footprint("venezuelan-territorial-sea")
    assert belt is not None
    assert waters.intersection(belt).area < 0.01 * belt.area


def test_a_distance_from_an_island_is_a_band_over_the_sea() -> None:
    location = locate("124 miles from La Orchila")
    band = shape(location.geometry or {})
    assert location.shape is Shape.BAND
    assert band.contains(Point(-66.14, 13.6))
    assert not band.contains(Point(-66.14, 12.0))
    assert not is_land(location.lon or 0, location.lat or 0)


def test_about_widens_a_band() -> None:
    exact, about = (shape(locate(f"{word}200 km from La Orchila").geometry or {}) for word in ("", "about "))
    assert about.area > 1.5 * exact.area


def test_a_bearing_makes_a_ring_of_two_fifths_of_the_distance() -> None:
    location = locate("400 miles southwest of Acapulco")
    assert location.shape is Shape.RING
    assert location.uncertainty_m == pytest.approx(0.4 * 400 * 1609.344, rel=1e-3)


def test_a_ship_at_a_town_is_at_its_port() -> None:
    assert locate("Willemstad, Curaçao", domain=Domain.NAVAL).place_ids == ("sint-annabaai",)
    assert locate("Willemstad, Curaçao", domain=Domain.AIR).place_ids == ("willemstad",)


@pytest.mark.parametrize(
    ("status", "role", "place_id"),
    [
        (Status.ORDERED, Role.DESTINATION, "middle-east"),
        (Status.EN_ROUTE, Role.DESTINATION, "middle-east"),
        (Status.DEPARTED, Role.ORIGIN, "caribbean-sea"),
    ],
)
def test_the_status_says_which_end_of_a_journey_is_meant(status: Status, role: Role, place_id: str) -> None:
    location = locate("Caribbean Sea to Middle East", status=status)
    assert (location.role, location.place_ids) == (role, (place_id,))


@pytest.mark.parametrize(
    ("phrase", "place_id"),
    [
        ("Barcelona, Venezuela", "barcelona-ve"),
        ("Trinidad", "trinidad-island"),
        ("San Fernando, Trinidad", "san-fernando-tt"),
        ("San Fernando, Apure", "san-fernando-de-apure"),
        ("Coche, Caracas", "coche-caracas"),
        ("Norfolk, England", "norfolk-gb"),
    ],
)
def test_the_larger_place_named_with_it_decides_between_namesakes(phrase: str, place_id: str) -> None:
    assert locate(phrase).place_ids == (place_id,)


def test_a_country_the_caller_knows_decides_between_namesakes() -> None:
    assert locate("San Fernando", countries=("TT",)).place_ids == ("san-fernando-tt",)


def test_parts_that_do_not_meet_are_a_contradiction() -> None:
    assert locate("Off Puerto Rico, 20 miles from Caracas").reason.startswith("contradiction")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_gets_a_place_or_a_reason(text: str) -> None:
    location = locate(text)
    assert location.resolved != bool(location.reason)


PLACE_WORDS = (
    "Caracas,off,near,Venezuela,or,and,between,to,48 nautical miles,north of,northern,Curaçao,USS,FIRs,;,/,(,),"
    "international waters,border,about,coast of,withheld"
)
PIECES = st.sampled_from([*PLACE_WORDS.split(","), ","])


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=7))
def test_any_mixture_of_place_words_gets_a_place_or_a_reason(pieces: list[str]) -> None:
    location = locate(" ".join(pieces))
    assert location.resolved != bool(location.reason)


@pytest.mark.parametrize(
    "phrase", ["Zulia, Falcón and Sucre", "Zulia / Falcón / Sucre", "Zulia, Falcón, Sucre", "Zulia, Falcón y Sucre"]
)
def test_states_that_a_list_counts_up_are_all_of_them(phrase: str) -> None:
    found = locate(phrase)
    assert set(found.place_ids) == {"ve-zulia", "ve-falcon", "ve-sucre"}
    assert found.where_prec is WherePrec.PART_OF_COUNTRY


def test_a_town_in_its_state_is_still_the_town() -> None:
    assert locate("Maracaibo, Zulia").place_ids == ("maracaibo",)


def test_an_unknown_site_of_a_known_place_is_never_finer_than_near_it() -> None:
    known, unknown = locate("Arroyo, Puerto Rico"), locate("Fictional pier, Arroyo, Puerto Rico")
    assert (known.shape, unknown.shape) == (Shape.POINT, Shape.RING)
    assert unknown.where_prec is WherePrec.NEAR
    assert "Fictional pier" in unknown.trace[-1]
