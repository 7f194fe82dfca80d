import pytest

from components.reading.subjects import asset_of, is_listed_with
from tests.reading.texts import read


@pytest.mark.parametrize(
    ("between", "listed"),
    [
        (", ", True),
        (" and ", True),
        (" and the cruiser ", True),
        (" (ddg-107), the guided-missile destroyer ", True),
        (" y el destructor ", True),
        (" left and then ", False),
        (", left ", False),
        (". ", False),
        (" and " + "the " * 40, False),
    ],
)
def test_a_list_holds_nothing_but_its_members(between: str, listed: bool) -> None:
    copy = f"uss a{between}uss b"
    assert is_listed_with(copy, 5, 5 + len(between)) is listed


def test_a_listed_asset_has_its_own_id() -> None:
    found = read("USS Gravely is in Ponce.")
    assert asset_of(found.mentions, 1) == ("uss-gravely", "USS Gravely")


def test_an_asset_that_is_not_listed_is_marked_so() -> None:
    found = read("USS Fairweather is in Ponce.")
    assert asset_of(found.mentions, 1) == ("unlisted:uss-fairweather", "USS Fairweather")


def test_two_unnamed_forces_are_never_taken_for_one() -> None:
    found = read("Two warships are in Ponce. Two warships are in Ceiba.")
    first, second = (claim.subjects[0] for claim in found.claims)
    assert asset_of(found.mentions, first)[0] != asset_of(found.mentions, second)[0]
    assert asset_of(found.mentions, None) == ("unnamed", "Force not named")
