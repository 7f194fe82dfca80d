"""CSV of exactly the plotted rows."""

import csv
import io
from copy import copy

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.export import extract as extracts
from components.dataset.export.cells import unsafe_cell
from components.dataset.export.columns import COLUMNS, STAMP
from components.dataset.export.csv_table import csv_of, write
from components.dataset.export.extract import Extract
from components.dataset.sentences import describe
from tests.builders import UNPLACED, event, report, source
from tests.dataset.export.extracts import DAY, extract_of


def content_of(extract: Extract) -> bytes:
    return b"".join(write(extract))


def read(extract: Extract) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content_of(extract).decode("utf-8-sig"), newline="")))


FOUR = extract_of(*(report(f"a{number}", "2025-11-10") for number in range(4)))


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=4))
def test_any_text_comes_back_from_the_csv_as_it_was(notes: list[str]) -> None:
    few = FOUR.selection.plotted.iloc[: len(notes)].assign(note=pd.array(notes, dtype="str"))
    told = copy(FOUR.selection)
    vars(told)["plotted"] = few
    rows = read(Extract(told, FOUR.dataset))
    assert [unsafe_cell(row["note"]) for row in rows] == few["note"].tolist()


def test_reliability_and_credibility_are_two_columns() -> None:
    sources = source("one", reliability="B"), source("two", reliability="D")
    extract = extract_of(*(report("a", "2025-11-10", source_id=name) for name in ("one", "two")), *sources)
    (row,) = read(extract)
    assert (row["reliability"], row["credibility"], row["voices"], row["voices_against"]) in {
        ("B", "2", "2", "0"),
        ("D", "2", "2", "0"),
    }


def test_the_csv_holds_exactly_the_plotted_rows_in_their_order() -> None:
    extract = extract_of(
        report("a", "2025-11-10"),
        report("b", "2025-11-12"),
        report("c", "2025-11-11", **UNPLACED),
        report("d", "2025-01-01"),
    )
    assert [row["record_id"] for row in read(extract)] == extract.ids.tolist()
    assert extract.size == 2


def test_rows_in_several_pieces_are_the_same_file() -> None:
    pieces = list(FOUR.chunks(3))
    assert [piece.num_rows for piece in pieces] == [3, 1]
    assert [row for piece in pieces for row in piece.to_pylist()] == next(FOUR.chunks(extracts.CHUNK)).to_pylist()


def test_each_row_says_which_view_and_dataset_it_is_from_and_on_what_terms() -> None:
    extract = extract_of(report("a", "2025-11-10"), search="caribbean")
    row = read(extract)[0]
    assert row["as_of"] == "2025-11-16"
    assert row["filter_sentence"] == describe(extract.selection.view, DAY, extract.selection)
    assert row["dataset_version"] == "0123456789ab"
    assert row["licence"] == "CC BY 4.0"
    assert "GeoNames" in row["attribution"]
    assert "Natural Earth" in row["attribution"]


def test_coordinates_stay_negative_numbers_and_unknown_numbers_stay_empty() -> None:
    row = read(extract_of(report("a", "2025-11-10", lon=-70.25, count_low=3)))[0]
    assert (row["lon"], row["count_low"], row["count_best"], row["where_prec"]) == ("-70.25", "3", "", "7")


def test_the_csv_is_rfc_4180_in_utf_8_with_a_mark_for_spreadsheets() -> None:
    content = content_of(extract_of(report("a", "2025-11-10", where_description='Off "Curaçao", south')))
    assert content.startswith(b"\xef\xbb\xbfrecord_id,")
    assert content.count(b"\r\n") == 2
    assert '"Off ""Curaçao"", south"'.encode() in content


def test_pandas_reads_the_csv_back() -> None:
    extract = extract_of(report("a", "2025-11-10"), event("boat_strike", "2025-11-03", killed_best=4))
    frame = pd.read_csv(io.BytesIO(content_of(extract)))
    assert frame.columns.tolist() == [*(column.name for column in COLUMNS), *(name for name, _ in STAMP)]
    assert frame["lat"].dtype == "float64"


def test_an_empty_selection_exports_its_header() -> None:
    content = content_of(extract_of(report("a", "2025-11-10"), search="nothing like this"))
    assert content.startswith(b"\xef\xbb\xbfrecord_id,")
    assert content.count(b"\r\n") == 1


def test_an_unlinkable_source_is_cited_without_its_address() -> None:
    extract = extract_of(report("a", "2025-11-10", source_id="mirror"), source("mirror", linkable=False))
    row = read(extract)[0]
    assert (row["source_title"], row["source_url"]) == ("Title of mirror", "")
    assert extract.sources["url"].tolist() == [""]


def test_any_frame_is_written_in_the_same_form() -> None:
    frame = pd.DataFrame({"what": ["=1", "a,b"], "how many": pd.array([2, None], "Int64")})
    assert csv_of(frame) == b'\xef\xbb\xbfwhat,how many\r\n\'=1,2\r\n"a,b",\r\n'
    assert csv_of(frame.iloc[:0]) == b"\xef\xbb\xbfwhat,how many\r\n"
