"""Positions stated in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geocoding.geoparser import geoparse
from components.geocoding.positions import find_positions
from components.geocoding.tokens import tokenize
from components.model import Mention, MentionKind, Role


def positions(text: str) -> list[Mention]:
    return find_positions(text, tokenize(text))


@pytest.mark.parametrize(
    "words",
    [
        "10°36'N 66°54'W", "10°36′00″N, 066°54′00″W", "10.6° N, 66.9° W", "10.6 degrees north, 66.9 degrees west",
        "10.6 grados norte y 66.9 grados oeste", "10°36.0'N, 066°54.0'W", "N10 36 W066 54",
    ],
)  # fmt: skip
def test_a_pair_is_found_in_its_sentence_whatever_its_notation(words: str) -> None:
    (found,) = positions(f"The boat was hit at {words} on Sunday.")
    assert found.text == words
    assert (found.lat, found.lon) == pytest.approx((10.6, -66.9), abs=1e-6)


@pytest.mark.parametrize(
    "text",
    ["The position was 10.603, -66.991 then.", "Coordenadas: 10.603, -66.991.", "It lay there (10.603, -66.991)."],
)
def test_bare_decimals_count_where_something_says_what_they_are(text: str) -> None:
    assert [(found.lat, found.lon) for found in positions(text)] == [(10.603, -66.991)]


@pytest.mark.parametrize(
    "text",
    ["Shares fell 10.60, -66.90 and 3.25, 4.50.", "Section 12 N 3 E", "95.0°N 10.0°W", "N95 masks, E3 and W7", "5-3 N"],
)
def test_other_figures_are_no_position(text: str) -> None:
    assert positions(text) == []


def test_a_stated_position_is_drawn_as_its_point_with_its_uncertainty() -> None:
    found = geoparse("The tanker sank at 12°30'N 69°00'W.").mentions
    (place,) = [mention for mention in found if mention.kind is MentionKind.PLACE]
    assert place.role is Role.EVENT_PLACE
    assert place.geometry == {"type": "Point", "coordinates": (-69.0, 12.5)}
    assert place.uncertainty_m == pytest.approx(928, rel=0.05)
    assert all(mention.kind is not MentionKind.COUNT for mention in found)


def test_what_lies_off_a_position_is_not_drawn_at_it() -> None:
    (place,) = [m for m in geoparse("The ship sank 20 miles north of 11.5°N, 66.9°W.").mentions if m.kind == "place"]
    assert place.geometry is not None
    assert place.geometry["type"] != "Point"
    assert place.lat is not None
    assert place.lat > 11.6


@pytest.mark.parametrize(
    ("text", "lat"),
    [
        ("A boat was struck 20 miles north of (11.500, -66.900).", 11.79),
        ("The strike was 50 nautical miles south of coordinates 12.5, -69.2.", 11.66),
        ("Una lancha fue vista 20 millas al norte de 11°30'N 66°54'O.", 11.79),
    ],
)
def test_a_relation_is_reckoned_from_the_stated_position(text: str, lat: float) -> None:
    (place,) = [m for m in geoparse(text).mentions if m.kind is MentionKind.PLACE]
    assert place.role is Role.EVENT_PLACE
    assert place.lat == pytest.approx(lat, abs=0.02)
    assert place.geometry is not None
    assert place.geometry["type"] == "Polygon"


def test_a_position_that_nothing_is_said_to_be_at_is_not_drawn() -> None:
    (place,) = [m for m in geoparse("12°30'N 69°00'W, he wrote.").mentions if m.kind is MentionKind.PLACE]
    assert place.geometry is None


WORDS = "12 ° ' N S W 69.25 , - degrees north west position ( ) E grados"
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join))
def test_a_position_is_a_stretch_of_the_text_on_the_globe(text: str) -> None:
    for found in positions(text):
        assert text[found.start : found.end] == found.text
        assert found.lat is not None
        assert found.lon is not None
        assert -90 <= found.lat <= 90
        assert -180 <= found.lon <= 180
