"""The points of the countries: between the published ones, never far from GeoNames'."""

import pytest

from components.geocoding.gazetteer import default_gazetteer, sphere_km
from components.geocoding.lexicons import read_table

HOMES = {row["country"]: (float(row["lat"]), float(row["lon"])) for row in read_table("countries") if row["lat"]}
POINTS = {row["country"]: row for row in read_table("country_points")}


def point(row: dict[str, str], source: str = "") -> tuple[float, float]:
    return float(row[f"{source}lat"]), float(row[f"{source}lon"])


def test_every_country_with_a_point_in_geonames_has_one() -> None:
    assert set(POINTS) == set(HOMES)


def test_no_country_is_farther_from_geonames_than_the_field_tolerates() -> None:
    assert max(sphere_km(*HOMES[code], *point(row)) for code, row in POINTS.items()) < 151


@pytest.mark.parametrize("code", ["CN", "AU", "BJ", "GB"])
def test_a_country_lies_no_farther_from_any_source_than_they_lie_apart(code: str) -> None:
    row = POINTS[code]
    sources = [HOMES[code], point(row, "factbook_"), point(row, "outline_")]
    apart = max(sphere_km(*first, *second) for first in sources for second in sources)
    assert max(sphere_km(*point(row), *source) for source in sources) < apart


@pytest.mark.parametrize("code", ["FR", "NO"])
def test_a_source_that_means_another_extent_moves_nothing(code: str) -> None:
    assert sphere_km(*HOMES[code], *point(POINTS[code])) < 2


def test_the_gazetteer_takes_these_points() -> None:
    china = default_gazetteer().lookup("China")[0]
    assert (china.lat, china.lon) == pytest.approx(point(POINTS["CN"]), abs=0.01)
