"""The headline: what this is, which day it shows, and three numbers that each open their ledger."""

from __future__ import annotations

from textwrap import shorten

import pandas as pd
import streamlit as st

from components.dataset.ledger import Figure, Statement, statements
from components.dataset.query import Selection
from components.dataset.wording import day_words
from components.layers.wording import count_words
from components.ui.shelf import Shelf, figure
from components.ui.wording import escape, short_day

PUBLISHER_WIDTH = 22  # characters of a publisher's name in the headline; the ledger has it whole
SUBTITLE = "Caribbean and Venezuela, as reported"
#: Metric → what the headline calls it.
METRICS = {"ships": "ships", "personnel": "personnel", "killed": "killed in strikes"}
COLUMNS = {
    "number": st.column_config.TextColumn("Number", width=110),
    "headline": st.column_config.TextColumn("Headline", width=80),
    "scope": st.column_config.TextColumn("About", width="medium"),
    "date": st.column_config.DateColumn("Date", format="D MMM YYYY", width=100),
    "source": st.column_config.TextColumn("Source", width="medium"),
    "link": st.column_config.LinkColumn("Link", display_text="open", width=60),
    "words": st.column_config.TextColumn("In the source's words", width=150),
    "note": st.column_config.TextColumn("Note", width="large"),
}


def header(shelf: Shelf, selection: Selection) -> None:
    st.title("Sotavento", anchor=False, width="content")
    st.markdown(f"**As of {day_words(selection.as_of)}**  \n{SUBTITLE}", width="content")
    figures(shelf, selection)


@st.fragment
def figures(shelf: Shelf, selection: Selection) -> None:
    """One popover for each number. A ledger is only made while its popover is open."""
    with st.container(key="figures", horizontal=True):
        for metric, title in METRICS.items():
            chosen = figure(shelf, metric, selection.as_of)
            key = f"figure_{metric}"
            with st.popover(label(chosen, title), type="tertiary", key=key, on_change="rerun") as opened:
                if opened.open:
                    _ledger(shelf, selection, metric, chosen)


def label(chosen: Figure | None, title: str) -> str:
    """The number first, then what it counts; below, who said it and when, and how many others differ. Markdown."""
    if chosen is None:
        return f"**–** {title} :gray[nobody has given a number yet]"
    others = len(chosen.alternatives)
    differ = "" if not others else f", {others} {'differs' if others == 1 else 'differ'}"
    publisher = escape(shorten(chosen.publisher, PUBLISHER_WIDTH, placeholder=" …"))
    return f"**{_number(chosen.chosen)}** {title}{differ} :gray[{publisher}, {short_day(chosen.date)}]"


def _number(statement: Statement) -> str:
    return count_words(statement.low, statement.best, statement.high, "", "")


def _ledger(shelf: Shelf, selection: Selection, metric: str, chosen: Figure | None) -> None:
    if chosen is None:
        st.text("No source in the data gives such a number up to this date.", width="stretch")
        return
    st.text(
        f"{_number(chosen.chosen)}: {chosen.scope}. {chosen.publisher}, {day_words(chosen.date)}. "
        f"Chosen as the {chosen.rule}. Nothing is averaged; every number stated by the as-of date:",
        width="stretch",
    )
    st.dataframe(
        ledger_rows(shelf, statements(shelf.dataset, metric, selection.as_of), chosen),
        column_order=list(COLUMNS),
        column_config=COLUMNS,
        hide_index=True,
        placeholder="",
        key=f"ledger_{metric}",
        height=320,
        alt=f"Every number of {METRICS[metric]} stated by the as-of date, with scope, date and source",
    )


def ledger_rows(shelf: Shelf, told: tuple[Statement, ...], chosen: Figure) -> pd.DataFrame:
    """One row for each statement in the order given; ``headline`` says "chosen" or "differs"."""
    marks = {each.row_id: "differs" for each in chosen.alternatives} | {chosen.chosen.row_id: "chosen"}
    sources = shelf.dataset.sources
    return pd.DataFrame(
        {
            "number": _number(each),
            "headline": marks.get(each.row_id, ""),
            "scope": each.scope,
            "date": each.date,
            "source": each.publisher,
            "link": sources["url"][each.source_id] if sources["linkable"][each.source_id] else None,
            "words": each.raw,
            "note": each.note,
        }
        for each in told
    )
