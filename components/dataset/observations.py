"""One row per report and event: the frame that map, table, filters and exports all read.

Joining the coded tables happens here, once per dataset; a filter then only chooses among finished rows. The rows stand
in order of *recency*: the later first possible day (``date_start``) goes first, for a vague date is only as new as it
is certain to be; then the finer date, the stronger assertion, the finer location, the later publication, the smaller
id. "The newest report of an asset" is therefore its first row, with no ties.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
from pandas.api.types import union_categoricals

from components.dataset.arrays import Arrays
from components.dataset.echoes import credibility
from components.dataset.load import Dataset
from components.dataset.searching import SEARCHED, folded
from components.dates import DatePrec
from components.errors import DatasetError
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
PIECE = 50_000  # reports that are joined at a time where there are very many
COLUMNS = ("record_id", *TEXT, *WHOLE, *REAL, *DAYS, *FLAGS, "search_key")
LONG_COLUMNS = (*COLUMNS[:-1], "aliases")
_OF_ASSETS = {name: name for name in ("name", "designation", "aliases", "operator", "service", "part_of")}
_OF_ASSETS |= {"symbol": "symbol", "is_group": "is_group", "kind": "asset_kind", "domain": "layer"}
_GRADES = {"credibility": "credibility", "voices": "voices", "voices_against": "against"}


def observations(dataset: Dataset) -> pd.DataFrame:
    """Every report and event of a dataset, newest first, with what is known of its asset, place and source.

    Index and first column ``record_id``. Text columns hold ``""`` where nothing is known, whole numbers are nullable
    ``Int64``, ``lat``/``lon`` are degrees (EPSG:4326), ``uncertainty_m`` metres, ``date_start``/``date_end`` the first
    and last possible day. ``standing`` is presence, planned, ended, cancelled, denied or event; ``search_key`` the
    folded text that free-text search looks in. ``credibility`` (1 to 6, ``echoes``) and the ``voices`` for and against
    are those of a report among all that the dataset holds.

    Raises ``DatasetError`` when two records share an id.
    """
    if isinstance(dataset.reports["asset_id"].dtype, pd.CategoricalDtype):
        return _long(dataset)
    rows = _joined(dataset, dataset.reports, dataset.events, _superseding(dataset.reports))
    rows["search_key"] = folded(rows[list(SEARCHED)].agg(" ".join, axis=1)) if len(rows) else ""
    _check_ids(rows["record_id"])
    rows = _newest_first(rows[list(COLUMNS)]).set_index("record_id", drop=False).rename_axis(None)
    return graded(rows, credibility(dataset, Arrays(rows, dataset.nesting)))


def _long(dataset: Dataset) -> pd.DataFrame:
    """``observations`` of very many reports: joined piece by piece, with texts as categories. In place of
    ``search_key`` stand the columns that are searched; ``credibility`` and the voices are blank (``query`` grades the
    rows that are looked at)."""
    superseding, nothing = _superseding(dataset.reports), dataset.events.iloc[:0]
    pieces = [_coded(_joined(dataset, dataset.reports.iloc[:0], dataset.events, {}))]
    for start in range(0, len(dataset.reports), PIECE):
        piece = dataset.reports.iloc[start : start + PIECE]
        pieces.append(_coded(_joined(dataset, _spelled(piece), nothing, superseding)))
    rows = pd.concat([_under_one_code(pieces), *_uncoded(pieces)], axis=1)[list(LONG_COLUMNS)]
    pieces.clear()
    _check_ids(rows["record_id"])
    rows = _newest_first(rows)
    rows.index = pd.Index(rows["record_id"].array)
    pa.default_memory_pool().release_unused()  # what joining took, a gigabyte of a million reports
    return rows


def _spelled(rows: pd.DataFrame) -> pd.DataFrame:
    coded = [name for name, dtype in rows.dtypes.items() if isinstance(dtype, pd.CategoricalDtype)]
    return rows.astype(dict.fromkeys(coded, "str"))


def _coded(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.astype(dict.fromkeys((*TEXT, "aliases"), "category"))


def _under_one_code(pieces: list[pd.DataFrame]) -> pd.DataFrame:
    """The texts of all pieces; their categories in the order of the alphabet."""
    names = (*TEXT, "aliases")
    joined = {name: union_categoricals([each[name] for each in pieces], sort_categories=True) for name in names}
    return pd.DataFrame(joined, copy=False)


def _uncoded(pieces: list[pd.DataFrame]) -> list[pd.DataFrame]:
    others = ["record_id", *WHOLE, *REAL, *DAYS, *FLAGS]
    return [pd.concat([each[others] for each in pieces], ignore_index=True)]


def _joined(
    dataset: Dataset, reports: pd.DataFrame, events: pd.DataFrame, superseding: Mapping[str, str]
) -> pd.DataFrame:
    """Reports and events with all that is known of them, in their types."""
    told = _reports(dataset, reports).assign(superseded_by=reports["report_id"].map(dict(superseding)).to_numpy())
    rows = pd.concat([told, _events(events)], ignore_index=True)
    return _typed(_with_sources(_with_places(rows, dataset), dataset))


def _check_ids(ids: pd.Series) -> None:
    if not ids.is_unique:
        shared = sorted(ids[ids.duplicated()])
        raise DatasetError(f"records share the id {shared[0]!r} ({len(shared)} in all); run `sotavento validate`")


def graded(rows: pd.DataFrame, grades: pd.DataFrame) -> pd.DataFrame:
    """The rows with the grades of their reports (``echoes.credibility``); events have none."""
    found = grades.reindex(rows.index)
    return rows.assign(**{name: found[origin].astype("Int64") for name, origin in _GRADES.items()})


def _reports(dataset: Dataset, reports: pd.DataFrame) -> pd.DataFrame:
    rows = reports.reset_index(drop=True).rename(columns={"report_id": "record_id"})
    assets = dataset.assets.reindex(rows["asset_id"]).reset_index(drop=True)
    assets = assets[list(_OF_ASSETS)].rename(columns=_OF_ASSETS)
    rows = pd.concat([rows.rename(columns={"coordinate_uncertainty_m": "uncertainty_m"}), assets], axis=1)
    rows["record_type"] = "report"
    denied = rows["assertion"].eq(Assertion.DENIED)
    rows["standing"] = rows["status"].map(dict(STANDING)).mask(denied, "denied")
    return rows


def _superseding(reports: pd.DataFrame) -> dict[str, str]:
    """Superseded id → the id of the report that corrects it (``supersedes`` may list several, ``;`` between)."""
    pairs = reports.loc[reports["supersedes"].fillna("").ne(""), ["report_id", "supersedes"]].astype("str")
    if pairs.empty:
        return {}
    pairs = pairs.assign(supersedes=pairs["supersedes"].str.split(";")).explode("supersedes")
    return dict(zip(pairs["supersedes"].str.strip(), pairs["report_id"], strict=True))


def _events(events: pd.DataFrame) -> pd.DataFrame:
    rows = events.reset_index(drop=True).rename(columns={"event_id": "record_id"})
    rows = rows.rename(columns={"coordinate_uncertainty_m": "uncertainty_m", "title": "name", "kind": "event_kind"})
    return rows.assign(record_type="event", layer="events", standing="event", symbol=rows["event_kind"])


def _with_places(rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    locations = dataset.locations
    located = locations.reindex(rows["location_id"]).reset_index(drop=True)
    names = dataset.places["name"].reindex(rows["place_id"]).reset_index(drop=True)
    names = names.where(names.notna(), located["name"])  # places of the world gazetteer have no row of their own
    steps = [step if isinstance(step, (list, tuple)) else () for step in located["trace"]]  # unlocated rows have none
    return rows.assign(place_name=names, trace=[" → ".join(step) for step in steps])


def _with_sources(rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    sources = dataset.sources.reindex(rows["source_id"]).reset_index(drop=True)
    for column in ("publisher", "language", "reliability", "reliability_reason"):
        rows[column] = sources[column]
    rows["published_on"] = as_stated(sources["published_on"], sources["published_prec"])
    rows["source_title"], rows["source_kind"] = sources["title"], sources["kind"]
    rows["source_url"] = sources["url"].where(sources["linkable"].eq(True), "")
    return rows


def as_stated(days: pd.Series, precisions: pd.Series) -> pd.Series:
    """ISO dates no longer than their precision: a month stays ``2025-10``; ``""`` where nothing is stated."""
    kept = precisions.map({DatePrec.MONTH: 7, DatePrec.YEAR: 4}).fillna(10).astype("int64")
    iso = days.dt.strftime("%Y-%m-%d").fillna("")
    return pd.Series([day[:length] for day, length in zip(iso, kept, strict=True)], index=days.index, dtype="str")


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns in their types, with ``""`` for the texts that one of the two record types does not have."""
    rows = rows.reindex(columns=[*dict.fromkeys((*COLUMNS, *SEARCHED))])
    texts = rows[["record_id", *TEXT, "aliases"]].astype("str").fillna("")
    numbers = [rows[list(WHOLE)].astype("Int64"), rows[list(REAL)].astype("float64")]
    days = rows[list(DAYS)].astype("datetime64[ns]")
    return pd.concat([texts, *numbers, days, rows["is_group"].eq(True)], axis=1)


def _newest_first(rows: pd.DataFrame) -> pd.DataFrame:
    order = rows[["date_start", "date_end", "where_prec", "published_on", "record_id"]].assign(
        strength=rows["assertion"].map(dict(ASSERTION_STRENGTH)).fillna(0)
    )
    order = order.sort_values(
        ["date_start", "date_end", "strength", "where_prec", "published_on", "record_id"],
        ascending=[False, True, False, True, False, True],
        na_position="last",
    )
    return rows.loc[order.index]
