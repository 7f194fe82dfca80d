"""The headline: what this is, which day it shows, and three numbers that each open their ledger."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from components.dataset.known import Undated
from components.dataset.ledger import Figure, statements
from components.dataset.query import Selection
from components.language import _, day_words
from components.ui.headline import METRICS, NAME, Number, headline, number
from components.ui.ledger_table import ledger_table, newer_words, number_words
from components.ui.shelf import Shelf, figure
from components.ui.speech import fragment
from components.ui.wording import escape


def header(shelf: Shelf, selection: Selection) -> None:
    said = headline(shelf, selection.view, selection.as_of)
    st.title(NAME, anchor=False, width="content")
    st.markdown(f"**{said.day}**  \n{said.about}", width="content")
    figures(shelf, selection)


@fragment
def figures(shelf: Shelf, selection: Selection) -> None:
    """One popover for each number. A ledger is only made while its popover is open."""
    with st.container(key="figures", horizontal=True):
        for metric, title in METRICS.items():
            chosen = figure(shelf, metric, selection.as_of, selection.view.known_by)
            key = f"figure_{metric}"
            with st.popover(label(number(chosen, title)), type="tertiary", key=key, on_change="rerun") as opened:
                if opened.open:
                    _ledger(shelf, selection, metric, chosen)


def label(said: Number) -> str:
    """The number first, then what it counts; below, who said it. Markdown."""
    return f"**{said.words}** {said.what} :gray[{escape(said.origin)}]"


def _ledger(shelf: Shelf, selection: Selection, metric: str, chosen: Figure | None) -> None:
    if chosen is None:
        st.text(_("No source in the data gives such a number up to this date."), width="stretch")
        return
    st.text(
        _(
            "{number}: {scope}. {publisher}, {day}. Chosen as the {rule}. Nothing is averaged; every number stated by "
            "the as-of date:"
        ).format(
            number=number_words(chosen.chosen),
            scope=_(chosen.scope),
            publisher=chosen.publisher,
            day=day_words(chosen.date),
            rule=_(chosen.rule),
        ),
        width="stretch",
    )
    if newer := newer_words(chosen):
        st.text(newer, width="stretch")
    known = selection.view.known_by
    if known.undated == Undated.LEFT_OUT:  # that page takes nothing on trust
        link = {"number": metric, "on": selection.as_of.isoformat()}
        link |= {"known": known.day.isoformat()} if known.day else {}
        words = _("Open as a page, with the numbers over time")
        st.markdown(f"[{words}](numbers?{urlencode(link)})")
    told = statements(shelf.dataset, metric, selection.as_of, selection.view.known_by)
    ledger_table(
        shelf,
        told,
        chosen,
        key=f"ledger_{metric}",
        alt=_("Every number of {what} stated by then").format(what=METRICS[metric]),
    )
