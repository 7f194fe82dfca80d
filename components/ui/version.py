"""Which version of the data the reader sees: named at the foot of every page, and above one that was made earlier."""

from __future__ import annotations

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.dataset.credits import ATTRIBUTION
from components.dataset.export.csv_table import csv_of
from components.dataset.history import read_history
from components.dataset.pinned import KEY, edit_rows, pinned, standing
from components.hosting import hosting
from components.language import N_, _, ngettext
from components.ui.shelf import Shelf
from components.ui.speech import spoken
from components.ui.wording import escape

COLUMNS = {
    "table": st.column_config.TextColumn(N_("Table"), width=90),
    "row_id": st.column_config.TextColumn(N_("Record"), width="medium"),
    "what": st.column_config.TextColumn(N_("What"), width=130),
    "then": st.column_config.TextColumn(N_("Then"), width="medium"),
    "now": st.column_config.TextColumn(N_("Now"), width="medium"),
    "reason": st.column_config.TextColumn(N_("Why"), width="large"),
    "date": st.column_config.TextColumn(N_("Date"), width=100),
}


def version_banner(shared: Shelf) -> None:
    """A note above the page while its address names another version than the one shown (``v=…``)."""
    asked = st.query_params.get(KEY)
    pin = pinned(asked, shared.dataset.version, shared.dataset.folder) if asked is not None else None
    if pin is None:
        return
    st.info(escape(pin.said), icon=":material/history:")
    if pin.edits:
        with st.expander(_("What these records said then"), key="then"):
            _table(edit_rows(pin.edits), "then")


def _table(rows: pd.DataFrame, key: str) -> None:
    st.dataframe(
        rows,
        column_order=list(COLUMNS),
        column_config=spoken(COLUMNS),
        hide_index=True,
        placeholder="",
        key=f"{key}_table",
        height=min(360, 38 + 35 * len(rows)),
        alt=_("Records of the data that changed: what they said then and say now, and why"),
    )
    st.download_button(
        ngettext("CSV · {number} row", "CSV · {number} rows", len(rows)),
        data=lambda: csv_of(rows),
        file_name="sotavento_corrections.csv",
        mime="text/csv",
        key=f"{key}_csv",
        icon=":material/download:",
        on_click="ignore",
    )


def version_line(shared: Shelf, *, embedded: bool = False) -> None:
    """The foot of a page. One that stands in another says whose it is and leads to the whole of it."""
    words = standing(shared.dataset.version, shared.dataset.folder)
    if not embedded:
        st.caption(words)
        return
    whole = f"{hosting().url or '.'}/?{urlencode(st.query_params.to_dict())}"
    said = _("publicly reported deployments, not movements")
    st.caption(f"[Sotavento]({whole}): {said}. {words}. {_(ATTRIBUTION)}")


def history_fold(shared: Shelf) -> None:
    """Every change of the data on record, newest first, with what was said before; read when it is opened."""
    with st.expander(_("Corrections and other changes of the data itself"), key="history", on_change="rerun") as fold:
        if not fold.open:
            return
        history = read_history(shared.dataset.folder)
        edits = history.edits[::-1] if history else ()
        st.text(
            f"{standing(shared.dataset.version, shared.dataset.folder)}. "
            f"{ngettext('{number} change on record.', '{number} changes on record.', len(edits))}"
        )
        if edits:
            _table(edit_rows(edits), "history")
