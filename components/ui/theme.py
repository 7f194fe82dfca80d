"""The look of the page: its frame and its one static style sheet.

Colours and fonts stand in ``.streamlit/config.toml``; the style sheet only sets proportions that Streamlit has no
option for. It is a file of this repository and holds no data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import streamlit as st

from components.language import N_, _
from components.paths import ASSETS


def _without_comments(name: str) -> str:
    style = (ASSETS / "page" / name).read_text(encoding="utf-8")
    return re.sub(r"\s*/\*.*?\*/|\s+", " ", style, flags=re.DOTALL)


# Every run sends it anew, so without its comments (see also ``map_view``).
STYLE = _without_comments("page.css")
#: Variable of ``opening.css`` → option of a theme.
COLOURS = {
    "page": "backgroundColor",
    "second": "secondaryBackgroundColor",
    "ink": "textColor",
    "quiet": "grayTextColor",
    "sidebar": "sidebar.backgroundColor",
}
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


@cache
def opening_style() -> str:
    """The style of what stands in the page's place until it is there (``serving.opening``), in its colours, fonts and
    size; and ``STYLE``, so that the page is laid out once, and not again when a run has sent it."""
    common = [
        ("rem", f"{st.get_option('theme.baseFontSize')}px"),
        ("font", st.get_option("theme.font")),
        ("heading", st.get_option("theme.headingFont")),
    ]
    light, dark = [*common, *_colours("light")], _colours("dark")
    variables = f":root{{{_variables(light)}}}:root[data-opening=dark]{{{_variables(dark)}}}"
    return f"{variables}{_without_comments('opening.css')} {STYLE}"


def _colours(base: str) -> list[tuple[str, str]]:
    return [(name, st.get_option(f"theme.{base}.{option}")) for name, option in COLOURS.items()]


def _variables(values: Iterable[tuple[str, str]]) -> str:
    return "".join(f"--opening-{name}:{value};" for name, value in values)
