"""The changes between two dates as rows to read and to export: each step with its sentence."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from components.dataset.arrays import Arrays
from components.dataset.change_words import sentence
from components.dataset.changes import TABLE, Kind, changes, steps, table
from components.dataset.load import Dataset
from components.dataset.state import state_on

COLUMNS = ("sentence", *TABLE)
#: Kinds in the order in which an editor would tell them; a mere repetition comes last.
ORDER = (
    *(Kind.NEWLY_KNOWN, Kind.ARRIVED, Kind.MOVED, Kind.DEPARTED, Kind.STATUS_CHANGED, Kind.COUNT_CHANGED),
    *(Kind.CORRECTED, Kind.REMOVED, Kind.GONE_STALE, Kind.RE_REPORTED),
)


def changes_between(
    dataset: Dataset,
    observations: pd.DataFrame,
    first: dt.date,
    second: dt.date,
    language: str = "en",
    known_on: dt.date | None = None,
) -> pd.DataFrame:
    """What changed from the state on ``first`` to the state on ``second``; columns ``COLUMNS``, in the order of
    ``ORDER``, then by name. Both states as they were known on ``known_on`` (``state.state_on``).

    ``observations``: as made by ``observations.observations``. Raises ``InputError`` when ``second`` is before
    ``first``, ``KeyError`` for a language without sentences.
    """
    rows = Arrays(observations, dataset.nesting)
    found = changes(state_on(rows, first, known_on), state_on(rows, second, known_on))
    told = [sentence(change, step, language) for change in found for step in steps(change, dataset.nesting)]
    listed = table(found, dataset.nesting).assign(sentence=told)
    rank = listed["kind"].map({kind: place for place, kind in enumerate(ORDER)})
    in_order = listed.assign(rank=rank).sort_values(["rank", "name"], kind="stable", ignore_index=True)
    return in_order[list(COLUMNS)]
