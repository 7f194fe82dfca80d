"""Typed tables with geometry for GIS and data science: GeoPackage, FlatGeobuf and GeoParquet.

Geometry as drawn (``extract``), so a file holds points and polygons side by side in one column, EPSG:4326. Cells where
nothing is stated are null. Every row carries the stamp and its source; the GeoPackage has the cited sources and the
view as tables beside it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
import shapely

from components.dataset.export.extract import Extract
from components.dataset.load import CRS

LAYER = "plotted"
_GEOMETRY = {"geometry_name": "geometry", "geometry_type": "Unknown", "crs": CRS}
_one_at_a_time = Lock()  # GDAL's notion of the current date is one for the process


def geopackage(extract: Extract) -> Iterator[bytes]:
    """OGC GeoPackage: the layer ``plotted`` and the tables ``sources`` and ``view``. The file's own date is the as-of
    date, so that one selection gives the same bytes."""
    with tempfile.TemporaryDirectory() as folder, _one_at_a_time:
        path = Path(folder) / "view.gpkg"
        _dated(f"{extract.selection.as_of}T00:00:00.000Z")
        try:
            pyogrio.write_arrow(_with_geometry(extract), path, driver="GPKG", layer=LAYER, **_GEOMETRY)
            for layer, rows in {"sources": extract.sources, "view": _pairs(extract)}.items():
                pyogrio.write_dataframe(rows.reset_index(drop=True), path, driver="GPKG", layer=layer)
        finally:
            _dated(None)
        yield path.read_bytes()


def flatgeobuf(extract: Extract) -> Iterator[bytes]:
    """FlatGeobuf without its spatial index, which would sort the rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "view.fgb"
        table = _with_geometry(extract)
        pyogrio.write_arrow(table, path, driver="FlatGeobuf", layer=LAYER, spatial_index="NO", **_GEOMETRY)
        yield path.read_bytes()


def geoparquet(extract: Extract) -> Iterator[bytes]:
    """GeoParquet 1.1, geometry as WKB, Zstandard compression."""
    rows = extract.table().to_pandas(types_mapper=pd.ArrowDtype)
    sheet = BytesIO()
    frame = gpd.GeoDataFrame(rows, geometry=extract.geometries, crs=CRS)
    frame.to_parquet(sheet, index=False, compression="zstd", schema_version="1.1.0")
    yield sheet.getvalue()


def _with_geometry(extract: Extract) -> pa.Table:
    binary = pa.array(shapely.to_wkb(extract.geometries), pa.binary())
    return extract.table().append_column("geometry", binary)


def _pairs(extract: Extract) -> pd.DataFrame:
    pairs: dict[str, Any] = extract.about
    return pd.DataFrame({"key": list(pairs), "value": [str(value) for value in pairs.values()]})


def _dated(moment: str | None) -> None:
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": moment})
