"""The contract of a mention in JSON, and its CSV and GeoJSON forms."""

import csv
import io
import json
from typing import Any

import pytest

from components.cli.mentions import MENTION_KEYS, to_csv, to_geojson
from components.model import Role

PONCE = {"type": "Point", "coordinates": [-66.614, 18.011]}


def mention(**values: object) -> dict[str, Any]:
    found = dict.fromkeys(MENTION_KEYS) | {"start": 0, "end": 5, "text": "Ponce", "kind": "place", "trace": []}
    return found | {"role": "event_place", "lat": 18.011, "lon": -66.614, "geometry": PONCE} | values


def rows(*mentions: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(mentions).decode(), newline="")))


def features(*mentions: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(to_geojson(mentions))["features"]
    return found


def test_the_keys_of_a_mention_are_frozen() -> None:
    """Other programs read these: add keys at the end, and never rename, reorder or remove one."""
    assert MENTION_KEYS[:23] == (
        "start", "end", "text", "kind", "role", "status", "name", "place_id", "lat", "lon", "uncertainty_m",
        "where_prec", "geometry", "asset_id", "designation", "value_low", "value_best", "value_high", "unit",
        "date_start", "date_end", "date_prec", "trace",
    )  # fmt: skip


def test_the_table_has_its_header_even_without_mentions() -> None:
    assert to_csv([]) == (",".join(MENTION_KEYS) + "\r\n").encode()


def test_absent_values_are_empty_cells_and_numbers_stay_numbers() -> None:
    (row,) = rows(mention(name=None, lon=-66.614))
    assert (row["name"], row["lon"]) == ("", "-66.614")


def test_geometry_and_trace_are_json_in_their_cells() -> None:
    (row,) = rows(mention(trace=["a, b", 'said "c"']))
    assert json.loads(row["geometry"]) == PONCE
    assert json.loads(row["trace"]) == ["a, b", 'said "c"']


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"])
def test_no_text_cell_is_a_formula(text: str) -> None:
    (row,) = rows(mention(text=text))
    assert row["text"][:1] == "'"


def test_a_cell_may_hold_quotes_commas_and_line_ends() -> None:
    (row,) = rows(mention(text='Ponce,\n"la Perla"'))
    assert row["text"] == 'Ponce,\n"la Perla"'


def test_every_mention_is_a_feature_with_all_its_keys() -> None:
    placed, counted = features(mention(), mention(kind="count", lat=None, lon=None, geometry=None))
    assert placed["geometry"] == PONCE
    assert counted["geometry"] is None
    assert {*placed["properties"], "geometry"} == set(MENTION_KEYS)


@pytest.mark.parametrize("role", Role)
def test_only_where_something_happened_came_from_or_went_gets_a_geometry(role: Role) -> None:
    (feature,) = features(mention(role=str(role)))
    drawn = role in {Role.EVENT_PLACE, Role.ORIGIN, Role.DESTINATION}
    assert (feature["geometry"] is not None) is drawn


def test_a_place_without_a_footprint_is_its_representative_point() -> None:
    (feature,) = features(mention(geometry=None))
    assert feature["geometry"] == PONCE
