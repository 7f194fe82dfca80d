import asyncio
import gc
import subprocess
import sys
import weakref

import numpy as np
import pytest

from components.dataset.view import View
from components.ui import parts
from components.ui.shelf import document_in, selection, selection_in, shelf_of
from components.ui.start import _glibc, keep_out_of_collection, ready_first, sweep
from components.ui.told import told
from tests.layers.theatre import theatre


def test_all_that_the_first_look_needs_is_at_hand_before_the_server_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    small, made = shelf_of(theatre()), (selection_in, document_in, parts._parted)
    monkeypatch.setattr("components.ui.start.shelf", lambda: small)

    def misses() -> list[int]:
        return [each.cache_info().misses for each in made]

    async def start() -> list[int]:
        async with ready_first(None):
            return misses()

    before, ready = misses(), asyncio.run(start())
    assert np.subtract(ready, before).tolist() == [2, 1, 1]  # the map is told of all layers
    with parts.answering():
        assert selection(small, View()).view == View()
        assert parts.FOLDER in parts.frame(small)
        assert told(small, View())["as_of"]
    assert misses() == ready


class Ring:
    def __init__(self) -> None:
        self.itself = self


def test_what_stands_is_spared_the_collection_after_each_run_until_the_next_sweep() -> None:
    async def tick() -> None:
        keeping = asyncio.create_task(keep_out_of_collection())
        await asyncio.sleep(0)
        keeping.cancel()

    ring = Ring()
    asyncio.run(tick())
    gone = weakref.ref(ring)
    del ring
    gc.collect()
    assert gone() is not None
    sweep()
    assert gone() is None


HEAPS = """
import ctypes, sys, threading
from components.ui.start import _glibc, share_one_heap
if sys.argv[1] == "shared":
    share_one_heap()
if not (library := _glibc()):
    sys.exit()
library.malloc.restype = ctypes.c_void_p
met = threading.Barrier(5)
def take():
    library.malloc(ctypes.c_size_t(1000))
    met.wait()
threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
met.wait()
library.malloc_info(0, ctypes.c_void_p.in_dll(library, "stdout"))
library.fflush(None)
"""


def heaps(how: str) -> int:
    """How many heaps four threads fill; 0 with another C library than glibc, which has no heap for each."""
    told = subprocess.run([sys.executable, "-c", HEAPS, how], capture_output=True, text=True, check=True)
    return told.stdout.count("<heap nr=")


def test_the_threads_of_a_server_share_the_heaps_that_there_are() -> None:
    assert (heaps("shared") < heaps("own")) == (_glibc() is not None)
