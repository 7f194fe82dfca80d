"""Swim lanes: each report as a bar as wide as its date is vague. Between two bars nothing is drawn, for nothing is
known; bars of a group's reports are hollow, because they place its members only by inference."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from components.dataset.biography import OWN
from components.dataset.wording import interval_words
from components.language import N_, _
from components.ui import wording
from components.ui.charts import DAYS, LEGEND_COLUMNS

LANE = 24  # pixels
WIDEST = 260  # pixels of a name
#: Of a lane's name; on a phone the lanes themselves need the room.
WIDEST_BESIDE: Any = alt.expr(f"width < 480 ? {WIDEST // 2} : {WIDEST}")
DAY = pd.Timedelta(days=1)
#: Standing → colour (after Okabe and Ito's set, in a tone that reads on light and on dark) and shape, so that neither
#: is needed alone.
LOOKS = {
    "presence": ("#3a8bbf", "square"),
    "planned": ("#d4712b", "triangle-right"),
    "ended": ("#8b929a", "cross"),
    "cancelled": ("#b76b9c", "diamond"),
    "denied": ("#2f9878", "triangle-down"),
}
#: Column → its line in the words shown beside the pointer.
TOLD = {
    "lane": " ",
    "what": N_("What"),
    "when": N_("When"),
    "where": N_("Where"),
    "said": N_("Said of"),
    "source": N_("Source"),
}


def lanes_chart(rows: pd.DataFrame, lane: str) -> alt.LayerChart | alt.FacetChart:
    """Lanes by the column ``lane`` in order of first appearance. ``rows``: of ``biography`` or ``timelines``."""
    drawn = _drawn(rows, lane)
    axis = alt.Axis(labelLimit=WIDEST_BESIDE, grid=True, domain=False, ticks=False)
    words, looks = [wording.STANDINGS[standing] for standing in LOOKS], list(LOOKS.values())
    colors = alt.Scale(domain=words, range=[color for color, _ in looks])
    shapes = alt.Scale(domain=words, range=[shape for _, shape in looks])
    legend = alt.Legend(orient="top", title=None, labelLimit=WIDEST, columns=LEGEND_COLUMNS, symbolOpacity=1)
    base = alt.Chart(drawn).encode(
        y=alt.Y("lane:N", sort=list(dict.fromkeys(drawn["lane"])), title=None, axis=axis),
        color=alt.Color("what:N", scale=colors, legend=legend),
        tooltip=[alt.Tooltip(f"{column}:N", title=_(title)) for column, title in TOLD.items()],
    )
    bars = base.mark_bar(height=5, opacity=0.45).encode(
        x=alt.X("from:T", title=None, axis=alt.Axis(orient="top", format=DAYS)), x2="until:T"
    )
    points = base.mark_point(size=55, strokeWidth=1.4).encode(
        x=alt.X("middle:T", title=None),
        shape=alt.Shape("what:N", scale=shapes, legend=legend),
        fill=alt.Fill("what:N", scale=colors, legend=None),
        fillOpacity=alt.condition("datum.inferred", alt.value(0), alt.value(0.9)),
    )
    return alt.layer(bars, points).properties(height=alt.Step(LANE))


def _drawn(rows: pd.DataFrame, lane: str) -> pd.DataFrame:
    days = zip(rows["date_start"].dt.date, rows["date_end"].dt.date, strict=True)
    told = rows["told_of"] if "told_of" in rows else pd.Series(OWN, index=rows.index)
    until = rows["date_end"] + DAY
    return pd.DataFrame(
        {
            "lane": rows[lane].where(rows[lane].ne(""), _("place not stated")),
            "what": rows["standing"].map(wording.STANDINGS),
            "when": [interval_words(*each) for each in days],
            "where": rows["where_description"],
            "said": told,
            "source": rows["publisher"],
            "inferred": told.ne(OWN),
            "from": rows["date_start"],
            "until": until,
            "middle": rows["date_start"] + (until - rows["date_start"]) / 2,
        }
    )
