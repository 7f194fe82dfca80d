"""The sources page: every publication, its grade with the reason, and what in the data rests on it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components.dataset.grade_words import reason_words
from components.dataset.load import Dataset
from components.dataset.searching import folded
from components.dates import DatePrec
from components.language import N_, _, number_words
from components.ui import wording
from components.ui.record_table import TWO_LINES
from components.ui.shelf import shelf
from components.ui.speech import spoken

#: Table of the data → heading of the column that counts its rows.
RESTING = {
    "reports": N_("Reports"),
    "events": N_("Events"),
    "totals": N_("Force levels"),
    "tolls": N_("Tolls"),
}
FILTERS: dict[str, tuple[str, Mapping[str, str]]] = {
    "kind": (N_("Kind"), wording.SOURCE_KINDS),
    "reliability": (N_("Grade"), wording.RELIABILITIES),
    "language": (N_("Language"), wording.LANGUAGES),
}
SHOWN = {
    "publisher": st.column_config.TextColumn(N_("Publisher"), width=150),
    "title": st.column_config.TextColumn(N_("Title"), width=240),
    "link": st.column_config.LinkColumn(N_("Link"), display_text=N_("open"), width=60),
    "published": st.column_config.DateColumn(
        N_("Published"), format=N_("D MMM YYYY"), help=N_("Blank: the page shows no date.")
    ),
    "kind": st.column_config.TextColumn(N_("Kind"), width=90),
    "language": st.column_config.TextColumn(N_("Language"), width=65),
    "reliability": st.column_config.TextColumn(N_("Grade"), width=55, help=N_("Admiralty reliability, A to F.")),
    "reliability_reason": st.column_config.TextColumn(N_("Reason for the grade"), width=280),
    "derived_from": st.column_config.TextColumn(N_("Repeats"), width=100, help=N_("The publication it repeats.")),
    **{table: st.column_config.NumberColumn(title, width="small") for table, title in RESTING.items()},
}


def page() -> None:
    dataset = shelf().dataset
    table = sources_with_use(dataset, dataset.version)
    st.title(_("Sources"), anchor=False)
    st.text(
        _(
            "{count} publications. Every mark and number rests on at least one of them. A grade says how reliable a "
            "publisher has been, not whether one report is true; F means that it cannot be judged."
        ).format(count=number_words(len(table))),
        width="stretch",
    )
    chosen = _filtered(table)
    words = _("{shown} of {count} shown. Select one to see what rests on it.")
    st.text(words.format(shown=number_words(len(chosen)), count=number_words(len(table))))
    event = st.dataframe(
        chosen.assign(
            kind=chosen["kind"].map(wording.SOURCE_KINDS),
            reliability_reason=chosen["reliability_reason"].map(reason_words),
        ),
        column_order=list(SHOWN),
        column_config=spoken(SHOWN),
        hide_index=True,
        placeholder="",
        key="source_table",
        on_select="rerun",
        selection_mode="single-row",
        row_height=TWO_LINES,
        height=540,
        alt=_("Sources with publisher, title, link, grade and the number of rows that rest on each"),
    )
    picked = [row for row in event.selection.rows if row < len(chosen)]
    if picked:
        _resting_on(dataset, chosen.iloc[picked[0]])
    _coverage(dataset)


@st.cache_resource(show_spinner=False, max_entries=2)
def sources_with_use(_dataset: Dataset, version: str) -> pd.DataFrame:  # noqa: ARG001 - the version is the cache's key
    """The sources with one count for each table of ``RESTING``, ``link`` (the address, none where a source is
    not to be linked), ``published`` (a day or only its month) and ``search_key``; most used first."""
    table = _dataset.sources.reset_index(drop=True)
    for name in RESTING:
        table[name] = table["source_id"].map(getattr(_dataset, name)["source_id"].value_counts()).fillna(0).astype(int)
    days = table["published_on"].dt.strftime("%Y-%m-%d").fillna("")
    table["published"] = days.where(table["published_prec"].eq(DatePrec.DAY), days.str[:7])
    table["link"] = table["url"].where(table["linkable"] & table["url"].ne(""))
    table["search_key"] = folded(table[["publisher", "title", "note"]].agg(" ".join, axis=1))
    table["use"] = table[list(RESTING)].sum(axis=1)
    return table.sort_values(["use", "source_id"], ascending=[False, True]).reset_index(drop=True)


def _coverage(dataset: Dataset) -> None:
    # Altair takes as long to import as Streamlit; only pages with charts need it.
    from components.ui.coverage import coverage

    coverage(dataset)


def _filtered(table: pd.DataFrame) -> pd.DataFrame:
    places = st.columns([2, 1, 1, 1])
    with places[0]:
        words = st.text_input(
            _("Search"), key="source_search", type="search", placeholder=_("publisher, title"), max_chars=100
        )
    keep = pd.Series(True, index=table.index)
    for word in folded(pd.Series([words]))[0].split():
        keep &= table["search_key"].str.contains(word, regex=False)
    for place, column in zip(places[1:], FILTERS, strict=True):
        with place:
            if chosen := _choose(table[column], column):
                keep &= table[column].isin(chosen)
    return table[keep]


def _choose(values: pd.Series, column: str) -> list[str]:
    title, words = FILTERS[column]
    counts = values[values.ne("")].value_counts().sort_index()
    labels = {str(code): f"{words.get(str(code), code)} · {number_words(count)}" for code, count in counts.items()}
    return st.multiselect(
        _(title), list(labels), format_func=labels.__getitem__, key=f"source_{column}", placeholder=_("all")
    )


def _resting_on(dataset: Dataset, source: pd.Series) -> None:
    st.subheader(_("What rests on it"), anchor=False)
    st.text(f"{source['publisher']}: {source['title']}", width="stretch")
    for name, title in RESTING.items():
        rows = getattr(dataset, name)
        rows = rows[rows["source_id"] == source["source_id"]]
        if len(rows):
            st.text(_(title))
            st.dataframe(rows.dropna(axis="columns", how="all"), hide_index=True, placeholder="", key=f"resting_{name}")
