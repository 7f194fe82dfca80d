"""What is joined to the coded rows of reports and events, and the columns that come of it.

A join is told of the distinct keys of its rows alone, so that a million reports cost no more than the assets, places
and sources that they name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.dataset.load import Dataset
from components.dataset.nesting import Positions
from components.dates import DatePrec
from components.model import ENDED, PLANNED, PRESENCE, Assertion, Status

# For where something was on a day, imagery outweighs a statement, and a statement an estimate.
ASSERTION_STRENGTH: Mapping[str, int] = {
    Assertion.OBSERVED: 6,
    Assertion.OFFICIAL_STATEMENT: 5,
    Assertion.REPORTED: 4,
    Assertion.ASSESSED: 3,
    Assertion.CLAIMED: 2,
    Assertion.DENIED: 1,
}

# What a row says about being there. Only "presence" may be drawn as present.
STANDING: Mapping[str, str] = {
    **dict.fromkeys(PRESENCE, "presence"),
    **dict.fromkeys(PLANNED, "planned"),
    **dict.fromkeys(ENDED, "ended"),
    Status.CANCELLED: "cancelled",
    Status.DENIED: "denied",
}

TEXT = (
    *("record_type", "layer", "symbol", "asset_id", "name", "designation", "asset_kind"),
    *("operator", "service", "part_of", "event_kind", "status", "standing", "assertion"),
    *("where_description", "role", "location_id", "place_id", "place_name", "shape", "located_by"),
    *("unlocated_reason", "count_unit", "count_raw", "count_rule", "scope", "killed_raw", "killed_rule"),
    *("region", "actors", "source_id", "publisher", "source_title", "source_url", "source_kind"),
    *("reliability", "reliability_reason", "language", "published_on", "note", "trace", "superseded_by"),
)
WHOLE = (
    *("date_prec", "time_precision", "where_prec", "geo_precision", "count_low", "count_best"),
    *("count_high", "killed_low", "killed_best", "killed_high", "survivors", "vessels"),
    *("credibility", "voices", "voices_against"),
)
REAL = ("lat", "lon", "uncertainty_m")
DAYS = ("date_start", "date_end")
FLAGS = ("is_group",)
COLUMNS = ("record_id", *TEXT, *WHOLE, *REAL, *DAYS, *FLAGS, "search_key")
RENAMED = {"report_id": "record_id", "event_id": "record_id", "coordinate_uncertainty_m": "uncertainty_m"}
_OF_ASSETS = {name: name for name in ("name", "designation", "aliases", "operator", "service", "part_of")}
_OF_ASSETS |= {"symbol": "symbol", "is_group": "is_group", "kind": "asset_kind", "domain": "layer"}
_OF_SOURCES = ("publisher", "language", "reliability", "reliability_reason")


class Join(NamedTuple):
    """``told`` gives the columns that rows with these ``keys`` are given; one row for each, indexed from 0."""

    keys: tuple[str, ...]
    told: Callable[[pd.DataFrame, Dataset], pd.DataFrame]


def joined(rows: pd.DataFrame, joins: tuple[Join, ...], dataset: Dataset) -> pd.DataFrame:
    """The rows, indexed from 0, with what they are given."""
    for join in joins:
        told = join.told(rows[list(join.keys)], dataset)
        rows = rows.assign(**{str(name): column for name, column in told.items()})
    return rows


def newest_first(rows: Mapping[str, pd.Series[Any]] | pd.DataFrame) -> Positions:
    """The positions of rows in order of recency (``observations``)."""
    strengths = [ASSERTION_STRENGTH.get(each, 0) for each in rows["assertion"].astype("category").cat.categories]
    strength = np.array([*strengths, 0])[rows["assertion"].astype("category").cat.codes]
    first, last = (_numbers(rows[name]) for name in DAYS)
    keys = (-strength, _numbers(rows["where_prec"]), -_rank(rows["published_on"]), _rank(rows["record_id"]))
    order: Positions = np.lexsort((-first, last, *keys)[::-1])
    return order


def superseding(reports: pd.DataFrame) -> dict[str, str]:
    """Superseded id → the id of the report that corrects it (``supersedes`` may list several, ``;`` between)."""
    named = reports["supersedes"].fillna("").ne("").to_numpy()  # by position, since a million ids are slow to align
    pairs = reports[["report_id", "supersedes"]][named].astype("str")
    if pairs.empty:
        return {}
    pairs = pairs.assign(supersedes=pairs["supersedes"].str.split(";")).explode("supersedes")
    return dict(zip(pairs["supersedes"].str.strip(), pairs["report_id"], strict=True))


def as_stated(days: pd.Series, precisions: pd.Series) -> pd.Series:
    """ISO dates no longer than their precision: a month stays ``2025-10``; ``""`` where nothing is stated."""
    kept = precisions.map({DatePrec.MONTH: 7, DatePrec.YEAR: 4}).fillna(10).astype("int64")
    iso = days.dt.strftime("%Y-%m-%d").fillna("")
    return pd.Series([day[:length] for day, length in zip(iso, kept, strict=True)], index=days.index, dtype="str")


def _numbers(column: pd.Series[Any]) -> Any:
    """Numbers or days as floats, ``nan`` where none is stated: sorted last."""
    if column.dtype.kind == "M":
        days = column.to_numpy(dtype="datetime64[D]")
        return np.where(np.isnat(days), np.nan, days.astype("int64"))
    return column.to_numpy(dtype="float64", na_value=np.nan)


def _rank(texts: pd.Series[Any]) -> Any:
    """The place of each text in the order of code points."""
    if isinstance(texts.dtype, pd.CategoricalDtype):
        return _rank(pd.Series(texts.cat.categories, dtype="str"))[texts.cat.codes]
    return pc.rank(pa.array(texts, pa.string()), tiebreaker="dense").to_numpy().astype("int64")


def _assets(keys: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    return dataset.assets.reindex(keys["asset_id"]).reset_index(drop=True)[list(_OF_ASSETS)].rename(columns=_OF_ASSETS)


def _standings(keys: pd.DataFrame, _dataset: Dataset) -> pd.DataFrame:
    found = keys["status"].map(dict(STANDING)).mask(keys["assertion"].eq(Assertion.DENIED), "denied")
    return pd.DataFrame({"standing": found})


def _places(keys: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    located = dataset.locations.reindex(keys["location_id"]).reset_index(drop=True)
    names = dataset.places["name"].reindex(keys["place_id"]).reset_index(drop=True)
    names = names.where(names.notna(), located["name"])  # places of the world gazetteer have no row of their own
    steps = [step if isinstance(step, (list, tuple)) else () for step in located["trace"]]  # unlocated rows have none
    return pd.DataFrame({"place_name": names, "trace": [" → ".join(step) for step in steps]})


def _sources(keys: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    sources = dataset.sources.reindex(keys["source_id"]).reset_index(drop=True)
    return sources[list(_OF_SOURCES)].assign(
        published_on=as_stated(sources["published_on"], sources["published_prec"]),
        source_title=sources["title"],
        source_kind=sources["kind"],
        source_url=sources["url"].where(sources["linkable"].eq(True), ""),
    )


OF_REPORTS = (Join(("asset_id",), _assets), Join(("status", "assertion"), _standings))
OF_ALL = (Join(("location_id", "place_id"), _places), Join(("source_id",), _sources))
