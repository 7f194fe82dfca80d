import datetime as dt
from pathlib import Path

import pytest

from components.dataset.build import build
from components.dataset.history import record, rows_in
from components.dataset.pinned import edit_rows, pinned, standing
from components.dataset.tables import write_table
from components.dataset.versions import version_of
from tests.dataset.folder_builder import REPORT_FACT, collected_folder, place_at_harbour, read_rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A recorded version, and a correction of its one report since."""
    made = collected_folder(tmp_path / "data", reports=[REPORT_FACT])
    build(made, place_at_harbour)
    record(made, "First version", dt.date(2026, 1, 5))
    columns = ("table", "row_id", "column", "value", "reason", "date")
    correction = ("reports", "r1", "status", "cancelled", "It was called off.", "2026-02-01")
    write_table(made / "overrides.csv", columns, [dict(zip(columns, correction, strict=True))])
    build(made, place_at_harbour)
    return made


def current(folder: Path) -> str:
    return version_of(rows_in(folder))


def recorded(folder: Path) -> str:
    return read_rows(folder / "versions.csv")[0]["version"]


def test_a_link_of_the_current_version_says_nothing(folder: Path) -> None:
    assert pinned(current(folder), current(folder), folder) is None


def test_a_link_of_an_earlier_version_says_how_many_records_changed_since(folder: Path) -> None:
    pin = pinned(recorded(folder), current(folder), folder)
    assert pin
    assert f"version {recorded(folder)}, recorded on 5 January 2026; 1 record changed since (1 updated)." in pin.said


def test_a_link_of_an_earlier_version_shows_what_the_records_said_then(folder: Path) -> None:
    pin = pinned(recorded(folder), current(folder), folder)
    assert pin
    (row,) = edit_rows(pin.edits).to_dict("records")
    assert (row["row_id"], row["then"], row["now"]) == ("r1", "present", "cancelled")
    assert (row["reason"], row["date"]) == ("It was called off.", "2026-02-01")


def test_a_version_that_is_not_on_record_is_named_as_such(folder: Path) -> None:
    pin = pinned("0123456789ab", current(folder), folder)
    assert pin
    assert (pin.known, pin.edits) == (False, ())
    assert "not on record" in pin.said


@pytest.mark.parametrize(
    "asked", ["", "x" * 5000, "<img onerror=x>", "../../etc/passwd", "\x00", "²" * 12, "ABCDEF012345"]
)
def test_a_hostile_version_gives_a_short_printable_notice_only(folder: Path, asked: str) -> None:
    pin = pinned(asked, current(folder), folder)
    assert pin
    assert (pin.known, pin.edits) == (False, ())
    assert "which is none" in pin.said
    assert len(pin.said) < 200
    assert pin.said.isprintable()


def test_a_version_that_is_not_recorded_says_how_far_it_is_from_the_last_one(folder: Path) -> None:
    words = standing(current(folder), folder)
    assert f"not recorded yet: 1 record differs from version {recorded(folder)} of 5 January 2026" in words
    assert standing(recorded(folder), folder).endswith("recorded on 5 January 2026")
