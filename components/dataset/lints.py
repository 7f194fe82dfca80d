"""What the tables must say together: no ship ashore, no base at sea, nothing published before it happened.

A lint is a pure function of a loaded ``Dataset`` that yields doubts; ``LINTS`` names them. Land is the basemap's, about
a kilometre fine, so what concerns a coast allows for ``COAST_M``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pandas as pd
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from components.dataset.coastline import is_ashore, is_at_sea, share_ashore
from components.dataset.journey_lints import impossible_journeys
from components.dataset.load import Dataset
from components.dataset.searching import folded
from components.dates import DatePrec
from components.model import PLANNED, Domain, Shape, Status, WherePrec

COAST_M = 5_000.0
TOLERANCE_DEG = 0.001
BASES = frozenset({"air_base", "airport", "army_base", "naval_base"})
SETTLEMENTS = frozenset({"city", "town"})
UNDER_WAY = frozenset({Status.OPERATING, Status.EN_ROUTE})
NOT_YET = frozenset({*PLANNED, Status.CANCELLED})
_VAGUE_WORDS = r"(?i)^(?:near|off|outside|north|south|east|west|northwest|northeast|southwest|southeast)\b"
_BASE_WORDS = re.compile(
    r"\b(?:air ?base|airport|naval (?:air )?station|naval base|air national guard base|AFB|camp [A-Z]\w+)\b",
    re.IGNORECASE,
)


class Doubt(NamedTuple):
    """A finding: the row, the column in doubt, its value, and why."""

    table: str
    row_id: str
    column: str
    value: str
    reason: str


def ship_ashore(dataset: Dataset) -> Iterator[Doubt]:
    """No part of a ship's place reaches the sea."""
    for report, geometry in _located(dataset, Domain.NAVAL):
        if is_ashore(geometry, COAST_M):
            yield _doubt(report, "A ship is placed where no water is near.")


def ship_in_land_area(dataset: Dataset) -> Iterator[Doubt]:
    """A ship under way is spread over an area that is mostly land."""
    for report, geometry in _located(dataset, Domain.NAVAL):
        if report["shape"] == Shape.AREA and report["status"] in UNDER_WAY and share_ashore(geometry) > 0.5:
            yield _doubt(report, "A ship under way is placed in an area that is mostly land.")


def base_at_sea(dataset: Dataset) -> Iterator[Doubt]:
    """An aircraft or unit whose source names a base is not at one, or that base lies at sea."""
    kinds = dataset.places["kind"].to_dict()
    for domain in (Domain.AIR, Domain.GROUND):
        for report, geometry in _located(dataset, domain):
            at_base = kinds.get(report["place_id"], "") in BASES
            if at_base and is_at_sea(geometry, COAST_M):
                yield _doubt(report, "The base that the source names lies at sea.")
            elif not at_base and _BASE_WORDS.search(report["where_description"]):
                yield _doubt(report, "The source names a base, and the place found is none.")


def craft_in_a_town(dataset: Dataset) -> Iterator[Doubt]:
    """An aircraft or a ship is placed at the very point of a town, whose airfield or quay lies elsewhere."""
    kinds = dataset.places["kind"].to_dict()
    for domain in (Domain.AIR, Domain.NAVAL):
        for report, _ in _located(dataset, domain):
            # What is no row of places.csv is a town of GeoNames.
            if report["where_prec"] == WherePrec.EXACT and kinds.get(report["place_id"], "town") in SETTLEMENTS:
                yield _doubt(report, "It is placed at a town's own point; its airfield or quay lies elsewhere.")


def point_outside_its_place(dataset: Dataset) -> Iterator[Doubt]:
    """The representative point is not in the geometry that it stands for."""
    for table in ("reports", "events"):
        for _, row in _rows(dataset, table).iterrows():
            geometry = dataset.locations.at[row["location_id"], "geometry"]
            if geometry.distance(Point(row["lon"], row["lat"])) > TOLERANCE_DEG:
                yield _doubt(row, "The representative point lies outside the place.", table, "lat")


def published_before_it_happened(dataset: Dataset) -> Iterator[Doubt]:
    """Something that was, and not only planned, was published before the first day on which it can have been."""
    published = _last_publication_day(dataset)
    for table in ("reports", "events", "totals", "tolls"):
        frame: pd.DataFrame = getattr(dataset, table)
        days = frame["source_id"].map(published)
        planned = frame["status"].isin(NOT_YET) if "status" in frame else False
        for _, row in frame[(days < frame["date_start"]) & ~(pd.Series(planned, index=frame.index))].iterrows():
            reason = f"The source was published by {published[row['source_id']].date()}, before that day."
            yield _doubt(row, reason, table, "date_start", str(row["date_start"].date()))


def impossible_journey(dataset: Dataset) -> Iterator[Doubt]:
    """A ship, boat or submarine is reported farther from its last place than any of its kind can have gone."""
    for report, reason in impossible_journeys(dataset):
        yield _doubt(report, reason)


def finer_than_its_words(dataset: Dataset) -> Iterator[Doubt]:
    """The words put something near or off a place, and it is placed at the place itself."""
    for table in ("reports", "events"):
        rows = _rows(dataset, table)
        vague = rows["where_description"].str.contains(_VAGUE_WORDS) & rows["where_prec"].eq(WherePrec.EXACT)
        for _, row in rows[vague].iterrows():
            yield _doubt(row, "The words are vaguer than an exact place.", table)


def spelling_variant(dataset: Dataset) -> Iterator[Doubt]:
    """Two assets of one operator whose names differ in accents, hyphens, spaces or capitals only."""
    bare = folded(dataset.assets["name"]).str.replace(r"[^0-9a-z]", "", regex=True)
    keys = pd.DataFrame({"name": bare, "operator": dataset.assets["operator"]})
    for _, row in dataset.assets[keys.duplicated()].iterrows():
        yield Doubt("assets", row["asset_id"], "name", row["name"], "Another asset has the same name, spelt otherwise.")


def untraceable_number(dataset: Dataset) -> Iterator[Doubt]:
    """A number whose source has no address to check it at."""
    for table, prefix in (("reports", "count"), ("events", "killed"), ("totals", "count"), ("tolls", "count")):
        frame: pd.DataFrame = getattr(dataset, table)
        counted = frame[[f"{prefix}_low", f"{prefix}_best", f"{prefix}_high"]].notna().any(axis=1)
        no_address = frame["source_id"].map(dataset.sources["url"]) == ""
        for _, row in frame[counted & no_address].iterrows():
            yield _doubt(row, "The source of the number has no address.", table, "source_id", row["source_id"])


def said_twice(dataset: Dataset) -> Iterator[Doubt]:
    """Two reports of one source with the same asset, status, dates and place."""
    same = ["asset_id", "status", "date_start", "date_end", "where_description", "source_id"]
    for _, row in dataset.reports[dataset.reports.duplicated([*same, "count_raw"], keep="first")].iterrows():
        yield _doubt(row, "The same source says the same of the same asset elsewhere.", "reports", "report_id")


def circular_group(dataset: Dataset) -> Iterator[Doubt]:
    """A group that is, at some remove, part of itself."""
    parents = dataset.assets["part_of"].to_dict()
    for asset_id in parents:
        seen, group = {asset_id}, parents[asset_id]
        while group and group not in seen:
            seen.add(group)
            group = parents.get(group, "")
        if group == asset_id:
            yield Doubt("assets", str(asset_id), "part_of", parents[asset_id], "The group is part of itself.")


def shared_alias(dataset: Dataset) -> Iterator[Doubt]:
    """Two assets with one name: a mention of it could be either."""
    owners: dict[str, str] = {}
    for asset_id, name, aliases in dataset.assets[["asset_id", "name", "aliases"]].itertuples(index=False):
        for each in {part.casefold() for part in (name, *aliases.split(";")) if part}:
            if owners.setdefault(each, asset_id) != asset_id:
                yield Doubt("assets", asset_id, "aliases", each, f"The name is also that of {owners[each]}.")


LINTS: dict[str, Callable[[Dataset], Iterator[Doubt]]] = {
    each.__name__: each
    for each in (
        ship_ashore,
        ship_in_land_area,
        base_at_sea,
        craft_in_a_town,
        point_outside_its_place,
        published_before_it_happened,
        impossible_journey,
        finer_than_its_words,
        spelling_variant,
        untraceable_number,
        said_twice,
        circular_group,
        shared_alias,
    )
}


def _last_publication_day(dataset: Dataset) -> pd.Series:
    """By source: the last day on which it may have been published (the end of the month when only that is known)."""
    days, precise = dataset.sources["published_on"], dataset.sources["published_prec"] == DatePrec.DAY
    return days.where(precise.fillna(False), days + pd.offsets.MonthEnd(0))


def _rows(dataset: Dataset, table: str) -> pd.DataFrame:
    frame: pd.DataFrame = getattr(dataset, table)
    return frame[frame["location_id"] != ""]


def _located(dataset: Dataset, domain: Domain) -> Iterator[tuple[pd.Series, BaseGeometry]]:
    """The placed reports of assets of one domain, with their geometries."""
    rows = _rows(dataset, "reports")
    for _, row in rows[rows["asset_id"].map(dataset.assets["domain"]) == domain].iterrows():
        yield row, dataset.locations.at[row["location_id"], "geometry"]


def _doubt(
    row: pd.Series, reason: str, table: str = "reports", column: str = "where_description", value: str = ""
) -> Doubt:
    return Doubt(table, str(row[f"{table.removesuffix('s')}_id"]), column, value or str(row[column]), reason)
