"""The findings of a read text as tables: what is drawn, what is not and why, numbers and dates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components.dataset.wording import in_words, interval_words
from components.language import N_, _
from components.layers.wording import absent, count_words
from components.reading.leavings import Left
from components.reading.report import Reading
from components.reading.rows import Rows
from components.ui import wording
from components.ui.found import find_picked
from components.ui.marked_text import KIND_WORDS, ROLE_TAGS
from components.ui.speech import spoken

FOUND = "report_found"  # the record that the table asked the map for
DRAWN = {
    "what": st.column_config.TextColumn(N_("What"), width="medium", pinned=True),
    "status": st.column_config.TextColumn(N_("Status"), width=100),
    "where": st.column_config.TextColumn(N_("Where, in the text's words"), width="medium"),
    "role": st.column_config.TextColumn(N_("Place is"), width=105),
    "precision": st.column_config.TextColumn(N_("Location precision"), width=230),
    "when": st.column_config.TextColumn(N_("Date"), width=150, help=N_("Blank: the text gives none for it.")),
    "count": st.column_config.TextColumn(N_("Number"), width=150),
    "ground": st.column_config.TextColumn(N_("Ground"), width=130),
    "receipt": st.column_config.TextColumn(N_("How it was placed"), width="large"),
}
LEFT = {
    "words": st.column_config.TextColumn(N_("In the text"), width="medium", pinned=True),
    "why": st.column_config.TextColumn(N_("Why it is not drawn"), width="large"),
    "kind": st.column_config.TextColumn(N_("Kind"), width=70),
    "read_as": st.column_config.TextColumn(N_("Read as"), width="medium"),
    "status": st.column_config.TextColumn(N_("Status"), width="small"),
    "receipt": st.column_config.TextColumn(N_("How it was read"), width="large"),
}
NUMBERS = {
    "words": st.column_config.TextColumn(N_("In the text"), width="medium", pinned=True),
    "number": st.column_config.TextColumn(N_("Number"), width="medium"),
    "of": st.column_config.TextColumn(N_("Of, or aboard"), width="medium"),
    "scope": st.column_config.TextColumn(N_("Where, in the text's words"), width="medium"),
    "receipt": st.column_config.TextColumn(N_("How it was read"), width="large"),
}
DATES = {
    "words": st.column_config.TextColumn(N_("In the text"), width="medium", pinned=True),
    "days": st.column_config.TextColumn(N_("Days"), width="medium"),
    "precision": st.column_config.TextColumn(N_("Known"), width=170),
    "places": st.column_config.TextColumn(N_("Dates what is said of"), width="medium"),
    "receipt": st.column_config.TextColumn(N_("How it was read"), width="large"),
}


def findings(reading: Reading, rows: Rows, records: pd.DataFrame) -> None:
    """Four tabs, of which only the open one is made. ``records`` are those of the map, by record id."""
    tables = {
        _("On the map · {count}").format(count=len(records)): partial(_drawn, reading, rows, records),
        _("Not on the map · {count}").format(count=len(reading.left)): partial(
            _table, "left", left_rows(reading), LEFT
        ),
        _("Numbers · {count}").format(count=len(reading.numbers)): partial(
            _table, "numbers", number_rows(reading), NUMBERS
        ),
        _("Dates · {count}").format(count=len(reading.dates)): partial(_table, "dates", date_rows(reading), DATES),
    }
    for tab, (title, draw) in zip(
        st.tabs(list(tables), key="read_tabs", on_change="rerun"), tables.items(), strict=True
    ):
        if tab.open:
            with tab:
                draw(title)


def drawn_rows(reading: Reading, rows: Rows, records: pd.DataFrame) -> list[dict[str, Any]]:
    """One row for each record on the map, in the order of the text."""
    order = [record_id for record_id in rows.claims if record_id in records.index]
    return [_drawn_row(reading, rows, records.loc[record_id]) for record_id in order]


def left_rows(reading: Reading) -> list[dict[str, Any]]:
    return [_left_row(reading, left) for left in reading.left]


def number_rows(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "words": (count := reading.mentions[number.mention - 1]).text,
            "number": count_words(count.value_low, count.value_best, count.value_high, count.unit, ""),
            "of": "" if number.asset is None else reading.mentions[number.asset - 1].text,
            "scope": "; ".join(number.scope) or _("not said"),
            "receipt": reading.receipt(number.mention),
        }
        for number in reading.numbers
    ]


def date_rows(reading: Reading) -> list[dict[str, Any]]:
    dated = [(reading.mentions[dating.mention - 1], dating) for dating in reading.dates]
    return [
        {
            "words": mention.text,
            "days": interval_words(mention.date.start, mention.date.end),
            "precision": wording.label("date_precs", int(mention.date.prec)),
            "places": "; ".join(reading.mentions[place - 1].text for place in dating.places) or _("nothing on the map"),
            "receipt": reading.receipt(dating.mention),
        }
        for mention, dating in dated
        if mention.date is not None
    ]


def _drawn(reading: Reading, rows: Rows, records: pd.DataFrame, title: str) -> None:
    if records.empty:
        st.text(_("Nothing in this text may be drawn. The next list says why."))
        return
    st.text(_("Select a row to find it on the map."))
    ids = [record_id for record_id in rows.claims if record_id in records.index]
    _table("drawn", drawn_rows(reading, rows, records), DRAWN, title, ids)


def _table(
    key: str, rows: list[dict[str, Any]], columns: Mapping[str, Any], title: str, ids: list[str] | None = None
) -> None:
    if not rows:
        st.text(_("None."))
        return
    picking: dict[str, Any] = {}
    if ids is not None:
        picking = {"on_select": partial(find_picked, f"read_{key}", ids, FOUND), "selection_mode": "single-row"}
    st.dataframe(
        pd.DataFrame(rows, columns=list(columns)),
        column_config=spoken(columns),
        hide_index=True,
        placeholder="",
        key=f"read_{key}",
        alt=title,
        **picking,
    )


def _drawn_row(reading: Reading, rows: Rows, record: Any) -> dict[str, Any]:
    number = rows.claims[record.record_id].place
    place = reading.mentions[number - 1]
    bounds = record.date_start, record.date_end
    killed = record.killed_low, record.killed_best, record.killed_high
    count = record.count_low, record.count_best, record.count_high
    return {
        "what": record["name"],
        "status": wording.label("statuses", record.status) if record.status else _("happened"),
        "where": record.where_description,
        "role": _("where it is") if ROLE_TAGS[place.role] == "at" else in_words(record.role),
        "precision": wording.label("where_precs", record.where_prec),
        "when": "" if absent(bounds[0]) else interval_words(*(day.date() for day in bounds)),
        "count": count_words(*killed, "killed", "")
        if record.record_type == "event"
        else count_words(*count, record.count_unit, ""),
        "ground": wording.label("assertions", record.assertion),
        "receipt": reading.receipt(number),
    }


def _left_row(reading: Reading, left: Left) -> dict[str, Any]:
    mention = reading.mentions[left.mention - 1]
    return {
        "words": mention.text,
        "why": _(left.reason),
        "kind": _(KIND_WORDS[mention.kind]).lower(),
        "read_as": mention.name or "",
        "status": wording.label("statuses", mention.status) if mention.status else "",
        "receipt": reading.receipt(left.mention),
    }
