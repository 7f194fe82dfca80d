import shapely
from shapely.geometry import box

from components.layers.coast import _lands, on_coast


def test_a_coarse_outline_of_a_country_is_drawn_with_the_basemaps_coast() -> None:
    country = max(_lands()[0], key=lambda land: land.area)
    coarse = shapely.simplify(country, 0.2)
    assert on_coast(coarse).equals(country)


def test_a_coarse_outline_of_one_island_is_drawn_with_that_islands_coast() -> None:
    margarita = next(
        land for land in _lands()[0] if land.geom_type == "Polygon" and land.contains(shapely.Point(-63.9, 11.0))
    )
    coarse = shapely.set_precision(shapely.simplify(margarita, 0.03), 0.01)
    assert on_coast(coarse).equals(margarita)


def test_part_of_a_country_keeps_its_own_outline() -> None:
    part = box(-68, 7, -65, 9)
    assert on_coast(part) is part


def test_an_outline_far_from_the_basemap_keeps_its_own_outline() -> None:
    far = box(50, 20, 55, 25)
    assert on_coast(far) is far
