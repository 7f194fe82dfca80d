"""A field for a day within the data, and the sentence that says what a day of publication leaves out."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from components.language import N_, _, day_words
from components.ui.choices import Book

PUBLISHED_BY = N_("Only what was published by this day; empty: all that is in the data.")


def day_input(book: Book, title: str, key: str, *, hint: str | None = None) -> dt.date | None:
    """Draw the field; ``None`` while it is empty."""
    chosen = st.date_input(
        title,
        min_value=book.first_day,
        max_value=book.last_day,
        format="YYYY-MM-DD",
        key=key,
        width=180,
        help=hint,
    )
    return chosen if isinstance(chosen, dt.date) else None


def say_left_out(known: dt.date | None, left_out: str) -> None:
    """Say what ("9 records") a day of publication leaves out; nothing where there is no such day."""
    if known is not None:
        words = _("As published by {day}: {records} left out, because published later or by sources that show no date.")
        st.text(words.format(day=day_words(known), records=left_out), width="stretch")
