"""Sotavento's pages. Streamlit runs this script for each visit and each change; ``app.py`` starts the server.

Set-up and the list of pages; the order of the panels is each page's own (``components/ui/pages``).
"""

import streamlit as st

from components.ui import theme
from components.ui.pages import assets, method, numbers, sources
from components.ui.pages import map as map_page

PAGES = (
    st.Page(map_page.page, title="Map", default=True),
    st.Page(assets.page, title="Ships and units", url_path="assets"),
    st.Page(numbers.page, title="Numbers", url_path="numbers"),
    st.Page(sources.page, title="Sources", url_path="sources"),
    st.Page(method.page, title="Method", url_path="method"),
)

theme.set_up()
st.navigation(PAGES, position="top").run()
