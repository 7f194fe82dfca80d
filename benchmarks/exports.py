"""Writing the plotted rows in every format: seconds, bytes and memory, beside pandas, geopandas and openpyxl.

The rows are those of the shipped data with all reports shown, over and over under ids of their own. Each format is
written to a file in a process of its own, first piece to last. "memory" is the greatest of that process over what it
held, rows included, when the writing began, as a multiple of it: 1.0 is nothing more. The peers write the same rows and
neither make cells safe nor say where a row is from. A format that is for maps and tables of a screen is not tried with
a million rows: a sheet of Excel ends at 1,048,576 lines, and no globe draws so many placemarks.

Run as ``PYTHONPATH=. python benchmarks/exports.py [ROWS …]``.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd

from components.dataset.export.columns import COLUMNS
from components.dataset.export.extract import Extract
from components.dataset.export.formats import FORMATS
from components.dataset.load import load
from components.dataset.observations import observations
from components.dataset.query import Selection, select
from components.dataset.view import LAYERS, View

SMALL = 200_000  # rows; beyond them only the formats of LARGE are written
LARGE = ("csv", "parquet")
BARS = {("csv", 1_000_000): 15.0}  # seconds


@dataclass(frozen=True, eq=False)
class Repeated(Selection):
    """A selection whose rows are repeated until there are ``size`` of them."""

    size: int = 0

    @cached_property
    def plotted(self) -> pd.DataFrame:
        rows = super().plotted
        times = -(-self.size // len(rows))
        found = pd.concat([rows] * times, ignore_index=True).head(self.size)
        return found.assign(record_id=found["record_id"] + "-" + found.index.astype("str"))


def extract(size: int) -> Extract:
    dataset = load()
    view = View(show="all", layers=frozenset(LAYERS))
    chosen = select(dataset, observations(dataset), view)
    return Extract(Repeated(chosen.dataset, chosen.question, chosen.rejected, size), dataset)


def ours(key: str, rows: Extract, path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(FORMATS[key].write(rows))


def _plain(rows: Extract) -> pd.DataFrame:
    plotted = rows.selection.plotted
    return plotted[[column.origin for column in COLUMNS if column.origin in plotted]]


def _spatial(rows: Extract) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(_plain(rows), geometry=rows.geometries, crs="EPSG:4326")


PEERS: dict[str, tuple[str, Callable[[Extract, Path], object]]] = {
    "csv": ("pandas.to_csv", lambda rows, path: _plain(rows).to_csv(path, index=False)),
    "xlsx": ("pandas, openpyxl", lambda rows, path: _plain(rows).to_excel(path, index=False, engine="openpyxl")),
    "geojson": ("geopandas.to_file", lambda rows, path: _spatial(rows).to_file(path, driver="GeoJSON")),
    "gpkg": ("geopandas.to_file", lambda rows, path: _spatial(rows).to_file(path, driver="GPKG")),
    "fgb": ("geopandas.to_file", lambda rows, path: _spatial(rows).to_file(path, driver="FlatGeobuf")),
    "parquet": ("geopandas.to_parquet", lambda rows, path: _spatial(rows).to_parquet(path)),
}


def megabytes(line: str) -> float:
    """What ``/proc`` says of this process: VmRSS what it holds, VmHWM the most it has held."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(each.split()[1]) / 1024 for each in lines if each.startswith(line))


def measured(key: str, size: int, peer: bool) -> tuple[float, float, float]:
    """Seconds, megabytes of the file, and greatest memory as a multiple of that held before."""
    rows = extract(size)
    held = len(rows.selection.plotted) and megabytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # VmHWM begins anew
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"rows.{key}"
        started = time.perf_counter()
        if peer:
            PEERS[key][1](rows, path)
        else:
            ours(key, rows, path)
        return time.perf_counter() - started, path.stat().st_size / 1e6, megabytes("VmHWM") / held


def apart(*asked: object) -> tuple[float, float, float]:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(measured, *asked).result()  # type: ignore[arg-type]


def main(sizes: list[int]) -> None:
    head = f"{'s':>7} {'MB':>8} {'memory':>7}"
    print(f"{'rows':>9}  {'format':8} {head}   {'peer':22} {head} ratio")
    for size in sizes:
        for key in FORMATS if size <= SMALL else LARGE:
            seconds, bytes_, memory = apart(key, size, False)
            line = f"{size:>9,}  {key:8} {seconds:>7.2f} {bytes_:>8.2f} {memory:>7.2f}"
            if key in PEERS:
                theirs = apart(key, size, True)
                line += f"   {PEERS[key][0]:22} {theirs[0]:>7.2f} {theirs[1]:>8.2f} {theirs[2]:>7.2f}"
                line += f" {seconds / theirs[0]:>5.2f}"
            bar = BARS.get((key, size))
            print(line + (f"   bar {bar:.0f} s" if bar else ""), flush=True)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [500, 10_000, 100_000, 1_000_000])
