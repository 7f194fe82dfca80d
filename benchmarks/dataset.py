"""State on a date, filter and diff at 10⁴ to 10⁶ synthetic reports, beside a plain pandas groupby and merge.

Reports are spread evenly over ten years and up to 50,000 assets; three in ten assets are no hulls. They are written to
a Parquet file with coded texts; ours and the plain version then each load that file in a process of its own, whose
greatest memory is its own. Load is from the file to the first state. The plain version knows nothing of departures,
places or conflicts: it takes the newest row of each asset. Milliseconds of CPU time, the best of five; growth is that
of the time from the smallest to the largest number of reports, beside that of the reports.
Run as ``PYTHONPATH=. python benchmarks/dataset.py [REPORTS …]``.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry import Point, box

from components.dataset.arrays import Arrays
from components.dataset.changes import changes, steps
from components.dataset.joining import COLUMNS, DAYS, FLAGS, REAL, WHOLE
from components.dataset.nesting import nesting_of
from components.dataset.state import state_on

START, YEARS, ASSETS, PLACES = dt.date(2016, 1, 1), 10, 50_000, 400
AS_OF, LATER = dt.date(2025, 6, 1), dt.date(2025, 7, 1)
SHOWN = 50  # rows of a page
STATUSES = {"operating": 50, "present": 20, "arrived": 10, "ordered": 8, "departed": 8, "returned": 2, "denied": 2}
STANDING = {"ordered": "planned", "departed": "ended", "returned": "ended", "denied": "denied"}
LOAD, MEMORY = "load, s", "greatest memory, MB"
STATE, FRAME, KNOWN = "state on a date: who speaks", "… as a frame, since when", "… as known on a date"
FILTER, DIFF, SENTENCES = "filter", "diff of two dates", f"… and its first {SHOWN} assets in steps"
BARS = {LOAD: 5, STATE: 150, FILTER: 50, DIFF: 400, MEMORY: 1500}


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
    """So many rows with the columns of ``observations``, newest first, repeated texts as categories."""
    dice = np.random.default_rng(2)
    asset, place = dice.integers(0, min(ASSETS, size // 20), size), dice.integers(0, PLACES, size)
    first = np.datetime64(START) + dice.integers(0, 365 * YEARS, size).astype("timedelta64[D]")
    last = first + dice.choice([0, 6, 29], size, p=[0.7, 0.2, 0.1]).astype("timedelta64[D]")
    status = dice.choice(list(STATUSES), size, p=np.array(list(STATUSES.values())) / 100)
    cells: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    cells |= dict.fromkeys(REAL, 1.0) | dict.fromkeys(WHOLE, pd.array([1] * size, dtype="Int64"))
    cells |= dict.fromkeys(FLAGS, False) | dict(zip(DAYS, (first, last), strict=True))
    cells |= {"record_id": pd.Series(np.arange(size)).map("r{}".format), "record_type": "report"}
    cells |= {"published_on": np.datetime_as_string(last + np.timedelta64(2, "D"), unit="D"), "role": "event_place"}
    cells |= {"asset_id": pd.Series(asset).map("a{}".format), "location_id": pd.Series(place).map("loc-{}".format)}
    cells |= {"asset_kind": np.where(asset % 10 < 3, "bomber", "destroyer"), "status": status}
    cells |= {"standing": pd.Series(status).map(STANDING).fillna("presence")}
    cells |= {"name": cells["asset_id"], "shape": np.where(place % 2, "point", "area")}
    repeated = [name for name in COLUMNS if name not in (*REAL, *WHOLE, *FLAGS, *DAYS, "record_id")]
    frame = pd.DataFrame(
        {
            name: pd.Categorical(cell) if name in repeated and not isinstance(cell, str) else cell
            for name, cell in cells.items()
        }
    )
    frame = frame.astype(dict.fromkeys(repeated, "category") | {"record_id": "str"})
    return frame.sort_values(["date_start", "date_end"], ascending=[False, True], ignore_index=True)


def plain_state(frame: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    known = frame[frame["date_end"] <= pd.Timestamp(day)]
    return known.sort_values("date_start").groupby("asset_id", observed=True).tail(1)


def plain_diff(frame: pd.DataFrame) -> pd.DataFrame:
    one, other = (plain_state(frame, day)[["asset_id", "record_id", "location_id"]] for day in (AS_OF, LATER))
    both = one.merge(other, on="asset_id", how="outer", suffixes=("_a", "_b"))
    return both[both["record_id_a"] != both["record_id_b"]]


def plain_filter(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["asset_kind"].isin(["bomber"]) & frame["status"].isin(["present", "arrived"])]


def fastest(work: Callable[[], object]) -> float:
    """Milliseconds of CPU time, the best of five."""
    times = []
    for _ in range(5):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return 1000 * min(times)


def greatest_memory() -> float:
    """Megabytes that this process has held at most; its own, and not those of the process that began it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def ours(path: Path) -> dict[str, float]:
    nesting = nesting_of(places())
    started = time.process_time()
    rows = Arrays(pd.read_parquet(path), nesting)
    state_on(rows, AS_OF, known_on=AS_OF).positions  # noqa: B018 - what is made once for a dataset is made here
    found = {LOAD: time.process_time() - started}
    kinds, statuses = ["bomber"], ["present", "arrived"]
    work: dict[str, Callable[[], object]] = {
        STATE: lambda: state_on(rows, AS_OF),
        FRAME: lambda: state_on(rows, AS_OF).positions,
        KNOWN: lambda: state_on(rows, AS_OF, known_on=AS_OF),
        FILTER: lambda: rows.among("asset_kind", kinds) & rows.among("status", statuses),
        DIFF: lambda: changes(state_on(rows, AS_OF), state_on(rows, LATER)),
        SENTENCES: lambda: _shown(rows),
    }
    return found | {what: fastest(each) for what, each in work.items()} | {MEMORY: greatest_memory()}


def _shown(rows: Arrays) -> list[object]:
    found = changes(state_on(rows, AS_OF), state_on(rows, LATER))
    return [steps(change, rows.nesting) for change in found[:SHOWN]]


def plain(path: Path) -> dict[str, float]:
    started = time.process_time()
    frame = pd.read_parquet(path)
    plain_state(frame, AS_OF)
    found = {LOAD: time.process_time() - started}
    work: dict[str, Callable[[], object]] = {
        STATE: lambda: plain_state(frame, AS_OF),
        FILTER: lambda: plain_filter(frame),
        DIFF: lambda: plain_diff(frame),
    }
    return found | {what: fastest(each) for what, each in work.items()} | {MEMORY: greatest_memory()}


def measured(size: int) -> list[dict[str, float]]:
    """What ours and the plain version take, each in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.parquet"
        reports(size).to_parquet(path)
        answers = []
        for work in (ours, plain):
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as apart:
                answers.append(apart.submit(work, path).result())
        return answers


def main(sizes: list[int]) -> None:
    print(f"{'reports':>9}  {'what':36} {'ours':>8} {'plain pandas':>13} {'ratio':>6} {'bar':>6}")
    found = {size: measured(size) for size in sizes}
    for size, (mine, theirs) in found.items():
        for what, figure in mine.items():
            beside = f"{theirs[what]:>13,.1f} {figure / theirs[what]:>6.2f}" if what in theirs else f"{'':20}"
            print(f"{size:>9,}  {what:36} {figure:>8,.1f} {beside} {BARS.get(what, ''):>6}")
    small, large = found[sizes[0]], found[sizes[-1]]
    print(f"growth from {sizes[0]:,} to {sizes[-1]:,} reports (× {sizes[-1] / sizes[0]:,.0f})")
    for what in large[0]:
        grown = [
            f"× {after[what] / before[what]:,.1f}" for before, after in zip(small, large, strict=True) if what in after
        ]
        print(f"{'':9}  {what:36} {' · plain '.join(grown)}")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
