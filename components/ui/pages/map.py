"""The map page: notices, headline, map, what is not on it, and the panels below.

The map's frame must keep its place among the elements, or the browser would mount it anew and lose pan and zoom; so
whatever comes and goes above it has a container that is always there.
"""

from __future__ import annotations

import streamlit as st

from components.dataset.query import Selection, select
from components.dataset.view import View
from components.layers.build import map_payload
from components.ui import levels, theme
from components.ui.address import Desk
from components.ui.found import found
from components.ui.header import header
from components.ui.map_view import show_map
from components.ui.notices import notices
from components.ui.share import share
from components.ui.shelf import Shelf, document, shelf
from components.ui.sidebar import sidebar
from components.ui.table import table
from components.ui.tally import tally


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
    with st.container(key="panels"):
        _panels(shared, selection)
    desk.close(view)


def _map(shared: Shelf, selection: Selection, view: View) -> None:
    shown = theme.of_page() if view.theme == "auto" else view.theme
    asked = found()
    payload = map_payload(selection, view, shown, find=asked.record_id if asked else None)
    show_map(document(shared), payload | {"nonce": asked.nonce if asked else 0})


def _panels(shared: Shelf, selection: Selection) -> None:
    rows, forces, export = st.tabs(["Table", "Force levels", "Share and export"])
    with rows:
        table(selection)
    with forces:
        levels.levels(shared.dataset)
    with export:
        share(shared, selection)
