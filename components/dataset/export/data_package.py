"""A data package (Frictionless Data Package 1.0, tabular profile) as a ZIP: the rows as CSV and GeoJSON, the sources
they cite, the meaning of every column, the view, the terms, and the SHA-256 of each file.

``sha256sum -c SHA256SUMS`` checks it without any software of ours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from components.dataset import credits
from components.dataset.export import csv_table, geojson
from components.dataset.export.archive import zipped
from components.dataset.export.columns import dictionary
from components.dataset.export.extract import Extract
from components.language import N_, _

_ESCAPING = N_(
    "A text that a spreadsheet would take for a formula has an apostrophe before it; an apostrophe before such a text, "
    "and no other, is to be dropped on reading."
)
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def write(extract: Extract) -> Iterator[bytes]:
    """The archive."""
    files = {
        "plotted.csv": b"".join(csv_table.write(extract)),
        "plotted.geojson": b"".join(geojson.write(extract)),
        "sources.csv": csv_table.csv_of(_plain(extract.sources)),
        "codebook.csv": csv_table.csv_of(codebook()),
        "view.json": _json(extract.about),
        "LICENSE.md": _licence(extract).encode(),
    }
    described = {"datapackage.json": _json(_package(extract, files)), **files}
    sums = "".join(f"{_digest(content)}  {name}\n" for name, content in described.items())
    yield zipped({**described, "SHA256SUMS": sums.encode()})


def codebook() -> pd.DataFrame:
    """Every column of the exports with its type and meaning."""
    return pd.DataFrame(dictionary(), columns=["column", "type", "meaning"])


def _plain(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.astype({name: "str" for name in rows.columns if rows[name].dtype == "bool"})


def _package(extract: Extract, files: dict[str, bytes]) -> dict[str, Any]:
    stamp = extract.stamp
    return {
        "profile": "data-package",
        "name": f"sotavento-{extract.selection.as_of}-{extract.selection.version}",
        "title": extract.about["title"],
        "description": f"{stamp['filter_sentence']} {_(credits.SOURCES)} {stamp['attribution']}.",
        "version": extract.selection.version,
        "licenses": [{"name": "CC-BY-4.0", "title": credits.LICENCE_NAME, "path": credits.LICENCE_URL}],
        "sources": [_source(row) for row in extract.sources.to_dict("records")],
        "resources": [_resource(name, content) for name, content in files.items() if name.endswith((".csv", "json"))],
    }


def _source(row: dict[Any, Any]) -> dict[str, str]:
    title = f"{row['publisher']}: {row['title']}"
    return {"title": title, "path": row["url"]} if row["url"] else {"title": title}


def _resource(name: str, content: bytes) -> dict[str, Any]:
    stem, _dot, kind = name.partition(".")
    known = {"name": stem if kind == "csv" else f"{stem}-{kind}", "path": name, "format": kind, "bytes": len(content)}
    known |= {"hash": f"sha256:{_digest(content)}", "encoding": "utf-8"}
    if kind != "csv":
        return known
    return known | {
        "profile": "tabular-data-resource",
        "description": _(_ESCAPING),
        "dialect": _DIALECT,
        "schema": _schema(name, content),
    }


def _schema(name: str, content: bytes) -> dict[str, Any]:
    if name == "plotted.csv":
        fields = [{"name": column, "type": kind, "description": meaning} for column, kind, meaning in dictionary()]
        return {"fields": fields, "primaryKey": "record_id", "missingValues": [""]}
    head = content.decode("utf-8-sig").partition("\r\n")[0].split(",")
    return {"fields": [{"name": column, "type": "string"} for column in head], "missingValues": [""]}


def _licence(extract: Extract) -> str:
    made = _("Dataset version {version}, as of {as_of}.")
    lines = (
        "# " + _("Terms"),
        extract.about["title"],
        f"{credits.LICENCE_NAME} ({credits.LICENCE}), {credits.LICENCE_URL}",
        _("Name: {attribution}.").format(attribution=extract.stamp["attribution"]),
        made.format(version=extract.selection.version, as_of=extract.selection.as_of)
        + f" {_(credits.SOURCES)} "
        + _("The words quoted in it are their publishers'."),
    )
    return "\n\n".join(lines) + "\n"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1, default=str) + "\n").encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
