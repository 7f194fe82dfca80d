"""Fresh, ageing, stale; how far a position has faded, and how far an asset may have gone since."""

import datetime as dt
import re

import numpy as np
import pandas as pd
import pytest

from components.dataset.codes import ASSET_KINDS
from components.dataset.kinds import HULLS, KINDS
from components.dataset.observations import observations
from components.dataset.staleness import COLUMNS, aged, fade, freshness, grown_uncertainty, stays_days
from components.model import Domain
from components.paths import ROOT
from tests.builders import asset, dataset, event, report

DAY = dt.date(2025, 11, 16)


@pytest.mark.parametrize(
    ("kind", "least", "greatest", "word"),
    [
        ("destroyer", 7, 7, "fresh"),
        ("destroyer", 8, 8, "ageing"),
        ("destroyer", 22, 22, "stale"),
        ("destroyer", 0, 30, "ageing"),
        ("destroyer", 21, 50, "ageing"),
        ("bomber", 21, 21, "ageing"),
        ("militia", 14, 14, "fresh"),
        ("militia", 45, 45, "ageing"),
        ("militia", 46, 46, "stale"),
        ("", 400, 400, ""),
    ],
)
def test_what_is_fresh_or_stale_is_certainly_so(kind: str, least: int, greatest: int, word: str) -> None:
    assert freshness(pd.Series([kind]), np.array([least]), np.array([greatest])).tolist() == [word]


def test_a_position_fades_evenly_from_fresh_to_stale() -> None:
    faded = fade(pd.Series(["destroyer"] * 4 + [""]), np.array([7, 8, 22, 400, 400]))
    assert faded.round(3).tolist() == [0, 0.067, 1, 1, 0]


def test_uncertainty_grows_once_a_ship_is_no_longer_fresh_and_up_to_its_cap() -> None:
    ages = np.array([7, 8, 9, 400])
    grown = grown_uncertainty(pd.Series(["destroyer"] * 4), ages, np.full(4, 1000.0))
    assert grown.round().tolist() == [1000, 134344, 267688, 801000]


def test_a_base_does_not_move() -> None:
    assert grown_uncertainty(pd.Series(["bomber"]), np.array([20]), np.array([2000.0])).tolist() == [2000.0]


def test_an_unknown_uncertainty_stays_unknown() -> None:
    assert np.isnan(grown_uncertainty(pd.Series(["destroyer"]), np.array([20]), np.array([np.nan]))).all()


def test_only_a_ship_that_was_at_a_point_or_in_a_ring_may_be_further_away_by_now() -> None:
    near = {"coordinate_uncertainty_m": 2000.0}
    rows = (
        report("pin", "2025-11-08", shape="point", **near),
        report("ring", "2025-11-08", shape="ring", **near),
        report("area", "2025-11-08", shape="area", **near),
        report("gone", "2025-11-08", "departed", shape="point", **near),
        report("jets", "2025-11-08", shape="point", **near),
        asset("jets", kind="bomber", domain=Domain.AIR),
        event("boat_strike", "2025-11-08", shape="point", **near),
    )
    found = aged(observations(dataset(*rows)), DAY)
    assert found[found["grown_m"] > 2000].loc[:, "asset_id"].sort_values().tolist() == ["pin", "ring"]
    assert found.loc[found["record_type"].eq("event"), ["freshness", "fade"]].to_numpy().tolist() == [["", 0.0]]


def test_the_ages_of_a_partial_date_are_a_range() -> None:
    found = aged(observations(dataset(report("a", "2025-11-03/2025-11-15"))), DAY).iloc[0]
    assert found[list(COLUMNS[:3])].tolist() == [1, 13, "ageing"]


def test_a_report_stays_on_the_map_while_it_is_not_stale_unless_a_wider_window_is_chosen() -> None:
    ageing = np.array([21.0, 45.0, np.nan])
    assert stays_days(ageing).tolist() == [21, 30, 30]
    assert stays_days(ageing, 10).tolist() == [10, 10, 10]
    assert stays_days(ageing, 60).tolist() == [60, 60, 60]


def test_every_kind_of_asset_has_its_figures_and_only_ships_are_hulls() -> None:
    assert set(KINDS) == set(ASSET_KINDS)
    assert {"carrier", "submarine", "coast_guard_cutter"} <= HULLS
    assert HULLS.isdisjoint({"naval_force", "bomber", "militia"})


def test_the_method_page_states_the_figures_in_use() -> None:
    page = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| ([^|]+) \| (\d+ days \| \d+ days) \| stale \|$", page, flags=re.MULTILINE))
    rows = ("destroyer", "ships and groups of ships"), ("uav", "aircraft and air units")
    rows += ("naval_force", "ships and groups of ships"), ("militia", "units ashore, militia, air defence")
    for kind, words in rows:
        assert told[words] == f"{KINDS[kind].fresh_days} days | {KINDS[kind].ageing_days} days"
    assert {(each.fresh_days, each.ageing_days) for each in KINDS.values()} == {(7, 21), (14, 45)}
