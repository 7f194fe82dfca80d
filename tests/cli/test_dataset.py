"""``sotavento validate`` and ``export``: their output, their exit codes, and the links they take."""

import json
import shutil
from pathlib import Path

import pytest

from components.cli.dataset import query_of
from components.dataset.codec import decode
from components.dataset.load import read_dataset
from components.dataset.observations import observations
from components.dataset.query import select
from components.errors import LinkError
from components.paths import DATA
from tests.cli.conftest import Sotavento


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped data."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_without_a_folder_the_shipped_data_are_validated(sotavento: Sotavento, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []  # what there is to find in them is for tests/test_data.py to say
    monkeypatch.setattr("components.dataset.validate.validate", lambda folder: asked.append(folder) or [])
    code, _, said = sotavento("validate")
    assert (code, asked) == (0, [DATA])
    assert " 0 errors" in said


def test_each_fault_is_one_line_with_file_line_column_value_and_reason(sotavento: Sotavento, folder: Path) -> None:
    table = folder / "reports.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    report_id, asset_id, _, rest = lines[3].split(",", 3)
    lines[3] = f"{report_id},{asset_id},rumoured,{rest}"
    table.write_text("".join(lines), encoding="utf-8")
    code, out, said = sotavento("validate", str(folder))
    assert code == 1
    assert "1 error" in said
    (line,) = out.splitlines()
    assert line.startswith("reports.csv line 4, assertion 'rumoured': ")
    assert "official_statement" in line


def test_a_folder_that_is_not_there_is_an_error_of_the_call(sotavento: Sotavento, tmp_path: Path) -> None:
    code, out, said = sotavento("validate", str(tmp_path / "absent"))
    assert (code, out) == (2, "")
    assert "is no folder" in said


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1:8501/?as_of=2025-11-20&layers=naval%2Cair#v=5/12/-66",
        "https://example.org/map/?as_of=2025-11-20&layers=naval,air",
        "?as_of=2025-11-20&layers=naval%2Cair",
        "as_of=2025-11-20&layers=naval,air",
        "  as_of=2025-11-20&layers=naval,air#v=5/12/-66\n",
    ],
)
def test_a_link_and_its_query_alone_say_the_same(link: str) -> None:
    assert query_of(link) == {"as_of": "2025-11-20", "layers": "naval,air"}


@pytest.mark.parametrize("link", ["", "http://127.0.0.1:8501/", "https://example.org/map#v=5/12/-66"])
def test_a_link_without_a_query_is_the_default_view(link: str) -> None:
    assert query_of(link) == {}


def test_an_empty_value_is_kept_for_the_decoder_to_judge() -> None:
    assert query_of("?layers=") == {"layers": ""}


def test_a_link_that_is_no_address_is_refused() -> None:
    with pytest.raises(LinkError, match=r"'http://\[' cannot be read"):
        query_of("http://[")


def test_a_link_with_a_thousand_keys_is_refused() -> None:
    with pytest.raises(LinkError, match="cannot be read"):
        query_of("?" + "&".join(f"k{n}=1" for n in range(1001)))


def test_the_exported_rows_are_the_plotted_ones(sotavento: Sotavento, tmp_path: Path) -> None:
    dataset = read_dataset()
    records = observations(dataset)
    plotted = select(dataset, records, decode({"on": "2025-11-20", "layers": "naval"})[0]).plotted
    target = tmp_path / "rows.csv"
    done = sotavento(
        "export", "--link", "http://127.0.0.1:8501/?on=2025-11-20&layers=naval#v=5/12/-66", "-o", str(target)
    )
    assert (done.code, done.out, done.err) == (0, "", "")
    rows = target.read_text(encoding="utf-8-sig").splitlines()
    assert len(plotted) > 5
    for record_id in plotted["record_id"]:
        assert sum(record_id in row for row in rows) == 1


def test_exported_features_are_the_plotted_ones(sotavento: Sotavento) -> None:
    features = json.loads(sotavento("export", "--format", "geojson").out)["features"]
    dataset = read_dataset()
    plotted = select(dataset, observations(dataset), decode({})[0]).plotted
    assert [feature["properties"]["record_id"] for feature in features] == list(plotted["record_id"])


def test_a_link_with_unknown_parts_is_exported_with_a_notice(sotavento: Sotavento) -> None:
    done = sotavento("export", "--link", "?layers=submarines&q=zzzz")
    assert done.code == 0
    assert "'submarines'" in done.err
