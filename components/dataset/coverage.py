"""How much of the theatre the reports cover on each day, and the as-of date that follows from it.

The run's clock plays no part: the same dataset gives the same default date for ever.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.dataset.staleness import WINDOW_DAYS, stays_days, traits
from components.errors import DatasetError
from components.language import _, day_words, month_words, ngettext

ENOUGH_ASSETS = 15


def assets_covered(observations: pd.DataFrame, window_days: int = WINDOW_DAYS) -> pd.Series:
    """For each day, how many distinct assets some report that is neither stale nor older than ``window_days`` places
    in the theatre.

    Counted are reports of a presence that no correction supersedes, from their last possible day on. Index: every day
    from the first such report to the end of the last window.
    """
    speaking = (observations["standing"].eq("presence") & observations["superseded_by"].eq("")).to_numpy()
    days = observations["date_end"].to_numpy(dtype="datetime64[D]")[speaking]
    assets = pd.factorize(observations["asset_id"].array[speaking])[0]
    stays = stays_days(traits(observations["asset_kind"][speaking], "ageing_days"), window_days)
    order = np.lexsort((days, assets))
    days, assets = days[order], assets[order]
    last = (days + stays[order].astype("timedelta64[D]")).astype("datetime64[D]")
    same = assets[1:] == assets[:-1]
    last[:-1][same] = np.minimum(last[:-1], days[1:] - np.timedelta64(1, "D"))[same]  # until the asset's next report
    return days_spanned(days, last)


def days_spanned(first: npt.NDArray[np.datetime64], last: npt.NDArray[np.datetime64]) -> pd.Series:
    """How many of the intervals ``first``..``last`` (days, both included) hold each day; empty intervals count none."""
    first, last = first[last >= first], last[last >= first]
    if not len(first):
        return pd.Series(dtype="int64", index=pd.DatetimeIndex([]))
    days = np.arange(first.min(), last.max() + np.timedelta64(1, "D"))
    change = np.zeros(len(days) + 1, dtype="int64")
    np.add.at(change, (first - days[0]).astype("int64"), 1)
    np.add.at(change, (last - days[0]).astype("int64") + 1, -1)
    return pd.Series(change[:-1].cumsum(), index=pd.DatetimeIndex(days))


def default_as_of(observations: pd.DataFrame) -> dt.date:
    """The last day on which at least ``ENOUGH_ASSETS`` assets have a report that is not stale, so that the
    first look shows a populated theatre; where no day has that many, the last of the best covered days; without any
    presence the last day any record is dated, and never a day after that: what is not stale yet is no news of then.

    Raises ``DatasetError`` for a dataset in which nothing is dated.
    """
    covered, last = assets_covered(observations), last_day(observations)
    if covered.empty:
        return last
    enough = covered.index[covered >= min(ENOUGH_ASSETS, int(covered.max()))]
    return min(_date(enough[-1]), last)


def last_day(observations: pd.DataFrame) -> dt.date:
    """The last day any record is dated. Raises ``DatasetError`` when nothing is dated."""
    day = observations["date_end"].max()
    if pd.isna(day):
        raise DatasetError("no report or event has a date, so there is no date to show; run `sotavento validate`")
    return _date(day)


def first_day(observations: pd.DataFrame) -> dt.date:
    """The first day any record is dated. Raises ``DatasetError`` when nothing is dated."""
    day = observations["date_start"].min()
    if pd.isna(day):
        raise DatasetError("no report or event has a date, so there is no date to show; run `sotavento validate`")
    return _date(day)


def _date(day: pd.Timestamp) -> dt.date:
    return dt.date(day.year, day.month, day.day)


def coverage_by_month(observations: pd.DataFrame) -> pd.DataFrame:
    """Distinct assets and reports dated in each month. Columns: month (first day), assets, reports."""
    counted = observations["record_type"].eq("report") & observations["superseded_by"].eq("")
    rows = observations.loc[counted.to_numpy(), ["date_end", "asset_id", "record_id"]]
    months = rows["date_end"].dt.to_period("M").dt.to_timestamp().rename("month")
    return rows.groupby(months).agg(assets=("asset_id", "nunique"), reports=("record_id", "size")).reset_index()


@dataclass(frozen=True)
class Coverage:
    """``assets_covered`` and ``coverage_by_month``, made once for all dates that are asked about."""

    days: pd.Series
    months: pd.DataFrame

    @classmethod
    def of(cls, observations: pd.DataFrame) -> Self:
        return cls(assets_covered(observations), coverage_by_month(observations))


def coverage_note(coverage: Coverage, as_of: dt.date) -> str:
    """Where the reports thin out, as seen from a date, in words."""
    covered = coverage.days
    on_day = int(covered.get(pd.Timestamp(as_of), 0))
    note = ngettext(
        "{number} asset has a report that is not stale on {day}.",
        "{number} assets have a report that is not stale on {day}.",
        on_day,
    ).format(day=day_words(as_of))
    if covered.empty or covered.max() < ENOUGH_ASSETS:
        return f"{note} {_('On no date are there {enough} or more.').format(enough=ENOUGH_ASSETS)}"
    last = covered.index[covered >= ENOUGH_ASSETS][-1]
    months = _months_after(coverage.months, last)
    words = _("Coverage thins late: after {day} there are always fewer than {enough}.")
    if months:
        words = _(
            "Coverage thins late: after {day} there are always fewer than {enough} (assets reported on: {months})."
        )
    return f"{note} {words.format(day=day_words(last.date()), enough=ENOUGH_ASSETS, months=months)}"


def _months_after(months: pd.DataFrame, day: pd.Timestamp) -> str:
    """The assets reported on in the months that begin within the thin stretch or hold its last good window."""
    late = months[months["month"] > day - pd.Timedelta(days=WINDOW_DAYS)]
    named = zip(late["assets"], late["month"].dt.date, strict=True)
    return ", ".join(_("{count} in {month}").format(count=n, month=month_words(month)) for n, month in named)
