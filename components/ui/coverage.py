"""What the reports cover: how many there are of each month, by domain or by operator. An empty month is a gap in the
sources and no quiet month at sea."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast
from urllib.parse import urlencode

import altair as alt
import pandas as pd
import streamlit as st

from components.dataset.codec import encode
from components.dataset.load import Dataset
from components.dataset.view import View
from components.dataset.wording import in_words
from components.language import N_, Words, _, month_words
from components.palette import LAYERS_ON_BOTH
from components.ui import wording
from components.ui.charts import show_chart

BY = Words({"domain": N_("Domain"), "operator": N_("Operator")})
MOST_OPERATORS = 6
OTHERS = N_("others")
HEIGHT = 240
#: Name of a month in Vega's expressions, the year below the first; where bars are narrow, of each quarter's first.
MONTH = (
    "width / {count} < 30 && +slice(datum.value, 5) % 3 != 1 ? ''"
    " : [utcFormat(utcParse(datum.value, '%Y-%m'), '%b'),"
    " datum.index == 0 || slice(datum.value, 5) == '01' ? slice(datum.value, 0, 4) : '']"
)


def coverage(dataset: Dataset) -> None:
    """Draw the chart with its choice and, for those who do not see it, the same numbers as a table."""
    st.subheader(_("What the reports cover"), anchor=False)
    by = st.segmented_control(
        _("Reports of each month by"), list(BY), default="domain", required=True, format_func=BY.__getitem__,
        key="coverage_by",
    )  # fmt: skip
    counted = reports_by_month(dataset, str(by))
    title = BY[str(by)]
    words = _("Reports of each month by {what}").format(what=title.lower())
    show_chart(chart(counted, title), key="coverage", alt_text=words)
    st.text(
        _(
            "Counted are reports by the last month that they may speak of. Where there are few, few publications were "
            "read: it does not mean that little happened. A click on a bar opens all reports that may speak of "
            "its month."
        ),
        width="stretch",
    )
    with st.expander(_("The same as a table")):
        told = counted.assign(group=counted["group"].map(group_words))
        table = told.pivot_table("reports", "month", "group", "sum", 0).reindex(all_months(counted), fill_value=0)
        st.dataframe(table.rename_axis(index=_("Month"), columns=None), key="coverage_table")


def reports_by_month(dataset: Dataset, by: str) -> pd.DataFrame:
    """Columns ``month`` ("2025-11"), ``group`` (a domain, or one of the operators with most reports and ``others``),
    ``reports`` and ``map`` (the address of a view of them); months without reports of a group are left out."""
    groups = dataset.reports["asset_id"].map(dataset.assets[by])
    if by == "operator":
        groups = groups.where(groups.isin(groups.value_counts().index[:MOST_OPERATORS]), OTHERS)
    months = dataset.reports["date_end"].dt.strftime("%Y-%m")
    counted = pd.DataFrame({"month": months, "group": groups}).value_counts().rename("reports").reset_index()
    links = [month_link(month, by, group) for month, group in zip(counted["month"], counted["group"], strict=True)]
    return counted.assign(map=links)


def all_months(counted: pd.DataFrame) -> list[str]:
    """Every month from the first to the last, also those without a report."""
    return pd.period_range(counted["month"].min(), counted["month"].max(), freq="M").astype("str").tolist()


def group_words(group: str) -> str:
    """A domain, an operator or the others, in words."""
    return wording.LAYERS[group] if group in wording.LAYERS else _(OTHERS) if group == OTHERS else in_words(group)


def month_link(month: str, by: str, group: str) -> str:
    """The address of the map with all reports that may speak of a month, of one group where it can be asked for."""
    first = dt.date.fromisoformat(f"{month}-01")
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    view = View(show="all", start=first, end=last)
    if by == "domain":
        view = replace(view, layers=frozenset({group}))
    elif group != OTHERS:
        view = replace(view, operators=frozenset({group}))
    return "./?" + urlencode(encode(view))


def chart(counted: pd.DataFrame, title: str) -> alt.Chart:
    """Stacked bars, one for each month, also for those without a report. ``counted`` as ``reports_by_month``."""
    months = all_months(counted)
    axis = alt.Axis(labelAngle=0, labelExpr=MONTH.format(count=len(months)), labelOverlap=False, ticks=False)
    order = counted.groupby("group")["reports"].sum().sort_values(ascending=False).index.tolist()
    words = [group_words(group) for group in order]
    tones = [LAYERS_ON_BOTH.get(group, "") for group in order]
    scale = alt.Scale(domain=words, range=tones) if all(tones) else alt.Scale(domain=words)
    drawn = (
        alt.Chart(counted.assign(group=counted["group"].map(group_words), month_words=_months_in_words(counted)))
        .mark_bar(cursor="pointer")
        .encode(
            x=alt.X("month:O", title=None, scale=alt.Scale(domain=months), axis=axis),
            y=alt.Y("reports:Q", title=_("Reports")),
            color=alt.Color("group:N", title=title, scale=scale, legend=alt.Legend(orient="top")),
            href="map:N",
            tooltip=[
                alt.Tooltip("month_words:N", title=_("Month")),
                alt.Tooltip("group:N", title=title),
                alt.Tooltip("reports:Q", title=_("Reports")),
            ],
        )
        .properties(height=HEIGHT)
    )
    return cast(alt.Chart, drawn)


def _months_in_words(counted: pd.DataFrame) -> pd.Series:
    return counted["month"].map(
        {month: month_words(dt.date.fromisoformat(f"{month}-01")) for month in counted["month"]}
    )
