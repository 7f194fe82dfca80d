"""What left the map because nobody reported it lately: each asset with the place and day it was last reported."""

from __future__ import annotations

import streamlit as st

from components.dataset.last_reported import last_reported
from components.dataset.own_names import own_names
from components.dataset.query import Selection
from components.language import N_, _, ngettext
from components.ui.record_table import TWO_LINES, record_table
from components.ui.shelf import Shelf
from components.ui.table import in_words

COLUMNS = {
    "name": st.column_config.TextColumn(N_("What"), width=225),
    "where_description": st.column_config.TextColumn(N_("Last reported at, in the source's words"), width=280),
    "date_words": st.column_config.TextColumn(N_("Date, as finely as known"), width=165),
    "age_days": st.column_config.NumberColumn(N_("Days ago"), width=70, help=N_("Seen from the as-of date.")),
    "status": st.column_config.TextColumn(N_("Status"), width=85),
    "publisher": st.column_config.TextColumn(N_("Source"), width=150),
    "source_url": st.column_config.LinkColumn(N_("Link"), display_text=N_("open"), width=55),
    "page": st.column_config.LinkColumn(N_("Reports"), display_text=N_("all"), width=70),
}


def tray(shelf: Shelf, selection: Selection) -> None:
    """List what the view of ``selection`` would show were it not too old for the map."""
    if selection.view.show == N_("all"):
        st.text(_("All reports are shown: nothing leaves the map for its age."))
        return
    rows = last_reported(shelf.dataset, shelf.records, selection.view)
    if rows.empty:
        st.text(_("Nothing under this filter has left the map for its age."))
        return
    words = ngettext(
        "{number} asset not on the map: last reported too long ago to say where it is now.",
        "{number} assets not on the map: last reported too long ago to say where they are now.",
        rows["asset_id"].nunique(),
    )
    st.text(words, width="stretch")
    shown = in_words(own_names(shelf.dataset, rows)).assign(page="assets?asset=" + rows["asset_id"])
    alt = _("Assets that left the map, with the last report of each")
    record_table(shown, COLUMNS, key="tray", alt=alt, row_height=TWO_LINES)
