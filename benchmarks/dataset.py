"""State on a date, filter and diff at 10⁴ to 10⁶ synthetic reports, beside a plain pandas groupby and merge.

Reports are spread evenly over ten years and up to 50,000 assets; three in ten assets are no hulls. The plain version
knows nothing of departures, places or conflicts: it takes the newest row of each asset. CPU time, best of three.
Run as ``PYTHONPATH=. python benchmarks/dataset.py [REPORTS …]``.
"""

from __future__ import annotations

import datetime as dt
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry import Point, box

from components.dataset.arrays import Arrays
from components.dataset.changes import changes
from components.dataset.nesting import Nesting, nesting_of
from components.dataset.observations import COLUMNS, DAYS, FLAGS, REAL, WHOLE
from components.dataset.state import state_on

START, YEARS, ASSETS, PLACES = dt.date(2016, 1, 1), 10, 50_000, 400
AS_OF, LATER = dt.date(2025, 6, 1), dt.date(2025, 7, 1)
STATUSES = {"operating": 50, "present": 20, "arrived": 10, "ordered": 8, "departed": 8, "returned": 2, "denied": 2}
STANDING = {"ordered": "planned", "departed": "ended", "returned": "ended", "denied": "denied"}


def places() -> gpd.GeoDataFrame:
    """Half points, half boxes of up to ten degrees."""
    dice = np.random.default_rng(1)
    west, south, size = dice.uniform(-90, -60, PLACES), dice.uniform(5, 25, PLACES), dice.uniform(0, 10, PLACES)
    shapes = [
        Point(x, y) if number % 2 else box(x, y, x + w, y + w / 2)
        for number, (x, y, w) in enumerate(zip(west, south, size, strict=True))
    ]
    return gpd.GeoDataFrame({"geometry": shapes}, index=[f"loc-{n}" for n in range(PLACES)], crs="EPSG:4326")


def reports(size: int) -> pd.DataFrame:
    """So many rows with the columns of ``observations``, newest first."""
    dice = np.random.default_rng(2)
    asset, place = dice.integers(0, min(ASSETS, size // 20), size), dice.integers(0, PLACES, size)
    first = np.datetime64(START) + dice.integers(0, 365 * YEARS, size).astype("timedelta64[D]")
    last = first + dice.choice([0, 6, 29], size, p=[0.7, 0.2, 0.1]).astype("timedelta64[D]")
    status = dice.choice(list(STATUSES), size, p=np.array(list(STATUSES.values())) / 100)
    published = pd.Series(np.datetime_as_string(last + np.timedelta64(2, "D"), unit="D")).astype("str")
    cells: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    cells |= dict.fromkeys(REAL, 1.0) | dict.fromkeys(WHOLE, pd.array([1] * size, dtype="Int64"))
    cells |= dict.fromkeys(FLAGS, False) | dict(zip(DAYS, (first, last), strict=True))
    cells |= {"record_id": [f"r{n}" for n in range(size)], "record_type": "report", "published_on": published}
    cells |= {"asset_id": pd.Series(asset).map("a{}".format), "location_id": pd.Series(place).map("loc-{}".format)}
    cells |= {"asset_kind": np.where(asset % 10 < 3, "bomber", "destroyer"), "status": status, "role": "event_place"}
    cells |= {
        "standing": pd.Series(status).map(STANDING).fillna("presence"),
        "shape": np.where(place % 2, "point", "area"),
    }
    frame = pd.DataFrame(cells).astype({name: "str" for name, cell in cells.items() if isinstance(cell, str)})
    return frame.sort_values(["date_start", "date_end"], ascending=[False, True], ignore_index=True)


def plain_state(frame: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    known = frame[frame["date_end"] <= pd.Timestamp(day)]
    return known.sort_values("date_start").groupby("asset_id").tail(1)


def plain_diff(frame: pd.DataFrame) -> pd.DataFrame:
    one, other = (plain_state(frame, day)[["asset_id", "record_id", "location_id"]] for day in (AS_OF, LATER))
    both = one.merge(other, on="asset_id", how="outer", suffixes=("_a", "_b"))
    return both[both["record_id_a"] != both["record_id_b"]]


def plain_filter(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["asset_kind"].isin(["bomber"]) & frame["status"].isin(["present", "arrived"])]


def fastest(work: Callable[[], object]) -> float:
    """Milliseconds of CPU time, the best of three."""
    times = []
    for _ in range(3):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return 1000 * min(times)


def measured(size: int, nesting: Nesting) -> list[tuple[str, float, float]]:
    frame = reports(size)
    rows = Arrays(frame, nesting)
    state_on(rows, AS_OF, known_on=AS_OF).positions  # noqa: B018 - what is made once for a dataset is made here
    return [
        (
            "state on a date: who speaks",
            fastest(lambda: state_on(rows, AS_OF)),
            fastest(lambda: plain_state(frame, AS_OF)),
        ),
        ("… as a frame, since when", fastest(lambda: state_on(rows, AS_OF).positions), float("nan")),
        ("… as known on a date", fastest(lambda: state_on(rows, AS_OF, known_on=AS_OF)), float("nan")),
        (
            "filter",
            fastest(lambda: rows.among("asset_kind", ["bomber"]) & rows.among("status", ["present", "arrived"])),
            fastest(lambda: plain_filter(frame)),
        ),
        (
            "diff of two dates",
            fastest(lambda: changes(state_on(rows, AS_OF), state_on(rows, LATER))),
            fastest(lambda: plain_diff(frame)),
        ),
    ]


def main(sizes: list[int]) -> None:
    nesting = nesting_of(places())
    print(f"{'reports':>9}  {'what':32} {'ours, ms':>9} {'plain pandas, ms':>17} {'ratio':>6}")
    for size in sizes:
        for what, ours, plain in measured(size, nesting):
            print(f"{size:>9,}  {what:32} {ours:>9.1f} {plain:>17.1f} {ours / plain:>6.2f}")
        print(f"{'':9}  peak memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
