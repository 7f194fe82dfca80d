"""Lints over the reports of one hull after another: journeys that no ship can make."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import shapely
from pyproj import Geod

from components.dataset.joining import STANDING
from components.dataset.kinds import KINDS
from components.dataset.load import Dataset
from components.dataset.wording import interval_words

_WGS84 = Geod(ellps="WGS84")
_WHERE = ("presence", "ended")


def impossible_journeys(dataset: Dataset) -> Iterator[tuple[pd.Series, str]]:
    """Each located report of a hull that is too far from the one before it, with the reason.

    Reports go in the order of their first possible days. All doubt counts for the ship: it is as fast as any of its
    kind, goes straight, has the longest time that the dates allow, and both places reach as far as they are uncertain.
    """
    reports = dataset.reports[dataset.reports["location_id"].ne("")]
    reports = reports[reports["status"].map(dict(STANDING)).isin(_WHERE)]
    kinds = reports["asset_id"].map(dataset.assets["kind"])
    hulls = reports[kinds.map(lambda kind: KINDS[kind].hull)].assign(kind=kinds)
    for _, track in hulls.sort_values(["date_start", "date_end", "report_id"]).groupby("asset_id"):
        for (_, one), (_, other) in zip(track.iloc[:-1].iterrows(), track.iloc[1:].iterrows(), strict=True):
            if reason := _doubt(dataset, one, other):
                yield other, reason


def _doubt(dataset: Dataset, one: pd.Series, other: pd.Series) -> str:
    days = (other["date_end"] - one["date_start"]).days + 1
    reach_km = KINDS[one["kind"]].top_kmh * 24 * days
    apart_km = _kilometres(dataset, one, other)
    if apart_km <= reach_km:
        return ""
    when = interval_words(one["date_start"].date(), one["date_end"].date())
    return (
        f"{apart_km:,.0f} km from {one['where_description']!r} ({one['report_id']}, {when}), more than {reach_km:,.0f}."
    )


def _kilometres(dataset: Dataset, one: pd.Series, other: pd.Series) -> float:
    """The least distance between two places; points are as wide as their uncertainty."""
    shapes = [dataset.locations.at[each["location_id"], "geometry"] for each in (one, other)]
    nearest = shapely.get_coordinates(shapely.shortest_line(*shapes))
    metres = _WGS84.inv(*nearest[0], *nearest[1])[2]
    slack = sum(
        each["coordinate_uncertainty_m"]
        for each, shape in zip((one, other), shapes, strict=True)
        if shape.geom_type == "Point"
    )
    return float(np.maximum(metres - slack, 0) / 1000)
