"""Coordinate pairs in the notations people use."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.geocoding.coordinates import parse_coordinates


@pytest.mark.parametrize(
    "text",
    [
        "10.6N 66.9W",
        "10.6° N, 66.9° W",
        "66.9W 10.6N",
        "10.60, -66.90",
        "lat 10.6 lon -66.9",
        "10°36′N 66°54′W",
        "10°36'00\"N, 066°54'00\"W",
        "N10 36 W066 54",
        "10-36N 066-54W",
        "10,6N 66,9O",
    ],
)
def test_a_pair_is_read_whatever_its_notation(text: str) -> None:
    position = parse_coordinates(text)
    assert position is not None
    assert (position.lat, position.lon) == pytest.approx((10.6, -66.9), abs=1e-6)


@pytest.mark.parametrize(
    ("text", "metres"), [("10.6N 66.9W", 5566), ("10°36′N 66°54′W", 928), ("10°36'00\"N 66°54'00\"W", 15)]
)
def test_the_uncertainty_is_half_a_unit_of_the_last_digit(text: str, metres: float) -> None:
    position = parse_coordinates(text)
    assert position is not None
    assert position.uncertainty_m == pytest.approx(metres, rel=0.05)


@pytest.mark.parametrize(
    "text", ["", "15°N", "200 nm", "Venezuela", "95.0N 10.0W", "3N 4N", "3 November 4 west of Aruba"]
)
def test_what_is_no_pair_is_not_read(text: str) -> None:
    assert parse_coordinates(text) is None


@settings(deadline=None)
@given(st.floats(-89.99, 89.99), st.floats(-179.99, 179.99))
def test_a_decimal_pair_survives_writing_and_reading(lat: float, lon: float) -> None:
    position = parse_coordinates(f"{lat:.4f}, {lon:.4f}")
    assert position is not None
    assert (position.lat, position.lon) == pytest.approx((lat, lon), abs=1e-4)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    parse_coordinates(text)
