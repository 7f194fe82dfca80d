"""GeoJSON (RFC 7946: WGS 84, lon lat, exterior rings anticlockwise).

The as-of date, the filter sentence, the dataset version and the terms stand in the foreign member ``metadata``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import shapely

from components.dataset.export.extract import CHUNK, Extract, Geometries


def write(extract: Extract) -> Iterator[bytes]:
    """The plotted rows as a FeatureCollection, a piece at a time."""
    yield f'{{"type":"FeatureCollection","metadata":{_json(extract.about)},"features":['.encode()
    for number, piece in enumerate(extract.chunks()):
        first = number * CHUNK
        rows = piece.to_pylist()
        features = _features(rows, extract.geometries[first : first + CHUNK])
        yield (("," if number else "") + ",".join(features)).encode()
    yield b"]}"


def _features(rows: list[dict[str, Any]], geometries: Geometries) -> list[str]:
    drawn = shapely.to_geojson(geometries)
    return [
        f'{{"type":"Feature","id":{_json(row["record_id"])},"geometry":{geometry or "null"},"properties":{_json(row)}}}'
        for row, geometry in zip(rows, drawn, strict=True)
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=str)
