"""Nothing hidden: where every record of the data went, each number opening its list with the reasons."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.dataset.query import Selection
from components.ui.table import in_words

#: Part of the selection → what the bar calls it and what the list says about it.
PARTS = {
    "plotted": ("plotted", "On the map, newest first."),
    "filtered": ("filtered out", "Known, but not asked for by this view, or no longer current."),
    "unlocatable": ("unlocatable", "What the source says names no place that a map could show honestly."),
    "rejected": ("rejected", "Rows that failed the checks and never became records."),
}
COLUMNS = {
    "reason": st.column_config.TextColumn("Why", width="medium"),
    "name": st.column_config.TextColumn("What", width="medium"),
    "status": st.column_config.TextColumn("Status"),
    "date_words": st.column_config.TextColumn("Date, as finely as known"),
    "where_description": st.column_config.TextColumn("Where, in the source's words"),
    "publisher": st.column_config.TextColumn("Source"),
    "table": st.column_config.TextColumn("Table"),
    "row_id": st.column_config.TextColumn("Row"),
    "row": st.column_config.TextColumn("As collected", width="large"),
}


@st.fragment
def tally(selection: Selection) -> None:
    """One popover for each part. A list is only made while its popover is open."""
    with st.container(key="tally", horizontal=True, vertical_alignment="center"):
        for part in PARTS:
            _part(part, selection)
        st.text(f"= {selection.collected:,} collected", help="Every collected row stands in one of the four lists.")


def _part(part: str, selection: Selection) -> None:
    title, meaning = PARTS[part]
    key = f"tally_{part}"
    with st.popover(f"**{selection.sizes[part]:,}** {title}", type="tertiary", key=key, on_change="rerun") as opened:
        if opened.open:
            st.text(meaning, width="stretch")
            _list(part, getattr(selection, part))


def _list(part: str, rows: pd.DataFrame) -> None:
    shown = in_words(rows) if "asset_kind" in rows.columns else rows
    if shown.empty:
        st.text("None.")
        return
    columns = [column for column in COLUMNS if column in shown.columns]
    st.dataframe(
        shown[columns],
        column_order=columns,
        column_config=COLUMNS,
        hide_index=True,
        placeholder="",
        key=f"list_{part}",
        height=360,
        alt=f"Records that are {PARTS[part][0]}, with the reason",
    )
