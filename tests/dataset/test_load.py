from pathlib import Path

import pandas as pd
import pytest

from components.dataset.load import load, read_dataset
from components.errors import DatasetError
from tests.dataset.folder_builder import coded_folder, feature, row


def test_frames_are_typed_and_indexed_by_id(tmp_path: Path) -> None:
    dataset = load(coded_folder(tmp_path))
    reports = dataset.reports
    assert reports.index.tolist() == ["r1"]
    assert str(reports["count_low"].dtype) == "Int64"
    assert str(reports["date_start"].dtype) == "datetime64[ns]"
    assert str(reports["lat"].dtype) == "float64"
    assert dataset.assets["is_group"].dtype == bool
    assert reports["note"].tolist() == [""]


def test_what_is_not_stated_is_missing_and_not_zero(tmp_path: Path) -> None:
    dataset = load(coded_folder(tmp_path, sources=[row("sources", published_on="")]))
    assert pd.isna(dataset.sources.at["s1", "published_on"])
    assert pd.isna(dataset.reports.at["r1", "count_low"])


def test_locations_carry_their_geometry_and_trace(tmp_path: Path) -> None:
    dataset = load(coded_folder(tmp_path))
    assert (dataset.locations.at["loc-1", "geometry"].x, dataset.traces["loc-1"]) == (-68.95, ("found",))
    assert dataset.locations.crs == "EPSG:4326"


def test_the_version_depends_on_the_rows_and_not_on_their_order(tmp_path: Path) -> None:
    rows = [row("totals"), row("totals", total_id="t2")]
    one = load(coded_folder(tmp_path, totals=rows)).version
    other = load(coded_folder(tmp_path, totals=rows[::-1])).version
    changed = load(coded_folder(tmp_path, totals=[*rows[:1], row("totals", total_id="t2", note="x")])).version
    assert one == other != changed
    assert len(one) == 12


def test_the_version_depends_on_the_geometries(tmp_path: Path) -> None:
    moved = {"type": "Point", "coordinates": [-68.9, 12.1]}
    before = load(coded_folder(tmp_path)).version
    assert load(coded_folder(tmp_path, features=[feature(geometry=moved)])).version != before


def test_a_faulty_row_fails_the_load_and_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"1 faults in .*reports\.csv line 2, status 'lurking'"):
        load(coded_folder(tmp_path, reports=[row("reports", status="lurking")]))


@pytest.mark.parametrize("name", ["events.csv", "locations.geojson"])
def test_a_missing_file_fails_the_load_and_is_named(tmp_path: Path, name: str) -> None:
    folder = coded_folder(tmp_path)
    (folder / name).unlink()
    with pytest.raises(DatasetError, match=name.replace(".", r"\.")):
        load(folder)


def test_a_missing_feature_fails_the_load(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"locations\.geojson lacks loc-1"):
        load(coded_folder(tmp_path, features=[]))


def test_locations_that_are_no_feature_collection_fail_the_load(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path)
    (folder / "locations.geojson").write_text("[1]", encoding="utf-8")
    with pytest.raises(DatasetError, match="not a GeoJSON feature collection"):
        load(folder)


def test_an_unchanged_folder_is_read_once_and_a_changed_one_again(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path)
    first = read_dataset(folder)
    assert read_dataset(folder) is first
    coded_folder(tmp_path, totals=[row("totals", note="something longer")])
    assert read_dataset(folder).version != first.version


def test_a_failed_load_is_not_remembered(tmp_path: Path) -> None:
    folder = coded_folder(tmp_path, reports=[row("reports", status="lurking")])
    with pytest.raises(DatasetError):
        read_dataset(folder)
    coded_folder(tmp_path)
    assert read_dataset(folder).reports.index.tolist() == ["r1"]
