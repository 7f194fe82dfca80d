"""The map page: notices, headline, map, what is not on it, and the panels below.

The map's frame must keep its place among the elements, or the browser would mount it anew and lose pan and zoom; so
whatever comes and goes above it has a container that is always there. What the map is to show leaves the server first:
it draws while the rest of the page is still being made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.dataset.codec import encode
from components.dataset.query import Selection
from components.dataset.view import FILTER_FIELDS, View
from components.language import _
from components.ui import controls
from components.ui.address import Desk
from components.ui.found import found
from components.ui.header import header
from components.ui.inferred import by_inference
from components.ui.map_view import hand_days, plays, show_map
from components.ui.notices import notices
from components.ui.parts import frame
from components.ui.share import share
from components.ui.shelf import Shelf, listing, playable, selection, shelf, thinness
from components.ui.sidebar import sidebar
from components.ui.table import table
from components.ui.tally import tally
from components.ui.told import all_layers, played, told
from components.ui.tray import tray
from components.ui.wording import escape

_OF_DAYS = tuple(name for name in FILTER_FIELDS if name not in ("as_of", "layers", "show"))


def page() -> None:
    shared = shelf()
    desk = Desk(shared)
    view = desk.open()
    above, headline = st.container(key="notices"), _headline()
    with st.container(key="map"):
        _map(shared, view)
        days = st.container(key="days")
    rows = selection(shared, view)
    sidebar(desk, view)
    with above:
        notices()
    with headline:
        header(shared, rows)
    tally(rows)
    st.caption(escape(thinness(shared, rows.as_of, view.known_by)))
    with st.container(key="panels"):
        _panels(shared, rows)
    with days:
        _days(shared, view)
    desk.close(view)


def _headline() -> DeltaGenerator:
    return st.container(key="header", horizontal=True, vertical_alignment="center")


def _map(shared: Shelf, view: View) -> None:
    asked = found()
    payload = told(shared, view, asked.record_id if asked else None, plays=plays())
    own = {
        "nonce": asked.nonce if asked else 0,
        "boxes": controls.key("layer_"),
        "slider": controls.key("as_of"),
        "choice": controls.key("show"),
        "days_of": _days_of(view),
    }
    document = frame(shared, embedded=bool(st.context.is_embedded))
    show_map(document, payload | own, on_day=partial(controls.turn_to, st.session_state, shared.book))


def _days_of(view: View) -> str:
    """Names the filters of a view without its date, its layers and what it shows: all that the days of the records
    depend on."""
    return urlencode(encode(replace(View(), **{name: getattr(view, name) for name in _OF_DAYS})))


def _days(shared: Shelf, view: View) -> None:
    """Last, because only the next change of the date, or of what is shown, needs them."""
    if playable(shared):
        asked = replace(View(), **{name: getattr(view, name) for name in _OF_DAYS})
        hand_days(_days_of(view), _packed(shared, all_layers(asked)))


@lru_cache(maxsize=32)
def _packed(shared: Shelf, view: View) -> dict[str, Any]:
    return played(shared, view).packed(listing(shared)) or {}


def _panels(shared: Shelf, rows: Selection) -> None:
    """Four tabs, of which only the open one is made."""
    panels: dict[str, Callable[[], None]] = {
        _("Table"): lambda: table(shared, rows),
        _("Last reported"): lambda: _not_on_the_map(shared, rows),
        _("Force levels"): lambda: _levels(shared, rows),
        _("Share and export"): lambda: share(shared, rows),
    }
    for tab, draw in zip(st.tabs(list(panels), key="tabs", on_change="rerun"), panels.values(), strict=True):
        if tab.open:
            with tab:
                draw()


def _not_on_the_map(shared: Shelf, rows: Selection) -> None:
    tray(shared, rows)
    by_inference(shared, rows)


def _levels(shared: Shelf, rows: Selection) -> None:
    # Altair takes as long to import as Streamlit, and most visits never open this tab.
    from components.ui.levels import levels

    levels(shared, rows.as_of, rows.view.known_by)
