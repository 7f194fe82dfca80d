"""One finished row per report and event."""

import pandas as pd
import pytest

from components.dataset.observations import observations
from components.errors import DatasetError
from tests.builders import UNPLACED, asset, dataset, event, report, source


def ids(frame: pd.DataFrame) -> list[str]:
    return frame["record_id"].tolist()


def test_every_report_and_event_is_one_row() -> None:
    rows = observations(
        dataset(report("a", "2025-10-01"), report("b", "2025-10-02"), event("boat_strike", "2025-10-03"))
    )
    assert rows["record_type"].value_counts().to_dict() == {"report": 2, "event": 1}
    assert ids(rows) == rows.index.tolist()


def test_a_row_knows_its_asset_place_and_source() -> None:
    built = dataset(
        report("f-35b", "2025-10-01", source_id="afp-1"),
        asset("f-35b", name="F-35B", kind="fighter_aircraft", domain="air", operator="United States"),
        source("afp-1", publisher="AFP", kind="news", reliability="B"),
    )
    row = observations(built).iloc[0]
    assert (row["name"], row["asset_kind"], row["layer"]) == ("F-35B", "fighter_aircraft", "air")
    assert (row["publisher"], row["reliability"], row["source_url"]) == ("AFP", "B", "https://example.org/afp-1")


def test_an_address_that_must_not_be_linked_is_left_out() -> None:
    built = dataset(report("a", "2025-10-01", source_id="mirror"), source("mirror", linkable=False))
    assert observations(built)["source_url"].tolist() == [""]


def test_an_unlocated_row_has_no_coordinates_and_a_reason() -> None:
    row = observations(dataset(report("a", "2025-10-01", **UNPLACED))).iloc[0]
    assert pd.isna(row["lat"])
    assert pd.isna(row["where_prec"])
    assert row["unlocated_reason"] == "too wide to plot"


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ({"day": "2025-10-02"}, {"day": "2025-10-01", "assertion": "observed"}),
        (
            {"day": "2025-10-01", "assertion": "observed"},
            {"day": "2025-10-01", "assertion": "claimed", "where_prec": 1},
        ),
        ({"day": "2025-10-01", "where_prec": 1}, {"day": "2025-10-01", "where_prec": 7, "source_id": "late"}),
        ({"day": "2025-10-01", "source_id": "late"}, {"day": "2025-10-01", "source_id": "early"}),
        ({"day": "2025-10-01", "report_id": "aa"}, {"day": "2025-10-01", "report_id": "zz"}),
        ({"day": "2025-10-01"}, {"day": "2025-10-01", **UNPLACED}),
    ],
)
def test_rows_stand_by_day_then_strength_then_fineness_then_publication_then_id(newer: dict, older: dict) -> None:
    sources = (source("late", published_on="2025-11-01"), source("early", published_on="2025-10-02"))
    rows = observations(dataset(report("a", note="older", **older), report("a", note="newer", **newer), *sources))
    assert rows["note"].tolist() == ["newer", "older"]


@pytest.mark.parametrize(
    ("status", "assertion", "standing"),
    [
        ("operating", "reported", "presence"),
        ("ordered", "official_statement", "planned"),
        ("returned", "reported", "ended"),
        ("cancelled", "reported", "cancelled"),
        ("present", "denied", "denied"),
    ],
)
def test_only_a_presence_that_nobody_denies_stands_as_present(status: str, assertion: str, standing: str) -> None:
    assert observations(dataset(report("a", "2025-10-01", status, assertion=assertion)))["standing"].tolist() == [
        standing
    ]


def test_a_corrected_report_names_the_one_that_corrects_it() -> None:
    rows = observations(
        dataset(
            report("a", "2025-10-01", report_id="old"), report("a", "2025-10-01", report_id="new", supersedes="old")
        )
    )
    assert rows.loc["old", "superseded_by"] == "new"
    assert rows.loc["new", "superseded_by"] == ""


def test_the_search_key_has_no_accents() -> None:
    rows = observations(dataset(report("a", "2025-10-01", where_description="Bahía de CURAÇAO, Caño Limón")))
    assert "bahia de curacao, cano limon" in rows["search_key"].iloc[0]


def test_two_records_with_one_id_are_refused() -> None:
    with pytest.raises(DatasetError, match="'same'"):
        observations(
            dataset(report("a", "2025-10-01", report_id="same"), event("exercise", "2025-10-01", event_id="same"))
        )


def test_a_dataset_without_rows_gives_an_empty_frame_with_all_columns() -> None:
    assert "search_key" in observations(dataset()).columns
