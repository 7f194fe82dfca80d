"""The gazetteer as a table: ``collected/places.csv``, our additions in ``collected/places_added.csv`` and the Spanish
names in ``collected/places_es.csv`` (place_id, name_es) → places."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from components.dataset.tables import Cells, read_cells
from components.errors import DatasetError

COLUMNS = (
    *("place_id", "name", "alt_names", "kind", "country", "admin1", "lat", "lon", "radius_km", "parent"),
    *("importance", "coord_source", "note"),
)


def place_rows(folder: Path) -> list[dict[str, Any]]:
    """The rows of ``places.csv``: as collected, then added; an added row with a known id replaces the collected one.

    ``footprint_id`` is filled where ``footprints.geojson`` has a polygon of that place. Raises ``DatasetError`` for
    a missing or misshapen file, and for a Spanish name of no place.
    """
    rows = {row["place_id"]: row for row in read_cells(folder / "collected" / "places.csv", COLUMNS)}
    added = folder / "collected" / "places_added.csv"
    if added.is_file():
        rows |= {row["place_id"]: row for row in read_cells(added, COLUMNS)}
    footprints = _footprint_ids(folder / "footprints.geojson")
    names = folder / "collected" / "places_es.csv"
    spanish = _spanish_names(names, rows) if names.is_file() else {}
    return [_place(row, footprints, spanish.get(place_id, "")) for place_id, row in rows.items()]


def _place(row: Cells, footprints: set[str], spanish: str) -> dict[str, Any]:
    footprint_id = row["place_id"] if row["place_id"] in footprints else ""
    return {**row, "name_es": spanish, "names": row["alt_names"], "population": None, "footprint_id": footprint_id}


def _spanish_names(path: Path, known: Collection[str]) -> dict[str, str]:
    """Place id → Spanish name, for places whose Spanish name is another than ``name``."""
    names = {row["place_id"]: row["name_es"] for row in read_cells(path, ("place_id", "name_es"))}
    if unknown := sorted(set(names) - set(known)):
        raise DatasetError(f"{path.name} names places that are not in the gazetteer: {', '.join(unknown)}")
    return names


def _footprint_ids(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {str(feature["properties"]["footprint_id"]) for feature in features}
