import hashlib
import json
from pathlib import Path

import pytest

from components.dataset.build import build
from components.dataset.coders import event_title
from components.dataset.collected import stable_id
from components.dataset.load import load
from components.errors import DatasetError
from tests.dataset.folder_builder import FACTS, REPORT_FACT, collected_folder, place_at_harbour, read_rows


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def test_a_build_twice_writes_the_same_bytes(tmp_path: Path) -> None:
    folder = collected_folder(tmp_path / "data", reports=[REPORT_FACT])
    build(folder, place_at_harbour)
    first = digests(folder)
    build(folder, place_at_harbour)
    assert digests(folder) == first


def test_what_is_built_can_be_loaded(tmp_path: Path) -> None:
    folder = collected_folder(tmp_path / "data", reports=[REPORT_FACT])
    build(folder, place_at_harbour)
    report = load(folder).reports.loc["r1"]
    assert (report["assertion"], report["where_prec"], report["located_by"]) == ("observed", 1, "own_words")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"asset_id": "uss-two"}, "asset_id 'uss-two' is not in assets.csv"),
        ({"source_id": "s9"}, "source 's9' is not in sources.csv"),
        ({"date": "2025-02-31"}, "'2025-02-31' names no day"),
        ({"date_precision": "fortnight"}, "precision 'fortnight'"),
        ({"status": "lurking"}, "status 'lurking' is unknown"),
        ({"count": "many"}, "count 'many' is not a whole number"),
    ],
)
def test_a_fact_that_cannot_be_coded_stands_in_the_rejects_with_its_reason(
    tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    sound, broken = REPORT_FACT, {**REPORT_FACT, "report_id": "r2", **change}
    folder = collected_folder(tmp_path / "data", reports=[sound, broken])
    build(folder, place_at_harbour)
    (reject,) = read_rows(folder / "rejects.csv")
    assert (reject["row_id"], json.loads(reject["row"])["report_id"]) == ("r2", "r2")
    assert reason in reject["reason"]
    assert [row["report_id"] for row in read_rows(folder / "reports.csv")] == ["r1"]


def test_a_script_address_rejects_the_source_and_all_that_rests_on_it(tmp_path: Path) -> None:
    bad = [{**FACTS["sources"][0], "url": "javascript:alert(1)"}]
    folder = collected_folder(tmp_path / "data", sources=bad, reports=[REPORT_FACT])
    build(folder, place_at_harbour)
    assert {row["table"] for row in read_rows(folder / "rejects.csv")} == {"sources", "assets", "reports"}


def test_an_override_of_a_collected_cell_comes_before_the_rules(tmp_path: Path) -> None:
    override = {"table": "reports", "row_id": "r1", "column": "date", "value": "2025-09-15/2025-09-17"}
    override |= {"reason": "Three days.", "date": "2026-01-01"}
    folder = collected_folder(tmp_path / "data", overrides=[override], reports=[REPORT_FACT])
    build(folder, place_at_harbour)
    (row,) = read_rows(folder / "reports.csv")
    assert (row["date_end"], row["date_prec"]) == ("2025-09-17", "2")


def test_an_override_of_a_coded_cell_has_the_last_word(tmp_path: Path) -> None:
    override = {"table": "reports", "row_id": "r1", "column": "assertion", "value": "assessed"}
    override |= {"reason": "Inferred.", "date": "2026-01-01"}
    folder = collected_folder(tmp_path / "data", overrides=[override], reports=[REPORT_FACT])
    build(folder, place_at_harbour)
    assert read_rows(folder / "reports.csv")[0]["assertion"] == "assessed"


@pytest.mark.parametrize(
    ("change", "message"),
    [({"row_id": "r9"}, "do not exist: r9"), ({"column": "colour"}, "no column"), ({"reason": ""}, "gives no reason")],
)
def test_an_override_that_corrects_nothing_stops_the_build(
    tmp_path: Path, change: dict[str, str], message: str
) -> None:
    override = {"table": "reports", "row_id": "r1", "column": "status", "value": "arrived", "reason": "x", "date": ""}
    folder = collected_folder(tmp_path / "data", overrides=[override | change], reports=[REPORT_FACT])
    with pytest.raises(DatasetError, match=message):
        build(folder, place_at_harbour)


def test_a_missing_collected_file_stops_the_build_before_anything_is_coded(tmp_path: Path) -> None:
    folder = collected_folder(tmp_path / "data")
    (folder / "collected" / "events.csv").unlink()
    with pytest.raises(DatasetError, match=r"events\.csv is missing"):
        build(folder, place_at_harbour)
    assert not (folder / "reports.csv").exists()


def test_a_failed_build_never_replaces_the_last_good_dataset(tmp_path: Path) -> None:
    folder = collected_folder(tmp_path / "data", reports=[REPORT_FACT])
    build(folder, place_at_harbour)
    good = digests(folder)
    places = folder / "collected" / "places.csv"
    places.write_text(places.read_text(encoding="utf-8").replace("Willemstad", "Punda"), encoding="utf-8")
    (folder / "collected" / "events.csv").write_text("misshapen\n", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"events\.csv lacks the column"):
        build(folder, place_at_harbour)
    assert digests(folder) == good


def test_a_group_is_what_others_are_part_of_and_never_part_of_itself(tmp_path: Path) -> None:
    common = {"kind": "destroyer", "operator": "United States", "source_id": "s1"}
    group = {**common, "asset_id": "ford-csg", "name": "Ford CSG", "kind": "naval_force"}
    words = {"group": "Gerald R. Ford Carrier Strike Group"}
    ship = {**common, "asset_id": "uss-one", "name": "USS One"}
    folder = collected_folder(tmp_path / "data", assets=[group | words, ship | words])
    build(folder, place_at_harbour)
    rows = {row["asset_id"]: (row["part_of"], row["is_group"]) for row in read_rows(folder / "assets.csv")}
    assert rows == {"ford-csg": ("", "true"), "uss-one": ("ford-csg", "false")}


def test_a_statement_puts_nothing_where_it_was_made(tmp_path: Path) -> None:
    event = {"event_id": "e1", "kind": "statement", "date": "2025-09-15", "date_precision": "day"}
    event |= {"place": "Washington", "region": "United States", "source_id": "s1"}
    folder = collected_folder(tmp_path / "data", events=[event])
    build(folder, place_at_harbour)
    (row,) = read_rows(folder / "events.csv")
    assert (row["role"], row["lat"], row["location_id"]) == ("speaker", "", "")


def test_a_total_keeps_its_id_when_its_note_is_corrected() -> None:
    assert stable_id("total", ("2025-09-15", "ships")) == stable_id("total", iter(("2025-09-15", "ships")))
    assert stable_id("total", ("a", "bc")) != stable_id("total", ("ab", "c"))


def test_a_title_names_the_tanker() -> None:
    title = event_title("vessel_seizure", "US Coast Guard; tanker Skipper", "off the coast of Venezuela")
    assert title == "Vessel seizure (tanker Skipper), off the coast of Venezuela"


def test_a_fact_without_an_id_gets_the_hash_of_what_identifies_it(tmp_path: Path) -> None:
    nameless = {**REPORT_FACT, "report_id": "", "note": "Seen."}
    folders = [tmp_path / "one", tmp_path / "two"]
    ids = []
    for folder, note in zip(folders, ["Seen.", "Seen again."], strict=True):
        build(collected_folder(folder, reports=[{**nameless, "note": note}]), place_at_harbour)
        ids.append(read_rows(folder / "reports.csv")[0]["report_id"])
    assert ids[0] == ids[1]
    assert ids[0].startswith("report-")
