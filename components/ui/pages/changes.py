"""The page of changes: what the reports say on one date that they did not say on another, a sentence for each."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from components.dataset.change_table import ORDER, changes_between
from components.dataset.changes import Kind
from components.dataset.export import csv_of
from components.dataset.wording import day_words
from components.ui import wording
from components.ui.shelf import Shelf, shelf
from components.ui.wording import escape

FIRST, SECOND, WORDS = "a", "b", "words"  # the widgets' keys, and so the keys of the page's link
SPAN = dt.timedelta(days=30)
LANGUAGES = {"en": "English", "es": "Español"}
INTRODUCTION = (
    "Two dates, and what the newest reports of each asset say differently. Reports change, not only ships: a place may "
    "be new because somebody wrote of it late, and silence is told as silence."
)


def page() -> None:
    shared = shelf()
    st.title("What changed", anchor=False)
    st.text(INTRODUCTION, width="stretch")
    unread = _unread(shared)
    first, second, language = _choose(shared)
    if unread:
        st.info(escape(f"This link asks for {unread}, outside the data or no day; the default is shown instead."))
    if second < first:
        first, second = second, first
        st.info("The second date was before the first; they are compared in the order of time.")
    found = changes_between(shared.dataset, shared.records, first, second, language)
    _tell(found, first, second)


def _choose(shared: Shelf) -> tuple[dt.date, dt.date, str]:
    last = shared.defaults["latest"]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = _day(shared, "From", FIRST, max(shared.book.first_day, last - SPAN))
        second = _day(shared, "To", SECOND, last)
        language = st.segmented_control(
            "Sentences in",
            list(LANGUAGES),
            default="en",
            required=True,
            format_func=LANGUAGES.__getitem__,
            key=WORDS,
            bind="query-params",
        )
    return first, second, str(language)


def _day(shared: Shelf, title: str, key: str, default: dt.date) -> dt.date:
    book = shared.book
    chosen = st.date_input(
        title,
        value=default,
        min_value=book.first_day,
        max_value=book.last_day,
        format="YYYY-MM-DD",
        key=key,
        bind="query-params",
        width=160,
    )
    return chosen if isinstance(chosen, dt.date) else default


def _unread(shared: Shelf) -> str:
    """What the link asks for that no field can show; Streamlit itself would drop it without a word."""
    asked = [st.query_params[key] for key in (FIRST, SECOND) if key in st.query_params]
    return ", ".join(repr(text[:40]) for text in asked if not shared.book.has_day(text))


def _tell(found: pd.DataFrame, first: dt.date, second: dt.date) -> None:
    assets = found["asset_id"].nunique()
    st.markdown(
        f"## {len(found):,} {'change' if len(found) == 1 else 'changes'} "
        f":gray[{escape(day_words(first))} to {escape(day_words(second))}, {assets:,} assets]"
    )
    if found.empty:
        st.text("The reports say the same of every asset on both dates.")
        return
    st.download_button(
        f"CSV · {len(found):,} rows",
        data=lambda: csv_of(_dated(found)),
        file_name=f"sotavento_changes_{first}_{second}.csv",
        mime="text/csv",
        key="changes_csv",
        icon=":material/download:",
        on_click="ignore",
    )
    for kind in ORDER:
        rows = found[found["kind"].eq(kind)]
        if len(rows):
            _kind(kind, rows)


def _kind(kind: Kind, rows: pd.DataFrame) -> None:
    title = f"{wording.CHANGES[kind]} · {len(rows):,}"
    lines = "\n".join(
        f"- [{escape(name)}](assets?asset={asset_id}) {escape(said)}"
        for name, asset_id, said in zip(rows["name"], rows["asset_id"], rows["sentence"], strict=True)
    )
    if kind is Kind.RE_REPORTED:
        st.expander(title, key="only_repeated").markdown(lines)
        return
    st.subheader(title, anchor=False)
    st.markdown(lines)


def _dated(found: pd.DataFrame) -> pd.DataFrame:
    """Days as ISO text, as in every export."""
    return found.assign(**{column: found[column].astype("str") for column in ("kind", "date_start", "date_end")})
