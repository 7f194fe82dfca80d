"""The sources page: every publication, its grade with the reason, and what in the data rests on it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.dataset.load import Dataset
from components.dataset.observations import folded, keyed
from components.ui import wording
from components.ui.shelf import shelf

#: Table of the data → heading of the column that counts its rows.
RESTING = {"reports": "Reports", "events": "Events", "totals": "Force levels", "tolls": "Tolls"}
SHOWN = {
    "publisher": st.column_config.TextColumn("Publisher", width="medium"),
    "title": st.column_config.TextColumn("Title", width="large"),
    "link": st.column_config.LinkColumn("Link", display_text="open", width="small"),
    "published_on": st.column_config.DateColumn("Published", format="D MMM YYYY", help="Blank: the page shows no date."),
    "kind": st.column_config.TextColumn("Kind", width="small"),
    "language": st.column_config.TextColumn("Language", width="small"),
    "reliability": st.column_config.TextColumn("Grade", width="small", help="Admiralty reliability, A to F."),
    "reliability_reason": st.column_config.TextColumn("Reason for the grade", width="large"),
    "derived_from": st.column_config.TextColumn("Repeats", width="medium", help="The publication it repeats."),
    **{table: st.column_config.NumberColumn(title, width="small") for table, title in RESTING.items()},
}


def page() -> None:
    dataset = shelf().dataset
    table = sources_with_use(dataset, dataset.version)
    st.title("Sources", anchor=False)
    st.text(
        f"{len(table):,} publications. Every mark and number on the map rests on at least one of them. A grade says how "
        "reliable a publisher has been, not whether one report is true; F means that it cannot be judged.",
        width="stretch",
    )
    chosen = _filtered(table)
    st.text(f"{len(chosen):,} of {len(table):,} shown. Select one to see what rests on it.")
    event = st.dataframe(
        chosen,
        column_order=list(SHOWN),
        column_config=SHOWN,
        hide_index=True,
        placeholder="",
        key="source_table",
        on_select="rerun",
        selection_mode="single-row",
        height=520,
        alt="Sources with publisher, title, link, grade and the number of rows that rest on each",
    )
    picked = [row for row in event.selection.rows if row < len(chosen)]
    if picked:
        _resting_on(dataset, chosen.iloc[picked[0]])


@st.cache_resource(show_spinner=False, max_entries=2)
def sources_with_use(_dataset: Dataset, version: str) -> pd.DataFrame:  # noqa: ARG001 - the version is the cache's key
    """The sources with one count for each table of ``RESTING``, ``link`` (an http address, or none where a source asks
    not to be linked) and ``search_key``; most used first."""
    table = keyed(_dataset.sources, "source_id").reset_index()
    for name in RESTING:
        table[name] = table["source_id"].map(getattr(_dataset, name)["source_id"].value_counts()).fillna(0).astype(int)
    linkable = table["linkable"].astype(str).str.casefold().isin(("true", "1", "yes"))
    safe = table["url"].astype(str).str.match(r"https?://", case=False)
    table["link"] = table["url"].where(linkable & safe)
    table["search_key"] = folded(table[["publisher", "title", "note"]].fillna("").agg(" ".join, axis=1))
    order = table[list(RESTING)].sum(axis=1).rename("use")
    return table.assign(use=order).sort_values(["use", "source_id"], ascending=[False, True]).reset_index(drop=True)


def _filtered(table: pd.DataFrame) -> pd.DataFrame:
    words, kinds, grades, languages = st.columns([2, 1, 1, 1])
    with words:
        wanted = st.text_input("Search", key="source_search", type="search", max_chars=100, placeholder="publisher, title")
    keep = pd.Series(True, index=table.index)
    for word in folded(pd.Series([wanted]))[0].split():
        keep &= table["search_key"].str.contains(word, regex=False)
    for column, place, title, names in (
        ("kind", kinds, "Kind", wording.SOURCE_KINDS),
        ("reliability", grades, "Grade", wording.RELIABILITIES),
        ("language", languages, "Language", wording.LANGUAGES),
    ):
        counts = table[column].replace("", pd.NA).value_counts()
        options = sorted(counts.index)
        words_of = {code: f"{names.get(code, code)} · {counts[code]:,}" for code in options}
        with place:
            chosen = st.multiselect(title, options, format_func=words_of.__getitem__, key=f"source_{column}", placeholder="all")
        keep &= table[column].isin(chosen) if chosen else True
    return table[keep]


def _resting_on(dataset: Dataset, source: pd.Series) -> None:
    st.subheader("What rests on it", anchor=False)
    st.text(f"{source['publisher']}: {source['title']}", width="stretch")
    for name, title in RESTING.items():
        rows = getattr(dataset, name)
        rows = rows[rows["source_id"] == source["source_id"]]
        if len(rows):
            st.text(title)
            st.dataframe(rows.dropna(axis="columns", how="all"), hide_index=True, placeholder="", key=f"resting_{name}")
