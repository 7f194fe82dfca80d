"""A dataset folder with a given number of reports: the shipped one, its rows repeated under new names and places."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from components.paths import DATA

KEPT = ("sources", "events", "totals", "tolls", "places", "rejects", "changes", "versions")
AREAS = 5  # one report in so many keeps its area; the others stand at points of their own


def read(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def make(folder: Path, size: int) -> Path:
    """Write so many records, shipped events among them, to a folder; returns it, or the shipped one if it will do."""
    shipped, assets = read("reports"), {row["asset_id"]: row for row in read("assets")}
    if size <= len(shipped) + len(read("events")):
        return DATA
    folder.mkdir(parents=True)
    for name in KEPT:
        shutil.copy(DATA / f"{name}.csv", folder)
    for name in ("recorded.jsonl", "exemptions.csv"):
        shutil.copy(DATA / name, folder)
    dice, features = np.random.default_rng(size), json.loads((DATA / "locations.geojson").read_text(encoding="utf-8"))
    reports, named = list(shipped), dict(assets)
    placed = [row for row in shipped if row["lat"]]
    for number in range(size - len(shipped) - len(read("events"))):
        row = dict(placed[number % len(placed)])
        copy = number // len(placed)
        row |= {"report_id": f"{row['report_id']}-{copy}", "asset_id": f"{row['asset_id']}-{copy}", "supersedes": ""}
        named.setdefault(row["asset_id"], renamed(assets[placed[number % len(placed)]["asset_id"]], copy))
        if number % AREAS:
            features["features"].append(move(row, number, dice))
        reports.append(row)
    write(folder, "reports", reports)
    write(folder, "assets", list(named.values()))
    (folder / "locations.geojson").write_text(json.dumps(features), encoding="utf-8")
    return folder


def renamed(asset: dict[str, str], copy: int) -> dict[str, str]:
    blank = {"aliases": "", "designation": "", "part_of": ""}
    return asset | blank | {"asset_id": f"{asset['asset_id']}-{copy}", "name": f"{asset['name']} {copy}"}


def move(row: dict[str, str], number: int, dice: np.random.Generator) -> dict[str, Any]:
    """Give a report a point of its own, somewhere in the theatre; returns the point as a location."""
    lat, lon = round(float(dice.uniform(12, 20)), 4), round(float(dice.uniform(-74, -59)), 4)
    at = {"location_id": f"loc-bench-{number}", "shape": "point", "where_prec": 1, "coordinate_uncertainty_m": 2000}
    row |= {"lat": str(lat), "lon": str(lon), "geo_precision": "1"} | {key: str(value) for key, value in at.items()}
    words = {"name": row["where_description"], "where_description": row["where_description"], "role": row["role"]}
    point = {"type": "Point", "coordinates": [lon, lat]}
    properties = {**at, **words, "place_ids": [], "trace": ["a made-up place"]}
    return {"type": "Feature", "id": at["location_id"], "geometry": point, "properties": properties}
