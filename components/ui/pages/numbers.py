"""The numbers page: on any date, who said what, and why the headline figure is what it is.

Numbers of different families of scopes answer different questions ("the Caribbean", "Southern Command", "one ship"):
each family has a table of its own, and none is added to another.
"""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import streamlit as st

from components.dataset.ledger import METRICS, Figure, Statement, statements
from components.dataset.wording import day_words
from components.ui import wording
from components.ui.ledger_table import ledger_table, number_words
from components.ui.shelf import Shelf, figure, shelf
from components.ui.wording import escape

NUMBER, DAY = "number", "on"  # the widgets' keys, and so the keys of the page's link
INTRODUCTION = (
    "Every number that a source in the data has stated, with its words, its scope and its date. The headline is one of "
    "them, chosen by a rule that is named; nothing is averaged, and numbers about different things are never added."
)


def page() -> None:
    shared = shelf()
    st.title("Numbers", anchor=False)
    st.text(INTRODUCTION, width="stretch")
    unread = _unread(shared)
    metric, day = _choose(shared)
    if unread:
        st.info(escape(f"This link asks for {unread}, which the data does not have; the default is shown instead."))
    told, chosen = statements(shared.dataset, metric, day), figure(shared, metric, day)
    _headline(chosen, day)
    _chart(shared, metric, day)
    _families(shared, metric, told, chosen)


def _choose(shared: Shelf) -> tuple[str, dt.date]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        metric = st.segmented_control(
            "Number of",
            list(METRICS),
            default="ships",
            required=True,
            format_func=wording.METRICS.__getitem__,
            key=NUMBER,
            bind="query-params",
            wrap=True,
        )
        day = st.date_input(
            "Stated by",
            value=shared.defaults["latest"],
            min_value=shared.book.first_day,
            max_value=shared.book.last_day,
            format="YYYY-MM-DD",
            key=DAY,
            bind="query-params",
            width=180,
        )
    return str(metric), day if isinstance(day, dt.date) else shared.defaults["latest"]


def _unread(shared: Shelf) -> str:
    """What the link asks for that no widget can show; Streamlit itself would drop it without a word."""
    asked = st.query_params.to_dict()
    wrong = []
    if NUMBER in asked and asked[NUMBER] not in wording.METRICS.values() and asked[NUMBER] not in METRICS:
        wrong.append(asked[NUMBER])
    if DAY in asked and not shared.book.has_day(asked[DAY]):
        wrong.append(asked[DAY])
    return ", ".join(repr(each[:40]) for each in wrong)


def _headline(chosen: Figure | None, day: dt.date) -> None:
    if chosen is None:
        st.text(f"No source in the data gives such a number up to {day_words(day)}.")
        return
    others = len(chosen.alternatives)
    differ = f"{others} recent {'number differs' if others == 1 else 'numbers differ'}" if others else "nobody differs"
    st.markdown(
        f"## {escape(number_words(chosen.chosen))} :gray[{escape(wording.METRICS[chosen.metric].lower())}]\n"
        f"{escape(chosen.scope)}. {escape(chosen.publisher)}, {escape(day_words(chosen.date))}.  \n"
        f"**Why this one:** {escape(chosen.rule)}; {differ}."
    )


def _chart(shared: Shelf, metric: str, day: dt.date) -> None:
    # Altair takes as long to import as Streamlit; only this page and one tab of the map need it.
    from components.ui.levels import reported_chart

    reported_chart(shared, metric, day)


def _families(shared: Shelf, metric: str, told: tuple[Statement, ...], chosen: Figure | None) -> None:
    order = {family: rank for rank, family in enumerate(METRICS[metric].families)}
    ranked = sorted(told, key=lambda each: (order.get(each.family, len(order)), each.family))  # stable: newest first
    for family, group in groupby(ranked, key=lambda each: each.family):
        rows = list(group)
        st.subheader(f"{family[0].upper()}{family[1:]} · {len(rows):,}", anchor=False)
        ledger_table(shared, rows, chosen, key=f"ledger_{metric}_{family}", alt=f"{wording.METRICS[metric]}: {family}")
