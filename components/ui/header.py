"""The headline: what this is, which day it shows, and three numbers that each open their ledger."""

from __future__ import annotations

import streamlit as st

from components.dataset.ledger import Figure, entries, headline
from components.dataset.query import Selection
from components.dataset.wording import day_words
from components.layers.wording import count_words
from components.ui.shelf import Shelf
from components.ui.wording import escape, short_day

SUBTITLE = "Caribbean and Venezuela, as reported"
#: Metric → what the headline calls it, and what the ledger says about it.
METRICS = {
    "ships": ("ships", "What sources said about the number of United States ships in the region."),
    "personnel": ("personnel", "What sources said about the number of United States personnel in the region."),
    "killed": ("killed in strikes", "What sources said about the people killed in strikes on boats, added up by them."),
}


def header(shelf: Shelf, selection: Selection) -> None:
    st.title("Sotavento", anchor=False, width="content")
    st.markdown(f"**As of {day_words(selection.as_of)}**  \n{SUBTITLE}", width="content")
    figures(shelf, selection)


@st.fragment
def figures(shelf: Shelf, selection: Selection) -> None:
    with st.container(key="figures", horizontal=True):
        for metric in METRICS:
            _figure(shelf, selection, metric)


def _figure(shelf: Shelf, selection: Selection, metric: str) -> None:
    title, meaning = METRICS[metric]
    figure = headline(shelf.dataset, metric, selection.as_of)
    with st.popover(_label(figure, title), type="tertiary", key=f"figure_{metric}", on_change="rerun") as opened:
        if opened.open:
            _ledger(shelf, metric, meaning, figure)


def _label(figure: Figure | None, title: str) -> str:
    """The number first, then what it counts, who said so and when; all of it inline Markdown of a button."""
    if figure is None:
        return f"**–** {title} :gray[no figure by this date]"
    number = count_words(figure.low, figure.best, figure.high, "", "")
    return f"**{number}** {title} :gray[{escape(figure.source)}, {short_day(figure.date)}]"


def _ledger(shelf: Shelf, metric: str, meaning: str, figure: Figure | None) -> None:
    st.text(meaning, width="stretch")
    st.dataframe(entries(shelf.dataset, metric, figure.date), hide_index=True, placeholder="", key=f"ledger_{metric}")
