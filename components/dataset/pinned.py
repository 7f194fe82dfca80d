"""A link that names the version of the data it was made with (``v=…``): what has changed since, and what was said then.

The value is a stranger's text. It is only ever compared with the versions on record; what is none of them is answered
with a sentence and opens nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from components.dataset.history import read_history, row_counts, rows_in
from components.dataset.versions import Action, Edit
from components.dataset.wording import day_words, spaced

KEY = "v"
MAX_SHOWN = 40
COLUMNS = ("table", "row_id", "what", "then", "now", "reason", "date")
_VERSION = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Pin:
    """What there is to say of a link's version. ``known``: it is on record, so ``edits`` are all that differs since."""

    said: str
    known: bool = False
    edits: tuple[Edit, ...] = ()


def pinned(asked: str, current: str, folder: Path) -> Pin | None:
    """What to say of a link that names the version ``asked``; ``None`` when it is the ``current`` one.

    Raises ``DatasetError`` when the history in ``folder`` cannot be read.
    """
    if asked == current:
        return None
    if not _VERSION.fullmatch(asked):
        shown = repr(asked[:MAX_SHOWN]) + ("…" if len(asked) > MAX_SHOWN else "")
        return Pin(f"This link names {shown} as its dataset version, which is none. The current data is shown.")
    return _since(asked, current, folder)


@lru_cache(maxsize=2)
def standing(current: str, folder: Path) -> str:
    """The current version in words: when it was recorded, or how far it is from the last one that was."""
    history = read_history(folder)
    if history is None:
        return f"Data version {current}"
    last = history.versions[-1]
    day = day_words(dt.date.fromisoformat(last.date))
    if last.version == current:
        return f"Data version {current}, recorded on {day}"
    changed = sum(row_counts(history.since(last.version, rows_in(folder)) or []).values())
    rows = "record differs" if changed == 1 else "records differ"
    return f"Data version {current}, not recorded yet: {changed:,} {rows} from version {last.version} of {day}"


@lru_cache(maxsize=16)
def _since(asked: str, current: str, folder: Path) -> Pin:
    made = f"This link was made with dataset version {asked}"
    history = read_history(folder)
    edits = history.since(asked, rows_in(folder)) if history else None
    if history is None or edits is None:
        return Pin(f"{made}, which is not on record here. The current version, {current}, is shown.")
    day = next(each.date for each in history.versions if each.version == asked)
    dated = f"{made}, recorded on {day_words(dt.date.fromisoformat(day))}"
    return Pin(f"{dated}; {_counted(edits)} The current version, {current}, is shown.", known=True, edits=tuple(edits))


def _counted(edits: Sequence[Edit]) -> str:
    counts = row_counts(edits)
    total = sum(counts.values())
    if not total:
        return "no record has changed since."
    parts = ", ".join(f"{number:,} {action}" for action, number in counts.items() if number)
    return f"{total:,} {'record' if total == 1 else 'records'} changed since ({parts})."


def edit_rows(edits: Sequence[Edit]) -> pd.DataFrame:
    """Edits as rows to read and to export, columns ``COLUMNS``: what was said then and what is said now."""
    return pd.DataFrame([_row(edit) for edit in edits], columns=list(COLUMNS), dtype="str")


def _row(edit: Edit) -> tuple[str, ...]:
    what, then, now = spaced(edit.column), edit.old, edit.new
    if edit.action == Action.ADDED:
        what, now = "whole record", "added"
    elif edit.action == Action.REMOVED:
        cells = json.loads(edit.old).items()
        what, then, now = "whole record", " · ".join(f"{spaced(name)}: {cell}" for name, cell in cells), "removed"
    return edit.table, edit.row_id, what, then, now, edit.reason or "not recorded yet", edit.date
