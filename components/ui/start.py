"""What the server does before it answers: read the data, draw the map, make the first look.

The first visitor then waits no longer than the second, and a dataset that cannot be read stops the start with its
reason instead of greeting visitors with an apology.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from components.dataset.pinned import standing
from components.dataset.view import View
from components.ui.header import METRICS
from components.ui.shelf import counts, document, figure, selection, shelf, thinness


@asynccontextmanager
async def ready_first(_server: object) -> AsyncIterator[None]:
    """The lifespan of ``st.App``: everything is at hand when it yields."""
    lay_out()
    keep_out_of_collection()
    yield


def lay_out() -> None:
    """Fill the shelf with what the first look asks for."""
    shared, view = shelf(), View()
    document(shared)
    standing(shared.dataset.version, shared.dataset.folder)
    as_of = selection(shared, view).as_of
    counts(shared, view, "layers")
    thinness(shared, as_of)
    for metric in METRICS:
        figure(shared, metric, as_of)


def keep_out_of_collection() -> None:
    """Take imports and data out of garbage collection: they stay for ever anyway, and Streamlit collects all garbage
    after each run, which with these libraries costs some 75 ms a click."""
    gc.collect()
    gc.freeze()
