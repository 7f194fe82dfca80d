"""Each format read by a reader that shares no code with its writer: rows as names and values, and what is drawn."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from typing import Any

import fastkml
import geoarrow.rust.io as geoarrow
import openpyxl
import pyarrow as pa
import pyogrio
import shapely
from lxml import html
from shapely.geometry import shape

Rows = list[dict[str, Any]]
Shapes = list[shapely.Geometry | None]


def inside(name: str) -> Callable[[bytes], bytes]:
    return lambda content: zipfile.ZipFile(io.BytesIO(content)).read(name)


def of_csv(content: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def of_xlsx(content: bytes) -> Rows:
    head, *rows = openpyxl.load_workbook(io.BytesIO(content))["Rows"].values
    return [dict(zip(head, row, strict=True)) for row in rows]


def of_geopackage(content: bytes) -> Rows:
    with sqlite3.connect(":memory:") as connection:
        connection.deserialize(content)
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("select * from plotted order by fid")]
    connection.close()
    return rows


def marks_of(content: bytes) -> list[fastkml.Placemark]:
    (document,) = fastkml.KML.from_string(content).features
    assert isinstance(document, fastkml.Document)
    return [mark for mark in document.features if isinstance(mark, fastkml.Placemark)]


def of_kml(content: bytes) -> Rows:
    return [{data.name: data.value or "" for data in mark.extended_data.elements} for mark in marks_of(content)]


def of_page(content: bytes) -> Rows:
    """Keys of the records on the map of a one-file page and of the rows of its table, which are the same."""
    page = html.fromstring(content.decode())
    listed = page.xpath("//table[@id='rows']/tbody//button/@data-record")
    assert json.loads(page.get_element_by_id("sotavento-payload").text)["keys"] == listed
    return [{"key": key} for key in listed]


def by_gdal(content: bytes) -> Rows:
    frame = pyogrio.read_dataframe(io.BytesIO(content), read_geometry=False)
    return list(frame.to_dict("records"))


def by_rust(read: Callable[[io.BytesIO], Any]) -> Callable[[bytes], Rows]:
    def rows(content: bytes) -> Rows:
        table = read(io.BytesIO(content))
        return pa.table(table.drop_columns(["geometry"])).to_pylist()

    return rows


READERS: dict[str, Callable[[bytes], Rows]] = {
    "csv": of_csv,
    "xlsx": of_xlsx,
    "geojson": by_gdal,
    "gpkg": of_geopackage,
    "kml": of_kml,
    "kmz": by_gdal,
    "parquet": by_rust(geoarrow.read_parquet),
    "fgb": by_rust(geoarrow.read_flatgeobuf),
    "zip": lambda content: of_csv(inside("plotted.csv")(content)),
}


def shapes_of_geopackage(content: bytes) -> Shapes:
    """Well-known binary stands behind a header, whose length its fourth byte tells (OGC 12-128, 2.1.3)."""
    blobs = [bytes(row["geom"]) for row in of_geopackage(content)]
    lengths = [8 + 8 * (0, 4, 6, 6, 8)[blob[3] >> 1 & 7] for blob in blobs]
    return [shapely.from_wkb(blob[length:]) for blob, length in zip(blobs, lengths, strict=True)]


def shapes_by_rust(read: Callable[[io.BytesIO], Any]) -> Callable[[bytes], Shapes]:
    return lambda content: [_shape(each) for each in pa.table(read(io.BytesIO(content)))["geometry"].to_pylist()]


def _shape(told: Any) -> shapely.Geometry:
    """A point is a mapping of x and y, a polygon a list of rings of them."""
    if isinstance(told, dict):
        return shapely.Point(told["x"], told["y"])
    shell, *holes = [[(at["x"], at["y"]) for at in ring] for ring in told]
    return shapely.Polygon(shell, holes)


SHAPES: dict[str, Callable[[bytes], Shapes]] = {
    "geojson": lambda content: list(pyogrio.read_dataframe(io.BytesIO(content)).geometry),
    "gpkg": shapes_of_geopackage,
    "kml": lambda content: [shape(mark.geometry) for mark in marks_of(content)],
    "kmz": lambda content: list(pyogrio.read_dataframe(io.BytesIO(content)).geometry),
    "parquet": shapes_by_rust(geoarrow.read_parquet),
    "fgb": shapes_by_rust(geoarrow.read_flatgeobuf),
}
