"""The site: its pages in the order of the navigation. The order of the panels is each page's own."""

from __future__ import annotations

import streamlit as st

from components.language import _
from components.ui import speech, theme
from components.ui.pages import assets, changes, events, method, numbers, report, sources
from components.ui.pages import map as map_page
from components.ui.shelf import shelf
from components.ui.version import version_banner, version_line


def show() -> None:
    """Draw the page that the address asks for."""
    speech.begin()
    theme.set_up()
    pages = (
        st.Page(map_page.page, title=_("Map"), default=True),
        st.Page(assets.page, title=_("Ships and units"), url_path="assets"),
        st.Page(events.page, title=_("Events"), url_path="events"),
        st.Page(numbers.page, title=_("Numbers"), url_path="numbers"),
        st.Page(changes.page, title=_("What changed"), url_path="changes"),
        st.Page(report.page, title=_("Read a report"), url_path="read"),
        st.Page(sources.page, title=_("Sources"), url_path="sources"),
        st.Page(method.page, title=_("Method"), url_path="method"),
    )
    embedded = bool(st.context.is_embedded)
    shown = st.navigation(pages, position="hidden" if embedded else "top")
    if not embedded:
        speech.switch()
    with st.container(key="version"):
        version_banner(shelf())
    shown.run()
    version_line(shelf(), embedded=embedded)
    speech.settle()
