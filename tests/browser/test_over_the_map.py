"""What a reader lays over the map: distances, rings, belt, names; kept in the link, without a word to the server."""

import random
import re

import pytest
from playwright.sync_api import Page, expect
from pyproj import Geod
from shapely.geometry import Point, Polygon, box

from components.layers.basemap import labels
from tests.browser.dashboard import Dashboard
from tests.browser.documents import Show
from tests.browser.visits import Visitor
from tests.layers.theatre import theatre

WGS84 = Geod(ellps="WGS84")
SEED = 7


def shape(area: Polygon) -> dict[str, object]:
    return {"polygons": [[[list(corner) for corner in area.exterior.coords]]], "at": [area.centroid.y, area.centroid.x]}


def distances(page: Page, one: object, other: object) -> tuple[float, float]:
    least, greatest = page.evaluate(
        "([a, b]) => { const d = Sotavento.distances(a, b); return [d.least.metres, d.greatest.metres]; }", [one, other]
    )
    return least, greatest


def somewhere_in(area: Polygon, chance: random.Random) -> Point:
    west, south, east, north = area.bounds
    while True:
        point = Point(chance.uniform(west, east), chance.uniform(south, north))
        if area.contains(point):
            return point


def test_distances_and_circles_are_those_of_the_ellipsoid(show: Show) -> None:
    page, chance = show(theatre()), random.Random(SEED)
    pairs = [[(chance.uniform(-60, 60), chance.uniform(-120, 0)) for _ in range(2)] for _ in range(40)]
    measured = page.evaluate("pairs => pairs.map(([a, b]) => Sotavento.distance(a, b))", pairs)
    for ((lat1, lon1), (lat2, lon2)), metres in zip(pairs, measured, strict=True):
        assert metres == pytest.approx(WGS84.inv(lon1, lat1, lon2, lat2)[2], abs=0.01)
    for lat, lon in page.evaluate("Sotavento.circle([12.5, -66.9], 370400)"):
        assert WGS84.inv(-66.9, 12.5, lon, lat)[2] == pytest.approx(370_400, abs=0.01)


def test_an_interval_holds_every_distance_between_two_areas_and_no_more(show: Show) -> None:
    page, chance = show(theatre()), random.Random(SEED)
    sea, coast = box(-70, 13, -66, 15), Polygon([(-68, 8), (-62, 9), (-64, 10.5), (-67, 10.6), (-68, 8)])
    least, greatest = distances(page, shape(sea), shape(coast))
    between = []
    for _ in range(300):
        one, other = somewhere_in(sea, chance), somewhere_in(coast, chance)
        between.append(WGS84.inv(one.x, one.y, other.x, other.y)[2])
    assert least * 0.999 <= min(between) <= max(between) <= greatest * 1.001
    assert least == pytest.approx(WGS84.inv(-67, 13, -67, 10.6)[2], rel=0.001)
    assert greatest == pytest.approx(WGS84.inv(-70, 15, -62, 9)[2], rel=0.001)


def test_places_that_may_be_the_same_are_nothing_apart(show: Show) -> None:
    page = show(theatre())
    sea = shape(box(-70, 13, -66, 15))
    assert distances(page, sea, {"at": [14, -68]})[0] == 0
    assert distances(page, sea, shape(box(-69, 12, -68, 16)))[0] == 0
    assert distances(page, {"at": [14, -68]}, {"at": [14, -68]}) == (0, 0)


def test_a_distance_from_an_area_is_said_as_an_interval_rounded_outwards(show: Show) -> None:
    page = show(theatre())
    page.get_by_role("button", name="Measure a distance").click()
    page.locator(".chip", has_text="Anzoátegui").click()
    page.locator(".form-pin").click()
    expect(page.locator(".measure-bar")).to_have_text(
        re.compile(r"^[\d,]+–[\d,]+ km \([\d,]+–[\d,]+ nautical miles\) from Anzoátegui \(anywhere in it\) to ")
    )
    assert page.evaluate("Sotavento.spanWords(1500, 99999)") == "1.5–100 km (0.8–54 nautical miles)"
    page.get_by_role("button", name="Stop measuring").click()
    expect(page.locator(".measure-bar")).to_have_count(0)


def test_a_place_can_be_chosen_by_keyboard_and_the_choice_given_up(show: Show) -> None:
    page = show(theatre())
    page.get_by_role("button", name="Rings of distance from a point").press("Enter")
    page.get_by_role("button", name="The middle of the map").press("Enter")
    assert page.locator("path.distance-ring").count() == 5
    page.get_by_role("button", name="Remove the rings of distance").press("Enter")
    assert page.locator("path.distance-ring").count() == 0
    page.evaluate("void Sotavento.restoreOverlays('grid')")
    page.evaluate("void Sotavento.map.setView([10, 185], 5, {animate: false})")
    page.get_by_role("button", name="Rings of distance from a point").press("Enter")
    page.get_by_role("button", name="The middle of the map").press("Enter")
    assert page.evaluate("Sotavento.overlayLink()") == ["grid", "10/-175"]
    expect(page.locator(".grid-name.lon", has_text="170°W")).to_have_count(1)
    page.evaluate("void Sotavento.restoreOverlays()")
    page.get_by_role("button", name="Measure a distance").press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".pick-bar")).to_have_count(0)


def test_rings_are_refused_around_what_is_no_point(show: Show) -> None:
    page = show(theatre())
    page.get_by_role("button", name="Rings of distance from a point").click()
    page.locator(".chip", has_text="Caribbean Sea").click()
    expect(page.locator("#sotavento-notice")).to_contain_text("known only as an area")
    assert page.locator("path.distance-ring").count() == 0


def test_names_are_set_in_spanish_and_back(show: Show) -> None:
    page = show(theatre())
    box_ = page.get_by_label("Place names in Spanish")
    page.get_by_role("button", name="Over the map").click()
    box_.check()
    expect(page.locator(".name", has_text="Curazao")).to_be_visible()
    box_.uncheck()
    expect(page.locator(".name", has_text="Curaçao")).to_be_visible()
    assert {"Mar Caribe", "Puerto España", "Golfo de Paria"} <= {row[6] for row in labels()}


def test_what_lies_over_the_map_is_in_the_link_and_the_server_is_not_asked(seen: Dashboard) -> None:
    heard: list[object] = []
    seen.watch_messages(heard)
    seen.map.get_by_role("button", name="Over the map").click()
    seen.map.get_by_label("12 nautical miles").check()
    seen.page.wait_for_function("() => location.hash.includes('l=belt')")
    expect(seen.map.locator(".legend")).to_contain_text("indicative, no legal line")
    seen.map.get_by_label("12 nautical miles").uncheck()
    seen.page.wait_for_function("() => !location.hash.includes('l=')")
    seen.map.get_by_role("button", name="Over the map").click()
    assert heard == []


def test_a_link_restores_what_lay_over_the_map_and_tells_what_it_cannot_read(regular: Visitor) -> None:
    seen = regular.open(fragment="v=6/13.5/-66&l=belt,grid&c=10.6/-66.93&m=10.6/-66.93,18.47/-66.12")
    expect(seen.map.locator("path.belt-line")).to_have_count(1)
    assert seen.map.locator("path.grid-line").count() > 4
    assert seen.map.locator("path.distance-ring").count() == 5
    expect(seen.map.locator(".measure-bar")).to_contain_text("875 km (473 nautical miles)")
    seen.page.evaluate("location.hash = '#v=6/13.5/-66&l=belt,<b>&c=99/999&m=javascript:1,%25'")
    expect(seen.map.locator("#sotavento-notice")).to_contain_text("Part of what this link lays over the map")
    expect(seen.map.locator("path.belt-line")).to_have_count(1)
    assert seen.map.locator("path.distance-ring, path.grid-line").count() == 0
    seen.page.close()
