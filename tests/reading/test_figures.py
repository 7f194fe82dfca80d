import pytest

from components.reading.figures import Number, counts_of_subjects
from components.reading.report import Reading
from tests.reading.texts import read, word


def number(reading: Reading, words: str) -> Number:
    (found,) = [each for each in reading.numbers if word(reading, each.mention) == words]
    return found


@pytest.mark.parametrize(
    ("text", "words", "asset", "counts"),
    [
        ("At least eight F-35s landed in Ceiba.", "At least eight", "F-35s", True),
        ("USS Iwo Jima, with 3,700 sailors aboard, docked in Ponce.", "3,700 sailors", "USS Iwo Jima", False),
        ("About 3,700 sailors aboard USS Iwo Jima are in Ponce.", "About 3,700 sailors", "USS Iwo Jima", False),
        ("Two warships are in Ponce.", "Two warships", "", False),
    ],
)
def test_a_number_is_attached_to_its_asset_or_stands_alone(text: str, words: str, asset: str, counts: bool) -> None:
    found = read(text)
    assert word(found, number(found, words).asset) == asset
    assert number(found, words).counts is counts


def test_a_number_has_the_places_of_what_it_counts_as_its_scope() -> None:
    found = read("Three B-52s from Barksdale Air Force Base circled north of Caracas.")
    assert number(found, "Three").scope == ("Barksdale Air Force Base", "north of Caracas")


def test_the_killed_of_the_only_event_in_a_sentence_are_its_own() -> None:
    found = read("US forces struck a boat in the eastern Pacific on Monday, killing four.")
    assert word(found, number(found, "four").place) == "eastern Pacific"


def test_people_aboard_are_not_the_number_of_ships() -> None:
    found = read("About 3,700 sailors aboard USS Iwo Jima are in Ponce.")
    assert counts_of_subjects(found.numbers) == {}


def test_a_date_lists_what_it_dates() -> None:
    found = read("USS Gravely left Mayport on Sunday. Officials met on Monday.")
    assert [[word(found, place) for place in each.places] for each in found.dates] == [["Mayport"], []]
