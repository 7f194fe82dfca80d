"""The state on five dates agrees with a table that was made by reading the reports, before the state was computed.

``tests/data/states.csv``: where the sources put each asset (``places``: their words, `` | `` between), in which
``state`` (``last_reported``: a presence of which no report is thirty days old or younger), and the ``reason``.
"""

import csv
import datetime as dt
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from components.dataset.arrays import Arrays
from components.dataset.load import read_dataset
from components.dataset.observations import observations
from components.dataset.staleness import WINDOW_DAYS
from components.dataset.state import state_on

TABLE = Path(__file__).parents[1] / "data" / "states.csv"
EXPECTED = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


@cache
def positions(as_of: str) -> pd.DataFrame:
    dataset = read_dataset()
    return state_on(Arrays(observations(dataset), dataset.nesting), dt.date.fromisoformat(as_of)).positions


def told(rows: pd.DataFrame) -> tuple[str, set[str]]:
    """State and places of one asset: what is present, else what is under way, else what has ended."""
    here, ended = rows[rows["standing"].eq("presence")], rows[rows["standing"].eq("ended")]
    moving = rows[rows["status"].eq("en_route") & rows["role"].eq("event_place")]
    if len(here):
        state = "present" if here["age_days"].min() <= WINDOW_DAYS else "last_reported"
        return state, set(here["where_description"])
    for found in (moving, ended):
        if len(found):
            return found["status"].iloc[0], set(found["where_description"])
    return "unreported", set()


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['asset_id']}-{row['as_of']}")
def test_the_state_is_where_a_reader_of_the_sources_puts_the_asset(row: dict[str, str]) -> None:
    found = positions(row["as_of"])
    expected = row["state"], set(filter(None, row["places"].split(" | ")))
    assert told(found[found["asset_id"].eq(row["asset_id"])]) == expected, row["reason"]


def test_the_table_holds_at_least_twenty_five_assets_on_every_date() -> None:
    dates = pd.DataFrame(EXPECTED).groupby("as_of")["asset_id"].nunique()
    assert len(dates) == 5
    assert dates.min() >= 25
