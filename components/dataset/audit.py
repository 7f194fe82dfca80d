"""The audit: a random sample of what is drawn and said, each item with all that is needed to trace it to its source.

A row's turn in the draw follows from a hash of the seed and its stable id. The same seed and data give the same sample
on any computer, and rows that are added later take places in the order without shuffling the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.dataset.load import Dataset
from components.dates import DatePrec
from components.errors import InputError

Drawn = Callable[[Any], str]
#: Table → prefix of the columns that hold its number.
NUMBERED = {"reports": "count", "events": "killed", "totals": "count", "tolls": "count"}
PLACE_CHECKS = (
    "The place is the one that the words mean",
    "The shape is no finer than the words",
    "The role and the status are the source's, and no plan is drawn as a presence",
    "The date is no finer and no earlier than the source's",
    "The source has an address and says so",
)
NUMBER_CHECKS = (
    "Low, best and high are what the words allow",
    "The unit and the scope are the source's",
    "The date is no finer than the source's",
    "The source has an address and says so",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to trace: the row it comes from, labelled lines of what is known of it, and what to tick."""

    table: str
    row_id: str
    lines: tuple[tuple[str, str], ...]
    checks: tuple[str, ...]


def placed_reports(dataset: Dataset, number: int, seed: int, drawn: Drawn) -> list[Item]:
    """``number`` reports that the map can draw. ``drawn`` says in words what the map makes of a row of ``reports``.

    Raises ``InputError`` when there are not so many.
    """
    rows = dataset.reports[dataset.reports["location_id"] != ""]
    chosen = _draw([("reports", str(row_id)) for row_id in rows.index], number, seed)
    return [_placed(dataset, row, drawn) for _, row in rows.loc[[row_id for _, row_id in chosen]].iterrows()]


def numbers(dataset: Dataset, number: int, seed: int) -> list[Item]:
    """``number`` numbers of every table that states some; errors as ``placed_reports``."""
    chosen = _draw(list(_stated(dataset)), number, seed)
    return [_numbered(dataset, table, getattr(dataset, table).loc[row_id]) for table, row_id in chosen]


def sheet(dataset: Dataset, items: list[Item], seed: int) -> str:
    """The items as a Markdown sheet to tick, under the version of the data and the seed that make it again."""
    head = f"# Audit sheet\n\nVersion of the data {dataset.version}, seed {seed}, {len(items)} items.\n"
    return "\n".join([head, *(_section(place, item) for place, item in enumerate(items, 1))])


def _stated(dataset: Dataset) -> Iterator[tuple[str, str]]:
    for table, prefix in NUMBERED.items():
        frame: pd.DataFrame = getattr(dataset, table)
        says = frame[[f"{prefix}_{bound}" for bound in ("low", "best", "high")]].notna().any(axis=1)
        yield from ((table, str(row_id)) for row_id in frame.index[says])


def _draw(rows: list[tuple[str, str]], number: int, seed: int) -> list[tuple[str, str]]:
    if number > len(rows):
        raise InputError(f"a sample of {number} is more than there is: {len(rows)}; ask for fewer")
    return sorted(rows, key=lambda row: hashlib.sha256(f"{seed}\x1f{row[0]}\x1f{row[1]}".encode()).digest())[:number]


def _placed(dataset: Dataset, row: pd.Series, drawn: Drawn) -> Item:
    asset = dataset.assets.loc[row["asset_id"]]
    lines = (
        ("Claim", f"{asset['name']} ({asset['kind']}), {row['status']}, {row['assertion']}, {_days(row)}"),
        ("Drawn", drawn(row)),
        ("Words of the place", f"“{row['where_description']}” as {row['role']}, located by {row['located_by']}"),
        ("Gazetteer", _gazetteer(dataset, row["place_id"])),
        ("Placed by", "; ".join(dataset.traces[row["location_id"]])),
        *_source(dataset, row),
    )
    return Item("reports", str(row.name), lines, PLACE_CHECKS)


def _numbered(dataset: Dataset, table: str, row: pd.Series) -> Item:
    prefix = NUMBERED[table]
    bounds = " · ".join("–" if pd.isna(row[f"{prefix}_{each}"]) else f"{row[f'{prefix}_{each}']:,}" for each in _BOUNDS)
    what = row.get("metric") or row.get("count_unit") or "killed"
    lines = (
        ("Number", f"{bounds} (low · best · high) {what}, {_days(row)}"),
        ("Words", f"“{row[f'{prefix}_raw']}”, read as {row[f'{prefix}_rule']}"),
        ("Scope", str(row.get("scope") or row.get("title"))),
        *_source(dataset, row),
    )
    return Item(table, str(row.name), lines, NUMBER_CHECKS)


_BOUNDS = ("low", "best", "high")


def _days(row: pd.Series) -> str:
    first, last = row["date_start"].date(), row["date_end"].date()
    return f"{first}" if first == last else f"{first} to {last} (date_prec {row['date_prec']})"


def _gazetteer(dataset: Dataset, place_id: str) -> str:
    if place_id not in dataset.places.index:
        return f"{place_id or 'none'} (not a row of places.csv)"
    place = dataset.places.loc[place_id]
    where = f"{place['lat']:.3f}, {place['lon']:.3f}, radius {place['radius_km']:g} km"
    return f"{place_id}: {place['name']}, {place['kind']}, {place['country'] or 'no country'}, {where}"


def _source(dataset: Dataset, row: pd.Series) -> tuple[tuple[str, str], ...]:
    source = dataset.sources.loc[row["source_id"]]
    day = "no date shown" if pd.isna(source["published_on"]) else str(source["published_on"].date())
    published = day if pd.isna(source["published_prec"]) or source["published_prec"] == DatePrec.DAY else day[:7]
    said = f"{source['publisher']}, {source['title']} ({published}, grade {source['reliability']}): {source['url']}"
    return ("Collected", row["note"] or "–"), ("Source", said)


def _section(place: int, item: Item) -> str:
    lines = [f"## {place}. {item.table} `{item.row_id}`", ""]
    lines += [f"* **{label}**: {' '.join(words.split())}" for label, words in item.lines]
    return "\n".join([*lines, *(f"* [ ] {check}" for check in item.checks), ""])
