import pytest

from components.model import Status
from components.reading.rows import rows_of
from tests.reading.texts import claim, read, reason, subjects, word


@pytest.mark.parametrize(
    ("text", "place", "named"),
    [
        ("The destroyer USS Gravely anchored off Port of Spain.", "Port of Spain", ["USS Gravely"]),
        ("Three B-52s from Barksdale Air Force Base circled north of Caracas.", "Caracas", ["B-52s"]),
        ("Three B-52s from Barksdale Air Force Base circled north of Caracas.", "Barksdale Air Force Base", ["B-52s"]),
        ("F-35s arrived in Ceiba and MQ-9s in Aguadilla.", "Ceiba", ["F-35s"]),
        ("F-35s arrived in Ceiba and MQ-9s in Aguadilla.", "Aguadilla", ["MQ-9s"]),
        ("USS Gravely, USS Stockdale and the cruiser USS Gettysburg are in Ponce.", "Ponce",
         ["USS Gravely", "USS Stockdale", "USS Gettysburg"]),
        ("USS Gravely, which left Mayport, anchored off Port of Spain.", "Port of Spain", ["USS Gravely"]),
        ("Two warships and about 4,500 personnel are in the southern Caribbean.", "southern Caribbean",
         ["Two warships", "about 4,500 personnel"]),
        ("USS Iwo Jima, with 3,700 sailors aboard, docked in Ponce.", "Ponce", ["USS Iwo Jima"]),
        ("El destructor USS Gravely fondeó frente a Puerto España.", "Puerto España", ["USS Gravely"]),
        ("An exercise was held in Falcón. USS Gravely is in Ponce.", "Falcón", []),
    ],
)  # fmt: skip
def test_a_place_belongs_to_what_the_text_puts_there(text: str, place: str, named: list[str]) -> None:
    assert subjects(read(text), place) == named


@pytest.mark.parametrize(
    ("text", "place", "where"),
    [
        ("A patrol boat sailed 48 nautical miles from La Blanquilla.", "La Blanquilla",
         "48 nautical miles from La Blanquilla"),
        ("Eight warships sailed between Curaçao and Venezuela.", "Curaçao", "between Curaçao and Venezuela"),
        ("HMS Trent visited Castries, Saint Lucia.", "Castries", "Castries, Saint Lucia"),
        ("USS Gravely anchored off Port of Spain.", "Port of Spain", "off Port of Spain"),
    ],
)  # fmt: skip
def test_the_words_for_a_place_are_the_text_s_own(text: str, place: str, where: str) -> None:
    assert claim(read(text), place).where == where


def test_coordinates_in_the_text_are_a_claim_of_their_own() -> None:
    found = read("USS Gravely was operating at 10°35'N 62°10'W on Sunday.")
    assert claim(found, "10°35'N 62°10'W").reason == ""


def test_what_lies_in_a_relation_to_coordinates_is_not_drawn_at_them() -> None:
    found = read("USS Gravely was operating 20 miles north of 11.5N, 66.9W.")
    (row,) = rows_of(found).reports
    assert row["lat"] == pytest.approx(11.79, abs=0.005)  # 20 miles from the pair itself
    assert row["shape"] == "ring"


def test_a_line_broken_inside_a_sentence_changes_nothing() -> None:
    wrapped = "The destroyer USS Gravely is reported to be at anchor off\nPort of Spain, officials said."
    assert read(wrapped).claims == read(wrapped.replace("\n", " ")).claims


def test_two_places_of_one_strip_are_one_claim() -> None:
    found = read("Eight warships sailed between Curaçao and Venezuela.")
    assert len(found.claims) == 1
    assert "one area for the two" in reason(found, "Venezuela")


def test_the_country_behind_a_town_is_no_second_place() -> None:
    found = read("HMS Trent visited Castries, Saint Lucia, on Friday.")
    assert len(found.claims) == 1
    assert "it is not a second place" in reason(found, "Saint Lucia")


def test_a_date_belongs_to_what_its_clause_says() -> None:
    found = read("USS Gravely left Mayport on Sunday. USS Stockdale is in Ponce.")
    assert word(found, claim(found, "Mayport").date) == "Sunday"
    assert claim(found, "Ponce").date is None


def test_a_date_of_a_plan_dates_no_presence() -> None:
    found = read("USS Gravely left Mayport for Ponce and could visit Curaçao next week.")
    assert claim(found, "Mayport").date is None
    assert word(found, claim(found, "Curaçao").date) == "next week"


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        ("B-52s from Barksdale Air Force Base circled north of Caracas.", "Barksdale Air Force Base", Status.DEPARTED),
        ("USS Gravely could deploy to Ponce.", "Ponce", Status.ANNOUNCED),
        ("US forces struck a boat in the eastern Pacific.", "eastern Pacific", None),
    ],
)
def test_a_claim_has_the_status_that_the_words_give(text: str, place: str, status: Status | None) -> None:
    assert claim(read(text), place).status == status
