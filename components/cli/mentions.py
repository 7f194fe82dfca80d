"""Located mentions as JSON, CSV and GeoJSON. The keys of a mention are a stable contract: see ``MENTION_KEYS``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from components.model import Role

if TYPE_CHECKING:
    from components.geocoding.geoparser import Geoparse

MENTION_KEYS = (
    "start",
    "end",
    "text",
    "kind",
    "role",
    "status",
    "name",
    "place_id",
    "lat",
    "lon",
    "uncertainty_m",
    "where_prec",
    "geometry",
    "asset_id",
    "designation",
    "value_low",
    "value_best",
    "value_high",
    "unit",
    "date_start",
    "date_end",
    "date_prec",
    "trace",
)
MAPPABLE = frozenset({Role.EVENT_PLACE, Role.ORIGIN, Role.DESTINATION})

Mention = Mapping[str, Any]


def to_json(geoparse: Geoparse) -> bytes:
    """One object: the date of publication, the language found and the mentions in text order."""
    published = geoparse.published_on
    return encode(
        {
            "published_on": published.isoformat() if published else None,
            "language": geoparse.language,
            "mentions": geoparse.as_dicts(),
        },
        indent=1,
    )


def to_csv(mentions: Iterable[Mention]) -> bytes:
    """One row per mention, columns as ``MENTION_KEYS``; geometry as GeoJSON text; RFC 4180, UTF-8, formula-safe."""
    from components.dataset.export.cells import safe_cell  # loads pandas, which the other forms do without

    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(MENTION_KEYS)
    writer.writerows([_cell(mention[key], safe_cell) for key in MENTION_KEYS] for mention in mentions)
    return sheet.getvalue().encode()


def to_geojson(mentions: Iterable[Mention]) -> bytes:
    """A FeatureCollection of every mention, EPSG:4326, (lon, lat).

    Only a mention that says where something happened, came from or went has a geometry. A speaker's city or a
    comparison keeps its coordinates as properties, and ``null`` as geometry, so that no viewer pins it.
    """
    return encode({"type": "FeatureCollection", "features": [_feature(mention) for mention in mentions]})


def encode(value: object, indent: int | None = None) -> bytes:
    """JSON as UTF-8 with one line end."""
    return (json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False) + "\n").encode()


def _cell(value: object, safe: Callable[[str], str]) -> object:
    match value:
        case None:
            return ""
        case bool() | int() | float():
            return value
        case str():
            return safe(value)
        case _:
            return safe(json.dumps(value, ensure_ascii=False))


def _feature(mention: Mention) -> dict[str, object]:
    properties = {key: value for key, value in mention.items() if key != "geometry"}
    return {"type": "Feature", "geometry": _geometry(mention), "properties": properties}


def _geometry(mention: Mention) -> object:
    if mention["role"] not in MAPPABLE:
        return None
    if mention["geometry"] is None and mention["lat"] is not None:
        return {"type": "Point", "coordinates": [mention["lon"], mention["lat"]]}
    return mention["geometry"]
