"""A group and its members: placed by each other where only one is reported, and never counted twice."""

import datetime as dt

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.arrays import Arrays
from components.dataset.groups import COLUMNS, complement, groups_of, inferred
from components.dataset.observations import observations
from components.dataset.state import state_on
from tests.builders import Row, asset, dataset, location
from tests.dataset.test_speaking import DAY, PLACES, at

FLEET = (
    asset("arg", kind="naval_force", is_group=True, nominal_complement=4500),
    asset("big", kind="amphibious_assault_ship", part_of="arg"),
    asset("dock", kind="amphibious_transport_dock", part_of="arg"),
    asset("meu", kind="marine_unit", domain="ground", part_of="arg", is_group=True),
    asset("battalion", kind="marine_unit", domain="ground", part_of="meu"),
    asset("lone", nominal_complement=300),
    asset("bare"),
)


def found(*rows: Row, as_of: dt.date = DAY) -> pd.DataFrame:
    built = dataset(*rows, *FLEET, *(location(name, shape) for name, shape in PLACES.items()))
    return inferred(state_on(Arrays(observations(built), built.nesting), as_of), built.assets)


def placed(*rows: Row, as_of: dt.date = DAY) -> dict[str, tuple[str, str]]:
    frame = found(*rows, as_of=as_of)
    return {row.asset_id: (row.from_asset, row.location_id) for row in frame.itertuples()}


def test_the_report_of_a_group_places_its_members_and_says_so() -> None:
    frame = found(at("arg", "caribbean", "2025-11-10"))
    assert tuple(frame.columns) == COLUMNS
    assert set(frame["asset_id"]) == {"big", "dock", "battalion"}
    assert set(frame["located_by"]) == {"capital_ship"}
    assert set(frame["from_asset"]) == {"arg"}


def test_a_member_with_a_report_of_its_own_is_where_that_has_it() -> None:
    rows = at("arg", "caribbean", "2025-11-10"), at("dock", "ceiba", "2025-11-01")
    assert set(placed(*rows)) == {"big", "battalion"}


def test_a_member_that_left_is_not_put_back_by_its_group() -> None:
    rows = at("arg", "caribbean", "2025-11-10"), at("dock", "ceiba", "2025-11-01", "returned")
    assert "dock" not in placed(*rows)


def test_a_report_older_than_the_window_yields_to_the_group() -> None:
    rows = at("arg", "caribbean", "2025-11-10"), at("dock", "ceiba", "2025-09-01")
    assert placed(*rows)["dock"] == ("arg", "caribbean")


def test_a_group_without_a_report_is_where_its_capital_ship_is() -> None:
    rows = at("dock", "ceiba", "2025-11-14"), at("big", "aguadilla", "2025-11-10")
    assert placed(*rows) == {"arg": ("big", "aguadilla")}


def test_no_inference_is_made_from_an_inference() -> None:
    assert set(placed(at("big", "aguadilla", "2025-11-10"))) == {"arg"}


def test_a_group_that_left_places_nobody() -> None:
    rows = at("arg", "caribbean", "2025-11-10"), at("arg", "caribbean", "2025-11-12", "departed")
    assert placed(*rows) == {}


def people(*present: str, **more: int) -> tuple[int, dict[str, int], tuple[str, ...]]:
    fleet = [
        Row(
            row.table,
            {**row.cells, "nominal_complement": more.get(row.cells["asset_id"], row.cells.get("nominal_complement"))},
        )
        for row in FLEET
    ]
    counted = complement(dataset(*fleet).assets, present)
    return counted.total, dict(counted.counted), counted.unstated


def test_a_group_counts_once_however_many_of_its_members_are_there() -> None:
    assert people("big", "dock", "battalion") == (4500, {"arg": 4500}, ())
    assert people("big", "arg", "lone") == (4800, {"arg": 4500, "lone": 300}, ())


def test_the_figures_of_members_take_the_place_of_the_groups() -> None:
    assert people("big", "dock", big=1000) == (1000, {"big": 1000}, ("dock",))


def test_what_is_present_without_a_figure_is_named() -> None:
    assert people("bare") == (0, {}, ("bare",))


def test_what_is_not_present_counts_nothing() -> None:
    assert people() == (0, {}, ())


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
def test_a_circle_of_groups_is_gone_round_once(parents: dict[str, str]) -> None:
    found = list(groups_of("a", parents))
    assert len(found) == len(set(found))
    assert "a" not in found


def test_a_member_is_not_placed_by_a_group_that_it_had_not_joined_or_had_left() -> None:
    days = {"early": {"part_of_to": "2025-11-01"}, "late": {"part_of_from": "2025-12-01"}, "now": {}}
    members = [
        asset(name, part_of="strike", **{column: pd.Timestamp(day) for column, day in bounds.items()})
        for name, bounds in days.items()
    ]
    rows = at("strike", "caribbean", "2025-11-10"), asset("strike", kind="naval_force", is_group=True), *members
    assert set(placed(*rows)) == {"now"}
