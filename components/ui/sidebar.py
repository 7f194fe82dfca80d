"""The filters. Everything the reader can choose leaves here as one frozen ``View``.

Four things stand open: the date, what is shown, the layers, the search. All else waits in folds, so that the first
look is calm; what a fold holds is only made while it is open, which spares each visit a third of the page. The number
beside a choice is how many records it would show, all other filters as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from components.dataset.known import Undated
from components.dataset.sentences import describe
from components.dataset.view import LAYERS, MAX_SEARCH, MAX_WINDOW, View
from components.dataset.wording import counted
from components.ui import wording
from components.ui.address import Desk
from components.ui.choices import BETWEEN, Book
from components.ui.controls import key
from components.ui.shelf import counts, selection


@dataclass(frozen=True)
class Filters:
    """What the widgets need: what there is to choose from, the counts for a field under the view of this run, and how
    many of its records rest on sources without a date."""

    book: Book
    counts: Callable[[str], Mapping[object, int]]
    undated: Callable[[], int]


def sidebar(desk: Desk, view: View) -> None:
    """Draw the filters, which say what the run's ``view`` does."""
    shelf = desk.shelf
    filters = Filters(shelf.book, lambda field: counts(shelf, view, field), lambda: selection(shelf, view).undated)
    with st.sidebar:
        _first(filters)
        with st.container(key="sentence", gap="small"):
            st.text(describe(view, view.as_of or shelf.defaults[view.show]), width="stretch")
            st.button(
                "Reset",
                key="reset",
                icon=":material/restart_alt:",
                type="tertiary",
                help="Back to the first look: every filter, the date and the look of the map.",
                on_click=lambda: desk.fill(View(lang=view.lang)),
            )
        for title, draw in FOLDS.items():
            name = f"fold_{title.split()[0].lower()}"
            with st.expander(title, key=name, type="compact", on_change="rerun") as fold:
                if fold.open:
                    draw(filters)


def _first(filters: Filters) -> None:
    st.slider(
        "As of",
        min_value=filters.book.first_day,
        max_value=filters.book.last_day,
        format="D MMM YYYY",
        key=key("as_of"),
        help="The map shows what was reported up to this day.",
    )
    _segments("show", "Show", "One mark for each asset, or every report up to the date.")
    _layers(filters)
    st.text_input(
        "Search",
        key=key("search"),
        type="search",
        max_chars=MAX_SEARCH,
        placeholder="ship, unit, place, source …",
        help="Every word must occur in name, place, note or source. Accents and capitals do not matter.",
    )


def _layers(filters: Filters) -> None:
    """Boxes, not a multiselect: the browser sends yes or no, so the numbers beside them may change at any moment."""
    numbers = filters.counts("layers")
    st.markdown("Layers")
    with st.container(key="layers", horizontal=True, gap="small"):
        for layer in LAYERS:
            count = "" if layer == "bases" else f"{BETWEEN}{numbers.get(layer, 0):,}"  # bases are no records
            st.checkbox(wording.LAYERS[layer] + count, key=key(f"layer_{layer}"))


def _what(filters: Filters) -> None:
    _several("asset_kinds", "Kind of asset", filters)
    _several("operators", "Operator", filters)
    _several("event_kinds", "Kind of event", filters)


def _certainty(filters: Filters) -> None:
    _several("statuses", "Status", filters)
    _several("assertions", "On what ground it is said", filters)
    _several("where_precs", "Location precision", filters)
    st.toggle(
        "Only with coordinates",
        key=key("located_only"),
        help="Moves what could not be placed from the unlocatable to the filtered; the map never shows it.",
    )


def _sources(filters: Filters) -> None:
    _several("source_kinds", "Kind of source", filters)
    _several("reliabilities", "Reliability (Admiralty code)", filters)


def _when(filters: Filters) -> None:
    _day("start", "Period from", filters.book)
    _day("end", "Period to", filters.book)
    st.slider(
        "Days a position counts as current",
        min_value=1,
        max_value=MAX_WINDOW,
        key=key("window_days"),
        help="An asset whose newest report is older than this, seen from the as-of date, leaves the map.",
    )
    _known(filters)


def _known(filters: Filters) -> None:
    """The reader's other clock, beside the as-of date."""
    day = st.date_input(
        "Known by",
        min_value=filters.book.first_day,
        max_value=filters.book.last_published,
        format="YYYY-MM-DD",
        key=key("known_on"),
        help="Only what was published by this day; empty: all that is in the data. A month counts from its last day.",
    )
    if day is not None:
        _segments("undated", "Sources that show no date", "Nobody can tell whether these were published by then.")
        fate = "left out" if st.session_state[key("undated")] == Undated.LEFT_OUT else "plotted all the same"
        st.caption(f"{counted(filters.undated(), 'record')} of such sources {fate}.")


def _look(_filters: Filters) -> None:
    _one("basemap", "Basemap", "The online ones fetch tiles from their makers' servers.")
    _segments("symbols", "Symbols", "Military symbols follow APP-6D / MIL-STD-2525D.")
    _one("identity", "Symbol frame", "The frame says whose side; neutral takes none.")
    _segments("theme", "Map colours", "Light or dark, apart from the page.")
    st.toggle("Rings of uncertainty", key=key("rings"), help="The circle within which a place may lie.")


FOLDS: dict[str, Callable[[Filters], None]] = {
    "What": _what,
    "When": _when,
    "Certainty": _certainty,
    "Sources": _sources,
    "Look of the map": _look,
}


def _several(field: str, title: str, filters: Filters) -> None:
    offered, numbers = filters.book.fields[field], filters.counts(field)
    st.multiselect(
        title,
        offered.codes,
        format_func=lambda code: offered.label(code, numbers),
        key=key(field),
        placeholder="all",
        filter_mode="contains",
    )


def _segments(field: str, title: str, hint: str) -> None:
    words = wording.TABLES[field]
    st.segmented_control(
        title, list(words), required=True, format_func=words.__getitem__, key=key(field), help=hint, width="stretch"
    )


def _one(field: str, title: str, hint: str) -> None:
    words = wording.TABLES[field]
    st.selectbox(title, list(words), format_func=words.__getitem__, key=key(field), help=hint)


def _day(field: str, title: str, book: Book) -> None:
    st.date_input(title, min_value=book.first_day, max_value=book.last_day, format="YYYY-MM-DD", key=key(field))
