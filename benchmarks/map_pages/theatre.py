"""A dataset folder with a given number of reports: the shipped one, its rows repeated under new names and places."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from components.paths import DATA

KEPT = ("sources", "events", "totals", "tolls", "places", "rejects", "changes", "versions")
GROUP = ("part_of", "part_of_from", "part_of_to", "part_of_source_id")
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
    if size > BRIEF:
        return make_long(folder, size)
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
    blank = {"aliases": "", "designation": "", **dict.fromkeys(GROUP, "")}
    return asset | blank | {"asset_id": f"{asset['asset_id']}-{copy}", "name": f"{asset['name']} {copy}"}


EXACT = {"where_prec": 1, "geo_precision": 1, "shape": "point", "coordinate_uncertainty_m": 2000}
NEAR = {"where_prec": 2, "geo_precision": 2, "shape": "ring", "coordinate_uncertainty_m": 20_000}
VAGUE = NEAR | {"coordinate_uncertainty_m": None}  # near a place, and nobody says how near
PRECISIONS = (EXACT, EXACT, NEAR, EXACT, EXACT, NEAR, EXACT, VAGUE)


def move(row: dict[str, str], number: int, dice: np.random.Generator) -> dict[str, Any]:
    """Give a report a point of its own, somewhere in the theatre; returns the point as a location."""
    lat, lon = round(float(dice.uniform(12, 20)), 4), round(float(dice.uniform(-74, -59)), 4)
    at = PRECISIONS[number % len(PRECISIONS)] | {"location_id": f"loc-bench-{number}"}
    row |= {"lat": str(lat), "lon": str(lon)} | {key: "" if value is None else str(value) for key, value in at.items()}
    words = {"name": row["where_description"], "where_description": row["where_description"], "role": row["role"]}
    point = {"type": "Point", "coordinates": [lon, lat]}
    properties = {**at, **words, "place_ids": [], "trace": ["a made-up place"]}
    return {"type": "Feature", "id": at["location_id"], "geometry": point, "properties": properties}


BRIEF = 50_000  # up to here the folder is written as the shipped one is, beyond as one table in Parquet
MOST_ASSETS, YEARS, REACH = 50_000, 10, 0.15  # degrees that a report may lie off the middle of the place it names
SHARES = {"operating": 50, "present": 20, "arrived": 10, "ordered": 8, "departed": 8, "returned": 2, "denied": 2}


def make_long(folder: Path, size: int) -> Path:
    """Write a folder whose reports, together with the shipped events, are so many records: a Parquet table of made-up
    assets over ten years. Seven in eight stand at points about 200 places, the rest in 40 of the shipped areas."""
    folder.mkdir(parents=True)
    for name in (each for each in KEPT if each not in {"changes", "versions"}):
        shutil.copy(DATA / f"{name}.csv", folder)
    shipped, assets, sources = read("reports"), read("assets"), [row["source_id"] for row in read("sources")]
    dice, size = np.random.default_rng(size), size - len(read("events"))
    features = json.loads((DATA / "locations.geojson").read_text(encoding="utf-8"))
    areas = list({row["location_id"]: row for row in shipped if row["where_prec"] in {"4", "5", "7"}}.values())[:40]
    points = [spot(number, dice) for number in range(200)]
    features["features"] += [feature for _, feature in points]
    places = pd.DataFrame([row for row, _ in points] + [{name: row[name] for name in WHERE} for row in areas])
    made = [renamed(assets[number % len(assets)], number) for number in range(min(MOST_ASSETS, size // 20))]
    write(folder, "assets", [*assets, *made])
    place = np.where(dice.random(size) < 7 / 8, dice.integers(0, 200, size), 200 + dice.integers(0, len(areas), size))
    frame = places.iloc[place].reset_index(drop=True)
    off = np.where(place < 200, 1.0, 0.0)
    for name in ("lat", "lon"):
        frame[name] = (frame[name].astype(float) + off * dice.normal(0, REACH, size)).round(5).astype(str)
    day = np.datetime64("2016-01-01") + dice.integers(0, 365 * YEARS, size)
    length = dice.choice([0, 6, 29], size, p=[0.7, 0.2, 0.1])
    frame["report_id"] = [f"long-{number}" for number in range(size)]
    frame["asset_id"] = np.array([row["asset_id"] for row in made])[dice.integers(0, len(made), size)]
    frame["date_start"], frame["date_end"] = day.astype(str), (day + length).astype(str)
    frame["date_prec"] = np.select([length == 0, length == 6], ["1", "3"], "4")
    frame["time_precision"] = np.select([length == 0, length == 6], ["1", "2"], "3")
    frame["status"] = dice.choice(list(SHARES), size, p=np.array(list(SHARES.values())) / 100)
    frame["assertion"] = dice.choice(["reported", "official_statement", "observed"], size)
    frame["source_id"] = np.array(sources)[dice.integers(0, len(sources), size)]
    frame = frame.reindex(columns=list(shipped[0]), fill_value="")
    pa.parquet.write_table(pa.Table.from_pandas(frame, preserve_index=False), folder / "reports.parquet")
    (folder / "locations.geojson").write_text(json.dumps(features), encoding="utf-8")
    return folder


WHERE = (
    *("where_description", "role", "location_id", "place_id", "lat", "lon", "coordinate_uncertainty_m"),
    *("where_prec", "geo_precision", "shape", "located_by", "unlocated_reason"),
)


def spot(number: int, dice: np.random.Generator) -> tuple[dict[str, str], dict[str, Any]]:
    """A made-up place about which reports lie, as cells of a report and as a location."""
    row = dict.fromkeys(WHERE, "") | {"where_description": f"Place {number}", "role": "event_place"}
    row |= {"located_by": "own_words"}
    feature = move(row, number, dice)
    return row, feature
