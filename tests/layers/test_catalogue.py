import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import DatasetError
from components.layers import catalogue as module
from components.layers.catalogue import COLUMNS, catalogue, record_key
from components.layers.escape import escape
from components.layers.receipts import safe_url
from tests.builders import asset, dataset, event, location, report, source
from tests.layers.theatre import PIN, RING, SEA_BOX, observed, theatre


def read(built: Any) -> dict[str, Any]:
    return catalogue(built, observed(built))


def records(read_catalogue: dict[str, Any]) -> dict[str, dict[str, Any]]:
    rows = (dict(zip(COLUMNS, row, strict=True)) for row in read_catalogue["records"])
    return {row["id"]: row for row in rows}


def test_every_located_record_is_in_it_once() -> None:
    assert sorted(records(read(theatre()))) == ["alpha", "bravo", "charlie", "delta", "echo", "strike"]


def test_records_of_one_sea_share_one_site_named_after_it() -> None:
    book = read(theatre())
    rows = records(book)
    assert rows["alpha"]["site"] == rows["bravo"]["site"]
    site = book["sites"][rows["alpha"]["site"]]
    assert (site["drawn"], site["names"], site["water"]) == ("area", ["Caribbean Sea"], 1)


def test_a_site_is_drawn_as_its_precision_allows() -> None:
    book = read(theatre())
    drawn = {name: book["sites"][row["site"]]["drawn"] for name, row in records(book).items()}
    assert drawn == {
        "alpha": "area",
        "bravo": "area",
        "charlie": "pin",
        "delta": "ring",
        "echo": "ring",
        "strike": "area",
    }


def test_an_announced_ship_stands_apart_from_one_that_is_there() -> None:
    rows = records(read(theatre()))
    assert (rows["delta"]["apart"], rows["echo"]["apart"]) == (0, 1)


@pytest.mark.parametrize("status", ["announced", "ordered", "en_route", "departed", "returned", "cancelled", "denied"])
def test_no_status_but_a_presence_is_drawn_as_present(status: str) -> None:
    rows = records(read(dataset(report("uss-alpha", "2025-11-16", report_id="one", status=status))))
    assert rows["one"]["apart"] == 1


@pytest.mark.parametrize("role", ["origin", "destination", "home_port"])
def test_an_origin_or_destination_stands_apart(role: str) -> None:
    rows = records(read(dataset(report("uss-alpha", "2025-11-16", report_id="one", role=role))))
    assert rows["one"]["apart"] == 1


@pytest.mark.parametrize(
    ("numbers", "toll"),
    [
        ({"killed_low": 3, "killed_best": 3, "killed_high": 3}, [3, 3, 3]),
        ({"killed_low": 3}, [3, None, None]),
        ({}, [None, None, None]),
    ],
)
def test_a_strike_tells_how_many_it_killed_as_far_as_known(numbers: dict[str, int], toll: list[int | None]) -> None:
    rows = records(read(dataset(event("boat_strike", "2025-11-16", event_id="one", **numbers))))
    assert rows["one"]["toll"] == toll


def test_what_has_no_toll_tells_none() -> None:
    assert records(read(theatre()))["alpha"]["toll"] is None


def test_dates_and_precision_are_said_in_words() -> None:
    rows = records(read(theatre()))
    assert rows["delta"]["when"] == "in November 2025"
    assert rows["charlie"]["where_words"] == "exact place; within 0.5 km (0.3 nautical miles)"


def test_a_place_only_related_to_another_goes_by_the_sources_words() -> None:
    off = {**RING, "where_description": "off Willemstad", "shape": "band", "where_prec": 5}
    built = dataset(
        report("uss-alpha", "2025-11-16", report_id="one", **off | {"shape": "band"}),
        location("loc-near", SEA_BOX, "Willemstad"),
    )
    assert read(built)["sites"][0]["names"] == ["Off Willemstad"]


def test_records_without_coordinates_are_left_out() -> None:
    built = dataset(report("uss-alpha", "2025-11-16", **{**PIN, "lat": None, "lon": None, "where_prec": None}))
    assert read(built)["records"] == []


def test_all_words_are_escaped() -> None:
    built = dataset(asset("uss-alpha", name="<b>`${x}"), report("uss-alpha", "2025-11-16", report_id="one", note="a<b"))
    row = records(read(built))["one"]
    assert row["title"] == escape("<b>`${x}")
    assert row["note"] == "a&lt;b"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.org/x", "http:", "https://[x", "ftp://a.org", ""]
)
def test_an_address_that_is_no_web_page_is_no_link(address: str) -> None:
    assert safe_url(address) == ""


def test_a_web_page_is_linked_and_an_unlinkable_source_is_not() -> None:
    assert safe_url(" https://example.org/a?b=1 ") == "https://example.org/a?b=1"
    built = dataset(source("one", linkable=False), report("uss-alpha", "2025-11-16", source_id="one"))
    assert read(built)["sources"][0][2] == ""


def test_the_key_of_a_record_is_eight_characters_and_never_changes() -> None:
    assert record_key("uss-alpha-2025-11-16") == "kpqyltjj"


@given(st.sets(st.text(), min_size=2, max_size=50))
def test_different_records_have_different_keys(ids: set[str]) -> None:
    clean = {text.encode("utf-8", "replace").decode() for text in ids}
    assert len({record_key(text) for text in clean}) == len(clean)


def test_a_shared_key_is_an_error_that_names_both_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "record_key", lambda _: "same")
    with pytest.raises(DatasetError, match=r"\['.*', '.*'.*\] share the map key 'same'"):
        read(theatre())


def test_bases_are_the_gazetteers_and_only_of_military_kinds() -> None:
    built = theatre()
    places = built.places.reindex(["base", "town"]).assign(
        place_id=["base", "town"], name=["A <base>", "A town"], kind=["air_base", "town"], lat=10.0, lon=-66.0
    )
    assert read(dataclasses.replace(built, places=places))["bases"] == [["A &lt;base&gt;", "air_base", 10.0, -66.0]]


def test_an_area_that_is_only_related_to_a_place_goes_by_the_sources_words() -> None:
    off = {"where_description": "off northern South America", "shape": "area", "where_prec": 7}
    built = dataset(
        asset("uss-alpha"), report("uss-alpha", "2025-11-16", **off), location("loc-sea", SEA_BOX, "South America")
    )
    assert read(built)["sites"][0]["names"] == ["Off northern South America"]


def test_a_receipt_grades_a_report_by_its_independent_voices() -> None:
    rows = records(read(theatre()))
    assert rows["alpha"]["credibility"] == "6, cannot be judged: 1 independent voice says so"
    assert rows["strike"]["credibility"] == ""
