"""The polygons of places: complete, honest about where they come from, and at sea where they mean the sea."""

import csv
import json
from pathlib import Path

import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Point, box

from components.errors import GazetteerError
from components.geocoding import footprint_build
from components.geocoding.footprints import anchor, build, footprint, outline, outlines
from components.geocoding.land import is_land, without_land
from components.paths import DATA

PLACES = DATA / "places.csv"
NEEDED = (
    "caribbean-sea,southern-caribbean,eastern-caribbean,central-caribbean,eastern-pacific,north-atlantic,western-atlantic,"
    "leeward-antilles,southcom-aor,northcom-aor,fourth-fleet-area,maiquetia-fir,curacao-fir,piarco-fir,san-juan-fir,"
    "barranquilla-fir,bogota-fir,panama-fir,"
    "venezuelan-waters,venezuelan-eez,venezuelan-territorial-sea,gulf-of-venezuela,gulf-of-paria,lake-maracaibo,"
    "mona-passage,windward-passage,anegada-passage,venezuela,puerto-rico,tobago-island,trinidad-island,la-orchila,"
    "margarita-island,curacao,aruba,bonaire,saint-croix,saint-thomas,ve-zulia,ve-tachira,ve-sucre,ve-la-guaira,us-florida"
)


def rows() -> dict[str, dict[str, str]]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        return {row["place_id"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("place_id", NEEDED.split(","))
def test_every_area_that_reports_name_has_a_footprint(place_id: str) -> None:
    assert footprint(place_id) is not None


def test_every_footprint_belongs_to_a_place_and_states_its_origin() -> None:
    places = rows()
    for footprint_id, found in outlines().items():
        assert footprint_id in places or footprint_id.startswith("land-without-code-")
        assert found.origin


def test_every_footprint_is_valid_and_lies_in_range() -> None:
    for footprint_id, found in outlines().items():
        assert found.geometry.is_valid, footprint_id
        assert box(-180, -90, 180, 90).contains(found.geometry), footprint_id


def test_all_footprints_together_stay_under_400_kilobytes() -> None:
    assert footprint_build.TARGET.stat().st_size < 400_000


def test_no_sea_covers_land_noticeably() -> None:
    places = rows()
    seas = ("sea", "gulf", "strait", "passage", "bay", "ocean_region")
    for footprint_id, found in outlines().items():
        place = places.get(footprint_id)
        if place and place["kind"] in seas and footprint_id not in ("panama-canal", "sargasso-sea"):
            land = found.geometry.area - without_land(found.geometry).area
            assert land < 0.03 * found.geometry.area, footprint_id


def test_the_point_of_a_footprint_lies_inside_it() -> None:
    for footprint_id, found in outlines().items():
        point = anchor(footprint_id)
        assert point is not None
        assert found.geometry.distance(Point(point)) < 1e-3, footprint_id


def test_the_gazetteer_point_of_an_area_lies_in_or_by_its_footprint() -> None:
    places = rows()
    for footprint_id, found in outlines().items():
        if place := places.get(footprint_id):
            away = found.geometry.distance(Point(float(place["lon"]), float(place["lat"])))
            assert away * 111 < max(50.0, float(place["radius_km"])), footprint_id


@pytest.mark.parametrize(
    ("lon", "lat", "land"),
    [
        (-66.9, 10.2, True),
        (-66.9, 11.0, False),
        (-71.5, 9.8, False),
        (-63.0, 4.0, True),
        (-62.0, 10.4, False),
        (-61.3, 10.4, True),
        (-66.4, 18.2, True),
        (-74.5, 15.0, False),
        (45.0, 25.0, True),
        (20.0, 10.0, True),
    ],
)
def test_land_is_told_from_sea(lon: float, lat: float, land: bool) -> None:
    assert is_land(lon, lat) is land


@pytest.mark.parametrize(
    ("footprint_id", "square_km"),
    [
        ("venezuela", 916_445),
        ("puerto-rico", 9_104),
        ("trinidad-island", 4_827),
        ("ve-bolivar", 240_528),
        ("cuba", 109_884),
    ],
)
def test_land_areas_agree_with_published_figures_to_a_tenth(footprint_id: str, square_km: float) -> None:
    area, _ = Geod(ellps="WGS84").geometry_area_perimeter(shapely.orient_polygons(footprint(footprint_id)))
    assert area / 1e6 == pytest.approx(square_km, rel=0.1)


def test_the_caribbean_sea_has_about_its_published_area() -> None:
    area, _ = Geod(ellps="WGS84").geometry_area_perimeter(shapely.orient_polygons(footprint("caribbean-sea")))
    assert area / 1e6 == pytest.approx(2_754_000, rel=0.05)


def test_words_without_official_limits_are_marked_as_indicative() -> None:
    for place_id in ("southern-caribbean", "venezuelan-waters", "venezuelan-eez", "southcom-aor", "maiquetia-fir"):
        found = outline(place_id)
        assert found is not None
        assert found.indicative


@pytest.mark.parametrize(
    ("lon", "lat", "region"),
    [(-66.9, 14.0, "maiquetia"), (-73.0, 16.0, "curacao"), (-66.0, 18.4, "san-juan"), (-59.5, 13.1, "piarco")],
)
def test_a_point_at_sea_is_in_one_flight_information_region_alone(lon: float, lat: float, region: str) -> None:
    regions = ("maiquetia", "curacao", "san-juan", "piarco", "barranquilla", "bogota", "panama")
    assert [each for each in regions if footprint(f"{each}-fir").contains(Point(lon, lat))] == [region]


def test_building_twice_gives_the_shipped_bytes(tmp_path: Path) -> None:
    made = build(PLACES, tmp_path / "footprints.geojson").read_bytes()
    assert made == footprint_build.TARGET.read_bytes()


def test_the_file_credits_natural_earth() -> None:
    assert "Natural Earth" in json.loads(footprint_build.TARGET.read_text(encoding="utf-8"))["attribution"]


def test_an_outline_of_an_unknown_operand_is_refused_with_its_row() -> None:
    drawing = footprint_build.Drawing(fine=box(0, 0, 1, 1), coarse=box(0, 0, 1, 1))
    row = {"footprint_id": "atlantis", "name": "", "rule": "union", "operands": "mu", "outline": "", "origin": "own"}
    with pytest.raises(GazetteerError, match="'mu'"):
        footprint_build.draw({**row, "indicative": "no"}, drawing)
