import asyncio
import gc
import weakref

from components.dataset.view import View
from components.ui.shelf import document_in, selection, selection_in, shelf
from components.ui.start import keep_out_of_collection, ready_first, sweep


def test_all_that_the_first_look_needs_is_at_hand_before_the_server_answers() -> None:
    made = (shelf, selection_in, document_in)
    for each in made:
        each.cache_clear()

    def kept() -> list[int]:
        return [each.cache_info().currsize for each in made]

    async def start() -> list[int]:
        async with ready_first(None):
            return kept()

    assert asyncio.run(start()) == [1, 1, 1]
    assert kept() == [1, 2, 2]  # the words of the second language follow
    before = selection_in.cache_info().misses
    selection(shelf(), View())
    assert selection_in.cache_info().misses == before


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
