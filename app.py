"""Sotavento's page: `streamlit run app.py`, or `sotavento run`.

Set-up and the list of pages; the order of the panels is each page's own (``components/ui/pages``).
"""

import streamlit as st

from components.ui import theme
from components.ui.pages import assets, method, numbers, sources
from components.ui.pages import map as map_page
from components.ui.shelf import freeze_imports

PAGES = (
    st.Page(map_page.page, title="Map", default=True),
    st.Page(assets.page, title="Ships and units", url_path="assets"),
    st.Page(numbers.page, title="Numbers", url_path="numbers"),
    st.Page(sources.page, title="Sources", url_path="sources"),
    st.Page(method.page, title="Method", url_path="method"),
)

theme.set_up()
freeze_imports()
st.navigation(PAGES, position="top").run()
