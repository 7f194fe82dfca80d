"""The ledger as a table: every number stated, with what it is about, who said it, whom they repeat, and a link."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from components.dataset.ledger import PASSED_OVER, Figure, Statement
from components.dataset.wording import interval_words
from components.language import N_, _, day_words
from components.layers.wording import count_words
from components.ui.record_table import TWO_LINES, record_table
from components.ui.shelf import Shelf
from components.ui.source_columns import GRADE, LINK, NOTE, SOURCE

COLUMNS = {
    "number": st.column_config.TextColumn(N_("Number"), width=105),
    "headline": st.column_config.TextColumn(N_("Headline"), width=80),
    "scope": st.column_config.TextColumn(N_("About"), width=215),
    "day": st.column_config.TextColumn(N_("Date"), width=105),
    "source": SOURCE,
    "repeats": st.column_config.TextColumn(
        N_("Repeats"), width=95, help=N_("The outlet or agency it took the number from.")
    ),
    "grade": GRADE,
    "link": LINK,
    "words": st.column_config.TextColumn(N_("In the source's words"), width=165),
    "note": NOTE,
}


def ledger_table(shelf: Shelf, told: Iterable[Statement], chosen: Figure | None, *, key: str, alt: str) -> None:
    """Draw the statements in the order given, notes and words whole."""
    record_table(ledger_rows(shelf, told, chosen), COLUMNS, key=key, alt=alt, row_height=TWO_LINES)


def ledger_rows(shelf: Shelf, told: Iterable[Statement], chosen: Figure | None) -> pd.DataFrame:
    """One row for each statement; ``headline`` says "chosen" or "differs" where the headline weighed it."""
    marks = {}
    if chosen is not None:
        marks = {each.row_id: _("differs") for each in chosen.alternatives} | {chosen.chosen.row_id: _("chosen")}
    sources = shelf.dataset.sources
    told_of = (
        {
            "number": number_words(each),
            "headline": marks.get(each.row_id, ""),
            "scope": _(each.scope),
            "day": interval_words(each.date_start, each.date),
            "source": each.publisher,
            "repeats": sources["derived_from"][each.source_id],
            "grade": sources["reliability"][each.source_id],
            "link": sources["url"][each.source_id] if sources["linkable"][each.source_id] else None,
            "words": each.raw,
            "note": each.note,
        }
        for each in told
    )
    return pd.DataFrame(told_of, columns=list(COLUMNS))


def number_words(statement: Statement) -> str:
    """The number with its bounds, as the source stated it."""
    return count_words(statement.low, statement.best, statement.high, "", "", statement.count_rule)


def newer_words(figure: Figure) -> str:
    """What a reader will wonder about: the newer number that the rule passes over, and why; "" where there is none."""
    if (newer := figure.newer) is None:
        return ""
    return _("Newer, but not chosen, since {reason}: {number} ({publisher}, {day}).").format(
        reason=_(PASSED_OVER[figure.rule]),
        number=number_words(newer),
        publisher=newer.publisher,
        day=day_words(newer.date),
    )
