import pytest

from components.dataset.faults import row_faults
from components.dataset.schema import TABLES
from components.dataset.tables import Line, cell_text
from components.reading.rows import UNREVIEWED, Rows, rows_of
from tests.reading.texts import example, read


def cells(rows: Rows, table: str) -> list[dict[str, str]]:
    return [{column: cell_text(value) for column, value in row.items()} for row in getattr(rows, table)]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("table", ["reports", "events"])
def test_rows_have_the_columns_of_the_dataset(language: str, table: str) -> None:
    rows = rows_of(example(language))
    assert all(set(row) == set(TABLES[table].columns()) for row in cells(rows, table))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_dated_row_passes_the_checks_of_the_dataset(language: str) -> None:
    dated = [row for row in cells(rows_of(example(language)), "reports") if row["date_start"]]
    assert dated
    assert [fault for row in dated for fault in row_faults("reports", Line(0, row))] == []


def test_a_row_without_a_date_in_the_text_stays_without_one() -> None:
    (row,) = rows_of(read("USS Gravely is in Ponce.")).reports
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (None, None, None)


def test_every_row_says_that_nobody_reviewed_it() -> None:
    rows = rows_of(example("en"))
    assert all(row["note"].startswith(UNREVIEWED) for row in (*rows.reports, *rows.events))
    assert all(row["source_id"].startswith("unreviewed-") for row in (*rows.reports, *rows.events))


def test_what_is_not_drawn_has_no_location_but_a_reason() -> None:
    (row,) = rows_of(read("USS Gravely's visit to Curaçao was cancelled.")).reports
    assert (row["lat"], row["location_id"], row["shape"]) == (None, "", "")
    assert "called off" in row["unlocated_reason"]


def test_something_that_happened_is_an_event_with_its_dead() -> None:
    rows = rows_of(read("US forces struck a boat in the eastern Pacific on Monday, killing four."))
    (event,) = rows.events
    assert (event["killed_best"], event["killed_raw"], rows.reports) == (4, "four", ())


def test_the_words_kept_in_a_row_are_few() -> None:
    (row,) = rows_of(read("USS Gravely is in Ponce " + "and so on " * 40 + ".")).reports
    assert len(row["note"].split("Its words: ")[1].split()) <= 26


def test_ids_depend_on_the_text_alone() -> None:
    assert rows_of(example("en")) == rows_of(example("en"))
    assert not set(rows_of(example("en")).claims) & set(rows_of(example("es")).claims)
