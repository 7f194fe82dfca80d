"""Our own server around the timed page ``ours.py``: the map's heavy parts and large layers come from its addresses."""

import streamlit as st

from components.serving.routes import exception_handlers, middleware, routes
from components.ui.start import ready_first

app = st.App(
    "ours.py",
    lifespan=ready_first,
    routes=routes(),
    middleware=middleware(),
    exception_handlers=exception_handlers(),
)
