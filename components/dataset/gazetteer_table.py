"""The gazetteer as a table: ``collected/places.csv`` and our additions in ``collected/places_added.csv`` → places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from components.dataset.tables import Cells, read_cells

COLUMNS = (
    *("place_id", "name", "alt_names", "kind", "country", "admin1", "lat", "lon", "radius_km", "parent"),
    *("importance", "coord_source", "note"),
)


def place_rows(folder: Path) -> list[dict[str, Any]]:
    """The rows of ``places.csv``: as collected, then added; an added row with a known id replaces the collected one.

    ``footprint_id`` is filled where ``footprints.geojson`` has a polygon of that place. Raises ``DatasetError`` for
    a missing or misshapen file.
    """
    rows = {row["place_id"]: row for row in read_cells(folder / "collected" / "places.csv", COLUMNS)}
    added = folder / "collected" / "places_added.csv"
    if added.is_file():
        rows |= {row["place_id"]: row for row in read_cells(added, COLUMNS)}
    footprints = _footprint_ids(folder / "footprints.geojson")
    return [_place(row, footprints) for row in rows.values()]


def _place(row: Cells, footprints: set[str]) -> dict[str, Any]:
    place_id = row["place_id"]
    names = row["alt_names"]
    return {**row, "names": names, "population": None, "footprint_id": place_id if place_id in footprints else ""}


def _footprint_ids(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {str(feature["properties"]["footprint_id"]) for feature in features}
