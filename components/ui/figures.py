"""The press figure of the view as a file: drawn when it is asked for, never with a run of the page."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from components.dataset.export.extract import Extract
from components.dataset.query import Selection
from components.language import N_, Words, _
from components.layers.looking import Looking
from components.ui.shelf import Shelf
from components.ui.speech import later

SIZES = Words({"column": N_("One column"), "double": N_("Two columns"), "social": N_("Social, 1200 × 630")})
#: What the figure frames. Until the reader has moved the map, both are the same.
FRAMED = Words({"seen": N_("What the map shows now"), "plotted": N_("All that is plotted")})
KINDS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
MOST_TITLE, MOST_NOTE = 160, 400  # characters


def figures(shelf: Shelf, selection: Selection, at: Looking) -> None:
    """Choose size, form and what it frames, give it a title and a note, download."""
    st.caption(_("The map for print, without tiles: key, date, numbers, sources and terms are on it. Text stays text."))
    with st.container(horizontal=True):
        size = st.segmented_control(
            _("Size"), list(SIZES), default="double", required=True, format_func=SIZES.__getitem__, key="figure_size"
        )
        kind = st.segmented_control(
            _("Form"), list(KINDS), default="png", required=True, format_func=str.upper, key="figure_kind"
        )
        framed = st.segmented_control(
            _("Shows"), list(FRAMED), default="seen", required=True, format_func=FRAMED.__getitem__, key="figure_framed"
        )
    with st.container(horizontal=True):
        title = st.text_input(_("Title"), max_chars=MOST_TITLE, key="figure_title", placeholder=_("The usual title"))
        note = st.text_input(_("Note at the foot"), max_chars=MOST_NOTE, key="figure_note", placeholder=_("None"))
    looking = at if framed == "seen" else None
    asked = {"size": str(size), "kind": str(kind), "title": title, "note": note, "looking": looking}
    st.download_button(
        _("Download figure · {format}").format(format=str(kind).upper()),
        data=later(partial(_drawn, Extract(selection, shelf.dataset), asked)),
        file_name=f"sotavento_{selection.as_of}_{shelf.dataset.version}_{size}.{kind}",
        mime=KINDS[str(kind)],
        key="figure",
        icon=":material/image:",
        on_click="ignore",
    )


def _drawn(extract: Extract, asked: dict[str, Any]) -> bytes:
    # matplotlib takes as long to import as Streamlit, and most visits ask for no figure.
    from components.figure.press import figure

    return figure(extract, **asked)
