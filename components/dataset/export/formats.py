"""The one table of formats in which the plotted rows of a view may leave: page, command line and server read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from components.dataset.export import csv_table, data_package, geo_tables, geojson, kml, xlsx
from components.dataset.export.extract import Extract
from components.language import N_, named, speaking


@dataclass(frozen=True, slots=True)
class Format:
    """A form of file: what it is called, its ending and media type, what it is good for, and its writer, which gives
    the file in pieces: the same bytes for the same selection."""

    name: str
    extension: str
    media_type: str
    explanation: str
    write: Callable[[Extract], Iterator[bytes]]


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EARTH = "application/vnd.google-earth"
_GEOPACKAGE = "application/geopackage+sqlite3"
_PARQUET = "application/vnd.apache.parquet"
_ARCHIVE = N_("CSV and GeoJSON with sources, codebook, view, terms and checksums: the one to archive.")
FORMATS: Mapping[str, Format] = {
    "csv": Format(
        "CSV", "csv", "text/csv", N_("For any spreadsheet or statistics program; no geometry."), csv_table.write
    ),
    "xlsx": Format(
        "Excel", "xlsx", _SHEET, N_("Typed cells, with sheets for sources, columns and the view."), xlsx.write
    ),
    "geojson": Format("GeoJSON", "geojson", "application/geo+json", N_("With geometry, for web maps."), geojson.write),
    "gpkg": Format("GeoPackage", "gpkg", _GEOPACKAGE, N_("For QGIS and ArcGIS."), geo_tables.geopackage),
    "kml": Format("KML", "kml", f"{_EARTH}.kml+xml", N_("For Google Earth, with a time slider."), kml.kml),
    "kmz": Format("KMZ", "kmz", f"{_EARTH}.kmz", N_("KML compressed, with its icons."), kml.kmz),
    "parquet": Format("GeoParquet", "parquet", _PARQUET, N_("For pandas, R and DuckDB; typed."), geo_tables.geoparquet),
    "fgb": Format(
        "FlatGeobuf", "fgb", "application/flatgeobuf", N_("For GDAL and large web maps."), geo_tables.flatgeobuf
    ),
    "zip": Format(N_("Data package"), "zip", "application/zip", _ARCHIVE, data_package.write),
}


def to_bytes(key: str, extract: Extract, language: str | None = None) -> bytes:
    """The whole file of a format of ``FORMATS``. Sentences and the meanings of columns are in ``language``, else in
    that of the view; rows, codes and the names of columns are the same in each."""
    with speaking(language or named(extract.selection.view.lang)):
        return b"".join(FORMATS[key].write(extract))


def file_name(key: str, extract: Extract) -> str:
    """What to call it: the as-of date and the version of the data are in the name."""
    return f"sotavento_{extract.selection.as_of}_{extract.selection.version}.{FORMATS[key].extension}"
