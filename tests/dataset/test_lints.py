from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point, box, mapping

from components.dataset.lints import LINTS
from components.dataset.load import load
from components.dataset.validate import lint, validate
from components.errors import DatasetError
from tests.dataset.folder_builder import coded_folder, feature, row

INLAND, AT_SEA, HARBOUR = Point(-67.0, 8.5), Point(-67.0, 14.0), Point(-68.94, 12.11)
EXEMPTION_HEADER = "lint,table,row_id,reason,date\n"


def placed_at(point: Point, geometry: Any = None, **report: str) -> dict[str, Any]:
    """Tables of a folder in which the one report stands at ``point``."""
    cells = {"lat": str(point.y), "lon": str(point.x), **report}
    return {"reports": [row("reports", **cells)], "features": [feature(geometry=mapping(geometry or point))]}


def doubts(folder: Path, name: str) -> list[str]:
    return [doubt.row_id for doubt in LINTS[name](load(folder))]


@pytest.mark.parametrize(("point", "found"), [(INLAND, ["r1"]), (AT_SEA, []), (HARBOUR, [])])
def test_a_ship_on_land_is_found(tmp_path: Path, point: Point, found: list[str]) -> None:
    assert doubts(coded_folder(tmp_path, **placed_at(point)), "ship_ashore") == found


@pytest.mark.parametrize(("status", "found"), [("operating", ["r1"]), ("port_visit", [])])
def test_a_ship_under_way_in_a_state_ashore_is_found_but_a_call_at_an_island_is_not(
    tmp_path: Path, status: str, found: list[str]
) -> None:
    area = box(-67.5, 9.9, -66.5, 10.7)  # the coast about Caracas, mostly land
    tables = placed_at(Point(-67.0, 10.3), area, shape="area", where_prec="4", geo_precision="3", status=status)
    assert doubts(coded_folder(tmp_path, **tables), "ship_in_land_area") == found


AIRCRAFT = {"kind": "uav", "domain": "air", "symbol": "uav"}
BASE = {"place_id": "base", "where_description": "Some Air Base"}


@pytest.mark.parametrize(
    ("point", "kind", "found"),
    [(AT_SEA, "air_base", ["r1"]), (AT_SEA, "sea", ["r1"]), (INLAND, "air_base", []), (HARBOUR, "airport", [])],
)
def test_an_aircraft_whose_source_names_a_base_stands_on_one(
    tmp_path: Path, point: Point, kind: str, found: list[str]
) -> None:
    places = [row("places", place_id="base", kind=kind)]
    folder = coded_folder(tmp_path, assets=[row("assets", **AIRCRAFT)], places=places, **placed_at(point, **BASE))
    assert doubts(folder, "base_at_sea") == found


def test_an_aircraft_over_the_sea_names_no_base_and_is_right_there(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path, assets=[row("assets", **AIRCRAFT)], **placed_at(AT_SEA))
    assert doubts(folder, "base_at_sea") == []


@pytest.mark.parametrize(("kind", "prec", "found"), [("town", "1", ["r1"]), ("town", "2", []), ("airport", "1", [])])
def test_an_aircraft_at_the_point_of_a_town_is_found(tmp_path: Path, kind: str, prec: str, found: list[str]) -> None:
    tables = placed_at(INLAND, where_prec=prec, geo_precision=min(prec, "2"), shape="point")
    place = row("places", kind=kind)
    folder = coded_folder(tmp_path, assets=[row("assets", **AIRCRAFT)], places=[place], **tables)
    assert doubts(folder, "craft_in_a_town") == found


@pytest.mark.parametrize(("prec", "found"), [("1", ["r1"]), ("2", [])])
def test_a_ship_at_the_point_of_a_town_known_to_geonames_alone_is_found(
    tmp_path: Path, prec: str, found: list[str]
) -> None:
    tables = placed_at(HARBOUR, where_prec=prec, geo_precision=prec, shape="point", place_id="gn:1")
    assert doubts(coded_folder(tmp_path, **tables), "craft_in_a_town") == found


def test_a_point_outside_its_own_footprint_is_found(tmp_path: Path) -> None:
    tables = placed_at(AT_SEA, box(-70.0, 10.0, -69.0, 11.0), shape="area", where_prec="7", geo_precision="3")
    assert doubts(coded_folder(tmp_path, **tables), "point_outside_its_place") == ["r1", "e1"]


@pytest.mark.parametrize(
    ("status", "published", "found"),
    [
        ("present", "2025-09-14", ["r1", "e1", "t1", "d1"]),
        ("announced", "2025-09-14", ["e1", "t1", "d1"]),
        ("present", "2025-09-15", []),
    ],
)
def test_nothing_is_published_before_it_happened_unless_it_was_planned(
    tmp_path: Path, status: str, published: str, found: list[str]
) -> None:
    sources, reports = [row("sources", published_on=published)], [row("reports", status=status)]
    folder = coded_folder(tmp_path, sources=sources, reports=reports)
    assert doubts(folder, "published_before_it_happened") == found


def test_a_page_of_the_same_month_may_have_followed_what_it_tells(tmp_path: Path) -> None:
    sources = [row("sources", published_on="2025-09-01", published_prec="4")]
    assert doubts(coded_folder(tmp_path, sources=sources), "published_before_it_happened") == []


def test_a_number_without_an_address_is_found(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path, sources=[row("sources", url="")])
    assert doubts(folder, "untraceable_number") == ["t1", "d1"]


def test_the_same_report_twice_is_found(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path, reports=[row("reports"), row("reports", report_id="r2", note="Again.")])
    assert doubts(folder, "said_twice") == ["r2"]


def test_a_group_inside_itself_is_found(tmp_path: Path) -> None:
    assets = [row("assets", part_of="two"), row("assets", asset_id="two", name="Two", part_of="uss-one")]
    assert doubts(coded_folder(tmp_path, assets=assets), "circular_group") == ["uss-one", "two"]


def test_a_name_of_two_assets_is_found(tmp_path: Path) -> None:
    assets = [row("assets"), row("assets", asset_id="two", name="Two", aliases="uss one;2")]
    assert doubts(coded_folder(tmp_path, assets=assets), "shared_alias") == ["two"]


def test_an_exemption_turns_a_finding_into_a_warning_with_its_reason(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path, **placed_at(INLAND))
    (folder / "exemptions.csv").write_text(f"{EXEMPTION_HEADER}ship_ashore,reports,r1,On a river.,2026-01-01\n")
    found = {fault.severity: fault.advice for fault in validate(folder) if "where no water" in fault.reason}
    assert found == {"warning": "Excused: On a river."}


def test_an_exemption_that_excuses_nothing_is_a_fault(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path)
    (folder / "exemptions.csv").write_text(f"{EXEMPTION_HEADER}ship_ashore,reports,r1,On a river.,2026-01-01\n")
    assert [fault.file for fault in validate(folder)] == ["exemptions.csv"]


def test_an_exemption_needs_a_reason(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path)
    (folder / "exemptions.csv").write_text(f"{EXEMPTION_HEADER}ship_ashore,reports,r1,,2026-01-01\n")
    (fault,) = validate(folder)
    assert "gives no reason" in fault.reason


def test_a_sound_folder_has_no_findings(tmp_path: Path) -> None:
    assert lint(load(coded_folder(tmp_path))) == []


def test_broken_tables_are_reported_and_not_linted(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path, reports=[row("reports", status="lurking")])
    assert [fault.column for fault in validate(folder)] == ["status"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="is no directory"):
        validate(tmp_path / "none")
