"""What leaves the page as a file: exactly the rows that are plotted, in every format, and the figure of them."""

from __future__ import annotations

from functools import lru_cache, partial

import streamlit as st

from components.dataset.export.extract import Extract
from components.dataset.export.formats import FORMATS, file_name, to_bytes
from components.dataset.query import Selection
from components.dataset.view import View
from components.language import _, current, ngettext, number_words
from components.layers.looking import Looking
from components.layers.one_file import one_file
from components.layers.scripts import VENDOR
from components.ui import shelf as shelves
from components.ui.figures import figures
from components.ui.shelf import Shelf
from components.ui.speech import later

SIZED_ROWS = 2_000  # up to here a file is made to tell its size; a larger one is made when it is asked for


def downloads(shelf: Shelf, selection: Selection, at: Looking) -> None:
    """The rows in any format, the figure, the page; the last two look where the reader does."""
    st.subheader(_("Rows"), anchor=False)
    _rows(shelf, selection)
    st.subheader(_("Figure"), anchor=False)
    figures(shelf, selection, at)
    st.subheader(_("One page"), anchor=False)
    _page(shelf, selection, at)


def _page(shelf: Shelf, selection: Selection, at: Looking) -> None:
    """The map as a file that needs no network; only where Leaflet is at hand to go into it."""
    if not (VENDOR / "leaflet.js").is_file():
        st.caption(_("Leaflet is not installed on this server, so the map cannot be put into one file here."))
        return
    st.caption(_("The map with its layers and receipts and the table, in one HTML file that opens without a network."))
    extract = Extract(selection, shelf.dataset)
    st.download_button(
        _("Download page · HTML"),
        data=later(partial(one_file, extract, at)),
        file_name=file_name("csv", extract).removesuffix("csv") + "html",
        mime="text/html",
        key="one_file",
        icon=":material/public:",
        on_click="ignore",
    )


def _rows(shelf: Shelf, selection: Selection) -> None:
    """Choose a format, read what it is good for, download."""
    key = st.segmented_control(
        _("Format of the file"),
        list(FORMATS),
        default="csv",
        required=True,
        format_func=lambda key: _(FORMATS[key].name),
        key="format",
    )
    assert isinstance(key, str)
    rows = len(selection.plotted)
    st.caption(_(FORMATS[key].explanation))
    made = partial(_file, shelf, selection.view, key, current())
    size = f" · {_size(len(made()))}" if rows <= SIZED_ROWS else ""
    st.download_button(
        ngettext("Download {format} · {number} row", "Download {format} · {number} rows", rows).format(
            format=_(FORMATS[key].name)
        )
        + size,
        data=made,
        file_name=file_name(key, Extract(selection, shelf.dataset)),
        mime=FORMATS[key].media_type,
        key="download",
        icon=":material/download:",
        on_click="ignore",
    )


@lru_cache(maxsize=8)
def _file(shelf: Shelf, view: View, key: str, language: str) -> bytes:
    return to_bytes(key, Extract(shelves.selection(shelf, view), shelf.dataset), language)


def _size(octets: int) -> str:
    """ "23 kB", "3.2 MB"."""
    if octets >= 1_000_000:
        return f"{number_words(octets / 1e6, 1)} MB"
    return f"{number_words(max(1, round(octets / 1000)))} kB"
