import json
from pathlib import Path

from components.dataset.gazetteer_table import COLUMNS, place_rows
from components.dataset.tables import write_table


def place(place_id: str, name: str) -> dict[str, str]:
    return {**dict.fromkeys(COLUMNS, ""), "place_id": place_id, "name": name, "alt_names": "Otro"}


def test_added_places_follow_and_replace_the_collected_ones(tmp_path: Path) -> None:
    (tmp_path / "collected").mkdir()
    write_table(tmp_path / "collected" / "places.csv", COLUMNS, [place("a", "A"), place("b", "B")])
    write_table(tmp_path / "collected" / "places_added.csv", COLUMNS, [place("b", "Better"), place("c", "C")])
    assert [row["name"] for row in place_rows(tmp_path)] == ["A", "Better", "C"]


def test_a_place_with_a_polygon_names_it(tmp_path: Path) -> None:
    (tmp_path / "collected").mkdir()
    write_table(tmp_path / "collected" / "places.csv", COLUMNS, [place("a", "A"), place("b", "B")])
    feature = {"type": "Feature", "properties": {"footprint_id": "a"}, "geometry": None}
    (tmp_path / "footprints.geojson").write_text(json.dumps({"features": [feature]}))
    assert [(row["footprint_id"], row["names"]) for row in place_rows(tmp_path)] == [("a", "Otro"), ("", "Otro")]
