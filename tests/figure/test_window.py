"""What part of the earth a figure shows, and where."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figure.window import Window, bounds_of
from components.layers.basemap import THEATRE
from components.layers.looking import Looking

FRAME = (10.0, 20.0, 410.0, 320.0)


@given(st.floats(-90, -60), st.floats(5, 20), st.floats(1, 25), st.floats(1, 15))
def test_what_is_to_be_shown_is_within_the_frame(west: float, south: float, wide: float, high: float) -> None:
    window = Window.over(FRAME, (west, south, west + wide, south + high))
    for lon, lat in ((west, south), (west + wide, south + high)):
        x, y = window.at(lon, lat)
        assert FRAME[0] - 0.1 <= x <= FRAME[2] + 0.1
        assert FRAME[1] - 0.1 <= y <= FRAME[3] + 0.1


def test_a_degree_north_is_as_long_as_mercator_has_it() -> None:
    window = Window.over(FRAME, (-75, 8, -60, 20))
    (_, south), (_, north) = window.at(-70, 60 - 0.01), window.at(-70, 60 + 0.01)
    assert (south - north) / (0.02 * window.scale) == pytest.approx(1 / math.cos(math.radians(60)), rel=0.03)


def test_a_reader_s_map_is_in_the_middle_of_the_frame_and_whole() -> None:
    looking = Looking("#v=7/11/-66.5", 900, 640)
    window = Window.seen(FRAME, looking)
    assert window.at(-66.5, 11) == pytest.approx((210, 170), abs=0.02)
    west, _, east, _ = window.bounds
    assert (east - west) * looking.scaled[0] == pytest.approx(900)  # as wide as the reader's, so that is higher


def test_nothing_to_show_is_the_theatre() -> None:
    south, west, north, east = THEATRE
    assert bounds_of([]) == (west, south, east, north)


def test_what_lies_far_away_or_is_very_wide_does_not_decide_the_window() -> None:
    near = (-66.0, 10.0, -65.0, 11.0)
    assert bounds_of([near, (-117.2, 32.7, -117.2, 32.7), (-95.0, 5.0, -60.0, 25.0)]) == bounds_of([near])
