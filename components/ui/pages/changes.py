"""The page of changes: what the reports say on one date that they did not say on another, a sentence for each."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from components.dataset.change_table import ORDER, changes_between
from components.dataset.changes import Kind
from components.dataset.export.csv_table import csv_of
from components.dataset.own_names import asset_names
from components.language import LANGUAGES, N_, _, current, day_words, ngettext, number_words, speaking
from components.ui import wording
from components.ui.day_input import PUBLISHED_BY, day_input, say_left_out
from components.ui.page_link import Field, PageLink, code_field, day_field
from components.ui.record_map import record_map
from components.ui.shelf import Shelf, not_known, shelf
from components.ui.speech import NAMES
from components.ui.version import history_fold
from components.ui.wording import escape

FIRST, SECOND, WORDS, KNOWN = "a", "b", "words", "known"  # the widgets' keys, and so the keys of the page's link
SPAN = dt.timedelta(days=30)
FORMER = {"English": "en", "Español": "es"}  # what links wrote before they wrote codes
MAPPED = (Kind.NEWLY_KNOWN, Kind.ARRIVED, Kind.MOVED, Kind.DEPARTED)
FOLLOW = N_("In a feed reader: [Atom](feed.atom), [JSON Feed](feed.json), [Atom en español](feed.atom?lang=es)")
INTRODUCTION = N_(
    "Two dates, and what the newest reports of each asset say differently. Reports change, not only ships: a place may "
    "be new because somebody wrote of it late, and silence is told as silence."
)


def page() -> None:
    shared = shelf()
    st.title(_("What changed"), anchor=False)
    st.text(_(INTRODUCTION), width="stretch")
    link = PageLink("changes", fields(shared))
    unread = link.open()
    first, second, known, language = _choose(shared)
    link.close()
    if unread:
        words = _("This link asks for {unread}, outside the data or no day; the default is shown instead.")
        st.info(escape(words.format(unread=unread)))
    if second < first:
        first, second = second, first
        st.info(_("The second date was before the first; they are compared in the order of time."))
    found = changes_between(shared.dataset, shared.records, first, second, language, known)
    say_left_out(known, ngettext("{number} record", "{number} records", not_known(shared, known)))
    with speaking(language):
        names = asset_names(shared.dataset.assets)
    _tell(shared, found, first, second, names)
    history_fold(shared)
    st.caption(_(FOLLOW))


def fields(shared: Shelf) -> tuple[Field, ...]:
    """The keys of the page's link."""
    last = shared.defaults["latest"]
    first = max(shared.book.first_day, last - SPAN)
    days = day_field(FIRST, shared.book, first), day_field(SECOND, shared.book, last)
    return *days, day_field(KNOWN, shared.book, None), code_field(WORDS, current(), LANGUAGES, FORMER)


def _choose(shared: Shelf) -> tuple[dt.date, dt.date, dt.date | None, str]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        last = shared.defaults["latest"]
        first, second = (day_input(shared.book, *each) or last for each in ((_("From"), FIRST), (_("To"), SECOND)))
        known = day_input(shared.book, _("Published by"), KNOWN, hint=_(PUBLISHED_BY))
        language = st.segmented_control(
            _("Sentences in"),
            list(LANGUAGES),
            required=True,
            format_func=NAMES.__getitem__,
            key=WORDS,
        )
    return first, second, known, str(language)


def _tell(shared: Shelf, found: pd.DataFrame, first: dt.date, second: dt.date, names: pd.Series) -> None:
    assets = found["asset_id"].nunique()
    changes = ngettext("{number} change", "{number} changes", len(found))
    between = _("{start} to {end}").format(start=escape(day_words(first)), end=escape(day_words(second)))
    st.markdown(f"## {changes} :gray[{between}, {ngettext('{number} asset', '{number} assets', assets)}]")
    if found.empty:
        st.text(_("The reports say the same of every asset on both dates."))
        return
    st.download_button(
        ngettext("CSV · {number} row", "CSV · {number} rows", len(found)),
        data=lambda: csv_of(_dated(found)),
        file_name=f"sotavento_changes_{first}_{second}.csv",
        mime="text/csv",
        key="changes_csv",
        icon=":material/download:",
        on_click="ignore",
    )
    _map(shared, found, second)
    for kind in ORDER:
        rows = found[found["kind"].eq(kind)]
        if len(rows):
            _kind(kind, rows, names)


def _kind(kind: Kind, rows: pd.DataFrame, names: pd.Series) -> None:
    title = f"{wording.CHANGES[kind]} · {number_words(len(rows))}"
    told = zip(rows["sentence"], rows["asset_id"].map(names), rows["asset_id"], strict=True)
    lines = "\n".join(f"- {linked(*each)}" for each in told)
    if kind is Kind.RE_REPORTED:
        st.expander(title, key="only_repeated").markdown(lines)
        return
    st.subheader(title, anchor=False)
    st.markdown(lines)


def linked(sentence: str, name: str, asset_id: str) -> str:
    """A sentence as Markdown in which the asset's name, where it first stands, leads to the asset's page."""
    shown = escape(name)
    return escape(sentence).replace(shown, f"[{shown}](assets?asset={asset_id})", 1)


def _map(shared: Shelf, found: pd.DataFrame, second: dt.date) -> None:
    """The places that were reported anew and left. A journey is a pair of reports of one asset, not a track."""
    rows = found[found["kind"].isin(MAPPED)]
    if rows.empty:
        return
    st.caption(
        _(
            "On the map: what first reports, new places, moves and departures say now. A dotted arrow comes from "
            "the place "
            "reported before; nobody reported the way between. Areas stay areas, and no arrow leads into or out of one."
        )
    )
    ends = rows[["from_record", "to_record"]]
    pairs = [(str(start), str(end)) for start, end in ends.itertuples(index=False)]
    named = dict.fromkeys(end or start for start, end in pairs)
    record_map(shared, list(named), second, key="changes_map", journeys=[pair for pair in pairs if all(pair)])


def _dated(found: pd.DataFrame) -> pd.DataFrame:
    """Days as ISO text, as in every export."""
    return found.assign(**{column: found[column].astype("str") for column in ("kind", "date_start", "date_end")})
