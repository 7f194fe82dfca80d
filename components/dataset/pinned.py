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

from components.dataset.history import Version, read_history, row_counts, rows_in
from components.dataset.versions import Action, Edit
from components.dataset.wording import spaced
from components.language import N_, _, day_words, ngettext, number_words

KEY = "v"
MAX_SHOWN = 40
COUNTED = {
    Action.ADDED: N_("{number} added"),
    Action.UPDATED: N_("{number} updated"),
    Action.REMOVED: N_("{number} removed"),
}
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
        words = _("This link names {shown} as its dataset version, which is none. The current data is shown.")
        return Pin(words.format(shown=shown))
    return _since(asked, current, folder)


def standing(current: str, folder: Path) -> str:
    """The current version in words: when it was recorded, or how far it is from the last one that was."""
    last, changed = _last_recorded(current, folder)
    if last is None:
        return _("Data version {version}").format(version=current)
    day = day_words(dt.date.fromisoformat(last.date))
    if last.version == current:
        return _("Data version {version}, recorded on {day}").format(version=current, day=day)
    return ngettext(
        "Data version {version}, not recorded yet: {number} record differs from version {last} of {day}",
        "Data version {version}, not recorded yet: {number} records differ from version {last} of {day}",
        changed,
    ).format(version=current, last=last.version, day=day)


@lru_cache(maxsize=2)
def _last_recorded(current: str, folder: Path) -> tuple[Version | None, int]:
    """The last recorded version, and by how many records the current one differs from it."""
    history = read_history(folder)
    if history is None:
        return None, 0
    last = history.versions[-1]
    same = last.version == current
    return last, 0 if same else sum(row_counts(history.since(last.version, rows_in(folder)) or []).values())


def _since(asked: str, current: str, folder: Path) -> Pin:
    day, edits = _edits_since(asked, current, folder)
    if day is None:
        words = _(
            "This link was made with dataset version {asked}, which is not on record here. The current version, "
            "{current}, is shown."
        )
        return Pin(words.format(asked=asked, current=current))
    words = _(
        "This link was made with dataset version {asked}, recorded on {day}; {changed} The current version, "
        "{current}, is shown."
    )
    said = words.format(
        asked=asked, current=current, day=day_words(dt.date.fromisoformat(day)), changed=_counted(edits)
    )
    return Pin(said, known=True, edits=edits)


@lru_cache(maxsize=16)
def _edits_since(asked: str, _current: str, folder: Path) -> tuple[str | None, tuple[Edit, ...]]:
    """The day of a recorded version (``None``: not on record) and what has changed since."""
    history = read_history(folder)
    edits = history.since(asked, rows_in(folder)) if history else None
    if history is None or edits is None:
        return None, ()
    return next(each.date for each in history.versions if each.version == asked), tuple(edits)


def _counted(edits: Sequence[Edit]) -> str:
    counts = row_counts(edits)
    total = sum(counts.values())
    if not total:
        return _("no record has changed since.")
    parts = ", ".join(_(COUNTED[action]).format(number=number_words(n)) for action, n in counts.items() if n)
    changed = ngettext("{number} record changed since ({parts}).", "{number} records changed since ({parts}).", total)
    return changed.format(parts=parts)


def edit_rows(edits: Sequence[Edit]) -> pd.DataFrame:
    """Edits as rows to read and to export, columns ``COLUMNS``: what was said then and what is said now."""
    return pd.DataFrame([_row(edit) for edit in edits], columns=list(COLUMNS), dtype="str")


def _row(edit: Edit) -> tuple[str, ...]:
    what, then, now = spaced(edit.column), edit.old, edit.new
    if edit.action == Action.ADDED:
        what, now = _("whole record"), _("added")
    elif edit.action == Action.REMOVED:
        cells = json.loads(edit.old).items()
        then = " · ".join(f"{spaced(name)}: {cell}" for name, cell in cells)
        what, now = _("whole record"), _("removed")
    return edit.table, edit.row_id, what, then, now, edit.reason or _("not recorded yet"), edit.date
