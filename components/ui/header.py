"""The headline: what this is, which day it shows, and three numbers that each open their ledger."""

from __future__ import annotations

from textwrap import shorten
from urllib.parse import urlencode

import streamlit as st

from components.dataset.known import Undated
from components.dataset.ledger import Figure, statements
from components.dataset.query import Selection
from components.language import N_, Words, _, day_words, ngettext, short_day
from components.ui.ledger_table import ledger_table, newer_words, number_words
from components.ui.shelf import Shelf, figure
from components.ui.speech import fragment
from components.ui.wording import escape

PUBLISHER_WIDTH = 18  # characters of a publisher's name in the headline; the ledger has it whole
SUBTITLE = N_("Caribbean and Venezuela, as reported")
#: Metric → what the headline calls it.
METRICS = Words({"ships": N_("ships"), "personnel": N_("personnel"), "killed": N_("killed in strikes")})


def header(shelf: Shelf, selection: Selection) -> None:
    st.title("Sotavento", anchor=False, width="content")
    known_on = selection.view.known_on
    subtitle = _("as published by {day}").format(day=day_words(known_on)) if known_on else _(SUBTITLE)
    day = _("As of {day}").format(day=day_words(selection.as_of))
    st.markdown(f"**{day}**  \n{subtitle}", width="content")
    figures(shelf, selection)


@fragment
def figures(shelf: Shelf, selection: Selection) -> None:
    """One popover for each number. A ledger is only made while its popover is open."""
    with st.container(key="figures", horizontal=True):
        for metric, title in METRICS.items():
            chosen = figure(shelf, metric, selection.as_of, selection.view.known_by)
            key = f"figure_{metric}"
            with st.popover(label(chosen, title), type="tertiary", key=key, on_change="rerun") as opened:
                if opened.open:
                    _ledger(shelf, selection, metric, chosen)


def label(chosen: Figure | None, title: str) -> str:
    """The number first, then what it counts; below, who said it and when, and how many others differ; where the rule
    passes a newer number over, that number with its day. Markdown."""
    if chosen is None:
        return _("**–** {title} :gray[nobody has given a number yet]").format(title=title)
    others = len(chosen.alternatives)
    differ = ngettext(", {number} differs", ", {number} differ", others) if others else ""
    return f"**{number_words(chosen.chosen)}** {title}{differ} :gray[{_origin(chosen)}]"


def _origin(chosen: Figure) -> str:
    """Who said it and when; where a newer number is passed over, both days instead of the publisher."""
    day = short_day(chosen.date)
    if (newer := chosen.newer) is not None:
        words = _("{day}; later {number}, {later}")
        return words.format(day=day, number=number_words(newer), later=short_day(newer.date))
    return f"{escape(shorten(chosen.publisher, PUBLISHER_WIDTH, placeholder=' …'))}, {day}"


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
