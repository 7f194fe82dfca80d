"""What was known on a day: only what was published by then, at the latest day on which its source may have been.

A source that shows no date cannot be shown to have been there. It is left out and counted (``Undated.LEFT_OUT``), or,
on request, taken as published on the last day that its report speaks of (``Undated.WHEN_TRUE``), which is the earliest
that it can have been.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.dataset.nesting import Mask
from components.dates import parse

Days = npt.NDArray[np.datetime64]


class Dated(Protocol):
    """Rows with the last day on which their source may have been published (``NaT``: it shows none), and the last day
    that they speak of."""

    @property
    def published(self) -> Days: ...
    @property
    def last(self) -> Days: ...


@dataclass(frozen=True, slots=True)
class Dates:
    """``Dated`` rows as two arrays."""

    published: Days
    last: Days


class Undated(StrEnum):
    """What a known-on date makes of a source that shows no date."""

    LEFT_OUT = "left_out"
    WHEN_TRUE = "when_true"


def last_days(stated: Any) -> Days:
    """The last day of each partial ISO date of an array of texts; ``NaT`` for ""."""
    codes, words = pd.factorize(stated)
    days = np.array([parse(each).end if each else None for each in words], dtype="datetime64[D]")
    return days[codes]


@dataclass(frozen=True, slots=True)
class KnownBy:
    """The reader's own clock: a day, or ``None`` for all that is in the data."""

    day: dt.date | None = None
    undated: Undated = Undated.LEFT_OUT

    def of(self, rows: Dated) -> tuple[Mask, Mask]:
        """Which rows were known, and which are not because nobody can tell when they were published."""
        nobody = np.zeros(len(rows.last), dtype=bool)
        if self.day is None:  # then nobody needs to know when a million rows were published
            return ~nobody, nobody
        day, undatable = np.datetime64(self.day, "D"), np.isnat(rows.published)
        if self.undated == Undated.LEFT_OUT:
            return ~undatable & (rows.published <= day), undatable
        return np.where(undatable, rows.last, rows.published) <= day, nobody


ALL = KnownBy()
