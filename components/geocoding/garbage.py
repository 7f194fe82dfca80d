"""Reading without rounds of the garbage collector.

A text of a few kilobytes makes thousands of small records, all freed as soon as nobody holds them; the collector, which
looks for rings of records that hold each other, finds none among them, but would walk through the whole gazetteer again
and again. Nothing else of the process is left uncollected for longer than one text is read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Of several threads that read at a time, each that found the collector at work sets it to work again."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()
