"""The table of exactly the plotted rows: the equal of the map for reading, sorting and screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pyarrow as pa
import streamlit as st

from components.dataset.codec import encode
from components.dataset.load import Dataset
from components.dataset.observations import spelled
from components.dataset.own_names import own_names
from components.dataset.query import Selection
from components.dataset.wording import interval_words
from components.language import N_, _, current, number_words
from components.layers.wording import absent, count_words
from components.ui import wording
from components.ui.found import find_picked
from components.ui.shelf import Shelf
from components.ui.speech import spoken

TABLE = "table"
MOST_WHOLE = 5_000  # records that are kept in words, and listed whole
PAGE = 10  # rows that go to the browser at a time of more records than those
COUNTS = [
    "record_type",
    *("count_low", "count_best", "count_high", "count_unit", "count_rule"),
    *("killed_low", "killed_best", "killed_high", "killed_rule"),
]
COLUMNS = {
    "name": st.column_config.TextColumn(N_("What"), width="medium", pinned=True),
    "kind": st.column_config.TextColumn(N_("Kind")),
    "operator": st.column_config.TextColumn(N_("Operator")),
    "status": st.column_config.TextColumn(N_("Status")),
    "date_start": st.column_config.DateColumn(N_("From"), format=N_("D MMM YYYY")),
    "date_end": st.column_config.DateColumn(N_("To"), format=N_("D MMM YYYY")),
    "date_precision": st.column_config.TextColumn(N_("Date known")),
    "age_days": st.column_config.NumberColumn(N_("Age (days)"), width="small", help=N_("Seen from the as-of date.")),
    "where_description": st.column_config.TextColumn(N_("Where, in the source's words"), width="medium"),
    "precision": st.column_config.TextColumn(N_("Location precision")),
    "count": st.column_config.TextColumn(N_("Count")),
    "assertion": st.column_config.TextColumn(N_("Ground")),
    "publisher": st.column_config.TextColumn(N_("Source")),
    "source_url": st.column_config.LinkColumn(N_("Link"), display_text=N_("open"), width="small"),
    "reliability": st.column_config.TextColumn(N_("Grade"), width="small"),
}
DAYS = ("date_start", "date_end")
AGE = "age_days"  # the one column that depends on the view


def table(shelf: Shelf, selection: Selection) -> None:
    """Draw the table; selecting a row finds its record on the map."""
    plotted = selection.sizes["plotted"]
    if not plotted:
        st.text(_("Nothing is plotted under this filter. The bar above says where the records went."))
        return
    st.text(_("Select a row to find it on the map."))
    start, stop = _page(shelf, selection, plotted)
    st.dataframe(
        to_send(shelf, selection, start, stop),
        column_order=list(COLUMNS),
        column_config=spoken(COLUMNS),
        hide_index=True,
        placeholder="",
        key=TABLE,
        on_select=partial(find_picked, TABLE, list(selection.marks_of(start, stop).index)),
        selection_mode="single-row",
        height=420,
        alt=_("Every plotted record: what, status, dates, place, precision, count and source"),
    )


def _page(shelf: Shelf, selection: Selection, plotted: int) -> tuple[int, int]:
    """The first row to list and the first not to. Of very many the reader turns pages, beginning anew in each view."""
    if len(shelf.records) <= MOST_WHOLE or plotted <= PAGE:
        return 0, plotted
    with st.container(horizontal=True, vertical_alignment="center"):
        words = st.empty()
        pages, view = -(-plotted // PAGE), urlencode(encode(selection.view))
        start = PAGE * (st.pagination(pages, key=f"{TABLE}_page_{view}", max_visible_pages=5) - 1)
    stop = min(start + PAGE, plotted)
    held = _("Rows {first} to {last} of {all}, the newest first; a click on a column sorts these alone.")
    words.text(held.format(first=number_words(start + 1), last=number_words(stop), all=number_words(plotted)))
    return start, stop


def to_send(shelf: Shelf, selection: Selection, start: int = 0, stop: int = MOST_WHOLE) -> pa.Table:
    """The rows of a selection of its records from ``start`` up to ``stop``: nothing that is not shown, each repeated
    text once, and numbers and days no wider than they need be, which is a third of the bytes of a change of filter."""
    found, ages = selection.found[start:stop], selection.marks_of(start, stop)[AGE].to_numpy()
    if len(shelf.records) <= MOST_WHOLE:
        rows = whole(shelf).take(found)
    else:
        rows = worded(shelf.dataset, shelf.records.iloc[found])
    once = pa.dictionary(pa.int16() if len(found) <= 2**15 else pa.int32(), pa.string())
    columns = {name: rows[name] if name in DAYS else rows[name].cast(once) for name in rows.column_names}
    return pa.table(columns | {AGE: pa.array(ages, pa.int32())})


def whole(shelf: Shelf) -> pa.Table:
    """Every record in the reader's words, of which a view then only takes its rows: all of ``COLUMNS`` but the age."""
    return _whole(shelf, current())


@lru_cache(maxsize=4)
def _whole(shelf: Shelf, _language: str) -> pa.Table:
    return worded(shelf.dataset, shelf.records)


def worded(dataset: Dataset, records: pd.DataFrame) -> pa.Table:
    """Records in the reader's words: all of ``COLUMNS`` but the age."""
    told = in_words(own_names(dataset, spelled(records)))
    types = {name: pa.date32() if name in DAYS else pa.string() for name in COLUMNS if name != AGE}
    return pa.table({name: pa.array(told[name], kind) for name, kind in types.items()})


def in_words(records: pd.DataFrame) -> pd.DataFrame:
    """``records`` (columns of ``dataset.observations``) with codes put into the reader's words."""
    return records.assign(
        kind=_labels("asset_kinds", records["asset_kind"].where(records["asset_kind"].ne(""), records["event_kind"])),
        operator=_labels("operators", records["operator"]),
        status=_labels("statuses", records["status"]),
        assertion=_labels("assertions", records["assertion"]),
        precision=_labels("where_precs", records["where_prec"]),
        date_precision=_labels("date_precs", records["date_prec"]),
        count=[_count(row) for row in records[COUNTS].itertuples()],
        date_words=[interval_words(*bounds) for bounds in zip(*_days(records), strict=True)],
        source_url=records["source_url"].where(records["source_url"].ne("")),
    )


def _days(records: pd.DataFrame) -> Iterator[pd.Series]:
    """First and last possible days, as dates."""
    return (records[column].dt.date for column in ("date_start", "date_end"))


def _labels(field: str, codes: pd.Series) -> list[str]:
    return ["" if absent(code) else wording.label(field, code) for code in codes]


def _count(row: Any) -> str:
    """How many were reported there; for an event, how many it is said to have killed."""
    if row.record_type == "event":
        return count_words(row.killed_low, row.killed_best, row.killed_high, "killed", "", row.killed_rule)
    return count_words(row.count_low, row.count_best, row.count_high, row.count_unit, "", row.count_rule)
