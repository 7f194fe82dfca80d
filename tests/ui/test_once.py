from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore

import pytest

from components.ui.once import once


def test_who_asks_while_it_is_being_made_waits_for_it_and_others_go_on() -> None:
    entered, finish = Semaphore(0), Event()

    @once(4)
    def answer(question: str) -> object:
        entered.release()
        assert question == "light" or finish.wait(60)
        return object()

    with ThreadPoolExecutor() as threads:
        asking = [threads.submit(answer, "heavy") for _ in range(3)]
        entered.acquire()
        assert not entered.acquire(timeout=0.2)  # nobody makes it beside the first
        assert threads.submit(answer, "light").result(60) is answer("light")
        finish.set()
        assert len({each.result(60) for each in asking}) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    tried: list[int] = []

    @once(1)
    def answer() -> int:
        tried.append(len(tried))
        return 1 // len(tried[1:])

    with pytest.raises(ZeroDivisionError):
        answer()
    assert (answer(), answer(), tried) == (1, 1, [0, 1])
