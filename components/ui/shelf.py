"""What every reader shares: the loaded data, its records and the map document, each made once for a server.

The frames are never changed after loading, so that sessions may share them. Caches of the process, because the server
fills them before it answers (``components/ui/start.py``), outside any session; what is large is made by one thread, for
two copies would not fit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pandas as pd

from components.data_folder import data_folder
from components.dataset.coverage import Coverage, coverage_note
from components.dataset.facets import vocabulary
from components.dataset.known import ALL, KnownBy
from components.dataset.ledger import Figure, headline
from components.dataset.load import Dataset, read_dataset
from components.dataset.nesting import Mask
from components.dataset.observations import observations
from components.dataset.query import Selection, arrays_of, facet_counts, resolved_as_of, select
from components.dataset.spells import spells
from components.dataset.timeline import Timeline, is_playable
from components.dataset.timeline import timeline as days_of
from components.dataset.view import CHOICES, FILTER_FIELDS, View
from components.language import current
from components.layers.build import engine_of, rendered
from components.layers.engine import Engine
from components.layers.large import MANY, Large, large
from components.layers.listing import Listing
from components.ui.choices import Book, book
from components.ui.once import once


@dataclass(frozen=True, eq=False)  # compared by identity, so that answers can be kept by shelf and question
class Shelf:
    """The data of this server. ``records`` is indexed by ``record_id``, one row a report or event; ``defaults`` holds
    the as-of date of a view that names none, by what it shows."""

    dataset: Dataset
    records: pd.DataFrame
    book: Book
    vocabulary: Mapping[str, tuple[str, ...]]
    defaults: Mapping[str, dt.date]


@once(1)
def shelf() -> Shelf:
    """All of it, read once a process."""
    return shelf_of(read_dataset(data_folder()))


def is_read() -> bool:
    """Whether ``shelf`` is at hand; asking neither reads nor waits."""
    return shelf.cache_info().currsize > 0


def shelf_of(dataset: Dataset) -> Shelf:
    """The shelf of a dataset."""
    records = observations(dataset)
    defaults = {show: resolved_as_of(records, View(show=show)) for show in CHOICES["show"]}
    return Shelf(dataset, records, book(records), vocabulary(records), defaults)


def selection(shelf: Shelf, view: View) -> Selection:
    """The rows of a view. Kept, because a run that opens a list or finds a row asks for the same again; by language,
    because the reasons of what is left out are words; of very many records fewer, since one takes tens of megabytes."""
    kept = selection_in if len(shelf.records) <= MANY else _selection_of_many
    return kept(shelf, view, current())


def _selected(shelf: Shelf, view: View, _language: str) -> Selection:
    return select(shelf.dataset, shelf.records, view)


selection_in = lru_cache(maxsize=32)(_selected)
_selection_of_many = lru_cache(maxsize=4)(_selected)


@cache
def playable(shelf: Shelf) -> bool:
    """Whether the data can be played day by day."""
    return len(shelf.records) <= MANY and is_playable(shelf.records)


def timeline(shelf: Shelf, view: View) -> Timeline:
    """The days of every record under a view's filters; its as-of date and its look play no part."""
    return _timeline(shelf, View(**{name: getattr(view, name) for name in FILTER_FIELDS if name != "as_of"}))


@lru_cache(maxsize=32)
def _timeline(shelf: Shelf, view: View) -> Timeline:
    return days_of(shelf.dataset, shelf.records, view)


@lru_cache(maxsize=256)
def counts(shelf: Shelf, view: View, field: str) -> dict[Any, int]:
    """How many records each code of ``field`` would show, all other filters as they stand."""
    return {code: int(number) for code, number in facet_counts(shelf.dataset, shelf.records, view, field).items()}


@lru_cache(maxsize=256)
def figure(shelf: Shelf, metric: str, as_of: dt.date, known: KnownBy = ALL) -> Figure | None:
    """The headline number of a metric on a date, as far as it was known."""
    return headline(shelf.dataset, metric, as_of, known)


def thinness(shelf: Shelf, as_of: dt.date, known: KnownBy = ALL) -> str:
    """Where the reports thin out, as seen from a date, as far as they were known."""
    return _thinness(shelf, as_of, known, current())


@lru_cache(maxsize=256)
def _thinness(shelf: Shelf, as_of: dt.date, known: KnownBy, _language: str) -> str:
    return coverage_note(_coverage(shelf, known), as_of)


@lru_cache(maxsize=8)
def _coverage(shelf: Shelf, known: KnownBy) -> Coverage:
    return Coverage.of(shelf.records if known.day is None else shelf.records[_known(shelf, known)])


def not_known(shelf: Shelf, day: dt.date | None) -> int:
    """How many records had not been published by a day, or nobody can tell."""
    return int((~_known(shelf, KnownBy(day))).sum())


def _known(shelf: Shelf, known: KnownBy) -> Mask:
    return known.of(arrays_of(shelf.records, shelf.dataset.nesting))[0]


def engine(shelf: Shelf) -> Engine:
    """What the map's document is made of, in the language of now."""
    return _engine(shelf, current())


@once(4)
def _engine(shelf: Shelf, _language: str) -> Engine:
    return engine_of(shelf.dataset, shelf.records, large=large_layer(shelf))


def document(shelf: Shelf) -> str:
    """The map as one HTML document, the same string for all readers of a language, so that its frame is never mounted
    anew."""
    return document_in(shelf, current())


@once(4)
def document_in(shelf: Shelf, _language: str) -> str:
    return rendered(engine(shelf))


@lru_cache(maxsize=4)
def listing(shelf: Shelf) -> Listing:
    """The order of the records in the map's document."""
    return Listing.of(shelf.records)


@once(4)
def large_layer(shelf: Shelf) -> Large | None:
    """The records as columns for the browser, where they are too many for the map's document."""
    if len(shelf.records) <= MANY:
        return None
    rows = arrays_of(shelf.records, shelf.dataset.nesting)
    return large(shelf.dataset, rows, spells(rows))


def large_address(made: Large) -> str:
    """Where the page's own server serves a large layer, from the page's address."""
    return f"large/{made.mark}"
