import csv
import io
import json
from typing import Any

import pytest
import shapely

from components.dataset.export.cells import safe_cell
from components.dataset.schema import TABLES
from components.reading.export import to_csv, to_geojson
from components.reading.rows import UNREVIEWED, rows_of
from tests.reading.texts import example, read


def collection(text: str) -> dict[str, Any]:
    reading = read(text)
    found: dict[str, Any] = json.loads(to_geojson(reading, rows_of(reading)))
    return found


@pytest.mark.parametrize("table", ["reports", "events"])
def test_the_csv_has_the_columns_of_the_table_even_without_rows(table: str) -> None:
    header = to_csv(table, ()).decode("utf-8-sig")
    assert tuple(header.strip().split(",")) == TABLES[table].columns()


def test_the_csv_gives_back_every_row() -> None:
    rows = rows_of(example("en"))
    read_back = list(csv.DictReader(io.StringIO(to_csv("reports", rows.reports).decode("utf-8-sig"))))
    assert [row["report_id"] for row in read_back] == [row["report_id"] for row in rows.reports]


def test_a_formula_in_the_text_is_no_formula_in_the_file() -> None:
    rows = rows_of(read("=cmd() USS Gravely is in Ponce."))
    (row,) = rows.reports
    written = to_csv("reports", [row | {"where_description": "=cmd()"}]).decode("utf-8-sig")
    _, cells = csv.reader(io.StringIO(written))
    assert safe_cell("=cmd()") in cells
    assert "=cmd()" not in cells


def test_longitudes_stay_numbers() -> None:
    rows = rows_of(read("USS Gravely is in Ponce."))
    (row,) = csv.DictReader(io.StringIO(to_csv("reports", rows.reports).decode("utf-8-sig")))
    assert float(row["lon"]) < 0


def test_the_geojson_is_marked_as_unreviewed() -> None:
    found = collection("USS Gravely is in Ponce.")
    assert found["metadata"]["status"] == UNREVIEWED
    assert [feature["properties"]["reviewed"] for feature in found["features"]] == [False]
    assert found["features"][0]["properties"]["receipt"]


def test_what_is_not_drawn_has_no_geometry() -> None:
    (feature,) = collection("USS Gravely's visit to Curaçao was cancelled.")["features"]
    assert feature["geometry"] is None


def test_an_area_is_its_outline_against_the_clock() -> None:
    (feature,) = collection("USS Gravely is in the southern Caribbean.")["features"]
    outline = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert outline.geom_type in ("Polygon", "MultiPolygon")
    assert all(part.exterior.is_ccw for part in shapely.get_parts(outline))
