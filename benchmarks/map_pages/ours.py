"""Our own map page on the dataset in SOTAVENTO_BENCH_DATA, timed."""

import os
import time
from pathlib import Path

import streamlit as st

from components import paths

paths.DATA = Path(os.environ["SOTAVENTO_BENCH_DATA"])

from components.ui import start  # noqa: E402 - the folder is a default that is bound at import
from components.ui.site import show  # noqa: E402


@st.cache_resource(show_spinner=False)
def ready() -> None:
    """What the server does before it answers."""
    start.lay_out()
    start.keep_out_of_collection()


ready()
began = time.perf_counter()
show()
with Path(os.environ["SOTAVENTO_BENCH_LOG"]).open("a") as log:
    log.write(f"{1000 * (time.perf_counter() - began)}\n")
