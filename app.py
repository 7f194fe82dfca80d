"""Sotavento's server: `streamlit run app.py`, or `sotavento run`. The page it serves is ``dashboard.py``."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.serving.routes import exception_handlers, middleware, routes
from components.ui.site import show
from components.ui.start import ready_first

# A host's secrets become environment variables, which the server's settings are read from when it is put together.
st.secrets.load_if_toml_exists()

app = st.App(
    "dashboard.py",
    lifespan=ready_first,
    routes=routes(),
    middleware=middleware(),
    exception_handlers=exception_handlers(),
)

# Run as a script, by a host or a test that knows no server objects.
if get_script_run_ctx(suppress_warning=True) is not None:
    show()
