"""Who must be with whom: groups and members without a report of their own, by the report of the other."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.dataset.arrays import Arrays
from components.dataset.groups import inferred
from components.dataset.query import Selection
from components.dataset.state import state_on
from components.dataset.wording import interval_words
from components.language import N_, _, ngettext
from components.ui.record_table import TWO_LINES, record_table
from components.ui.shelf import Shelf

COLUMNS = {
    "name": st.column_config.TextColumn(N_("What"), width=225),
    "with": st.column_config.TextColumn(N_("With"), width=225),
    "where_description": st.column_config.TextColumn(N_("Reported at, in the source's words"), width=280),
    "when": st.column_config.TextColumn(N_("Date, as finely as known"), width=165),
    "age_days": st.column_config.NumberColumn(N_("Days ago"), width=70, help=N_("Seen from the as-of date.")),
    "page": st.column_config.LinkColumn(N_("Reports"), display_text=N_("all"), width=70),
}
EXPLANATION = N_(
    "No report of their own in the time that the view looks back, while their group, or the capital ship of it, has "
    "one. What follows is an inference, whatever the filters: it is not on the map, in no number and in no file."
)


def by_inference(shelf: Shelf, selection: Selection) -> None:
    """List the inferences for the as-of date of ``selection``, as far as was known; nothing where there are none."""
    rows = inferences(shelf, selection)
    if rows.empty or selection.view.show == N_("all"):
        return
    st.subheader(ngettext("By inference · {number} asset", "By inference · {number} assets", len(rows)), anchor=False)
    st.text(_(EXPLANATION), width="stretch")
    alt = _("Assets placed by inference, with the report that places each")
    record_table(rows, COLUMNS, key="inferred", alt=alt, row_height=TWO_LINES)


def inferences(shelf: Shelf, selection: Selection) -> pd.DataFrame:
    """The rows of ``groups.inferred`` with names in words, and the address of each asset's page."""
    view, assets = selection.view, shelf.dataset.assets
    rows = Arrays(shelf.records, shelf.dataset.nesting)
    known = view.known_by
    state = state_on(rows, selection.as_of, known.day, view.window_days, known.undated)
    found = inferred(state, assets, view.window_days)
    days = zip(found["date_start"].dt.date, found["date_end"].dt.date, strict=True)
    return found.assign(
        name=found["asset_id"].map(assets["name"]),
        when=[interval_words(*each) for each in days],
        page=[f"assets?asset={asset_id}" for asset_id in found["asset_id"]],
        **{"with": found["from_asset"].map(assets["name"])},
    )
