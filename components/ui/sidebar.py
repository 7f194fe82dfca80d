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
from components.language import N_, _, ngettext, number_words
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
                _("Reset"),
                key="reset",
                icon=":material/restart_alt:",
                type="tertiary",
                help=_("Back to the first look: every filter, the date and the look of the map."),
                on_click=lambda: desk.fill(View(lang=view.lang)),
            )
        for name, (title, draw) in FOLDS.items():
            with st.expander(_(title), key=name, type="compact", on_change="rerun") as fold:
                if fold.open:
                    draw(filters)


def _first(filters: Filters) -> None:
    st.slider(
        _("As of"),
        min_value=filters.book.first_day,
        max_value=filters.book.last_day,
        format=_("D MMM YYYY"),
        key=key("as_of"),
        help=_("The map shows what was reported up to this day."),
    )
    _segments("show", _("Show"), _("One mark for each asset, or every report up to the date."))
    _layers(filters)
    st.text_input(
        _("Search"),
        key=key("search"),
        type="search",
        max_chars=MAX_SEARCH,
        placeholder=_("ship, unit, place, source …"),
        help=_("Every word must occur in name, place, note or source. Accents and capitals do not matter."),
    )


def _layers(filters: Filters) -> None:
    """Boxes, not a multiselect: the browser sends yes or no, so the numbers beside them may change at any moment."""
    numbers = filters.counts("layers")
    st.markdown(_("Layers"))
    with st.container(key="layers", horizontal=True, gap="small"):
        for layer in LAYERS:
            count = (
                "" if layer == "bases" else f"{BETWEEN}{number_words(numbers.get(layer, 0))}"
            )  # bases are no records
            st.checkbox(wording.LAYERS[layer] + count, key=key(f"layer_{layer}"))


def _what(filters: Filters) -> None:
    _several("asset_kinds", _("Kind of asset"), filters)
    _several("operators", _("Operator"), filters)
    _several("event_kinds", _("Kind of event"), filters)


def _certainty(filters: Filters) -> None:
    _several("statuses", _("Status"), filters)
    _several("assertions", _("On what ground it is said"), filters)
    _several("where_precs", _("Location precision"), filters)
    st.toggle(
        _("Only with coordinates"),
        key=key("located_only"),
        help=_("Moves what could not be placed from the unlocatable to the filtered; the map never shows it."),
    )


def _sources(filters: Filters) -> None:
    _several("source_kinds", _("Kind of source"), filters)
    _several("reliabilities", _("Reliability (Admiralty code)"), filters)


def _when(filters: Filters) -> None:
    _day("start", _("Period from"), filters.book)
    _day("end", _("Period to"), filters.book)
    st.slider(
        _("Days a position counts as current"),
        min_value=1,
        max_value=MAX_WINDOW,
        key=key("window_days"),
        help=_("An asset whose newest report is older than this, seen from the as-of date, leaves the map."),
    )
    _known(filters)


def _known(filters: Filters) -> None:
    """The reader's other clock, beside the as-of date."""
    day = st.date_input(
        _("Known by"),
        min_value=filters.book.first_day,
        max_value=filters.book.last_published,
        format="YYYY-MM-DD",
        key=key("known_on"),
        help=_(
            "Only what was published by this day; empty: all that is in the data. A month counts from its last day."
        ),
    )
    if day is not None:
        _segments("undated", _("Sources that show no date"), _("Nobody can tell whether these were published by then."))
        count = filters.undated()
        if st.session_state[key("undated")] == Undated.LEFT_OUT:
            st.caption(
                ngettext(
                    "{number} record of such sources left out.", "{number} records of such sources left out.", count
                )
            )
        else:
            words = ngettext(
                "{number} record of such sources plotted all the same.",
                "{number} records of such sources plotted all the same.",
                count,
            )
            st.caption(words)


def _look(_filters: Filters) -> None:
    _one("basemap", _("Basemap"), _("The online ones fetch tiles from their makers' servers."))
    _segments("symbols", _("Symbols"), _("Military symbols follow APP-6D / MIL-STD-2525D."))
    _one("identity", _("Symbol frame"), _("The frame says whose side; neutral takes none."))
    _segments("theme", _("Map colours"), _("Light or dark, apart from the page."))
    st.toggle(_("Rings of uncertainty"), key=key("rings"), help=_("The circle within which a place may lie."))


#: Key of a fold → its title and what it holds.
FOLDS: dict[str, tuple[str, Callable[[Filters], None]]] = {
    "fold_what": (N_("What"), _what),
    "fold_when": (N_("When"), _when),
    "fold_certainty": (N_("Certainty"), _certainty),
    "fold_sources": (N_("Sources"), _sources),
    "fold_look": (N_("Look of the map"), _look),
}


def _several(field: str, title: str, filters: Filters) -> None:
    offered, numbers = filters.book.fields[field], filters.counts(field)
    st.multiselect(
        title,
        offered.codes,
        format_func=lambda code: offered.label(code, numbers),
        key=key(field),
        placeholder=_("all"),
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
