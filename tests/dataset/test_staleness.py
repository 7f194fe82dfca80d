"""Fresh, ageing, stale, and how far an asset may have gone since."""

import numpy as np
import pandas as pd
import pytest

from components.dataset.codes import ASSET_KINDS
from components.dataset.kinds import HULLS, KINDS
from components.dataset.staleness import freshness, grown_uncertainty


@pytest.mark.parametrize(
    ("kind", "age", "word"),
    [
        ("destroyer", 7, "fresh"),
        ("destroyer", 8, "ageing"),
        ("destroyer", 22, "stale"),
        ("bomber", 21, "ageing"),
        ("militia", 14, "fresh"),
        ("militia", 45, "ageing"),
        ("militia", 46, "stale"),
        ("", 400, ""),
    ],
)
def test_freshness_goes_by_the_thresholds_of_the_kind(kind: str, age: int, word: str) -> None:
    assert freshness(pd.Series([kind]), np.array([age])).tolist() == [word]


def test_uncertainty_grows_once_a_ship_is_no_longer_fresh_and_up_to_its_cap() -> None:
    ages = np.array([7, 8, 9, 400])
    grown = grown_uncertainty(pd.Series(["destroyer"] * 4), ages, np.full(4, 1000.0))
    assert grown.round().tolist() == [1000, 134344, 267688, 801000]


def test_a_base_does_not_move() -> None:
    assert grown_uncertainty(pd.Series(["bomber"]), np.array([20]), np.array([2000.0])).tolist() == [2000.0]


def test_an_unknown_uncertainty_stays_unknown() -> None:
    assert np.isnan(grown_uncertainty(pd.Series(["destroyer"]), np.array([20]), np.array([np.nan]))).all()


def test_every_kind_of_asset_has_its_figures_and_only_ships_are_hulls() -> None:
    assert set(KINDS) == set(ASSET_KINDS)
    assert {"carrier", "submarine", "coast_guard_cutter"} <= HULLS
    assert HULLS.isdisjoint({"naval_force", "bomber", "militia"})
