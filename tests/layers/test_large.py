"""The pack of a large layer holds each record where and when the observations have it."""

import dataclasses
import datetime as dt
import gzip
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.query import select
from components.dataset.spells import everything_that_speaks, spells
from components.dataset.view import View
from components.errors import DatasetError
from components.layers.geometry import site_of
from components.layers.large import (
    AGAIN,
    GROUND,
    PLACE_BITS,
    PLANES,
    Large,
    decided_here,
    known,
    large,
    packed,
    unpacked,
)
from tests.builders import UNPLACED, asset, event, report
from tests.dataset.pool import Draw, pool_of
from tests.layers.theatre import PIN, RING, STATE

DAYS = ("2025-09-01", "2025-09", "2025-10-03", "2025-11-20")
POOL = pool_of(
    *(asset(name) for name in ("hull", "wing", "group")),
    *(
        report(name, day, status, **(where | {"coordinate_uncertainty_m": None} if name == "hull" else where))
        for name in ("hull", "wing", "group")
        for status in ("present", "departed", "denied", "ordered")
        for day, where in zip(DAYS, (PIN, RING, UNPLACED, STATE), strict=True)
    ),
    event("boat_strike", "2025-09-10", **STATE),
    event("boat_strike", "2025-10", **RING),
)
ALL = tuple(range(len(POOL.rows)))
DAY = st.dates(dt.date(2025, 8, 25), dt.date(2026, 1, 10))


def made(draw: Draw) -> Large:
    rows = POOL.arrays(draw)
    return large(POOL.holding(draw), rows, spells(rows))


def cells(table: dict[str, Any], columns: Iterable[str], number: int) -> list[Any]:
    """A row of a table of the header."""
    return [table[name]["words"][table[name]["codes"][number]] for name in columns]


def read(layer: Large) -> tuple[dict[str, Any], dict[str, Any]]:
    return unpacked(gzip.decompress(layer.body))


@settings(max_examples=20)
@given(st.data(), st.integers(0, 20))
def test_a_pack_gives_back_the_columns_that_went_in(data: st.DataObject, count: int) -> None:
    columns = {
        name: np.array(data.draw(st.lists(st.integers(0, 256**planes - 1), min_size=count, max_size=count)), "int64")
        for name, planes in PLANES.items()
    }
    header, found = unpacked(packed({"count": count, "names": "Curaçao"}, columns))
    assert header == {"count": count, "names": "Curaçao"}
    assert {name: column.tolist() for name, column in found.items()} == {
        name: column.tolist() for name, column in columns.items()
    }


def test_a_number_that_a_pack_cannot_hold_is_an_error_and_not_another_number() -> None:
    columns = {name: np.zeros(1, "int64") for name in PLANES} | {"last": np.array([70_000])}
    with pytest.raises(DatasetError, match="'last'"):
        packed({"count": 1}, columns)


@settings(max_examples=10)
@given(POOL.some(8), DAY)
def test_on_any_day_the_pack_shows_the_records_of_the_state(draw: Draw, day: dt.date) -> None:
    layer = made(draw)
    header, columns = read(layer)
    start = columns["last"] + header["day"] + columns["wait"]
    number = (day - dt.date(1970, 1, 1)).days
    on = (start <= number) & (number < start + columns["stay"])
    state = select(POOL.holding(draw), POOL.seen(draw), dataclasses.replace(everything_that_speaks(), as_of=day))
    assert sorted(layer.row[on]) == state.found.tolist()


def test_every_located_record_has_one_entry_that_is_no_repeat_with_its_days_and_class() -> None:
    layer, frame = made(ALL), POOL.rows
    header, columns = read(layer)
    first = columns["length"] < AGAIN
    assert sorted(layer.row[first]) == np.flatnonzero(frame["lat"].notna()).tolist()
    rows = frame.iloc[layer.row]
    last = (rows["date_end"] - np.datetime64("1970-01-01")).dt.days
    length = (rows["date_end"] - rows["date_start"]).dt.days
    assert (columns["last"] + header["day"]).tolist() == last.tolist()
    assert (columns["length"] % AGAIN).tolist() == length.tolist()
    told = ("record_type", "layer", "status", "standing", "operator")
    classes = [cells(header["classes"], told, number) for number in columns["class"]]
    assert classes == rows[list(told)].values.tolist()


def test_a_point_is_drawn_in_the_large_layer_as_on_the_small_map() -> None:
    layer = made(ALL)
    header, columns = read(layer)
    points = slice(header["points"])
    rows = POOL.rows.iloc[layer.row[points]]
    sites = [site_of(row, None) for row in rows.itertuples()]
    wanted = [[row.where_prec, site and site.drawn] for row, site in zip(rows.itertuples(), sites, strict=True)]
    assert [cells(header["grounds"], GROUND, number) for number in columns["ground"][points]] == wanted
    assert {drawn for _, drawn in wanted} == {"pin", "ring", "vague"}


def test_points_lie_within_a_cell_of_their_place_and_areas_name_their_site() -> None:
    layer, frame = made(ALL), POOL.rows
    header, columns = read(layer)
    rows, points = frame.iloc[layer.row], header["points"]
    assert (rows["where_prec"] <= 3).tolist() == [True] * points + [False] * (len(rows) - points)
    west, south, width, height = header["extent"]
    place = np.cumsum(columns["place"])[:points]
    for name, low, size, shift in (("lon", west, width, 0), ("lat", south, height, 1)):
        cells = np.array(
            [sum((int(each) >> (2 * bit + shift) & 1) << bit for bit in range(PLACE_BITS)) for each in place]
        )
        wanted = rows[name].to_numpy()[:points]
        assert np.all(np.abs(low + cells / (2**PLACE_BITS - 1) * size - wanted) <= size / 2**PLACE_BITS)
    sites = [known(POOL.dataset, layer)["sites"][number] for number in columns["site"][points:]]
    assert [site["at"] for site in sites] == [[STATE["lat"], STATE["lon"]]] * len(sites)


def test_the_same_records_give_the_same_pack() -> None:
    assert made(ALL).mark == made(ALL).mark


def test_the_browser_decides_what_needs_no_other_state() -> None:
    here = (View(), View(statuses=frozenset({"present"})), View(show="all", source_kinds=frozenset({"news"})))
    there = (
        View(search="gravely"),
        View(window_days=7),
        View(source_kinds=frozenset({"news"})),
        View(known_on=dt.date(2025, 11, 1)),
    )
    assert [decided_here(view) for view in (*here, *there)] == [True] * len(here) + [False] * len(there)
