"""Our own map page on the dataset in SOTAVENTO_DATA, timed."""

import gc
import os
import time
from pathlib import Path

import streamlit as st

from components.language import LANGUAGES
from components.ui import start
from components.ui.site import show


@st.cache_resource(show_spinner=False)
def ready() -> None:
    """What the server does before it answers."""
    start.lay_out(*LANGUAGES)
    start.sweep()


ready()
began = time.perf_counter()
show()
with Path(os.environ["SOTAVENTO_BENCH_LOG"]).open("a") as log:
    log.write(f"{1000 * (time.perf_counter() - began)}\n")
gc.freeze()
