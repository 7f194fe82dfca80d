"""Shapes on the ellipsoid, against values known from elsewhere."""

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from components.errors import InputError
from components.geocoding import geodesy

LONS = st.floats(-180, 180)
LATS = st.floats(-85, 85)
RADII = st.floats(500, 1_500_000)
BEARINGS = st.floats(0, 359.9)


def rim(geometry: geodesy.GeoJson) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in shapely.get_coordinates(shape(geometry))]


def test_a_ring_of_200_nautical_miles_at_caracas_reaches_13_948_north() -> None:
    ring = geodesy.ring(-66.9, 10.6, 200 * geodesy.NAUTICAL_MILE_M)
    assert max(lat for _, lat in rim(ring)) == pytest.approx(13.948, abs=0.001)


def test_a_degree_of_latitude_at_the_equator_is_110_574_metres() -> None:
    assert geodesy.distance_between((0, -0.5), (0, 0.5)) == pytest.approx(110_574, abs=1)


def test_a_degree_of_longitude_at_the_equator_is_111_319_metres() -> None:
    assert geodesy.distance_between((0, 0), (1, 0)) == pytest.approx(111_319.5, abs=0.5)


def test_the_flinders_peak_to_buninyon_line_of_the_gda_manual_comes_out() -> None:
    flinders, buninyon = (
        (144 + 25 / 60 + 29.52440 / 3600, -(37 + 57 / 60 + 3.72030 / 3600)),
        (
            143 + 55 / 60 + 35.38390 / 3600,
            -(37 + 39 / 60 + 10.15610 / 3600),
        ),
    )
    assert geodesy.distance_between(flinders, buninyon) == pytest.approx(54_972.271, abs=0.01)


def test_the_destination_lies_at_the_distance_and_bearing_asked_for() -> None:
    there = geodesy.destination(-99.9, 16.85, 225, 400 * geodesy.STATUTE_MILE_M)
    assert geodesy.distance_between((-99.9, 16.85), there) == pytest.approx(643_737.6)
    assert geodesy.bearing_between((-99.9, 16.85), there) == pytest.approx(225)


@settings(deadline=None)
@given(LONS, LATS, RADII)
def test_every_point_of_a_ring_lies_at_its_radius_or_on_the_antimeridian(lon: float, lat: float, radius: float) -> None:
    for x, y in rim(geodesy.ring(lon, lat, radius)):
        if abs(x) < 179.9999 and abs(y) < 89.9999:
            assert geodesy.distance_between((lon, lat), (x, y)) == pytest.approx(radius, abs=3)


@settings(deadline=None)
@given(LONS, LATS, RADII)
def test_a_ring_is_valid_in_range_and_holds_its_centre(lon: float, lat: float, radius: float) -> None:
    disc = shape(geodesy.ring(lon, lat, radius))
    west, south, east, north = disc.bounds
    assert disc.is_valid
    assert west >= -180
    assert east <= 180
    assert south >= -90
    assert north <= 90
    assert disc.distance(Point(lon, lat)) < 1e-4


@settings(deadline=None)
@given(LONS, st.floats(-70, 70), st.floats(1_000, 400_000), st.floats(1.1, 2), BEARINGS)
def test_a_band_holds_what_lies_between_its_radii_and_nothing_nearer(
    lon: float, lat: float, inner: float, ratio: float, bearing: float
) -> None:
    zone = shape(geodesy.band(lon, lat, inner, inner * ratio, vertices=360))
    inside = geodesy.destination(lon, lat, bearing, inner * (1 + ratio) / 2)
    nearer = geodesy.destination(lon, lat, bearing, inner * 0.9)
    assert zone.distance(Point(inside)) < 1e-4
    assert not zone.contains(Point(nearer))


@settings(deadline=None)
@given(LONS, st.floats(-70, 70), BEARINGS, st.floats(5, 80))
def test_a_sector_holds_its_own_bearing_and_not_the_opposite_one(
    lon: float, lat: float, bearing: float, half_angle: float
) -> None:
    wedge = shape(geodesy.sector(lon, lat, bearing, half_angle, 0, 200_000))
    assert wedge.distance(Point(geodesy.destination(lon, lat, bearing, 150_000))) < 1e-4
    assert not wedge.contains(Point(geodesy.destination(lon, lat, bearing + 180, 50_000)))


def test_a_ring_across_the_antimeridian_is_cut_there() -> None:
    ring = geodesy.ring(179.5, -17.0, 200_000)
    assert ring["type"] == "MultiPolygon"
    assert shape(ring).area == pytest.approx(shape(geodesy.ring(0, -17.0, 200_000)).area, rel=1e-3)


def test_a_ring_round_a_pole_reaches_every_longitude() -> None:
    assert shape(geodesy.ring(20, 89.5, 300_000)).bounds[0::2] == (-180, 180)


def test_a_corridor_across_the_antimeridian_keeps_its_area() -> None:
    across = shape(geodesy.corridor((179, 10), (-179, 10), 50_000))
    here = shape(geodesy.corridor((-61, 10), (-59, 10), 50_000))
    assert across.area == pytest.approx(here.area, rel=1e-3)


def test_a_corridor_holds_the_line_between_its_ends_and_is_as_wide_as_asked() -> None:
    a, b = (-68.9, 12.1), (-66.9, 10.6)
    strip = shape(geodesy.corridor(a, b, 20_000))
    along = geodesy.bearing_between(a, b)
    middle = geodesy.destination(*a, along, geodesy.distance_between(a, b) / 2)
    assert strip.contains(Point(middle))
    assert strip.contains(Point(geodesy.destination(*middle, along + 90, 19_000)))
    assert not strip.contains(Point(geodesy.destination(*middle, along + 90, 21_000)))


def test_exteriors_run_counter_clockwise_and_holes_clockwise() -> None:
    zone = shape(geodesy.band(-66, 11, 50_000, 90_000))
    assert zone.exterior.is_ccw
    assert not zone.interiors[0].is_ccw


BOX = {"type": "Polygon", "coordinates": [[[-70, 0], [-60, 0], [-60, 10], [-70, 10], [-70, 0]]]}


@pytest.mark.parametrize(
    ("part", "bounds"),
    [
        ("south", (-70, 0, -60, 5)),
        ("north", (-70, 5, -60, 10)),
        ("west", (-70, 0, -65, 10)),
        ("east", (-65, 0, -60, 10)),
        ("central", (-67.5, 2.5, -62.5, 7.5)),
    ],
)
def test_a_part_of_a_box_is_its_half_on_that_side(part: str, bounds: tuple[float, ...]) -> None:
    assert shape(geodesy.part_of(BOX, part)).bounds == pytest.approx(bounds, abs=1e-3)


@pytest.mark.parametrize("part", ["north", "southeast", "west-northwest"])
def test_opposite_halves_do_not_overlap_and_make_the_whole(part: str) -> None:
    bearing = geodesy.BEARINGS[part]
    other = next(name for name, value in geodesy.BEARINGS.items() if value == (bearing + 180) % 360)
    one, two = (shape(geodesy.part_of(BOX, side)) for side in (part, other))
    assert one.intersection(two).area < 0.01
    assert one.union(two).area == pytest.approx(100, abs=0.01)


@settings(deadline=None)
@given(st.floats(10_000, 300_000))
def test_a_buffer_reaches_as_far_as_asked_and_no_farther(distance: float) -> None:
    area = geodesy.ring(-66, 12, 30_000)
    wide = geodesy.buffer(area, distance)
    assert geodesy.reach(-66, 12, wide) == pytest.approx(30_000 + distance, rel=0.01)
    assert shape(wide).contains(shape(area))


def test_a_buffer_of_a_line_follows_the_whole_line() -> None:
    strip = shape(geodesy.buffer({"type": "LineString", "coordinates": [[-70, 10], [-60, 10]]}, 20_000))
    assert strip.contains(Point(-65, 10.1))


@pytest.mark.parametrize(
    ("lon", "lat", "radius"), [(math.nan, 0, 1), (181, 0, 1), (0, 91, 1), (0, 0, -1), (0, 0, math.inf), (0, 0, 3e7)]
)
def test_what_is_no_place_or_distance_is_refused_by_value(lon: float, lat: float, radius: float) -> None:
    with pytest.raises(InputError, match="is no"):
        geodesy.ring(lon, lat, radius)


def test_a_band_turned_inside_out_is_refused() -> None:
    with pytest.raises(InputError, match="inner radius"):
        geodesy.band(0, 0, 2_000, 1_000)


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(InputError, match="'upper' is no part"):
        geodesy.part_of(BOX, "upper")
