"""The filter in words."""

import datetime as dt
from typing import Any

import pytest

from components.dataset.observations import observations
from components.dataset.query import select
from components.dataset.sentences import describe
from components.dataset.view import FILTER_FIELDS, LOOK_FIELDS, View
from tests.builders import dataset, event, report

DAY = dt.date(2025, 11, 16)
CHANGED: dict[str, Any] = {
    "as_of": dt.date(2025, 12, 1),
    "start": dt.date(2025, 9, 1),
    "end": dt.date(2025, 10, 1),
    "window_days": 14,
    "known_on": dt.date(2025, 10, 1),
    "undated": "when_true",
    "show": "all",
    "layers": frozenset({"naval", "bases"}),
    "asset_kinds": frozenset({"destroyer"}),
    "operators": frozenset({"United States"}),
    "statuses": frozenset({"port_visit"}),
    "assertions": frozenset({"observed"}),
    "where_precs": frozenset({1}),
    "source_kinds": frozenset({"official"}),
    "reliabilities": frozenset({"A"}),
    "event_kinds": frozenset({"boat_strike"}),
    "search": "Ford",
    "located_only": True,
    "basemap": "osm",
    "symbols": "plain",
    "identity": "hostile",
    "theme": "dark",
    "rings": False,
}


@pytest.mark.parametrize("show", ["latest", "all"])
@pytest.mark.parametrize("field", FILTER_FIELDS)
def test_every_filter_changes_the_sentence(field: str, show: str) -> None:
    plain = View(as_of=DAY, show=show)
    changed = View(**{"as_of": DAY, "show": show, field: "latest" if show == field == "all" else CHANGED[field]})
    if changed != plain:
        assert describe(changed, changed.as_of or DAY) != describe(plain, DAY)


@pytest.mark.parametrize("field", [name for name in LOOK_FIELDS if name in CHANGED])
def test_the_look_of_the_map_is_not_part_of_the_sentence(field: str) -> None:
    assert describe(View(**{field: CHANGED[field]}), DAY) == describe(View(), DAY)


def test_the_default_sentence_says_date_and_window() -> None:
    assert describe(View(), DAY) == "Newest report on each asset as of 16 November 2025, none older than 30 days."


def test_a_full_sentence_reads_in_order() -> None:
    view = View(
        start=dt.date(2025, 9, 1),
        end=dt.date(2025, 10, 1),
        operators=frozenset({"United States", "Venezuela"}),
        statuses=frozenset({"port_visit", "operating", "present"}),
        search="Curaçao",
        layers=frozenset({"naval", "air"}),
    )
    assert describe(view, DAY) == (
        "Newest report on each asset as of 16 November 2025, none older than 30 days; "
        "events dated from 1 September 2025 to 1 October 2025; assets operated by United States or Venezuela; "
        "assets with status operating, port visit or present; mentioning “Curaçao”; layers: ships and aircraft."
    )


def test_with_a_selection_it_says_how_many_rows_are_plotted() -> None:
    built = dataset(report("a", "2025-11-10"), event("boat_strike", "2025-11-01"), report("b", "2025-01-01"))
    rows = observations(built)
    selection = select(built, rows, View(as_of=DAY))
    assert describe(selection.view, DAY, selection).endswith("; 2 of 3 rows plotted.")


def test_a_map_with_every_layer_off_says_so() -> None:
    assert "every layer switched off" in describe(View(layers=frozenset()), DAY)


@pytest.mark.parametrize(
    ("undated", "fate"),
    [("left_out", "left out; 1 row of sources without a date left out"), ("when_true", "taken as of the last day")],
)
def test_a_known_by_day_and_the_fate_of_undated_sources_are_said_and_counted(undated: str, fate: str) -> None:
    built = dataset(report("a", "2025-11-10"))
    selection = select(built, observations(built), View(as_of=DAY, known_on=DAY, undated=undated))
    said = describe(selection.view, DAY, selection)
    assert "only what was published by 16 November 2025; sources that show no date" in said
    assert fate in said
