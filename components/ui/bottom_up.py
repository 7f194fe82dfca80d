"""People from the bottom up: the nominal complements of what the map has on a day, beside what sources state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components.dataset.groups import complement
from components.dataset.known import KnownBy
from components.dataset.view import View
from components.language import N_, _, day_words, ngettext, number_words
from components.ui.record_table import record_table
from components.ui.shelf import Shelf, selection

OPERATOR = "United States"  # whose personnel the totals are of
COLUMNS = {
    "name": st.column_config.TextColumn(N_("Ship, unit or group"), width="medium"),
    "nominal_complement": st.column_config.NumberColumn(N_("Nominal complement"), format="localized"),
    "publisher": st.column_config.TextColumn(N_("Source"), width="medium"),
    "link": st.column_config.LinkColumn(N_("Link"), display_text=N_("open"), width="small"),
    "page": st.column_config.LinkColumn(N_("All its reports"), display_text=N_("open"), width="small"),
}


def bottom_up(shelf: Shelf, day: dt.date, known: KnownBy) -> None:
    """Draw the sum, what it is made of, and how much of what is there has no figure."""
    assets = shelf.dataset.assets[shelf.dataset.assets["operator"].eq(OPERATOR)]
    told = complement(assets, present_on(shelf, day, known) & set(assets.index))
    st.subheader(_("From the bottom up · {count}").format(count=number_words(told.total)), anchor=False)
    st.text(
        _(
            "The nominal complements that sources state for {assets}, of all United States ships and units reported "
            "present as of {day} and not stale. For {more} more no source states one. This is nobody's report: it "
            "stands beside the numbers that sources state and is no part of them."
        ).format(
            assets=ngettext("{number} asset", "{number} assets", len(told.counted)),
            day=day_words(day),
            more=number_words(len(told.unstated)),
        ),
        width="stretch",
    )
    if told.counted:
        record_table(
            rows(shelf, told.counted), COLUMNS, key="bottom_up", alt=_("Nominal complements that are added up")
        )


def present_on(shelf: Shelf, day: dt.date, known: KnownBy) -> set[str]:
    """The assets that the data has present on a day, on the map or without a place that could be drawn."""
    view = View(as_of=day, known_on=known.day, undated=known.undated)
    found = selection(shelf, view)
    everything = pd.concat([found.plotted, found.unlocatable])
    return set(everything.loc[everything["standing"].eq("presence"), "asset_id"])


def rows(shelf: Shelf, figures: Mapping[str, int]) -> pd.DataFrame:
    assets = shelf.dataset.assets.loc[list(figures)]
    sources = shelf.dataset.sources.loc[assets["source_id"]].set_index(assets.index)
    return assets.assign(
        nominal_complement=list(figures.values()),
        publisher=sources["publisher"],
        link=sources["url"].where(sources["linkable"].eq(True)),
        page="assets?asset=" + assets.index,
    )
