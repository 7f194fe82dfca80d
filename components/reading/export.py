"""What a text claims as files: CSV in the columns of ``reports.csv`` and ``events.csv``, and GeoJSON.

Every row says that it is machine-read and unreviewed. CSV as the dataset's exports write it: RFC 4180, UTF-8 with a
byte order mark, formula-safe; GeoJSON as RFC 7946 has it: WGS 84, (lon, lat), ``null`` for what may not be drawn.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

import shapely
from shapely.geometry import shape as as_shape

from components.dataset.export.cells import safe_cell
from components.dataset.schema import TABLES
from components.dataset.tables import cell_text
from components.model import GeoJson
from components.reading.report import Reading
from components.reading.rows import UNREVIEWED, Cells, Rows


def to_csv(table: str, rows: Iterable[Cells]) -> bytes:
    """Rows of ``table`` ("reports" or "events"); the header alone when there are none."""
    columns = TABLES[table].columns()
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def to_geojson(reading: Reading, rows: Rows) -> bytes:
    """Every report and event as a feature, each with its receipt; ``metadata`` says what the collection is."""
    found = [*(("report_id", row) for row in rows.reports), *(("event_id", row) for row in rows.events)]
    collection = {
        "type": "FeatureCollection",
        "metadata": {
            "status": UNREVIEWED,
            "published_on": None if reading.published_on is None else reading.published_on.isoformat(),
            "language": reading.language,
            "text_version": reading.version,
        },
        "features": [_feature(reading, rows, row, key) for key, row in found],
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=str).encode()


def _feature(reading: Reading, rows: Rows, row: Cells, key: str) -> dict[str, Any]:
    located = rows.features.get(row["location_id"])
    receipt = reading.receipt(rows.claims[row[key]].place)
    return {
        "type": "Feature",
        "id": row[key],
        "geometry": _anticlockwise(located["geometry"]) if located else None,
        "properties": row | {"reviewed": False, "receipt": receipt},
    }


def _anticlockwise(geometry: GeoJson) -> GeoJson:
    """Exterior rings against the clock, as RFC 7946 wants them."""
    oriented: GeoJson = json.loads(shapely.to_geojson(shapely.orient_polygons(as_shape(geometry), exterior_cw=False)))
    return oriented


def _cell(value: Any) -> str:
    """Text made safe for spreadsheets; numbers and dates as they are (longitudes are negative)."""
    return safe_cell(value) if isinstance(value, str) else cell_text(value)
