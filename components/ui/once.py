"""Answers that are made once a process, however many threads ask for them at the same time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import lru_cache, update_wrapper
from threading import Lock, RLock
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Once(Generic[P, T]):
    """``make`` with its last ``most`` answers kept, as by ``functools.lru_cache``; but of those who ask for the same
    while it is being made, one makes it and the others wait. What is raised is not kept: the next one tries again."""

    def __init__(self, make: Callable[P, T], most: int) -> None:
        update_wrapper(self, make)
        kept = lru_cache(most)(make)
        self.cache_info, self.cache_clear = kept.cache_info, kept.cache_clear
        self._kept: Callable[..., T] = kept
        self._turns: Callable[..., AbstractContextManager[bool]] = lru_cache(most)(lambda *_args, **_named: RLock())
        self._guard = Lock()

    def __call__(self, *args: P.args, **named: P.kwargs) -> T:
        with self._guard:
            turn = self._turns(*args, **named)
        with turn:
            return self._kept(*args, **named)


def once(most: int) -> Callable[[Callable[P, T]], Once[P, T]]:
    """A decorator."""
    return lambda make: Once(make, most)
