import asyncio

from components.dataset.view import View
from components.ui.shelf import document, selection, shelf
from components.ui.start import ready_first


def test_all_that_the_first_look_needs_is_at_hand_before_the_server_answers() -> None:
    made = (shelf, selection, document)
    for each in made:
        each.cache_clear()

    async def start() -> list[int]:
        async with ready_first(None):
            return [each.cache_info().currsize for each in made]

    assert asyncio.run(start()) == [1, 1, 1]
    selection(shelf(), View())
    assert selection.cache_info().hits == 1
