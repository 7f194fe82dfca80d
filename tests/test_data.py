"""The shipped data hold what the project promises of them."""

import csv
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from components import paths
from components.dataset.build import build
from components.dataset.collected import COLLECTIONS
from components.dataset.faults import Fault, Severity, table_faults
from components.dataset.lints import LINTS
from components.dataset.load import Dataset, read_dataset
from components.dataset.outlets import read_registry
from components.dataset.validate import validate
from components.model import PLANNED, RELIABILITY

FACTS = {"sources": 433, "assets": 97, "reports": 447, "totals": 74, "events": 121, "tolls": 127}
TOLLS = {"2025-10-24": {43, 46}, "2025-11-16": {76, 82}, "2026-02-09": {121, 130}, "2026-02-15": {124, 130}}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read_dataset()


@pytest.fixture(scope="module")
def findings() -> list[Fault]:
    return validate(paths.DATA)


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_ids_are_unique_references_resolve_and_dates_are_ordered() -> None:
    assert table_faults(paths.DATA) == []


@pytest.mark.parametrize("table", FACTS)
def test_every_fact_arrived_or_stands_in_the_rejects(dataset: Dataset, table: str) -> None:
    collected = records(paths.DATA / "collected" / COLLECTIONS[table].file)
    ours = records(paths.DATA / "collected" / COLLECTIONS[table].added)
    rejected = int((dataset.rejects["table"] == table).sum())
    assert len(collected) == FACTS[table]
    assert len(getattr(dataset, table)) + rejected == len(collected) + len(ours)


def test_validating_finds_no_error(findings: list[Fault]) -> None:
    assert [str(fault) for fault in findings if fault.severity is Severity.ERROR] == []


@pytest.mark.parametrize("lint", LINTS)
def test_no_lint_finds_anything_that_is_not_excused_in_writing(findings: list[Fault], lint: str) -> None:
    errors = [str(fault) for fault in findings if fault.severity is Severity.ERROR]
    assert [error for error in errors if lint in error] == []


def test_a_build_changes_no_byte_of_what_is_shipped(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(paths.DATA, tmp_path / "data"))
    changed = [path.name for path in build(folder) if path.read_bytes() != (paths.DATA / path.name).read_bytes()]
    assert changed == []


def test_no_text_of_a_table_starts_a_formula() -> None:
    cells = [(path.name, cell) for path in paths.DATA.glob("*.csv") for row in records(path) for cell in row.values()]
    numbers = re.compile(r"-?\d+(\.\d+)?")
    assert [each for each in cells if each[1][:1] in set("=+-@\t") and not numbers.fullmatch(each[1])] == []


def test_no_coordinates_are_typed_by_hand() -> None:
    columns = {column for collection in COLLECTIONS.values() for column in collection.columns}
    assert not columns & {"lat", "lon", "latitude", "longitude", "coordinates"}
    overridden = {row["column"] for row in records(paths.DATA / "overrides.csv")}
    assert not overridden & {"lat", "lon", "location_id", "place_id", "shape", "coordinate_uncertainty_m"}


def test_every_override_gives_a_reason_and_a_day() -> None:
    rows = records(paths.DATA / "overrides.csv")
    assert all(len(row["reason"]) > 20 and len(row["date"]) == 10 for row in rows)
    keys = Counter((row["table"], row["row_id"], row["column"]) for row in rows)
    assert max(keys.values()) == 1


def test_every_source_has_a_grade_and_a_written_reason(dataset: Dataset) -> None:
    assert set(dataset.sources["reliability"]) <= set(RELIABILITY)
    assert (dataset.sources["reliability_reason"].str.len() > 20).all()


def test_the_unofficial_mirrors_are_cited_and_not_linked(dataset: Dataset) -> None:
    marked = dataset.sources["publisher"].str.contains("do not hyperlink")
    assert marked.sum() == 4 + 4  # as collected, and added since
    assert not dataset.sources.loc[marked, "linkable"].any()


def test_cancelled_calls_and_destroyed_systems_are_not_left_as_announced_or_present(dataset: Dataset) -> None:
    statuses = dataset.reports["status"]
    assert (statuses == "cancelled").sum() == 5
    assert (statuses[dataset.reports["asset_id"] == "ven-buk-m2e"] == "destroyed").all()


def test_a_month_is_never_padded_to_a_day(dataset: Dataset) -> None:
    stated = {row["report_id"]: row["date_precision"] for row in records(paths.DATA / "collected" / "reports.csv")}
    months = [report_id for report_id, precision in stated.items() if precision == "month"]
    spans = dataset.reports.loc[months, "date_end"] - dataset.reports.loc[months, "date_start"]
    assert spans.dt.days.min() >= 27
    assert (dataset.reports.loc[months, "date_prec"] >= 4).all()


@pytest.mark.parametrize(("day", "tolls"), TOLLS.items())
def test_tolls_that_contradict_each_other_stand_side_by_side(dataset: Dataset, day: str, tolls: set[int]) -> None:
    frame = dataset.tolls
    said = frame[(frame["metric"] == "killed") & (frame["date_start"] <= day) & (frame["date_end"] >= day)]
    assert tolls <= set(said["count_best"].dropna())


def test_the_f_35s_of_13_september_are_five_six_and_ten(dataset: Dataset) -> None:
    reports = dataset.reports
    arrivals = reports[(reports["asset_id"] == "usmc-f-35b") & (reports["status"] == "arrived")]
    assert set(arrivals["count_best"].dropna()) == {5, 6, 10}


def test_the_members_of_a_group_are_leaves_and_its_groups_are_not(dataset: Dataset) -> None:
    groups = set(dataset.assets.index[dataset.assets["is_group"]])
    assert groups == set(dataset.assets["part_of"]) - {""}
    assert dataset.assets.at["22nd-meu", "part_of"] == "iwo-jima-arg"
    assert dataset.assets.at["carrier-air-wing-8", "part_of"] == "ford-csg"


def test_most_place_phrases_are_placed_and_the_rest_say_why(dataset: Dataset) -> None:
    rows = [*dataset.reports.itertuples(), *dataset.events.itertuples()]
    phrases = {row.where_description: bool(row.location_id) for row in rows if row.role != "speaker"}
    assert sum(phrases.values()) / len(phrases) >= 0.97
    assert all(row.unlocated_reason for row in rows if not row.location_id)


def test_an_outlet_that_carries_anothers_text_says_so_in_the_registry(dataset: Dataset) -> None:
    registry = read_registry(paths.DATA)
    carried = dataset.sources[["outlet", "derived_from"]].itertuples(index=False)
    seen = {(outlet, root) for outlet, roots in carried for root in roots.split("; ") if root not in {"", outlet}}
    assert {pair for pair in seen if pair[1] not in registry.outlet(pair[0]).republishes} == set()


def test_only_what_was_planned_is_placed_at_a_destination(dataset: Dataset) -> None:
    bound = dataset.reports[dataset.reports["role"] == "destination"]
    assert set(bound["status"]) <= {str(status) for status in PLANNED} | {"departed", "cancelled"}


def test_every_location_is_used_and_has_a_trace(dataset: Dataset) -> None:
    used = set(dataset.reports["location_id"]) | set(dataset.events["location_id"])
    assert set(dataset.locations.index) == used - {""}
    assert all(dataset.traces.values())


def test_rejects_keep_the_row_as_collected(dataset: Dataset) -> None:
    assert all(json.loads(row) for row in dataset.rejects["row"])


def test_home_ports_lie_in_the_operators_country(dataset: Dataset) -> None:
    assert dataset.assets.at["hms-trent", "home_place_id"] != "portsmouth-dm"
    assert dataset.assets.at["uss-nimitz", "home_place_id"] == "kitsap"
