"""Share and export: the link, and files with exactly the rows that are plotted."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.dataset.export import to_csv, to_geojson
from components.dataset.query import Selection
from components.ui.map_view import copy_link_button
from components.ui.shelf import Shelf


def share(shelf: Shelf, selection: Selection) -> None:
    """The panel: copy the link, download CSV and GeoJSON. Files are made on the click, not on every run."""
    stem = f"sotavento_{selection.as_of}_{shelf.dataset.version}"
    st.text(
        "The link restores this view: filters, date, layers, look, place on the map and the record that is open. "
        "The citable one also names the version of the data; opened later, it says what has changed since. "
        "The files hold exactly the rows that are plotted, with precision, dates, counts and sources.",
        width="stretch",
    )
    with st.container(horizontal=True):
        copy_link_button()
        copy_link_button("Copy citable link", version=shelf.dataset.version, key="copy_citable_button")
    with st.container(horizontal=True):
        st.download_button(
            f"CSV · {len(selection.plotted):,} rows",
            data=partial(to_csv, selection),
            file_name=f"{stem}.csv",
            mime="text/csv",
            key="csv",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            f"GeoJSON · {len(selection.plotted):,} features",
            data=partial(to_geojson, selection, shelf.dataset),
            file_name=f"{stem}.geojson",
            mime="application/geo+json",
            key="geojson",
            icon=":material/download:",
            on_click="ignore",
        )
