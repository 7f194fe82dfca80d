"""Force levels over time: what sources total, with the spread they give, and apart from it what single reports name.

Numbers that contradict each other stand side by side; nothing is joined by a line, because two sources with different
scopes are no series.
"""

from __future__ import annotations

import datetime as dt
from typing import cast
from urllib.parse import urlencode

import altair as alt
import pandas as pd
import streamlit as st

from components.dataset import ledger
from components.dataset.codec import encode
from components.dataset.known import ALL, KnownBy
from components.dataset.scopes import family_words
from components.dataset.series import NAMED, REPORTED, force_levels
from components.dataset.view import View
from components.language import N_, _, current
from components.layers.wording import count_words
from components.ui import wording
from components.ui.charts import DAYS, LEGEND_COLUMNS, show_chart
from components.ui.shelf import Shelf
from components.ui.speech import spoken

COLUMNS = {
    "words": st.column_config.TextColumn(N_("Number"), width="small"),
    "scope": st.column_config.TextColumn(N_("About"), width="large"),
    "date": st.column_config.DateColumn(N_("Date"), format=N_("D MMM YYYY")),
    "publisher": st.column_config.TextColumn(N_("Source"), width="medium"),
    "ledger": st.column_config.LinkColumn(N_("Ledger"), display_text=N_("open"), width="small"),
}
CHARTED = ["date", "scope_group", "words", "scope", "publisher", "ledger"]
HEIGHT = 340
DOMAINS = ["naval", "air", "ground"]
DAY = "%-d %b %Y"  # in Vega's notation
LINES = alt.Legend(orient="top", symbolType="stroke", symbolOpacity=1)
Layered = alt.LayerChart | alt.FacetChart


def levels(shelf: Shelf, as_of: dt.date, known: KnownBy = ALL) -> None:
    """Draw the totals of one metric, and the named assets below, as far as they were known."""
    frame = _levels(shelf.dataset.version, known, current(), shelf)
    metric = st.segmented_control(
        _("Reported totals of"),
        list(wording.METRICS),
        default="ships",
        required=True,
        format_func=wording.METRICS.__getitem__,
        key="metric",
    )
    told = reported_chart(shelf, str(metric), as_of, known)
    st.text(_("A bar runs from the lowest to the highest number a source gives. The same numbers, newest first:"))
    st.dataframe(
        told[list(COLUMNS)].iloc[::-1],
        column_order=list(COLUMNS),
        column_config=spoken(COLUMNS),
        hide_index=True,
        key="totals_table",
        height=220,
        alt=_("Every reported total: {what}").format(what=wording.METRICS[str(metric)]),
    )
    named = frame[frame["kind"].eq(NAMED)]
    words = _("Named assets reported present, by domain")
    show_chart(named_chart(named, as_of, known), key="named_chart", alt_text=words)
    st.text(
        _(
            "Named assets count only what single reports name, and a type of aircraft as one; they are no total "
            "and are "
            "never mixed with the reported totals above. A click on a line opens the map of that day, a click on "
            "a number "
            "above its ledger."
        ),
        width="stretch",
    )


def ledger_link(metric: str, day: dt.date, known: KnownBy) -> str:
    """The address of the ledger of a metric as of a day, as far as it was ``known``."""
    keys = {"number": metric, "on": day} | ({"known": known.day} if known.day else {})
    return f"numbers?{urlencode(keys)}"


def reported_chart(shelf: Shelf, metric: str, as_of: dt.date, known: KnownBy = ALL) -> pd.DataFrame:
    """Draw the reported numbers that the headline of a metric is chosen from, over time; returns the rows drawn:
    those of ``force_levels`` with ``words`` and ``ledger``, the address of a number's ledger.

    Numbers about other things (another country's forces) would only flatten the chart.
    """
    frame = _levels(shelf.dataset.version, known, current(), shelf)
    families = ledger.METRICS[metric].families
    told = frame[frame["kind"].eq(REPORTED) & frame["metric"].eq(metric) & frame["family"].isin(families)]
    told = told.assign(ledger=[ledger_link(metric, day, known) for day in told["date"].dt.date])
    title = wording.METRICS[metric]
    words = _("Reported totals: {what}").format(what=title)
    show_chart(totals_chart(told, title, as_of), key="totals_chart", alt_text=words)
    return told


@st.cache_resource(show_spinner=False, max_entries=8)
def _levels(version: str, known: KnownBy, language: str, _shelf: Shelf) -> pd.DataFrame:  # noqa: ARG001 - the cache's key
    levels = force_levels(_shelf.dataset, _shelf.records, known)
    counted = zip(*_bounds(levels), levels["count_rule"], strict=True)
    words = [count_words(low, best, high, "", "", rule) for low, best, high, rule in counted]
    scope = levels["extent"].where(levels["extent"].ne(""), levels["family"])
    told = {code: family_words(code) if code else "" for code in scope.unique()}
    return levels.assign(words=words, scope_group=scope.map(told), scope=levels["scope"].map(_))


def _bounds(levels: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    return levels["low"], levels["best"], levels["high"]


def totals_chart(told: pd.DataFrame, title: str, as_of: dt.date) -> Layered:
    """Points at the number stated, each a link to its ledger, bars where low and high differ. ``told``: reported rows
    of ``force_levels``."""
    low, best, high = _bounds(told)
    rows = told[CHARTED].assign(value=best.fillna(low).fillna(high), low=low.fillna(best), high=high.fillna(best))
    legend = alt.Legend(orient="top", labelLimit=320, columns=LEGEND_COLUMNS, symbolOpacity=1)
    base = alt.Chart(rows).encode(
        x=alt.X("date:T", title=None, axis=alt.Axis(format=DAYS)),
        color=alt.Color("scope_group:N", title=None, legend=legend),
        tooltip=[
            alt.Tooltip("words:N", title=title),
            alt.Tooltip("scope:N", title=_("About")),
            alt.Tooltip("publisher:N", title=_("Source")),
            alt.Tooltip("date:T", title=_("Date"), format=DAY),
        ],
    )
    bars = base.mark_rule(strokeWidth=5, opacity=0.35).encode(y=alt.Y("low:Q", title=title), y2="high:Q")
    points = base.mark_point(filled=True, size=60, opacity=0.9, cursor="pointer").encode(
        y=alt.Y("value:Q", title=title), href="ledger:N"
    )
    return alt.layer(bars, points, _day(as_of)).properties(height=HEIGHT)


def map_link(day: dt.date, known: KnownBy) -> str:
    """The address of the map of a day, as far as it was ``known``."""
    return "./?" + urlencode(encode(View(as_of=day, known_on=known.day, undated=known.undated)))


def named_chart(named: pd.DataFrame, as_of: dt.date, known: KnownBy = ALL) -> Layered:
    """Steps of the number of named assets present, one line for each domain; each day is a link to its map."""
    rows = named[["date", "scope", "best"]]
    links = {day: map_link(day.date(), known) for day in rows["date"].unique()}
    told = rows.assign(map=rows["date"].map(links), scope=rows["scope"].map(wording.LAYERS))
    domains = [wording.LAYERS[domain] for domain in DOMAINS]
    base = alt.Chart(told).encode(
        x=alt.X("date:T", title=None, axis=alt.Axis(format=DAYS)),
        y=alt.Y("best:Q", title=_("Named assets")),
        color=alt.Color("scope:N", title=None, sort=domains, legend=LINES),
        tooltip=[
            alt.Tooltip("scope:N", title=_("Domain")),
            alt.Tooltip("best:Q", title=_("Named assets")),
            alt.Tooltip("date:T", title=_("Date"), format=DAY),
        ],
    )
    dashes = alt.StrokeDash("scope:N", title=None, sort=domains, legend=LINES)
    lines = base.mark_line(interpolate="step-after").encode(strokeDash=dashes)
    days = base.mark_point(filled=True, size=25, opacity=0, cursor="pointer").encode(href="map:N")
    return alt.layer(lines, days, _day(as_of)).properties(height=HEIGHT)


def _day(as_of: dt.date) -> alt.Chart:
    """A line at the as-of date."""
    tooltip = alt.Tooltip("date:T", title=_("As of"), format=DAY)
    chart = alt.Chart(pd.DataFrame({"date": [pd.Timestamp(as_of)]})).mark_rule(strokeDash=[4, 3], color="#8b929a")
    return cast(alt.Chart, chart.encode(x="date:T", tooltip=[tooltip]))
