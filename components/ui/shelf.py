"""What every reader shares: the loaded data, its records and the map document, each made once for a server.

The frames are never changed after loading, so that sessions may share them (``st.cache_resource``, no copies).
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from components.dataset.coverage import coverage_note
from components.dataset.facets import vocabulary
from components.dataset.ledger import Figure, headline
from components.dataset.load import Dataset, load
from components.dataset.observations import observations
from components.dataset.query import Selection, facet_counts, resolved_as_of, select
from components.dataset.view import CHOICES, View
from components.layers.build import map_document
from components.layers.scripts import Scripts
from components.ui.choices import Book, book


@dataclass(frozen=True, eq=False)  # compared by identity, so that answers can be kept by shelf and question
class Shelf:
    """The data of this server. ``records`` is indexed by ``record_id``, one row a report or event; ``defaults`` holds
    the as-of date of a view that names none, by what it shows."""

    dataset: Dataset
    records: pd.DataFrame
    book: Book
    vocabulary: Mapping[str, tuple[str, ...]]
    defaults: Mapping[str, dt.date]


@st.cache_resource(show_spinner="Reading the data …")
def shelf() -> Shelf:
    dataset = load()
    records = observations(dataset)
    defaults = {show: resolved_as_of(records, View(show=show)) for show in CHOICES["show"]}
    return Shelf(dataset, records, book(records), vocabulary(records), defaults)


@lru_cache(maxsize=32)
def selection(shelf: Shelf, view: View) -> Selection:
    """The rows of a view. Kept, because a run that opens a list or finds a row asks for the same again."""
    return select(shelf.dataset, shelf.records, view)


@lru_cache(maxsize=256)
def counts(shelf: Shelf, view: View, field: str) -> dict[Any, int]:
    """How many records each code of ``field`` would show, all other filters as they stand."""
    return {code: int(number) for code, number in facet_counts(shelf.records, view, field).items()}


@lru_cache(maxsize=256)
def figure(shelf: Shelf, metric: str, as_of: dt.date) -> Figure | None:
    """The headline number of a metric on a date."""
    return headline(shelf.dataset, metric, as_of)


@lru_cache(maxsize=256)
def thinness(shelf: Shelf, as_of: dt.date) -> str:
    """Where the reports thin out, as seen from a date."""
    return coverage_note(shelf.records, as_of)


def document(shelf: Shelf) -> str:
    """The map as one HTML document, the same string for everybody, so that its frame is never mounted anew."""
    return _document(shelf.dataset.version, Scripts.available(), shelf)


@st.cache_resource(show_spinner="Drawing the map …", max_entries=4)
def _document(version: str, scripts: Scripts, _shelf: Shelf) -> str:  # noqa: ARG001 - the version is the cache's key
    return map_document(_shelf.dataset, _shelf.records, scripts=scripts)


@st.cache_resource(show_spinner=False)
def freeze_imports() -> None:
    """Take what the imports made out of garbage collection, once a process.

    Streamlit collects all garbage after each run, which with these libraries costs some 75 ms a click; what the
    imports made stays for ever anyway.
    """
    gc.collect()
    gc.freeze()
