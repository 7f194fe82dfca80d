"""The map page: notices, headline, map, what is not on it, and the panels below.

The map's frame must keep its place among the elements, or the browser would mount it anew and lose pan and zoom; so
whatever comes and goes above it has a container that is always there.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.dataset.coverage import coverage_note
from components.dataset.query import Selection, select
from components.dataset.view import View
from components.layers.build import map_payload
from components.ui import theme
from components.ui.address import Desk
from components.ui.found import found
from components.ui.header import header
from components.ui.levels import levels
from components.ui.map_view import show_map
from components.ui.notices import notices
from components.ui.share import share
from components.ui.shelf import Shelf, document, shelf
from components.ui.sidebar import sidebar
from components.ui.table import table
from components.ui.tally import tally
from components.ui.wording import escape


def page() -> None:
    shared = shelf()
    desk = Desk(shared)
    view = sidebar(desk)
    selection = select(shared.dataset, shared.records, view)
    with st.container(key="notices"):
        notices()
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        header(shared, selection)
    with st.container(key="map"):
        _map(shared, selection, view)
    tally(selection)
    st.caption(escape(coverage_note(shared.records, selection.as_of)))
    with st.container(key="panels"):
        _panels(shared, selection)
    desk.close(view)


def _map(shared: Shelf, selection: Selection, view: View) -> None:
    shown = theme.of_page() if view.theme == "auto" else view.theme
    asked = found()
    payload = map_payload(selection, view, shown, find=asked.record_id if asked else None)
    show_map(document(shared), payload | {"nonce": asked.nonce if asked else 0})


def _panels(shared: Shelf, selection: Selection) -> None:
    """Three tabs, of which only the open one is made."""
    panels: dict[str, Callable[[], None]] = {
        "Table": lambda: table(selection),
        "Force levels": lambda: levels(shared, selection.as_of),
        "Share and export": lambda: share(shared, selection),
    }
    for tab, draw in zip(st.tabs(list(panels), key="tabs", on_change="rerun"), panels.values(), strict=True):
        if tab.open:
            with tab:
                draw()
