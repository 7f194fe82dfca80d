"""The press figure of the view as a file: drawn when it is asked for, never with a run of the page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.dataset.export.extract import Extract
from components.dataset.query import Selection
from components.language import N_, Words, _
from components.ui.shelf import Shelf
from components.ui.speech import later

SIZES = Words({"column": N_("One column"), "double": N_("Two columns"), "social": N_("Social, 1200 × 630")})
KINDS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
MOST_TITLE, MOST_NOTE = 160, 400  # characters


def figures(shelf: Shelf, selection: Selection) -> None:
    """Choose size and form, give it a title and a note, download."""
    st.caption(_("The map for print, without tiles: key, date, numbers, sources and terms are on it. Text stays text."))
    with st.container(horizontal=True):
        size = st.segmented_control(
            _("Size"), list(SIZES), default="double", required=True, format_func=SIZES.__getitem__, key="figure_size"
        )
        kind = st.segmented_control(
            _("Form"), list(KINDS), default="png", required=True, format_func=str.upper, key="figure_kind"
        )
    with st.container(horizontal=True):
        title = st.text_input(_("Title"), max_chars=MOST_TITLE, key="figure_title", placeholder=_("The usual title"))
        note = st.text_input(_("Note at the foot"), max_chars=MOST_NOTE, key="figure_note", placeholder=_("None"))
    st.download_button(
        _("Download figure · {format}").format(format=str(kind).upper()),
        data=later(partial(_drawn, Extract(selection, shelf.dataset), str(size), str(kind), title, note)),
        file_name=f"sotavento_{selection.as_of}_{shelf.dataset.version}_{size}.{kind}",
        mime=KINDS[str(kind)],
        key="figure",
        icon=":material/image:",
        on_click="ignore",
    )


def _drawn(extract: Extract, size: str, kind: str, title: str, note: str) -> bytes:
    # matplotlib takes as long to import as Streamlit, and most visits ask for no figure.
    from components.figure.press import figure

    return figure(extract, size=size, kind=kind, title=title, note=note)
