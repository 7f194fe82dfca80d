"""The page of events: what is reported to have happened, each with a permanent link.

Without a choice it lists every event of a kind; with one: when and where as finely as known, what it is said to have
cost and by whose account, other records that may be of it, the running tolls of those days, and its place on the map.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.dataset.codec import encode
from components.dataset.happenings import neighbours, tellings, tolls_around
from components.dataset.own_names import own_names
from components.dataset.view import View
from components.dataset.wording import interval_words, unplaced_words
from components.language import N_, _, day_words, ngettext, number_words
from components.layers.receipts import when_of, where_of
from components.layers.wording import absent, count_words
from components.ui import wording
from components.ui.choose import choose_one
from components.ui.ledger_table import ledger_table
from components.ui.record_map import record_map
from components.ui.record_table import TWO_LINES, record_table
from components.ui.shelf import Shelf, figure, shelf
from components.ui.source_columns import GRADE, LINK, NOTE, SOURCE
from components.ui.wording import escape

EVENT, KIND = "event", "event_kind"  # the widgets' keys; the first is that of the page's link
TITLE = N_("Events")
LIST = {
    "when": st.column_config.TextColumn(N_("When"), width=190),
    "name": st.column_config.TextColumn(N_("What"), width="medium"),
    "where_description": st.column_config.TextColumn(N_("Where, in the source's words"), width="medium"),
    "killed": st.column_config.TextColumn(N_("Killed"), width=110),
    "vessels": st.column_config.NumberColumn(N_("Vessels"), width=70),
    "publisher": SOURCE,
    "reliability": GRADE,
    "link": LINK,
    "note": NOTE,
}
TELLINGS = {
    "relation": st.column_config.TextColumn(N_("Record"), width=170),
    "voice": st.column_config.NumberColumn(
        N_("Voice"), width=60, help=N_("Sources with a common origin are one voice.")
    ),
    "repeats": st.column_config.TextColumn(
        N_("Repeats"), width=120, help=N_("The outlet or agency it took its text from.")
    ),
    "assertion": st.column_config.TextColumn(N_("Ground"), width=140),
}


def page() -> None:
    shared = shelf()
    st.title(_(TITLE), anchor=False)
    events = shared.records[shared.records["record_type"].eq("event")].sort_values(["date_start", "record_id"])
    events = own_names(shared.dataset, events)
    event_id = choose_one("events", EVENT, _names(events))
    if event_id:
        _one(shared, events, event_id)
    else:
        _all(events)


def _names(events: pd.DataFrame) -> pd.Series:
    """What the choice calls each event, newest first."""
    newest = events.iloc[::-1]
    words = [f"{_when(row)}: {row.name_}" for row in newest.rename(columns={"name": "name_"}).itertuples()]
    return pd.Series(words, index=newest.index)


def _all(events: pd.DataFrame) -> None:
    kinds = events["event_kind"].value_counts()
    kind = st.selectbox(
        _("Kind"), list(kinds.index), format_func=lambda code: wording.label("event_kinds", code), key=KIND, width=300
    )
    rows = events[events["event_kind"].eq(kind)].iloc[::-1]
    words = ngettext(
        "{number} event of this kind. Select it to open its page.",
        "{number} events of this kind, newest first. Select one to open its page.",
        len(rows),
    )
    st.text(words)
    record_table(
        _in_words(rows),
        LIST,
        key="event_list",
        alt=_("Every event of this kind, newest first"),
        on_select=_open(rows.index),
    )


def _open(event_ids: pd.Index) -> Any:
    def choose() -> None:
        picked = st.session_state["event_list"].selection.rows
        if picked:
            st.session_state[EVENT] = event_ids[picked[0]]

    return choose


def _one(shared: Shelf, events: pd.DataFrame, event_id: str) -> None:
    event = events.loc[event_id]
    st.markdown(f"## {escape(event['name'])}\n{_facts(event)}")
    if event["note"]:
        st.text(event["note"], width="stretch")
    told = tellings(shared.dataset, events, event_id)
    _records(told)
    _tolls(shared, event)
    record_map(shared, list(told.index), event["date_end"].date(), key="event_map", find=event_id)
    _beside(events, event_id)


def _facts(event: Any) -> str:
    killed = count_words(*_killed(event), "", event["killed_raw"], event["killed_rule"])
    facts = {
        _("Kind"): wording.label("event_kinds", event["event_kind"]),
        _("When"): f"{when_of(event)} ({wording.label('date_precs', event['date_prec'])})",
        _("Where, in the source's words"): event["where_description"],
        _("Location"): where_of(event) or unplaced_words(event["unlocated_reason"]),
        _("Killed"): killed or _("no number given"),
        _("Survivors"): "" if absent(event["survivors"]) else number_words(int(event["survivors"])),
        _("Vessels"): "" if absent(event["vessels"]) else number_words(int(event["vessels"])),
        _("By"): event["actors"],
        _("Ground"): wording.label("assertions", event["assertion"]),
        _("How it was placed"): event["trace"],
    }
    return "  \n".join(f"**{escape(title)}:** {escape(words)}" for title, words in facts.items() if words)


def _killed(event: Any) -> tuple[Any, Any, Any]:
    return event["killed_low"], event["killed_best"], event["killed_high"]


def _records(told: pd.DataFrame) -> None:
    voices = told["voice"].nunique()
    others = len(told) - 1
    st.subheader(_("Records · {count}").format(count=len(told)), anchor=False)
    beside = _("No other record in the data is of the same kind, days and place.")
    if others:
        beside = ngettext(
            "{number} other record of the same kind and days, perhaps of this event; nobody says so.",
            "{number} other records of the same kind and days, perhaps of this event; nobody says so.",
            others,
        )
    st.text(
        f"{ngettext('{number} independent voice.', '{number} independent voices.', voices)} {beside}", width="stretch"
    )
    alt = _("Every record of this event, with its source")
    record_table(_in_words(told), TELLINGS | LIST, key="event_records", alt=alt, row_height=TWO_LINES)


def _tolls(shared: Shelf, event: Any) -> None:
    told = tolls_around(shared.dataset, event)
    if not told:
        return
    st.subheader(_("Running tolls of those days · {count}").format(count=len(told)), anchor=False)
    st.text(_("Everybody killed in strikes until then, this one among them or not yet, as each source counts."))
    ledger_table(
        shared, told, figure(shared, "killed", told[0].date), key="event_tolls", alt=_("Tolls stated in the days after")
    )


def _beside(events: pd.DataFrame, event_id: str) -> None:
    kind = str(events["event_kind"][event_id])
    titles = zip((_("Before"), _("After")), neighbours(events, event_id), strict=True)
    links = [f"{title}: {_link(events.loc[other])}" for title, other in titles if other]
    on_map = f"[{_('All on the map')}](.?{urlencode(encode(View(show='all', event_kinds=frozenset({kind}))))})"
    st.markdown(" · ".join([*links, on_map]))


def _link(event: Any) -> str:
    day = event["date_start"].date()
    return f"[{escape(event['name'])}, {escape(day_words(day))}](events?{EVENT}={event['record_id']})"


def _in_words(rows: pd.DataFrame) -> pd.DataFrame:
    counts = rows[["killed_low", "killed_best", "killed_high", "killed_rule"]].itertuples(index=False)
    return rows.assign(
        when=[_when(row) for row in rows.itertuples()],
        assertion=[wording.label("assertions", code) for code in rows["assertion"]],
        killed=[count_words(low, best, high, "", "", rule) for low, best, high, rule in counts],
        link=rows["source_url"].where(rows["source_url"].ne("")),
        **({"relation": rows["relation"].map(_)} if "relation" in rows else {}),
    )


def _when(row: Any) -> str:
    return interval_words(row.date_start.date(), row.date_end.date())
