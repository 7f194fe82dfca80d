"""One row per report and event: the frame that map, table, filters and exports all read.

Joining the coded tables happens here, once per dataset; a filter then only chooses among finished rows. The rows stand
in order of *recency*: the later first possible day (``date_start``) goes first, for a vague date is only as new as it
is certain to be; then the finer date, the stronger assertion, the finer location, the later publication, the smaller
id. "The newest report of an asset" is therefore its first row, with no ties.
"""

from __future__ import annotations

from functools import cache

import pandas as pd

from components.dataset.arrays import Arrays
from components.dataset.echoes import credibility
from components.dataset.joining import (
    COLUMNS,
    DAYS,
    OF_ALL,
    OF_REPORTS,
    REAL,
    RENAMED,
    TEXT,
    WHOLE,
    joined,
    newest_first,
    superseding,
)
from components.dataset.load import Dataset
from components.dataset.long_rows import long_rows
from components.dataset.searching import SEARCHED, folded
from components.errors import DatasetError

_GRADES = {"credibility": "credibility", "voices": "voices", "voices_against": "against"}


def observations(dataset: Dataset) -> pd.DataFrame:
    """Every report and event of a dataset, newest first, with what is known of its asset, place and source.

    Index and first column ``record_id``. Text columns hold ``""`` where nothing is known, whole numbers are nullable
    ``Int64``, ``lat``/``lon`` are degrees (EPSG:4326), ``uncertainty_m`` metres, ``date_start``/``date_end`` the first
    and last possible day. ``standing`` is presence, planned, ended, cancelled, denied or event; ``search_key`` the
    folded text that free-text search looks in. ``credibility`` (1 to 6, ``echoes``) and the ``voices`` for and against
    are those of a report among all that the dataset holds. Very many reports are held more closely (``long_rows``).

    Raises ``DatasetError`` when two records share an id.
    """
    events = typed(joined(_events(dataset.events), OF_ALL, dataset)) if len(dataset.events) else _none()
    if isinstance(dataset.reports["asset_id"].dtype, pd.CategoricalDtype):
        rows = long_rows(dataset, events)
        _check_ids(rows["record_id"])
        return rows
    reports = typed(joined(_reports(dataset.reports), (*OF_REPORTS, *OF_ALL), dataset))
    rows = pd.concat([reports, events], ignore_index=True)
    rows["search_key"] = folded(pd.Series(list(map(" ".join, zip(*(rows[name] for name in SEARCHED), strict=True)))))
    _check_ids(rows["record_id"])
    rows = rows[list(COLUMNS)].take(newest_first(rows)).set_index("record_id", drop=False).rename_axis(None)
    return graded(rows, credibility(dataset, Arrays(rows, dataset.nesting)))


def spelled(rows: pd.DataFrame) -> pd.DataFrame:
    """Some of very many rows in the types of few."""
    texts = {name: "str" for name, dtype in rows.dtypes.items() if isinstance(dtype, pd.CategoricalDtype)}
    return rows.astype(texts | {name: "Int64" for name in WHOLE if name in rows})


def graded(rows: pd.DataFrame, grades: pd.DataFrame) -> pd.DataFrame:
    """The rows with the grades of their reports (``echoes.credibility``); events have none."""
    found = grades.reindex(rows.index)
    return rows.assign(**{name: found[origin].astype("Int64") for name, origin in _GRADES.items()})


@cache
def _none() -> pd.DataFrame:
    """No rows, in the types of all."""
    return typed(pd.DataFrame())


def typed(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns in their types, with ``""`` for the texts that one of the two record types does not have."""
    rows = rows.reindex(columns=[*dict.fromkeys((*COLUMNS, *SEARCHED))])
    texts = rows[["record_id", *TEXT, "aliases"]].astype("str").fillna("")
    numbers = [rows[list(WHOLE)].astype("Int64"), rows[list(REAL)].astype("float64")]
    days = rows[list(DAYS)].astype("datetime64[ns]")
    return pd.concat([texts, *numbers, days, rows["is_group"].eq(True)], axis=1)


def _reports(reports: pd.DataFrame) -> pd.DataFrame:
    corrected = reports["report_id"].map(superseding(reports)).to_numpy()
    rows = reports.reset_index(drop=True).rename(columns=RENAMED)
    return rows.assign(record_type="report", superseded_by=corrected)


def _events(events: pd.DataFrame) -> pd.DataFrame:
    rows = events.reset_index(drop=True).rename(columns={**RENAMED, "title": "name", "kind": "event_kind"})
    return rows.assign(record_type="event", layer="events", standing="event", symbol=rows["event_kind"])


def _check_ids(ids: pd.Series) -> None:
    if not ids.is_unique:
        shared = sorted(ids[ids.duplicated()])
        raise DatasetError(f"records share the id {shared[0]!r} ({len(shared)} in all); run `sotavento validate`")
