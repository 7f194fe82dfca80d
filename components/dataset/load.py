"""Loading the dataset: typed, immutable frames with one version hash. All or nothing: a failed load returns nothing.

Only tables without a fault are loaded; the first errors are named in the ``DatasetError``. Nothing here knows of
Streamlit; ``read_dataset`` caches by the files' content, so an unchanged folder is read once in a process.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa

from components import paths
from components.dataset.by_column import faulty, read_columns, rejected, taken
from components.dataset.column_types import frame_types
from components.dataset.faults import Fault, table_faults
from components.dataset.long_files import path_of
from components.dataset.nesting import Nesting, nesting_of
from components.dataset.place_words import PlaceWords
from components.dataset.schema import REFERENCES, TABLES, Row
from components.dataset.tables import Line, read_table
from components.dataset.versions import canonical, version_of, version_of_files
from components.errors import DatasetError

CRS = "EPSG:4326"
LONG = {"assets": 1_000_000, "reports": 8_000_000, "events": 8_000_000}  # bytes of a CSV file; some 20,000 reports
SET_ASIDE = ("reports", "events")  # their faulty rows, where they are long
_SHOWN = 5


@dataclass(frozen=True, eq=False)  # by identity, so that what is made from a dataset can be kept by it
class Dataset:
    """The tables as frames in the order of their files. Treat every frame as read-only.

    Dtypes: days ``datetime64[ns]`` (``NaT`` = not stated), whole numbers ``Int64``, decimals ``float64``, flags
    ``bool``, everything else ``str`` with "" = not stated. Each frame is indexed by its id, which also stays a column
    (``rejects`` by position). ``locations`` has index ``location_id`` and CRS EPSG:4326. ``version`` is twelve
    hexadecimal digits over the canonical rows of every table (``versions``): the same rows have the same version in any
    order.
    """

    sources: pd.DataFrame
    assets: pd.DataFrame
    reports: pd.DataFrame
    events: pd.DataFrame
    totals: pd.DataFrame
    tolls: pd.DataFrame
    places: pd.DataFrame
    rejects: pd.DataFrame
    locations: gpd.GeoDataFrame
    version: str
    folder: Path

    @cached_property
    def traces(self) -> Mapping[str, tuple[str, ...]]:
        """How each location was placed, step by step, by location id."""
        return dict(zip(self.locations.index, map(tuple, self.locations["trace"]), strict=True))

    @cached_property
    def place_words(self) -> PlaceWords:
        """What sources call places, in the reader's language."""
        return PlaceWords.of(self.places)

    @cached_property
    def nesting(self) -> Nesting:
        """Which locations lie inside which, and which have nothing in common."""
        return nesting_of(self.locations)


def load(folder: Path = paths.DATA) -> Dataset:
    """Read, check and type the dataset in ``folder``.

    A very long table of reports or events (``long_tables``) is read by columns: its texts are categories, its whole
    numbers no wider than they need be, its faulty rows stand among the ``rejects``, and the version is that of the
    files and not of the rows in any order.

    Raises ``DatasetError`` when a file or column is missing, or when any row of another table is faulty (the message
    names the first faults; ``sotavento validate`` lists all).
    """
    long = long_tables(folder)
    if long:  # the usual pool keeps for itself what it no longer needs
        pa.set_memory_pool(pa.system_memory_pool())
    short = [table for table in TABLES if table not in long]
    _refuse(folder, table_faults(folder, short))
    tables = {table: read_table(folder / f"{table}.csv", TABLES[table].columns()) for table in short}
    features = _read_features(folder / "locations.geojson")
    frames = {table: _frame(TABLES[table], lines) for table, lines in tables.items()}
    for table, path in long.items():
        frames[table], refused = _long_frame(table, path, frames)
        if table not in SET_ASIDE and len(refused):
            _refuse(folder, table_faults(folder, [table, *REFERENCES[table].values()]))
        frames["rejects"] = pd.concat([frames["rejects"], refused], ignore_index=True)
    _check_locations(frames, features)
    return Dataset(
        **{table: frame if table == "rejects" else _by_id(table, frame) for table, frame in frames.items()},
        locations=_locations(features),
        version=version_of_files(folder) if long else version_of(canonical(tables, features)),
        folder=folder,
    )


def long_tables(folder: Path) -> dict[str, Path]:
    """Table → file, of those that are read by columns: reports and events as Parquet, or as CSV of more than ``LONG``
    bytes; beside long reports assets, too."""
    found = {table: path for table in LONG if _is_long(table, path := path_of(folder, table))}
    return found if "reports" in found else {table: path for table, path in found.items() if table != "assets"}


def _is_long(table: str, path: Path) -> bool:
    if path.suffix == ".parquet":
        return table in SET_ASIDE
    return path.is_file() and path.stat().st_size > LONG[table]


def _refuse(folder: Path, faults: list[Fault]) -> None:
    if faults:
        shown = "; ".join(map(str, faults[:_SHOWN]))
        raise DatasetError(f"{len(faults)} faults in {str(folder)!r}; run `sotavento validate`. First: {shown}")


def _long_frame(table: str, path: Path, frames: Mapping[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sound rows of a long table, typed as those of a short one but for the texts of those whose faulty rows are
    set aside; and these rows as rejects."""
    columns, key = read_columns(path, table), TABLES[table].key
    others = {name for name in REFERENCES[table].values() if name != table}
    known = {name: pa.array(frames[name][TABLES[name].key], pa.string()) for name in others}
    refused = faulty(table, columns, known | {table: columns[key].cells})
    kept, out = np.flatnonzero(~refused), rejected(table, columns, np.flatnonzero(refused))
    types = frame_types(TABLES[table]) | {key: "id"}
    if table not in SET_ASIDE:
        types = {name: "id" if dtype == "str" else dtype for name, dtype in types.items()}
    return pd.DataFrame({name: taken(columns.pop(name), kept, types[name]) for name in types}, copy=False), out


def read_dataset(folder: Path = paths.DATA) -> Dataset:
    """``load`` once per state of the folder's files (their sizes and times); a failed load is not cached."""
    stamps = tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.glob("*.*")))
    return _load_once(folder, stamps)


@lru_cache(maxsize=2)
def _load_once(folder: Path, _stamps: tuple[tuple[str, int, int], ...]) -> Dataset:
    return load(folder)


def _frame(model: type[Row], lines: list[Line]) -> pd.DataFrame:
    types = frame_types(model).items()
    return pd.DataFrame({column: _typed([line.cells[column] for line in lines], dtype) for column, dtype in types})


def _typed(cells: list[str], dtype: str) -> pd.Series[Any]:
    if dtype == "str":
        return pd.Series(cells, dtype="str")
    if dtype == "bool":
        return pd.Series([cell == "true" for cell in cells], dtype="bool")
    stated = [cell or None for cell in cells]
    if dtype == "Int64":
        return pd.Series([None if cell is None else int(cell) for cell in stated], dtype="Int64")
    if dtype == "float64":
        return pd.Series([float("nan") if cell is None else float(cell) for cell in stated], dtype="float64")
    return pd.Series(pd.to_datetime(pd.Series(stated, dtype="object"), format="%Y-%m-%d")).astype("datetime64[ns]")


def _by_id(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index(TABLES[table].key, drop=False).rename_axis(index=None)


def _read_features(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise DatasetError(f"{path.name} is missing in {str(path.parent)!r}; run `sotavento data` or restore the file")
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return [{"id": str(each["id"]), **each} for each in features]
    except (ValueError, KeyError, TypeError) as error:
        raise DatasetError(f"{path.name} is not a GeoJSON feature collection with ids: {error!r}") from error


def _check_locations(frames: Mapping[str, pd.DataFrame], features: Iterable[Mapping[str, Any]]) -> None:
    known = {each["id"] for each in features}
    used = {value for table in ("reports", "events") for value in frames[table]["location_id"].unique() if value}
    if missing := sorted(used - known):
        raise DatasetError(f"locations.geojson lacks {', '.join(missing[:_SHOWN])}; run `sotavento data`")


def _locations(features: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    columns = ["geometry", "location_id", "where_description", "name", "place_ids", "role", "shape", "where_prec"]
    columns += ["coordinate_uncertainty_m", "trace"]
    frame = gpd.GeoDataFrame.from_features(features, crs=CRS, columns=columns)
    return frame.set_index("location_id")
