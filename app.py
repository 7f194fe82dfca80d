"""Sotavento's server: `streamlit run app.py`, or `sotavento run`. The page it serves is ``dashboard.py``."""

import streamlit as st

from components.ui.start import ready_first

app = st.App("dashboard.py", lifespan=ready_first)
