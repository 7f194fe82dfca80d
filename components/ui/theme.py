"""The look of the page: its frame and its one static style sheet.

Colours and fonts stand in ``.streamlit/config.toml``; the style sheet only sets proportions that Streamlit has no
option for. It is a file of this repository and holds no data.
"""

from __future__ import annotations

import re

import streamlit as st

from components.language import N_, _
from components.paths import ASSETS

# Every run sends it anew, so without its comments (see also ``map_view``).
STYLE = re.sub(r"\s*/\*.*?\*/|\s+", " ", (ASSETS / "page" / "page.css").read_text(encoding="utf-8"), flags=re.DOTALL)
ABOUT = N_(
    "Sotavento: an honest map of publicly reported military deployments in the Caribbean and Venezuela. "
    "Every mark shows its precision, its age and its source."
)


def set_up() -> None:
    """Title, width and style of every page; the first Streamlit call of a run."""
    st.set_page_config(
        page_title="Sotavento",
        page_icon=ASSETS / "page" / "icon.svg",
        layout="wide",
        # Open on a desk, closed on a phone and where the page stands in another.
        initial_sidebar_state="collapsed" if st.context.is_embedded else "auto",
        menu_items={"About": _(ABOUT)},
    )
    st.html(f"<style>{STYLE}</style>")
