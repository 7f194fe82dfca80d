"""Share and export: the link, what to cite and to embed, and files with exactly the rows that are plotted."""

from __future__ import annotations

import streamlit as st

from components.dataset.query import Selection
from components.language import _
from components.ui.cite import cite
from components.ui.downloads import downloads
from components.ui.map_view import copy_link_button, looking
from components.ui.shelf import Shelf


def share(shelf: Shelf, selection: Selection) -> None:
    """The panel: copy the link, download the rows."""
    st.text(
        _(
            "The link restores this view: filters, date, layers, look, place on the map and the record that is open. "
            "The citable one also names the version of the data; opened later, it says what has changed since. "
            "The files hold exactly the rows that are plotted, with precision, dates, counts and sources."
        ),
        width="stretch",
    )
    with st.container(horizontal=True):
        copy_link_button()
        copy_link_button(_("Copy citable link"), version=shelf.dataset.version, key="copy_citable_button")
    at = looking()
    cite(shelf, selection, at)
    downloads(shelf, selection, at)
