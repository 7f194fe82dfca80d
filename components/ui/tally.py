"""Nothing hidden: where every record of the data went, each number opening its list with the reasons."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.dataset.load import Dataset
from components.dataset.own_names import own_names
from components.dataset.query import Selection
from components.language import N_, _, number_words
from components.ui.speech import fragment, spoken
from components.ui.table import in_words

#: Part of the selection → what the bar calls it and what the list says about it.
PARTS = {
    "plotted": (N_("plotted"), N_("On the map, newest first.")),
    "filtered": (N_("filtered out"), N_("Known, but not asked for by this view, or no longer current.")),
    "unlocatable": (
        N_("unlocatable"),
        N_("What the source says names no place that a map could show honestly."),
    ),
    "rejected": (N_("rejected"), N_("Rows that failed the checks and never became records.")),
}
COLUMNS = {
    "reason": st.column_config.TextColumn(N_("Why"), width="medium"),
    "name": st.column_config.TextColumn(N_("What"), width="medium"),
    "status": st.column_config.TextColumn(N_("Status")),
    "date_words": st.column_config.TextColumn(N_("Date, as finely as known")),
    "where_description": st.column_config.TextColumn(N_("Where, in the source's words")),
    "publisher": st.column_config.TextColumn(N_("Source")),
    "table": st.column_config.TextColumn(N_("Table")),
    "row_id": st.column_config.TextColumn(N_("Row")),
    "row": st.column_config.TextColumn(N_("As collected"), width="large"),
}


@fragment
def tally(selection: Selection) -> None:
    """One popover for each part. A list is only made while its popover is open."""
    with st.container(key="tally", horizontal=True, vertical_alignment="center"):
        for part in PARTS:
            _part(part, selection)
        st.text(
            _("= {number} collected").format(number=number_words(selection.collected)),
            help=_("Every collected row stands in one of the four lists."),
        )


def _part(part: str, selection: Selection) -> None:
    title, meaning = map(_, PARTS[part])
    key = f"tally_{part}"
    with st.popover(
        f"**{number_words(selection.sizes[part])}** {title}", type="tertiary", key=key, on_change="rerun"
    ) as opened:
        if opened.open:
            st.text(meaning, width="stretch")
            _list(part, getattr(selection, part), selection.dataset)


def _list(part: str, rows: pd.DataFrame, dataset: Dataset) -> None:
    shown = in_words(own_names(dataset, rows)) if "asset_kind" in rows.columns else rows
    if shown.empty:
        st.text(_("None."))
        return
    columns = [column for column in COLUMNS if column in shown.columns]
    st.dataframe(
        shown[columns],
        column_order=columns,
        column_config=spoken(COLUMNS),
        hide_index=True,
        placeholder="",
        key=f"list_{part}",
        height=360,
        alt=_("Records that are {what}, with the reason").format(what=_(PARTS[part][0])),
    )
