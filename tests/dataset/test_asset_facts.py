"""What single sources say of an asset lies over what was collected with it and keeps its own source."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from components.dataset.build import build
from components.dataset.columns import Identifiers
from components.dataset.faults import table_faults
from components.errors import DatasetError
from tests.dataset.folder_builder import Cells, coded_folder, collected_folder, row
from tests.dataset.test_build import place_at_harbour, read_rows

SHIP = {"asset_id": "uss-one", "name": "USS One", "kind": "destroyer", "operator": "United States", "source_id": "s1"}
PAGES = [
    {"source_id": each, "publisher": "AP", "title": "A page", "url": f"https://example.org/{each}"}
    | {"published": "2025-09-16", "language": "en", "kind": "news"}
    for each in ("s1", "s2")
]


def fact(name: str, value: str, source_id: str = "s2") -> Cells:
    return {"asset_id": "uss-one", "fact": name, "value": value, "source_id": source_id, "note": ""}


def built(tmp_path: Path, *facts: Cells) -> Cells:
    folder = collected_folder(
        tmp_path / "data", asset_facts=list(facts), sources=PAGES, assets=[SHIP | {"nominal_crew": "300"}]
    )
    build(folder, place_at_harbour)
    (ship,) = read_rows(folder / "assets.csv")
    return ship


def test_what_was_collected_with_an_asset_has_the_source_of_the_asset(tmp_path: Path) -> None:
    ship = built(tmp_path)
    assert (ship["nominal_complement"], ship["complement_source_id"]) == ("300", "s1")
    assert (ship["home_port"], ship["home_source_id"]) == ("", "")


def test_a_fact_takes_the_place_of_a_collected_cell_with_its_own_source(tmp_path: Path) -> None:
    ship = built(tmp_path, fact("nominal_complement", "329"), fact("home_port", "Willemstad"))
    assert (ship["nominal_complement"], ship["complement_source_id"]) == ("329", "s2")
    assert (ship["home_port"], ship["home_source_id"]) == ("Willemstad", "s2")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ([fact("colour", "grey")], "unknown"),
        ([fact("home_port", "Norfolk", "")], "no source"),
        ([fact("home_port", "")], "blank"),
        ([fact("home_port", "Norfolk"), fact("home_port", "Mayport")], "twice"),
    ],
)
def test_a_fact_that_cannot_stand_stops_the_build(tmp_path: Path, facts: list[Cells], why: str) -> None:
    with pytest.raises(DatasetError, match=why):
        built(tmp_path, *facts)


def test_days_in_a_group_need_the_group_and_their_order(tmp_path: Path) -> None:
    loose = row("assets", part_of_from="2025-06-24")
    inverted = row("assets", asset_id="b", part_of="uss-one", part_of_from="2025-12-01", part_of_to="2025-11-01")
    faults = table_faults(coded_folder(tmp_path, assets=[loose, inverted]))
    assert [fault.row_id for fault in faults] == ["uss-one", "b"]


@pytest.mark.parametrize("cell", ["", "imo:9074729", "imo:9074729;mmsi:367000000", "wikidata:Q42"])
def test_identifiers_are_numbers_with_their_register(cell: str) -> None:
    assert TypeAdapter(Identifiers).validate_python(cell) == cell


@pytest.mark.parametrize("cell", ["9074729", "imo:9074728", "imo:9074729;", "mmsi:12"])
def test_an_identifier_without_register_or_with_a_wrong_check_digit_is_refused(cell: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Identifiers).validate_python(cell)
