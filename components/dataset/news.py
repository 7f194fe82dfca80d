"""What is new, as entries of a feed: every recorded version of the data, and what each week's reports changed.

No clock is read. An entry is *published* on the day it speaks of, and *updated* on the day of the last recorded edit to
a report that it names, so that a corrected week shows again in a feed reader and an untouched one does not. Ids are
UUIDs of what the entry is about: the same in every copy of the data. Repetitions of what was known are no news.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from components.dataset.change_table import changes_between
from components.dataset.changes import Kind
from components.dataset.coverage import first_day, last_day
from components.dataset.history import History, Version, read_history
from components.dataset.load import Dataset
from components.dataset.wording import interval_words
from components.language import N_, _, speaking

WEEKS = 52
WEEK = dt.timedelta(days=7)
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://sotavento.invalid/news")  # a name that nobody can own
_COUNTS = N_("{added} records added, {updated} updated, {removed} removed.")


@dataclass(frozen=True, slots=True)
class Entry:
    """``id`` is a ``urn:uuid:``; ``path`` leads to the page that shows it, relative to the address of the server."""

    id: str
    title: str
    published: dt.date
    updated: dt.date
    lines: tuple[str, ...]
    path: str


def news(dataset: Dataset, observations: pd.DataFrame, language: str = "en") -> list[Entry]:
    """The newest entries first: every version on record and the last ``WEEKS`` weeks in which something changed.

    ``observations``: as made by ``observations.observations``. Raises ``KeyError`` for a language without words.
    """
    with speaking(language):
        return _news(dataset, observations, language)


def _news(dataset: Dataset, observations: pd.DataFrame, language: str) -> list[Entry]:
    history = read_history(dataset.folder)
    versions = [_version(each, language) for each in history.versions] if history else []
    edited = _last_edits(history)
    weeks = [_week(dataset, observations, start, language, edited) for start in _weeks(observations)]
    told = [*versions, *(each for each in weeks if each is not None)]
    return sorted(told, key=lambda each: (each.updated, each.published, each.id), reverse=True)


def entry_id(*parts: str) -> str:
    return uuid.uuid5(NAMESPACE, "/".join(parts)).urn


def _weeks(observations: pd.DataFrame) -> Iterator[dt.date]:
    """The Sundays on which the last weeks of the data begin, each compared with the Sunday after it."""
    last = last_day(observations)
    end = last + dt.timedelta(days=(6 - last.weekday()) % 7)
    first = max(end - WEEKS * WEEK, first_day(observations))
    while end - WEEK >= first:
        yield end - WEEK
        end -= WEEK


def _week(
    dataset: Dataset, observations: pd.DataFrame, start: dt.date, language: str, edited: Mapping[str, dt.date]
) -> Entry | None:
    """``None`` for a week without news."""
    end = start + WEEK
    found = changes_between(dataset, observations, start, end, language)
    found = found[found["kind"].ne(Kind.RE_REPORTED)]
    if found.empty:
        return None
    named = {*found["from_record"], *found["to_record"]}
    return Entry(
        entry_id("week", end.isoformat(), language),
        _("Reported changes, {days}").format(days=interval_words(start + dt.timedelta(days=1), end)),
        end,
        max([end, *(edited[record] for record in named if record in edited)]),
        tuple(found["sentence"]),
        f"changes?a={start}&b={end}&words={language}",
    )


def _version(recorded: Version, language: str) -> Entry:
    day = dt.date.fromisoformat(recorded.date)
    counts = _(_COUNTS).format(added=recorded.added, updated=recorded.updated, removed=recorded.removed)
    title = _("Data version {version} recorded").format(version=recorded.version)
    return Entry(
        entry_id("version", recorded.version, language), title, day, day, (f"{recorded.reason}.", counts), "changes"
    )


def _last_edits(history: History | None) -> dict[str, dt.date]:
    """The day of the last recorded edit of each report."""
    closed = [edit for edit in history.edits if edit.version and edit.table == "reports"] if history else []
    return {edit.row_id: dt.date.fromisoformat(edit.date) for edit in sorted(closed, key=lambda each: each.date)}
