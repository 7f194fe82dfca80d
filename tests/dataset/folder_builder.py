"""Small data folders for tests: coded ones, cell by cell, and collected ones that a build can read."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

from components import paths
from components.dataset.asset_facts import COLUMNS as FACT_COLUMNS
from components.dataset.asset_facts import FILE as FACTS_FILE
from components.dataset.collected import COLLECTIONS
from components.dataset.gazetteer_table import COLUMNS as PLACE_COLUMNS
from components.dataset.schema import TABLES
from components.dataset.tables import write_table
from components.model import Location, Shape, WherePrec
from components.symbology import sidc

Cells = dict[str, str]
HARBOUR = (-68.95, 12.11)
UNPLACED = {
    **dict.fromkeys(
        ("location_id", "place_id", "lat", "lon", "coordinate_uncertainty_m", "where_prec", "geo_precision"), ""
    ),
    "shape": "",
    "located_by": "",
    "unlocated_reason": "Unknown.",
}
PLACED = {
    "location_id": "loc-1",
    "place_id": "willemstad",
    "lat": "12.11",
    "lon": "-68.95",
    "coordinate_uncertainty_m": "3000",
    "where_prec": "1",
    "geo_precision": "1",
    "shape": "point",
    "located_by": "own_words",
    "unlocated_reason": "",
}
DAY = {"date_start": "2025-09-15", "date_end": "2025-09-15", "date_prec": "1", "time_precision": "1"}
NO_COUNT = dict.fromkeys(("count_low", "count_best", "count_high", "count_unit", "count_raw", "count_rule"), "")
DEFAULTS: dict[str, Cells] = {
    "sources": {
        "source_id": "s1",
        "publisher": "AP",
        "title": "A page",
        "url": "https://example.org/1",
        "linkable": "true",
        "published_on": "2025-09-16",
        "published_prec": "1",
        "language": "en",
        "kind": "news",
        "outlet": "AP",
        "ownership": "agency",
        "reliability": "B",
        "reliability_reason": "Known.",
    },
    "assets": {
        "asset_id": "uss-one",
        "name": "USS One",
        "kind": "destroyer",
        "domain": "naval",
        "symbol": "destroyer",
        "operator": "United States",
        "is_group": "false",
        "source_id": "s1",
    },
    "reports": {
        "report_id": "r1",
        "asset_id": "uss-one",
        "assertion": "reported",
        "status": "present",
        "source_id": "s1",
        "where_description": "Willemstad",
        "role": "event_place",
        **DAY,
        **PLACED,
        **NO_COUNT,
    },
    "events": {
        "event_id": "e1",
        "kind": "boat_strike",
        "title": "Boat strike",
        "assertion": "reported",
        "where_description": "Willemstad",
        "role": "event_place",
        "region": "Caribbean",
        "source_id": "s1",
        **DAY,
        **PLACED,
    },
    "totals": {
        "total_id": "t1",
        "metric": "ships",
        "count_low": "8",
        "count_best": "8",
        "count_high": "8",
        "date_start": "2025-09-15",
        "date_end": "2025-09-15",
        "date_prec": "1",
        "source_id": "s1",
    },
    "tolls": {
        "toll_id": "d1",
        "metric": "killed",
        "count_low": "11",
        "count_best": "11",
        "date_start": "2025-09-15",
        "date_end": "2025-09-15",
        "date_prec": "1",
        "source_id": "s1",
    },
    "places": {
        "place_id": "willemstad",
        "name": "Willemstad",
        "kind": "port",
        "country": "CW",
        "lat": "12.11",
        "lon": "-68.95",
        "radius_km": "3",
        "importance": "0.9",
    },
    "rejects": {"table": "reports", "row_id": "x", "reason": "Unreadable.", "row": "{}"},
}


def row(table: str, **cells: str) -> Cells:
    """A sound row of ``table`` with these cells changed; columns not named are blank."""
    made = {**dict.fromkeys(TABLES[table].columns(), ""), **DEFAULTS[table]} | cells
    return {**made, "sidc": sidc(made["symbol"])} | cells if table == "assets" else made


def feature(location_id: str = "loc-1", geometry: dict[str, Any] | None = None) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": list(HARBOUR)}
    properties = {"location_id": location_id, "trace": ["found"], "shape": "point", "place_ids": ["willemstad"]}
    return {"type": "Feature", "id": location_id, "properties": properties, "geometry": geometry or point}


def coded_folder(folder: Path, features: list[dict[str, Any]] | None = None, **tables: list[Cells]) -> Path:
    """A folder of coded tables: those given, and one sound row in each of the others."""
    for table, model in TABLES.items():
        write_table(folder / f"{table}.csv", model.columns(), tables.get(table, [row(table)]))
    collection = {"type": "FeatureCollection", "features": [feature()] if features is None else features}
    (folder / "locations.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return folder


def collected_folder(
    folder: Path, overrides: list[Cells] | None = None, asset_facts: list[Cells] | None = None, **facts: list[Cells]
) -> Path:
    """A folder that a build can read: the facts given, one source and one asset unless given, the project's rules."""
    (folder / "collected").mkdir(parents=True)
    shutil.copytree(paths.DATA / "rules", folder / "rules")
    for name in ("outlets.csv", "groups.csv", "derivations.csv", "aliases.csv"):
        shutil.copy(paths.DATA / "collected" / name, folder / "collected" / name)
    write_table(folder / "collected" / "places.csv", PLACE_COLUMNS, [])
    write_table(folder / "collected" / "places_es.csv", ("place_id", "name_es"), [])
    write_table(folder / "collected" / FACTS_FILE, FACT_COLUMNS, asset_facts or [])
    for table, collection in COLLECTIONS.items():
        rows = [{**dict.fromkeys(collection.columns, ""), **cells} for cells in facts.get(table, FACTS.get(table, []))]
        write_table(folder / "collected" / collection.file, collection.columns, rows)
        if collection.added:
            write_table(folder / "collected" / collection.added, collection.columns, [])
    columns = ("table", "row_id", "column", "value", "reason", "date")
    write_table(folder / "overrides.csv", columns, overrides or [])
    return folder


FACTS: dict[str, list[Cells]] = {
    "sources": [
        {"source_id": "s1", "publisher": "WHIO (AP)", "title": "A page", "url": "https://example.org/1"}
        | {"published": "2025-09-16", "language": "en", "kind": "news"}
    ],
    "assets": [
        {"asset_id": "uss-one", "name": "USS One", "kind": "destroyer", "operator": "United States"}
        | {"source_id": "s1"}
    ],
}
REPORT_FACT: Cells = {
    "report_id": "r1",
    "asset_id": "uss-one",
    "status": "present",
    "date": "2025-09-15",
    "date_precision": "day",
    "place": "Willemstad",
    "source_id": "s1",
    "note": "Photographed at the pier.",
}


def place_at_harbour(phrase: str, **_: Any) -> Location:
    """Stands in for the geocoding stage: every phrase but "Nowhere" is a harbour."""
    if phrase == "Nowhere":
        return Location(phrase, reason="No such place.")
    lon, lat = HARBOUR
    point = {"type": "Point", "coordinates": [lon, lat]}
    return Location(
        phrase, ("willemstad",), phrase, lat, lon, Shape.POINT, point, 3000.0, WherePrec.EXACT, trace=("found",)
    )


def read_rows(path: Path) -> list[Cells]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
