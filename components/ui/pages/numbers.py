"""The numbers page: on any date, who said what, and why the headline figure is what it is.

Numbers of different families of scopes answer different questions ("the Caribbean", "Southern Command", "one ship"):
each family has a table of its own, and none is added to another.
"""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import streamlit as st

from components.dataset.known import KnownBy
from components.dataset.ledger import METRICS, Figure, Statement, statements
from components.dataset.scopes import family_words
from components.language import N_, _, day_words, ngettext
from components.ui import wording
from components.ui.bottom_up import bottom_up
from components.ui.day_input import PUBLISHED_BY, day_input, say_left_out
from components.ui.ledger_table import ledger_table, newer_words, number_words
from components.ui.page_link import Field, PageLink, code_field, day_field
from components.ui.shelf import Shelf, figure, shelf
from components.ui.wording import escape

NUMBER, DAY, KNOWN = "number", "on", "known"  # the widgets' keys, and so the keys of the page's link
#: What links wrote for a metric before they wrote its code.
FORMER = {
    "Ships": "ships",
    "Personnel": "personnel",
    "Aircraft": "aircraft",
    "Marines": "marines",
    "Militia": "militia",
    "Killed in strikes": "killed",
    "Strikes": "strikes",
    "Boats destroyed": "vessels_destroyed",
}
INTRODUCTION = N_(
    "Every number that a source in the data has stated, with its words, its scope and its date. The headline is one of "
    "them, chosen by a rule that is named; nothing is averaged, and numbers about different things are never added."
)


def page() -> None:
    shared = shelf()
    st.title(_("Numbers"), anchor=False)
    st.text(_(INTRODUCTION), width="stretch")
    link = PageLink("numbers", fields(shared))
    unread = link.open()
    metric, day, known = _choose(shared)
    link.close()
    if unread:
        words = _("This link asks for {unread}, which the data does not have; the default is shown instead.")
        st.info(escape(words.format(unread=unread)))
    told, chosen = statements(shared.dataset, metric, day, known), figure(shared, metric, day, known)
    _headline(chosen, day)
    left_out = len(statements(shared.dataset, metric, day)) - len(told)
    say_left_out(known.day, ngettext("{number} number", "{number} numbers", left_out))
    _chart(shared, metric, day, known)
    _families(shared, metric, told, chosen)
    if metric == "personnel":
        bottom_up(shared, day, known)


def fields(shared: Shelf) -> tuple[Field, ...]:
    """The keys of the page's link."""
    days = day_field(DAY, shared.book, shared.defaults["latest"]), day_field(KNOWN, shared.book, None)
    return code_field(NUMBER, "ships", METRICS, FORMER), *days


def _choose(shared: Shelf) -> tuple[str, dt.date, KnownBy]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        metric = st.segmented_control(
            _("Number of"),
            list(METRICS),
            required=True,
            format_func=wording.METRICS.__getitem__,
            key=NUMBER,
            wrap=True,
        )
        day = day_input(shared.book, _("Stated by"), DAY)
        known = day_input(shared.book, _("Published by"), KNOWN, hint=_(PUBLISHED_BY))
    return str(metric), day or shared.defaults["latest"], KnownBy(known)


def _headline(chosen: Figure | None, day: dt.date) -> None:
    if chosen is None:
        st.text(_("No source in the data gives such a number up to {day}.").format(day=day_words(day)))
        return
    others = len(chosen.alternatives)
    differ = _("nobody differs")
    if others:
        differ = ngettext("{number} recent number differs", "{number} recent numbers differ", others)
    st.markdown(
        f"## {escape(number_words(chosen.chosen))} :gray[{escape(wording.METRICS[chosen.metric].lower())}]\n"
        f"{escape(_(chosen.scope))}. {escape(chosen.publisher)}, {escape(day_words(chosen.date))}.  \n"
        f"**{_('Why this one:')}** {escape(_(chosen.rule))}; {differ}."
    )
    if newer := newer_words(chosen):
        st.text(newer, width="stretch")


def _chart(shared: Shelf, metric: str, day: dt.date, known: KnownBy) -> None:
    # Altair takes as long to import as Streamlit; only this page and one tab of the map need it.
    from components.ui.levels import reported_chart

    reported_chart(shared, metric, day, known)


def _families(shared: Shelf, metric: str, told: tuple[Statement, ...], chosen: Figure | None) -> None:
    order = {family: rank for rank, family in enumerate(METRICS[metric].families)}
    ranked = sorted(told, key=lambda each: (order.get(each.family, len(order)), each.family))  # stable: newest first
    for family, group in groupby(ranked, key=lambda each: each.family):
        rows = list(group)
        title = family_words(family)
        st.subheader(f"{title[0].upper()}{title[1:]} · {len(rows)}", anchor=False)
        ledger_table(shared, rows, chosen, key=f"ledger_{metric}_{family}", alt=f"{wording.METRICS[metric]}: {title}")
