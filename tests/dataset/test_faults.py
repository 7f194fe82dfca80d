from pathlib import Path

import pytest

from components.dataset.faults import table_faults
from tests.dataset.folder_builder import UNPLACED, coded_folder, row


def columns_at_fault(folder: Path) -> list[str]:
    return [fault.column for fault in table_faults(folder)]


def test_a_sound_folder_has_no_faults(tmp_path: Path) -> None:
    assert table_faults(coded_folder(tmp_path)) == []


def test_a_broken_cell_never_hides_another(tmp_path: Path) -> None:
    broken = row("reports", status="lurking", date_prec="9", lat="95", count_low="-3", supersedes="r9")
    assert columns_at_fault(coded_folder(tmp_path, reports=[broken])) == [
        "status",
        "date_prec",
        "lat",
        "count_low",
        "supersedes",
    ]


def test_a_broken_cell_does_not_hide_a_broken_rule_between_sound_cells(tmp_path: Path) -> None:
    broken = row(
        "reports", status="lurking", date_start="2025-09-20", count_low="9", count_high="3", count_unit="ships"
    )
    found = columns_at_fault(coded_folder(tmp_path, reports=[broken]))
    assert found == ["status", "date_start, date_end", "count_low, count_best, count_high"]


def test_a_fault_says_what_where_why_and_what_to_do(tmp_path: Path) -> None:
    (fault,) = table_faults(coded_folder(tmp_path, reports=[row("reports", status="lurking")]))
    assert (fault.file, fault.row, fault.column, fault.value) == ("reports.csv", 2, "status", "lurking")
    assert "is no status; use one of announced" in fault.reason
    assert "reports.csv line 2, status 'lurking'" in str(fault)
    assert fault.advice


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"date_start": "2025-09-16"}, "ends before it starts"),
        ({"date_start": "2025-09-01", "date_end": "2025-09-30"}, "finer than the interval"),
        ({"date_prec": "3"}, "time_precision must be 2"),
        ({"count_low": "5", "count_high": "3", "count_unit": "ships"}, "low ≤ best ≤ high"),
        ({"count_low": "5"}, "without a unit"),
        ({"where_prec": ""}, "given together"),
        ({"unlocated_reason": "Unknown."}, "reason for being unlocated"),
        ({**UNPLACED, "unlocated_reason": ""}, "gives no reason"),
        ({"lat": "0", "lon": "0"}, "missing position"),
    ],
)
def test_the_cells_of_a_row_agree(tmp_path: Path, change: dict[str, str], reason: str) -> None:
    (fault,) = table_faults(coded_folder(tmp_path, reports=[row("reports", **change)]))
    assert reason in fault.reason


def test_an_unplaced_row_with_a_reason_is_sound(tmp_path: Path) -> None:
    assert table_faults(coded_folder(tmp_path, reports=[row("reports", **UNPLACED)])) == []


def test_a_repeated_id_is_a_fault_of_each_of_its_rows(tmp_path: Path) -> None:
    faults = table_faults(coded_folder(tmp_path, totals=[row("totals"), row("totals")]))
    assert [(fault.row, fault.column) for fault in faults] == [(2, "total_id"), (3, "total_id")]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("reports", "asset_id", "uss-two"), ("tolls", "source_id", "s9"), ("assets", "part_of", "no-group")],
)
def test_a_reference_to_nothing_is_a_fault(tmp_path: Path, table: str, column: str, value: str) -> None:
    faults = table_faults(coded_folder(tmp_path, **{table: [row(table, **{column: value})]}))
    assert (f"{table}.csv", column, value) in [(fault.file, fault.column, fault.value) for fault in faults]


def test_a_file_that_cannot_be_read_does_not_hide_the_faults_of_others(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path, reports=[row("reports", status="lurking")])
    (folder / "tolls.csv").unlink()
    assert [(fault.file, fault.row) for fault in table_faults(folder)] == [("tolls.csv", 0), ("reports.csv", 2)]


def test_a_script_in_the_address_of_a_source_is_refused(tmp_path: Path) -> None:
    (fault,) = table_faults(coded_folder(tmp_path, sources=[row("sources", url="javascript:alert(1)")]))
    assert (fault.column, fault.value) == ("url", "javascript:alert(1)")
