"""The table of exactly the plotted rows: the equal of the map for reading, sorting and screen readers."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from components.dataset.query import Selection
from components.ui import wording
from components.ui.found import find_picked

TABLE = "table"
COLUMNS = {
    "name": st.column_config.TextColumn("What", width="medium", pinned=True),
    "kind": st.column_config.TextColumn("Kind"),
    "operator": st.column_config.TextColumn("Operator"),
    "status": st.column_config.TextColumn("Status"),
    "date_start": st.column_config.DateColumn("From", format="D MMM YYYY"),
    "date_end": st.column_config.DateColumn("To", format="D MMM YYYY"),
    "date_precision": st.column_config.TextColumn("Date known"),
    "age_days": st.column_config.NumberColumn("Age (days)", width="small", help="Seen from the as-of date."),
    "where_description": st.column_config.TextColumn("Where, in the source's words", width="medium"),
    "precision": st.column_config.TextColumn("Location precision"),
    "count": st.column_config.TextColumn("Count"),
    "assertion": st.column_config.TextColumn("Ground"),
    "publisher": st.column_config.TextColumn("Source"),
    "source_url": st.column_config.LinkColumn("Link", display_text="open", width="small"),
    "reliability": st.column_config.TextColumn("Grade", width="small"),
}


def table(selection: Selection) -> None:
    """Draw the table; selecting a row finds its record on the map."""
    if selection.plotted.empty:
        st.text("Nothing is plotted under this filter. The bar above says where the records went.")
        return
    ids = list(selection.plotted["record_id"])
    st.text("Select a row to find it on the map.")
    st.dataframe(
        in_words(selection.plotted),
        column_order=list(COLUMNS),
        column_config=COLUMNS,
        hide_index=True,
        placeholder="",
        key=TABLE,
        on_select=partial(find_picked, TABLE, ids),
        selection_mode="single-row",
        height=420,
        alt="Every plotted record: what, status, dates, place, precision, count and source",
    )


def in_words(records: pd.DataFrame) -> pd.DataFrame:
    """``records`` (columns of ``dataset.observations``) with codes put into the reader's words."""
    counts = records[["count_low", "count_best", "count_high"]].astype("Float64")
    return records.assign(
        kind=[
            wording.label("asset_kinds", asset or event)
            for asset, event in zip(records["asset_kind"], records["event_kind"], strict=True)
        ],
        status=[wording.label("statuses", code) for code in records["status"]],
        assertion=[wording.label("assertions", code) for code in records["assertion"]],
        precision=["" if pd.isna(code) else wording.label("where_precs", int(code)) for code in records["where_prec"]],
        date_precision=["" if pd.isna(code) else wording.DATE_PRECS[int(code)] for code in records["date_prec"]],
        count=[
            "" if low is pd.NA and best is pd.NA and high is pd.NA else f"{wording.spread(low, best, high)} {unit}".strip()
            for (low, best, high), unit in zip(counts.itertuples(index=False), records["count_unit"], strict=True)
        ],
        source_url=records["source_url"].where(records["source_url"].ne("")),
    )
