"""From a view to rows: what is plotted, and for every other row the first reason why it is not.

``RULES`` is the fixed order in which a row is tested; the first rule that excludes it gives its reason. Nothing is
hidden: plotted, filtered, unlocatable and rejected rows add up to the rows that were collected, on every selection.

In show ``latest`` the map is the state on the as-of date: per asset its newest report within the window (``state``),
and the events within the period, or within the window where no period is set. In show ``all`` it is every located
report and event within the period. Either way only what is known to have come true counts: a partial date must lie
within its bounds as a whole, and nothing later than the as-of date is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.dataset import facets, state
from components.dataset.coverage import default_as_of, last_day
from components.dataset.observations import Tables
from components.dataset.view import View
from components.dataset.wording import day_words

_TESTED = [
    *("record_id", "record_type", "asset_id", "standing", "location_id", "superseded_by", "search_key"),
    *("date_start", "date_end", "lat", "lon"),
    *(facet.column for facet in facets.FACETS),
]
COLLECTED = ("reports", "events")  # the tables whose rows can be plotted

# Days up to which a position counts as fresh, and as ageing; older ones are stale.
FRESHNESS = {"naval": (7, 21), "air": (7, 21), "ground": (14, 45)}


@dataclass(frozen=True, slots=True)
class Selection:
    """The answer to a view; map, table, exports and counts are all made from it.

    ``plotted``: columns of ``observations`` plus ``age_days`` (at least), ``age_days_max`` (at most; partial dates
    leave it open) and ``freshness`` ("fresh", "ageing", "stale" by the oldest possible day; ``""`` for events, which
    happened and do not age). ``filtered`` and ``unlocatable``: the columns plus ``reason``. ``rejected``: the
    rows of the reports and events that could not be read at all (table, row_id, reason, row).
    """

    view: View
    as_of: dt.date
    version: str
    plotted: pd.DataFrame
    filtered: pd.DataFrame
    unlocatable: pd.DataFrame
    rejected: pd.DataFrame

    @property
    def collected(self) -> int:
        return len(self.plotted) + len(self.filtered) + len(self.unlocatable) + len(self.rejected)


@dataclass(frozen=True, slots=True)
class _Question:
    view: View
    as_of: dt.date

    @property
    def day(self) -> pd.Timestamp:
        return pd.Timestamp(self.as_of)

    @property
    def opens(self) -> pd.Timestamp:
        """The first day whose reports are young enough to speak for the as-of date."""
        return self.day - pd.Timedelta(days=self.view.window_days)


def resolved_as_of(observations: pd.DataFrame, view: View) -> dt.date:
    """The as-of date of a view: its own; else the default for ``latest``, the last day of the data for ``all``."""
    return view.as_of or (default_as_of(observations) if view.show == "latest" else last_day(observations))


def select(dataset: Tables, observations: pd.DataFrame, view: View) -> Selection:
    """Sort every collected row into plotted, filtered, unlocatable or rejected.

    Raises ``DatasetError`` for a dataset in which nothing is dated.
    """
    as_of = resolved_as_of(observations, view)
    reasons = excluded(observations, view, as_of)
    kept = ~observations.index.isin(reasons.index)
    placed = observations["lat"].notna() & observations["lon"].notna()
    selection = Selection(
        view=view,
        as_of=as_of,
        version=dataset.version,
        plotted=_aged(observations[kept & placed], as_of),
        filtered=_reasoned(observations[~kept], reasons),
        unlocatable=_reasoned(observations[kept & ~placed], observations["unlocated_reason"]),
        rejected=dataset.rejects[dataset.rejects["table"].isin(COLLECTED)],
    )
    assert selection.collected == sum(len(getattr(dataset, table)) for table in COLLECTED) + len(selection.rejected)
    return selection


def excluded(observations: pd.DataFrame, view: View, as_of: dt.date) -> pd.Series:
    """Why each row that is not kept is not: the first reason in the order of ``RULES``, by record id."""
    question, rows = _Question(view, as_of), observations[_TESTED]
    found: list[pd.Series] = []
    for rule in RULES:
        if rows.empty:
            break
        reasons = rule(rows, question)
        if len(reasons):
            found.append(reasons)
            rows = rows[~rows.index.isin(reasons.index)]
    return pd.concat(found) if found else pd.Series(dtype="str")


def facet_counts(observations: pd.DataFrame, view: View, field: str) -> pd.Series:
    """How many rows each choice of a facet would show: that facet released, every other filter as it stands.

    Index: the values of the facet's column; unlocatable rows count too, since the list of them is on the page.
    """
    facet = facets.BY_FIELD[field]
    change: dict[str, Any] = {field: facets.RELEASED.get(field, frozenset())}
    released = replace(view, **change)
    gone = excluded(observations, released, resolved_as_of(observations, view))
    rows = observations[~observations.index.isin(gone.index)]
    if facet.record_type:
        rows = rows[rows["record_type"].eq(facet.record_type)]
    return rows[facet.column].value_counts()


def _superseded(rows: pd.DataFrame, _question: _Question) -> pd.Series:
    by = rows.loc[rows["superseded_by"].ne(""), "superseded_by"]
    return "superseded by " + by


def _after_the_as_of_date(rows: pd.DataFrame, question: _Question) -> pd.Series:
    late = rows.loc[~(rows["date_end"] <= question.day), ["date_start", "date_end"]]
    surely = pd.Series(f"after the as-of date, {day_words(question.as_of)}", index=late.index)
    return surely.mask(late["date_start"] <= question.day, f"may lie after the as-of date, {day_words(question.as_of)}")


def _outside_the_period(rows: pd.DataFrame, question: _Question) -> pd.Series:
    view = question.view
    bounded = rows if view.show == "all" else rows[rows["record_type"].eq("event")]
    start = pd.Timestamp(view.start) if view.start else bounded["date_start"].min()
    end = pd.Timestamp(view.end) if view.end else question.day
    if not len(bounded) or not (view.start or view.end):
        return pd.Series(dtype="str")
    out = bounded.loc[(bounded["date_start"] < start) | (bounded["date_end"] > end), ["date_start", "date_end"]]
    touching = (out["date_end"] >= start) & (out["date_start"] <= end)
    return pd.Series("outside the period", index=out.index).mask(touching, "may lie outside the period")


def _unheard(rows: pd.DataFrame, question: _Question) -> pd.Series:
    found = [facets.unmatched(rows, facet, question.view) for facet in facets.FACETS if facet.evidence]
    return _first(found)


def _older_than_the_window(rows: pd.DataFrame, question: _Question) -> pd.Series:
    view = question.view
    if view.show == "all":
        return pd.Series(dtype="str")
    bounded = rows[rows["record_type"].eq("report")] if view.start or view.end else rows
    return pd.Series(f"older than {view.window_days} days", index=bounded.index[bounded["date_end"] < question.opens])


def _not_the_state(rows: pd.DataFrame, question: _Question) -> pd.Series:
    reports = rows[rows["record_type"].eq("report")]
    if question.view.show == "all" or reports.empty:
        return pd.Series(dtype="str")
    unasked = ~reports["standing"].eq("presence") & ~reports["status"].isin(list(question.view.statuses))
    displaced = state.displaced(reports)
    return _first([displaced, state.barred(reports), state.not_a_presence(reports[unasked])])


def _unchosen(rows: pd.DataFrame, question: _Question) -> pd.Series:
    return _first([facets.unmatched(rows, facet, question.view) for facet in facets.FACETS if not facet.evidence])


def _unmentioned(rows: pd.DataFrame, question: _Question) -> pd.Series:
    return facets.unmentioned(rows, question.view)


def _without_coordinates(rows: pd.DataFrame, question: _Question) -> pd.Series:
    missing = rows["lat"].isna() | rows["lon"].isna()
    return pd.Series("no coordinates", index=rows.index[missing & question.view.located_only])


RULES: tuple[Callable[[pd.DataFrame, _Question], pd.Series], ...] = (
    _superseded,
    _after_the_as_of_date,
    _outside_the_period,
    _unheard,
    _older_than_the_window,
    _not_the_state,
    _unchosen,
    _unmentioned,
    _without_coordinates,
)


def _first(found: list[pd.Series]) -> pd.Series:
    """The first of several reasons for the same row."""
    reasons: pd.Series = pd.concat([series.astype("str") for series in found])
    return reasons[~reasons.index.duplicated()]


def _reasoned(rows: pd.DataFrame, reasons: pd.Series) -> pd.DataFrame:
    return rows.assign(reason=reasons.reindex(rows.index))


def _aged(rows: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """Ages count from the dates in the data to the as-of date; the run's clock plays no part."""
    oldest = (pd.Timestamp(as_of) - rows["date_start"]).dt.days
    limits = [
        rows["layer"].map({layer: days[n] for layer, days in FRESHNESS.items()}).astype("float64") for n in (0, 1)
    ]
    freshness = pd.Series("stale", index=rows.index, dtype="str")
    freshness = freshness.mask(oldest <= limits[1], "ageing").mask(oldest <= limits[0], "fresh")
    return rows.assign(
        age_days=(pd.Timestamp(as_of) - rows["date_end"]).dt.days,
        age_days_max=oldest,
        freshness=freshness.where(limits[0].notna(), ""),
    )
