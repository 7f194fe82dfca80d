"""Sotavento's server: `streamlit run app.py`, or `sotavento run`. The page it serves is ``dashboard.py``."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.ui.site import show
from components.ui.start import ready_first

app = st.App("dashboard.py", lifespan=ready_first)

# Run as a script, by a host or a test that knows no server objects.
if get_script_run_ctx(suppress_warning=True) is not None:
    show()
