"""What the server does before it answers: read the data, draw the map, make the first look.

The first visitor then waits no longer than the second, and a dataset that cannot be read stops the start with its
reason instead of greeting visitors with an apology. The other language is made for the first who asks for it: a thread
that made it meanwhile would hold up all that the server is asked.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from components.dataset.pinned import standing
from components.dataset.view import View
from components.language import LANGUAGES, speaking
from components.ui import parts
from components.ui.headline import METRICS
from components.ui.shelf import counts, document, figure, selection, shelf, thinness
from components.ui.table import MOST_WHOLE, whole
from components.ui.told import told

TICK = 0.05  # seconds between two freezes
TICKS = 1200  # freezes between two sweeps: one a minute
_ARENA_MAX = -8  # the option of glibc's mallopt


@asynccontextmanager
async def ready_first(_server: object) -> AsyncIterator[None]:
    """The lifespan of ``st.App``: everything is at hand in the first language when it yields."""
    share_one_heap()
    lay_out(LANGUAGES[0])
    sweep()
    keeping = asyncio.create_task(keep_out_of_collection())
    with parts.answering():
        yield
    keeping.cancel()


def lay_out(*languages: str) -> None:
    """Fill the shelf with what the first look asks for, in these languages."""
    shared, view = shelf(), View()
    for language in languages:
        with speaking(language):
            as_of = selection(shared, view).as_of
            told(shared, view)
            document(shared)
            parts.parted(shared)
            if len(shared.records) <= MOST_WHOLE:
                whole(shared)
            thinness(shared, as_of)
            standing(shared.dataset.version, shared.dataset.folder)
            counts(shared, view, "layers")
            for metric in METRICS:
                figure(shared, metric, as_of)


async def keep_out_of_collection() -> None:
    """Take all that stands out of garbage collection, time and again.

    Streamlit collects all garbage after each run, and looks through everything there is for it: imports and data, some
    75 ms a click, and what is kept for each of a hundred readers. Freezing costs nothing; rings of garbage wait for the
    next sweep.
    """
    while True:
        for _ in range(TICKS):
            gc.freeze()
            await asyncio.sleep(TICK)
        sweep()


def sweep() -> None:
    """Collect all garbage, also what was frozen, and give the system back the memory that nobody uses."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    if library := _glibc():  # which keeps it otherwise
        library.malloc_trim(0)


def share_one_heap() -> None:
    """Let threads that begin from now on take their memory from one heap. glibc gives each a heap of its own, and what
    a reader's run of very many records has freed in one heap would be of no use to the runs of others."""
    if library := _glibc():
        library.mallopt(_ARENA_MAX, 1)


def _glibc() -> ctypes.CDLL | None:
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
