"""The changes between two dates as rows to read and to export: each step with its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from components.dataset.arrays import Arrays
from components.dataset.change_words import sentence
from components.dataset.changes import TABLE, Change, Kind, Position, changes, steps, table
from components.dataset.load import Dataset
from components.dataset.own_names import asset_names
from components.dataset.state import state_on
from components.language import speaking

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
    listed = table(found, dataset.nesting).assign(sentence=_told(dataset, found, language))
    rank = listed["kind"].map({kind: place for place, kind in enumerate(ORDER)})
    in_order = listed.assign(rank=rank).sort_values(["rank", "name"], kind="stable", ignore_index=True)
    return in_order[list(COLUMNS)]


def _told(dataset: Dataset, found: Sequence[Change], language: str) -> list[str]:
    """A sentence for each step, with the names of assets and places in its language as far as they are known in it."""
    with speaking(language):
        names, label = asset_names(dataset.assets), dataset.place_words.label

        def placed(position: Position | None) -> Position | None:
            return replace(position, place=label(position.place)) if position else None

        return [
            sentence(named, replace(step, before=placed(step.before), after=placed(step.after)), language)
            for change in found
            for named in [replace(change, name=str(names[change.asset_id]))]
            for step in steps(change, dataset.nesting)
        ]
