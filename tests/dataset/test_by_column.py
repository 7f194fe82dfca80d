"""Very long tables: read by columns, they hold what they would hold row by row."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.dataset import load as loading
from components.dataset.by_column import faulty, read_columns
from components.dataset.faults import row_faults
from components.dataset.load import load
from components.dataset.long_rows import LONG_COLUMNS
from components.dataset.observations import observations
from components.dataset.query import arrays_of, select
from components.dataset.schema import TABLES
from components.dataset.searching import SEARCHED
from components.dataset.spells import spells
from components.dataset.tables import Line, write_table
from components.dataset.view import View
from components.errors import DatasetError
from components.layers.large import large
from components.ui.shelf import counts, selection, shelf_of, thinness
from tests.dataset.folder_builder import UNPLACED, Cells, coded_folder, row

STRANGE = st.sampled_from(
    ["", "0", "-1", "1e3", "2025-02-30", "2025-09-01", "4", "99", "present", "Ünknown", "area", "12.5"]
)
CHANGES = st.dictionaries(st.sampled_from(TABLES["reports"].columns()[1:]), STRANGE, max_size=3)


@pytest.fixture
def by_column(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table of reports or events counts as very long."""
    monkeypatch.setattr(loading, "LONG", dict.fromkeys(loading.LONG, 0))


def long_folder(folder: Path) -> Path:
    where = {"lat": "12.2", "lon": "-68.9", "note": "A, “b”\nand c"}
    rows = [
        row("reports"),
        row("reports", report_id="r2", date_start="2025-09-01", date_end="2025-09-01", supersedes="r1", **where),
    ]
    return coded_folder(
        folder, reports=[*rows, row("reports", report_id="r3", count_low="2", count_unit="ships", **UNPLACED)]
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CHANGES, min_size=1, max_size=5))
def test_a_column_finds_the_rows_that_are_faulty_by_themselves(tmp_path: Path, changes: list[Cells]) -> None:
    rows = [row("reports", report_id=f"r{number}") | cells for number, cells in enumerate(changes)]
    path = tmp_path / "reports.csv"
    write_table(path, TABLES["reports"].columns(), rows)
    everything = {
        table: pa.array({cells[column] for cells in rows}, pa.string())
        for table, column in (("assets", "asset_id"), ("sources", "source_id"), ("reports", "supersedes"))
    }
    found = faulty("reports", read_columns(path, "reports"), everything)
    assert found.tolist() == [any(row_faults("reports", Line(0, cells))) for cells in rows]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_long_table_gives_the_records_that_a_short_one_gives(
    tmp_path: Path, form: str, request: pytest.FixtureRequest
) -> None:
    folder = long_folder(tmp_path)
    short = observations(load(folder))
    if form == "parquet":
        table = pyarrow.csv.read_csv(
            folder / "reports.csv", parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True)
        )
        assert table.schema.field("lat").type == pa.float64()
        pyarrow.parquet.write_table(table, folder / "reports.parquet")
        (folder / "reports.csv").unlink()
    request.getfixturevalue("by_column")
    long = observations(load(folder))
    shared = [
        name for name in LONG_COLUMNS if name in short and name not in {"credibility", "voices", "voices_against"}
    ]
    pd.testing.assert_frame_equal(long[shared].astype(short[shared].dtypes.to_dict()), short[shared])


@pytest.mark.usefixtures("by_column")
def test_a_faulty_row_of_a_long_table_is_set_aside_with_its_reasons_and_its_cells(tmp_path: Path) -> None:
    rows = [
        row("reports"),
        row("reports", report_id="r2", status="lurking", lat="95"),
        row("reports", report_id="r3", asset_id="nobody"),
        *(row("reports", report_id="r4", note=note) for note in ("one", "another")),
    ]
    dataset = load(coded_folder(tmp_path, reports=rows))
    alike = dataset.rejects[dataset.rejects["row_id"].eq("r4")]
    assert alike["reason"].str.contains("stands on several rows").tolist() == [True, True]
    refused = dataset.rejects[dataset.rejects["row_id"].isin(["r2", "r3"])].set_index("row_id")
    assert dataset.reports.index.tolist() == ["r1"]
    assert "status 'lurking'" in refused.at["r2", "reason"]
    assert "lat '95'" in refused.at["r2", "reason"]
    assert '"asset_id": "nobody"' in refused.at["r3", "row"]
    selection = select(dataset, observations(dataset), View())
    assert selection.sizes["rejected"] == len(dataset.rejects[dataset.rejects["table"] == "reports"])


@pytest.mark.usefixtures("by_column")
@pytest.mark.parametrize(
    ("content", "told"),
    [("report_id\nr1\n", "lacks the column"), (b"\xff\xfe", "cannot be read")],
)
def test_a_long_table_that_is_none_fails_the_load(tmp_path: Path, content: str | bytes, told: str) -> None:
    folder = coded_folder(tmp_path)
    (folder / "reports.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DatasetError, match=told):
        load(folder)


def test_search_finds_the_same_words_in_long_tables(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = long_folder(tmp_path)
    views = [View(show="all", search=words) for words in ("ONE and", "uss “b”", "willemstad destroyer", "nothing")]
    short = load(folder)
    expected = [list(select(short, observations(short), view).plotted.index) for view in views]
    request.getfixturevalue("by_column")
    long = load(folder)
    rows = observations(long)
    assert [list(select(long, rows, view).plotted.index) for view in views] == expected
    assert set(SEARCHED) <= set(rows)


@pytest.mark.usefixtures("by_column")
def test_no_index_of_long_tables_is_made_which_would_hold_each_id_once_more(tmp_path: Path) -> None:
    """Pandas makes one when first asked for a name, and ``memory_usage`` counts it."""
    shared = shelf_of(load(long_folder(tmp_path)))
    rows = arrays_of(shared.records, shared.dataset.nesting)
    assert large(shared.dataset, rows, spells(rows)).body
    assert selection(shared, View()).marks_of(0, 10).size
    assert thinness(shared, shared.defaults["all"])
    assert counts(shared, View(), "layers")
    for frame in (shared.dataset.reports, shared.records):
        assert frame.index.memory_usage() == pd.Index(frame.index.array).memory_usage()
