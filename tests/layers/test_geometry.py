import json
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from components.layers.geometry import Site, label_point, outlines, packed, site_of, unpacked

GEOD = Geod(ellps="WGS84")


def row(prec: int | None, uncertainty: float | None = 20_000.0, lat: float | None = 12.0) -> SimpleNamespace:
    return SimpleNamespace(lat=lat, lon=-68.0, where_prec=prec, uncertainty_m=uncertainty)


def site(prec: int | None, geometry: object = None, **cells: float | None) -> Site:
    made = site_of(row(prec, **cells), geometry)
    assert made is not None
    return made


def test_an_exact_place_is_a_pin() -> None:
    assert site(1) == Site("pin", -68.0, 12.0)


@pytest.mark.parametrize("prec", [2, 3])
def test_a_place_nearby_is_a_symbol_in_a_geodesic_ring(prec: int) -> None:
    near = site(prec)
    assert near.drawn == "ring"
    distances = [GEOD.inv(-68.0, 12.0, lon, lat)[2] for lon, lat in near.polygons[0][0]]
    assert min(distances) == pytest.approx(20_000, rel=0.002)
    assert max(distances) == pytest.approx(20_000, rel=0.002)


@pytest.mark.parametrize("prec", [4, 5, 6, 7])
def test_a_coarse_place_is_its_footprint(prec: int) -> None:
    area = site(prec, box(-70, 11, -66, 13))
    assert area.drawn == "area"
    assert not area.approximate
    assert Polygon(area.polygons[0][0]).equals(box(-70, 11, -66, 13))


def test_only_places_over_water_lie_under_the_land() -> None:
    assert site(7, box(-70, 11, -66, 13)).over_water
    assert not site(4, box(-70, 11, -66, 13)).over_water


@pytest.mark.parametrize("geometry", [None, Point(-68, 12), LineString([(-68, 12), (-67, 12)])])
def test_an_area_without_a_polygon_is_drawn_by_its_radius_and_says_so(geometry: object) -> None:
    area = site(5, geometry)
    assert area.drawn == "area"
    assert area.approximate


@pytest.mark.parametrize("prec", [2, 3, 4, 5, 6, 7])
def test_a_place_whose_uncertainty_is_unknown_is_vague_and_has_no_ring(prec: int) -> None:
    vague = site(prec, uncertainty=None)
    assert vague.drawn == "vague"
    assert vague.polygons == ()


def test_what_has_no_coordinates_has_no_site() -> None:
    assert site_of(row(None), None) is None
    assert site_of(row(1, lat=None), None) is None
    assert site_of(row(1, lat=float("nan")), None) is None


def test_records_of_one_footprint_share_a_site_whatever_their_representative_point() -> None:
    here, there = row(7), SimpleNamespace(lat=14.0, lon=-70.0, where_prec=7, uncertainty_m=None)
    shapes = [site_of(each, box(-70, 11, -66, 13)) for each in (here, there)]
    assert shapes[0] is not None
    assert shapes[1] is not None
    assert shapes[0].key == shapes[1].key


def test_a_pin_and_a_ring_at_one_point_are_two_sites() -> None:
    assert site(1).key != site(2).key


def test_outlines_keep_holes_and_parts_and_leave_lines_out() -> None:
    holed = box(0, 0, 4, 4).difference(box(1, 1, 2, 2))
    shapes = outlines(MultiPolygon([holed, box(6, 0, 7, 1)]))
    assert [len(polygon) for polygon in shapes] == [2, 1]
    assert outlines(LineString([(0, 0), (1, 1)])) == ()


@given(
    st.integers(-179_000, 179_000), st.integers(-80_000, 80_000), st.integers(1, 60_000), st.sampled_from((1e3, 1e4))
)
def test_packed_outlines_are_the_outlines(west: int, south: int, size: int, steps: float) -> None:
    shapes = outlines(box(west / steps, south / steps, (west + size) / steps, (south + 2 * size) / steps))
    assert unpacked(json.loads(json.dumps(packed(shapes)))) == [list(map(list, polygon)) for polygon in shapes]


def test_a_label_stands_inside_its_footprint_even_when_the_centroid_does_not() -> None:
    horseshoe = box(0, 0, 9, 9).difference(box(2, 2, 9, 7))
    assert not horseshoe.contains(horseshoe.centroid)
    assert horseshoe.contains(label_point(horseshoe))
