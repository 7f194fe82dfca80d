"""Versions of the data: what is recorded, what changed since, and old rows that can be had back."""

import datetime as dt
from pathlib import Path

import pytest

from components import paths
from components.dataset.build import build
from components.dataset.history import History, read_history, record, rows_in
from components.dataset.tables import Cells, write_table
from components.dataset.versions import version_of
from components.errors import DatasetError, InputError
from tests.dataset.folder_builder import REPORT_FACT, collected_folder, place_at_harbour, read_rows

DAY = dt.date(2026, 1, 5)
CANCELLED = {
    "table": "reports",
    "row_id": "r1",
    "column": "status",
    "value": "cancelled",
    "reason": "It was called off.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built folder whose first version is recorded."""
    made = collected_folder(tmp_path / "data", reports=[REPORT_FACT])
    build(made, place_at_harbour)
    record(made, "First version", DAY)
    return made


def correct(folder: Path, **cells: str) -> None:
    """Give the one report's correction, and build."""
    row = {**CANCELLED, "date": "2026-02-01", **cells}
    write_table(folder / "overrides.csv", tuple(row), [row])
    build(folder, place_at_harbour)


def history(folder: Path) -> History:
    found = read_history(folder)
    assert found
    return found


def changes(folder: Path) -> list[Cells]:
    return read_rows(folder / "changes.csv")


def test_a_correction_is_on_record_with_the_old_value_and_the_reviewers_reason_and_date(folder: Path) -> None:
    correct(folder)
    (change,) = changes(folder)
    assert change.pop("reason") == "It was called off."
    assert list(change.values()) == ["", "2026-02-01", "reports", "r1", "updated", "status", "present", "cancelled"]


def test_a_correction_of_a_collected_date_explains_every_coded_column_that_follows(folder: Path) -> None:
    correct(folder, column="date", value="2025-09-20", reason="The page says 20 September.")
    assert {row["column"] for row in changes(folder)} >= {"date_start", "date_end"}
    assert {row["reason"] for row in changes(folder)} == {"The page says 20 September."}


def test_building_twice_writes_the_changes_once(folder: Path) -> None:
    correct(folder)
    first = (folder / "changes.csv").read_bytes()
    build(folder, place_at_harbour)
    assert (folder / "changes.csv").read_bytes() == first


def test_what_is_taken_back_before_it_was_recorded_leaves_no_change(folder: Path) -> None:
    correct(folder)
    write_table(folder / "overrides.csv", (*CANCELLED, "date"), [])
    build(folder, place_at_harbour)
    assert changes(folder) == []


def test_a_recorded_change_keeps_its_reason_and_what_nobody_explained_gets_the_versions(folder: Path) -> None:
    correct(folder)
    places = folder / "collected" / "reports.csv"
    places.write_text(
        places.read_text(encoding="utf-8") + "r2,uss-one,present,2025-09-17,day,Willemstad,,,s1,\n", "utf-8"
    )
    build(folder, place_at_harbour)
    version = record(folder, "New reports", dt.date(2026, 3, 1))
    assert version
    assert (version.added, version.updated, version.removed) == ("1", "1", "0")
    told = {(row["row_id"], row["version"], row["date"], row["reason"]) for row in changes(folder)}
    assert told == {
        ("r1", version.version, "2026-02-01", "It was called off."),
        ("r2", version.version, "2026-03-01", "New reports"),
    }


def test_the_rows_of_an_earlier_version_can_be_had_back_and_prove_it_by_their_hash(folder: Path) -> None:
    first = version_of(rows_in(folder))
    correct(folder)
    record(folder, "A correction", dt.date(2026, 3, 1))
    correct(folder, value="departed", reason="It left.")
    record(folder, "Another correction", dt.date(2026, 4, 1))
    rows = history(folder).rows_at(first)
    assert rows
    assert version_of(rows) == first
    assert rows["reports"]["r1"]["status"] == "present"


def test_what_changed_since_a_version_is_the_net_of_all_steps_with_the_last_reason(folder: Path) -> None:
    first = version_of(rows_in(folder))
    correct(folder)
    record(folder, "A correction", dt.date(2026, 3, 1))
    correct(folder, value="departed", reason="It left.")
    edits = history(folder).since(first, rows_in(folder))
    assert edits
    assert [(edit.old, edit.new, edit.reason) for edit in edits] == [("present", "departed", "It left.")]


@pytest.mark.parametrize("version", ["", "ffffffffffff", "../../etc", "=1+1", "\ud800"])
def test_a_version_that_nobody_recorded_is_not_known(folder: Path, version: str) -> None:
    assert history(folder).since(version, rows_in(folder)) is None


def test_recording_without_a_change_writes_nothing(folder: Path) -> None:
    before = (folder / "versions.csv").read_bytes()
    assert record(folder, "Nothing new", dt.date(2026, 3, 1)) is None
    assert (folder / "versions.csv").read_bytes() == before


@pytest.mark.parametrize("reason", ["", " ", "two\nlines", "=HYPERLINK(1)", "+1", "@x"])
def test_a_reason_that_a_spreadsheet_would_run_or_nobody_could_read_is_refused(folder: Path, reason: str) -> None:
    with pytest.raises(InputError, match="say it in one line"):
        record(folder, reason, DAY)


def test_recorded_rows_that_are_not_those_of_the_last_version_are_an_error(folder: Path) -> None:
    recorded = folder / "recorded.jsonl"
    recorded.write_text(recorded.read_text(encoding="utf-8").replace("present", "departed"), "utf-8")
    with pytest.raises(DatasetError, match=r"restore both from one commit"):
        read_history(folder)


def test_the_shipped_history_holds_and_every_recorded_change_has_a_reason_and_a_date() -> None:
    shipped = history(paths.DATA)
    assert all(version.reason and version.date for version in shipped.versions)
    assert all(edit.reason and edit.date for edit in shipped.edits if edit.version)
