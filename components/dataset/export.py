"""Exports of exactly the plotted rows, as CSV and GeoJSON.

CSV is RFC 4180 (comma, CRLF, doubled quotes) in UTF-8 *with* a byte order mark: without one Excel reads "Curaçao" in
the code page of its machine, and the CSV readers people use (pandas, R, LibreOffice, QGIS, Python's ``utf-8-sig``)
skip it. As-of date, filter sentence and dataset version are columns of every row, not comment lines, so that every
reader can read the file and a row that is copied elsewhere still says where it is from.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it (OWASP ASVS 5.0, 1.2.10).
This is reversible: ``unsafe_cell(safe_cell(text)) == text`` for every text. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from components.dataset.load import Dataset
from components.dataset.query import Selection
from components.dataset.sentences import describe

# What starts a formula, half and full width, also behind spaces and apostrophes that spreadsheets drop or keep.
_FORMULA = re.compile("'*[ \u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]*[=+\\-@\t\r\n\x00＝＋－＠]")
_DIGITS = 6  # decimals of a coordinate, RFC 7946 section 11.2: about ten centimetres


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the exports: its name, the column of the plotted rows it is taken from, and what it means."""

    name: str
    origin: str
    meaning: str


COLUMNS: tuple[Column, ...] = (
    Column("record_id", "record_id", "Stable id of the report or event."),
    Column("record_type", "record_type", "report or event."),
    Column("name", "name", "Asset, or title of the event."),
    Column("designation", "designation", "Hull number, type designation or unit short name."),
    Column("asset_id", "asset_id", "Stable id of the asset; empty for events."),
    Column("asset_kind", "asset_kind", "What kind of asset; empty for events."),
    Column("event_kind", "event_kind", "What kind of event; empty for reports."),
    Column("operator", "operator", "State that operates the asset."),
    Column("service", "service", "Armed service or agency."),
    Column("part_of", "part_of", "Group the asset belongs to; totals count leaves only."),
    Column("status", "status", "What the source says the asset did."),
    Column("standing", "standing", "presence, planned, ended, cancelled, denied or event; only presence is there."),
    Column("assertion", "assertion", "On what ground the source says it."),
    Column("date_start", "date_start", "First day on which it may have been true."),
    Column("date_end", "date_end", "Last day on which it may have been true."),
    Column("date_prec", "date_prec", "UCDP GED date precision: 1 day, 2 days, 3 week, 4 month, 5 year."),
    Column("time_precision", "time_precision", "ACLED time precision."),
    Column("age_days", "age_days", "Days from date_end to the as-of date."),
    Column("age_days_max", "age_days_max", "Days from date_start to the as-of date."),
    Column("freshness", "freshness", "fresh, ageing or stale by the thresholds of its kind; empty for events."),
    Column("where_description", "where_description", "The place in the words of the report."),
    Column("place_name", "place_name", "Gazetteer place it was located by."),
    Column("place_id", "place_id", "Gazetteer id of that place."),
    Column("lat", "lat", "Representative point, degrees north, WGS 84; of an area only its label point."),
    Column("lon", "lon", "Representative point, degrees east, WGS 84; of an area only its label point."),
    Column("coordinate_uncertainty_m", "uncertainty_m", "Radius in metres that covers the place (Darwin Core)."),
    Column("where_prec", "where_prec", "UCDP GED location precision, 1 exact to 7 over water."),
    Column("geo_precision", "geo_precision", "ACLED geographic precision."),
    Column("shape", "shape", "point, ring, area, band, sector or corridor: how it may be drawn."),
    Column("located_by", "located_by", "What the position was taken from."),
    Column("count_low", "count_low", "Lowest number the words allow."),
    Column("count_best", "count_best", "The number stated."),
    Column("count_high", "count_high", "Highest number the words allow."),
    Column("count_unit", "count_unit", "What is counted."),
    Column("count_raw", "count_raw", "The words the count was read from."),
    Column("killed_low", "killed_low", "Lowest number of killed the words allow."),
    Column("killed_best", "killed_best", "The number of killed stated."),
    Column("killed_high", "killed_high", "Highest number of killed the words allow."),
    Column("vessels", "vessels", "Boats or ships in the event."),
    Column("source_id", "source_id", "Stable id of the publication."),
    Column("publisher", "publisher", "Who published it."),
    Column("source_title", "source_title", "Title of the publication."),
    Column("source_url", "source_url", "Its address; empty where it must not be linked."),
    Column("source_kind", "source_kind", "What kind of publisher."),
    Column("published_on", "published_on", "When it was published; empty when unknown."),
    Column("reliability", "reliability", "Admiralty reliability of the source, A to F (F: cannot be judged)."),
    Column("credibility", "credibility", "Admiralty credibility of the report, 1 to 6, from independent voices."),
    Column("voices", "voices", "How many independent voices agree with the report, its own included."),
    Column("voices_against", "voices_against", "How many independent voices contradict it."),
    Column("conflicts_with", "conflicts_with", "Report that has the same ship elsewhere on the same days."),
    Column("conflict_where", "conflict_where", "Where that report has it, in its words."),
    Column("note", "note", "Remark of the collector."),
)
STAMP = (
    ("as_of", "The date whose state is shown."),
    ("known_on", "Only what was published by this day is shown; empty: all that is in the data."),
    ("filter_sentence", "The filter in words."),
    ("dataset_version", "Hash of the dataset the row was taken from."),
)


def safe_cell(text: str) -> str:
    """A text as a spreadsheet may see it: an apostrophe before whatever it would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe_cell(cell: str) -> str:
    """The text that ``safe_cell`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def export_rows(selection: Selection) -> pd.DataFrame:
    """The plotted rows in their order with the columns of ``COLUMNS`` and ``STAMP``; days as ISO text."""
    rows = selection.plotted[[column.origin for column in COLUMNS]].set_axis([each.name for each in COLUMNS], axis=1)
    days = {name: rows[name].dt.strftime("%Y-%m-%d") for name in ("date_start", "date_end")}
    return rows.assign(**days, **_stamp(selection))


def to_csv(selection: Selection) -> bytes:
    """The plotted rows as CSV (see the module). A selection without rows gives the header alone."""
    return csv_of(export_rows(selection))


def csv_of(rows: pd.DataFrame) -> bytes:
    """A frame of numbers and texts as CSV in the form of every export; without rows the header alone."""
    columns = [_cells(rows[name]) for name in rows.columns]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode("utf-8-sig")


def to_geojson(selection: Selection, dataset: Dataset) -> bytes:
    """The plotted rows as a GeoJSON FeatureCollection (RFC 7946: WGS 84, lon lat, exterior rings anticlockwise).

    Each feature has the true geometry of its location: an area is the area, never its label point. The as-of date,
    the filter sentence and the dataset version stand in the foreign member ``metadata``.
    """
    rows = export_rows(selection).drop(columns=[name for name, _ in STAMP])
    values = rows.astype("object").where(rows.notna(), None).to_dict("records")
    geometries = _geometries(dataset, selection.plotted["location_id"])
    features = [
        {"type": "Feature", "id": row["record_id"], "geometry": geometries[location_id], "properties": row}
        for row, location_id in zip(values, selection.plotted["location_id"], strict=True)
    ]
    stamp = {**_stamp(selection), "plotted": len(selection.plotted), "collected": selection.collected}
    collection = {"type": "FeatureCollection", "metadata": stamp, "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _stamp(selection: Selection) -> dict[str, str]:
    sentence = describe(selection.view, selection.as_of, selection)
    known_on = selection.view.known_on
    values = (selection.as_of.isoformat(), known_on.isoformat() if known_on else "", sentence, selection.version)
    return {name: value for (name, _), value in zip(STAMP, values, strict=True)}


def _cells(column: pd.Series) -> list[Any]:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column.astype("object").where(column.notna(), "").tolist()
    return [safe_cell(text) for text in column]


def _geometries(dataset: Dataset, location_ids: pd.Series) -> dict[str, dict[str, Any] | None]:
    distinct = dataset.locations.geometry.loc[location_ids.unique()]
    oriented = shapely.orient_polygons(distinct.to_numpy(), exterior_cw=False)
    return {name: _geojson(geometry) for name, geometry in zip(distinct.index, oriented, strict=True)}


def _geojson(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    if geometry is None:
        return None
    rounded: dict[str, Any] = json.loads(shapely.to_geojson(shapely.transform(geometry, lambda xy: xy.round(_DIGITS))))
    return rounded
