"""A small theatre for the map's tests: one record of every shape the map can draw."""

import dataclasses
from functools import cache

import pandas as pd
from shapely.geometry import Point, Polygon, box

from components.dataset.load import Dataset
from components.dataset.observations import observations
from components.dataset.query import Selection, select
from components.dataset.view import View
from tests.builders import asset, dataset, event, location, report

EVERYTHING = View(show="all", layers=frozenset(("naval", "air", "ground", "events", "bases")))
PIN = {"lat": 18.2453, "lon": -65.6434, "where_prec": 1, "location_id": "loc-port", "place_id": "", "shape": "point"}
RING = {"lat": 12.11, "lon": -68.93, "where_prec": 2, "location_id": "loc-near", "place_id": "", "shape": "ring"} | {
    "where_description": "Willemstad"
}
STATE = {"lat": 9.5, "lon": -64.7, "where_prec": 4, "location_id": "loc-state", "place_id": "", "shape": "area"} | {
    "where_description": "Anzoátegui"
}
SEA_BOX = box(-75.0, 12.5, -62.0, 17.0)
STATE_SHAPE = Polygon([(-66.0, 9.0), (-63.5, 9.0), (-63.5, 10.2), (-66.0, 10.2)])


@cache
def theatre() -> Dataset:
    """Two ships in one sea, one at a pin, one in a ring, one announced there, and a strike in a state."""
    return dataset(
        report("uss-alpha", "2025-11-16", report_id="alpha"),
        report("uss-bravo", "2025-11-02", report_id="bravo"),
        report("uss-charlie", "2025-11-17", report_id="charlie", **PIN, coordinate_uncertainty_m=500.0),
        report("uss-delta", "2025-11", report_id="delta", **RING, coordinate_uncertainty_m=40_000.0),
        report(
            "uss-echo", "2025-11-18", report_id="echo", status="announced", **RING, coordinate_uncertainty_m=40_000.0
        ),
        event("boat_strike", "2025-11-10", event_id="strike", **STATE, coordinate_uncertainty_m=90_000.0),
        *(asset(f"uss-{name}", name=f"USS {name.title()}") for name in ("alpha", "bravo", "charlie", "delta", "echo")),
        location("loc-sea", SEA_BOX, "Caribbean Sea"),
        location("loc-port", Point(PIN["lon"], PIN["lat"]), "Roosevelt Roads"),
        location("loc-near", Point(RING["lon"], RING["lat"]), "Willemstad"),
        location("loc-state", STATE_SHAPE, "Anzoátegui"),
    )


def with_texts(built: Dataset, text: str) -> Dataset:
    """The same dataset with ``text`` in every field that a reader might see."""
    frames = {
        "sources": ["publisher", "title"],
        "assets": ["name", "designation", "operator"],
        "reports": ["where_description", "count_raw", "scope", "note"],
        "events": ["title", "where_description", "killed_raw", "actors", "note"],
    }
    changed = {name: getattr(built, name).assign(**dict.fromkeys(columns, text)) for name, columns in frames.items()}
    places = built.locations.assign(name=text, trace=[[text] for _ in range(len(built.locations))])
    return dataclasses.replace(built, **changed, locations=places)


def observed(built: Dataset) -> pd.DataFrame:
    return observations(built)


def selected(built: Dataset, view: View = EVERYTHING) -> Selection:
    return select(built, observations(built), view)
