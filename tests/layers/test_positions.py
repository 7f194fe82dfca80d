"""Which reports place a ship, so that a track may be drawn through them."""

from typing import Any

import pytest

from components.layers.positions import is_position
from tests.builders import Row, asset, dataset, report
from tests.layers.theatre import observed


def positioned(kind: str = "destroyer", grouped: bool = False, **cells: Any) -> bool:
    rows: list[Row] = [report("a", "2025-11-01", **cells), asset("a", kind=kind, is_group=grouped)]
    return is_position(next(observed(dataset(*rows)).itertuples(index=False)))


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "operating"},
        {"status": "departed", "role": "origin"},
        {"status": "returned"},
        {"status": "en_route", "role": "event_place"},
        {"kind": "naval_force", "grouped": True},
    ],
)
def test_where_a_ship_or_a_named_force_is_said_to_be_or_to_have_left_is_a_position(cells: dict[str, Any]) -> None:
    assert positioned(**cells)


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "announced", "role": "destination"},
        {"status": "en_route", "role": "destination"},
        {"status": "denied"},
        {"kind": "fighter"},
        {"kind": "naval_force", "grouped": False},
    ],
)
def test_plans_denials_and_what_may_be_in_several_places_are_none(cells: dict[str, Any]) -> None:
    assert not positioned(**cells)
