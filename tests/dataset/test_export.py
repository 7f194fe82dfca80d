"""CSV and GeoJSON of exactly the plotted rows."""

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box
from shapely.geometry import shape

from components.dataset.export import COLUMNS, STAMP, safe_cell, to_csv, to_geojson, unsafe_cell
from components.dataset.load import Dataset
from components.dataset.observations import observations
from components.dataset.query import Selection, select
from components.dataset.sentences import describe
from components.dataset.view import View
from tests.builders import UNPLACED, Row, dataset, event, location, report, source

DAY = dt.date(2025, 11, 16)
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\x00=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "  =1",
    "\u00a0=1",
]


def selection_of(*rows: Row, **view: Any) -> tuple[Selection, Dataset]:
    built = dataset(*rows)
    return select(built, observations(built), View(**{"as_of": DAY, **view})), built


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", [*FORMULAS, *(f"'{text}" for text in FORMULAS)])
def test_whatever_starts_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert unsafe_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["", "Ford", "'quoted'", "F/A-18", "2025-11-16", "1+1", "a=b", "' '=1"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n\x00＝ \u00a0a1") | st.characters(), max_size=12))
def test_a_safe_cell_can_be_undone_and_starts_no_formula(text: str) -> None:
    cell = safe_cell(text)
    assert unsafe_cell(cell) == text
    assert cell.lstrip(" \u00a0")[:1] not in {*"=+-@\t\r\n\x00＝＋－＠"} - {""}


FOUR, _ = selection_of(*(report(f"a{number}", "2025-11-10") for number in range(4)))


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=4))
def test_any_text_comes_back_from_the_csv_as_it_was(notes: list[str]) -> None:
    few = FOUR.plotted.iloc[: len(notes)].assign(note=pd.array(notes, dtype="str"))
    assert [unsafe_cell(row["note"]) for row in read(to_csv(replace(FOUR, plotted=few)))] == few["note"].tolist()


def test_reliability_and_credibility_are_two_columns() -> None:
    sources = source("one", reliability="B"), source("two", reliability="D")
    selection, built = selection_of(*(report("a", "2025-11-10", source_id=name) for name in ("one", "two")), *sources)
    (row,) = read(to_csv(selection))
    assert (row["reliability"], row["credibility"], row["voices"], row["voices_against"]) in {
        ("B", "2", "2", "0"),
        ("D", "2", "2", "0"),
    }
    (feature,) = json.loads(to_geojson(selection, built))["features"]
    assert (feature["properties"]["credibility"], feature["properties"]["reliability"]) == (2, row["reliability"])


def test_the_csv_holds_exactly_the_plotted_rows_in_their_order() -> None:
    selection, _ = selection_of(
        report("a", "2025-11-10"),
        report("b", "2025-11-12"),
        report("c", "2025-11-11", **UNPLACED),
        report("d", "2025-01-01"),
    )
    assert [row["record_id"] for row in read(to_csv(selection))] == selection.plotted["record_id"].tolist()
    assert len(selection.plotted) == 2


def test_each_row_says_which_view_and_dataset_it_is_from() -> None:
    selection, _ = selection_of(report("a", "2025-11-10"), search="caribbean")
    row = read(to_csv(selection))[0]
    assert row["as_of"] == "2025-11-16"
    assert row["filter_sentence"] == describe(selection.view, DAY, selection)
    assert row["dataset_version"] == "0123456789ab"


def test_coordinates_stay_negative_numbers_and_unknown_numbers_stay_empty() -> None:
    selection, _ = selection_of(report("a", "2025-11-10", lon=-70.25, count_low=3))
    row = read(to_csv(selection))[0]
    assert (row["lon"], row["count_low"], row["count_best"], row["where_prec"]) == ("-70.25", "3", "", "7")


def test_the_csv_is_rfc_4180_in_utf_8_with_a_mark_for_spreadsheets() -> None:
    selection, _ = selection_of(report("a", "2025-11-10", where_description='Off "Curaçao", south'))
    content = to_csv(selection)
    assert content.startswith(b"\xef\xbb\xbfrecord_id,")
    assert content.count(b"\r\n") == 2
    assert '"Off ""Curaçao"", south"'.encode() in content


def test_pandas_reads_the_csv_back() -> None:
    selection, _ = selection_of(report("a", "2025-11-10"), event("boat_strike", "2025-11-03", killed_best=4))
    frame = pd.read_csv(io.BytesIO(to_csv(selection)))
    assert frame.columns.tolist() == [*(column.name for column in COLUMNS), *(name for name, _ in STAMP)]
    assert frame["lat"].dtype == "float64"


def test_an_empty_selection_exports_its_header() -> None:
    selection, built = selection_of(report("a", "2025-11-10"), search="nothing like this")
    assert read(to_csv(selection)) == []
    assert to_csv(selection).startswith(b"\xef\xbb\xbfrecord_id,")
    assert json.loads(to_geojson(selection, built))["features"] == []


def test_an_unlinkable_source_is_cited_without_its_address() -> None:
    selection, _ = selection_of(report("a", "2025-11-10", source_id="mirror"), source("mirror", linkable=False))
    row = read(to_csv(selection))[0]
    assert (row["source_title"], row["source_url"]) == ("Title of mirror", "")


def test_the_geojson_draws_an_area_as_the_area() -> None:
    area = box(-75, 12, -65, 16)
    selection, built = selection_of(report("a", "2025-11-10"), location("loc-sea", area))
    feature = json.loads(to_geojson(selection, built))["features"][0]
    assert feature["id"] == feature["properties"]["record_id"]
    assert shape(feature["geometry"]).equals(area)
    assert shape(feature["geometry"]).exterior.is_ccw


def test_the_geojson_has_the_rows_of_the_csv_and_says_what_they_are() -> None:
    selection, built = selection_of(report("a", "2025-11-10", note="=1"), event("boat_strike", "2025-11-03"))
    collection = json.loads(to_geojson(selection, built))
    assert [each["id"] for each in collection["features"]] == [row["record_id"] for row in read(to_csv(selection))]
    assert collection["features"][0]["properties"]["note"] == "=1"
    assert collection["features"][0]["properties"]["count_best"] is None
    assert collection["metadata"]["as_of"] == "2025-11-16"
    assert (collection["metadata"]["plotted"], collection["metadata"]["collected"]) == (2, 2)


def test_the_same_selection_gives_the_same_bytes() -> None:
    selection, built = selection_of(report("a", "2025-11-10"), report("b", "2025-11-10"))
    assert to_csv(selection) == to_csv(selection)
    assert to_geojson(selection, built) == to_geojson(selection, built)


def test_every_column_says_what_it_means() -> None:
    assert all(column.meaning.endswith(".") for column in COLUMNS)
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
