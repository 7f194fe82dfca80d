"""The page of ships, aircraft and units: what is reported of each, over time, with its sources.

Without a choice it shows every asset of a kind as one lane; with one, that asset's identity, its lanes by place and
each report with its link. The choice is part of the address, so that each asset has a permanent link.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.dataset.biography import OWN, biography, groups_of, members_of, timelines
from components.dataset.codec import encode
from components.dataset.codes import DOMAINS
from components.dataset.own_names import asset_names
from components.dataset.view import View
from components.dataset.wording import in_words, interval_words
from components.language import N_, Words, _, ngettext, number_words
from components.layers.wording import absent
from components.ui import wording
from components.ui.choose import choose_one
from components.ui.record_map import record_map
from components.ui.record_table import TWO_LINES, record_table
from components.ui.shelf import Shelf, shelf
from components.ui.source_columns import GRADE, LINK, NOTE, SOURCE
from components.ui.wording import escape, linked

ASSET, LAYER = "asset", "layer"  # the widgets' keys, and so the keys of the page's link
TITLE = N_("Ships and units")
REPORTS = {
    "when": st.column_config.TextColumn(N_("When"), width=140),
    "status": st.column_config.TextColumn(N_("Status"), width=110),
    "assertion": st.column_config.TextColumn(N_("Ground"), width=140),
    "where_description": st.column_config.TextColumn(N_("Where, in the source's words"), width="medium"),
    "told_of": st.column_config.TextColumn(N_("Said of"), width=140),
    "publisher": SOURCE,
    "reliability": GRADE,
    "link": LINK,
    "note": NOTE,
}
#: Column of the table of assets → what its line is called.
IDENTITY = Words(
    {
        "name_es": N_("In Spanish"),
        "kind": N_("Kind"),
        "class": N_("Class"),
        "operator": N_("Operator"),
        "service": N_("Service"),
        "sidc": N_("Symbol code (MIL-STD-2525D)"),
    }
)
#: What has a source of its own: column → what its line is called, and the column of the source.
CITED = {
    "home_port": (N_("Home port"), "home_source_id"),
    "nominal_complement": (N_("Nominal complement"), "complement_source_id"),
    "part_of_from": (N_("In its group from"), "part_of_source_id"),
    "part_of_to": (N_("In its group until"), "part_of_source_id"),
    "identifiers": (N_("Numbers"), "identifiers_source_id"),
}


def page() -> None:
    shared = shelf()
    st.title(_(TITLE), anchor=False)
    asset_id = choose_one("assets", ASSET, _names(shared))
    if asset_id:
        _one(shared, asset_id)
    else:
        _all(shared)


def _names(shared: Shelf) -> pd.Series:
    return asset_names(shared.dataset.assets).sort_values(key=lambda column: column.str.casefold())


def _all(shared: Shelf) -> None:
    layer = st.segmented_control(
        _("Show"), list(DOMAINS), default="naval", required=True, format_func=wording.LAYERS.__getitem__, key=LAYER
    )
    rows = timelines(shared.records, str(layer))
    st.text(
        _(
            "{count} assets with a report, in the order of their first one. A bar is as wide as the report's date is "
            "vague; where nothing is drawn, nothing is known. Reports, not movements."
        ).format(count=number_words(rows["asset_id"].nunique())),
        width="stretch",
    )
    _lanes(rows, "name", _("Reports of every asset over time"))


def _lanes(rows: pd.DataFrame, lane: str, alt: str) -> None:
    # Altair takes as long to import as Streamlit; only pages with charts need it.
    from components.ui.charts import show_chart
    from components.ui.lanes import lanes_chart

    show_chart(lanes_chart(rows, lane), key="lanes", alt_text=alt)


def _one(shared: Shelf, asset_id: str) -> None:
    asset = shared.dataset.assets.loc[asset_id]
    rows = biography(shared.dataset, shared.records, asset_id)
    name = asset_names(shared.dataset.assets)[asset_id]
    st.markdown(f"## {escape(name)} :gray[{escape(asset['designation'])}]\n{_identity(shared, asset_id)}")
    if rows.empty:
        st.text(_("No report in the data speaks of it or of a group that it is part of."))
        return
    own = int(rows["told_of"].eq(OWN).sum())
    others = len(rows) - own
    st.text(
        ngettext("{number} report of it", "{number} reports of it", own)
        + (_(", {count} of its group").format(count=number_words(others)) if others else "")
        + ". "
        + _(
            "A lane is a place as a source named it; hollow signs are the group's. Between two reports nothing "
            "is known."
        ),
        width="stretch",
    )
    _lanes(rows, "where_description", _("Reports of {name} by place over time").format(name=asset["name"]))
    _reports(rows)
    placed = rows.loc[rows["told_of"].eq(OWN), "record_id"]
    record_map(shared, list(placed), shared.defaults["all"], key="asset_map")


def _identity(shared: Shelf, asset_id: str) -> str:
    assets = shared.dataset.assets
    asset, names = assets.loc[asset_id], asset_names(assets)
    lines = [f"{title}: {in_words(str(asset[column]))}" for column, title in IDENTITY.items() if asset[column]]
    if asset["aliases"]:
        lines.append(_("Also: {names}").format(names=asset["aliases"].replace(";", ", ")))
    escaped = [escape(line) for line in lines] + _cited(shared, asset)
    related = {_("Part of"): groups_of(shared.dataset, asset_id), _("Members"): members_of(shared.dataset, asset_id)}
    for title, others in related.items():
        links = ", ".join(f"[{escape(names.get(other, other))}](assets?{ASSET}={other})" for other in others)
        escaped += [f"{title}: {links}"] if links else []
    on_map = urlencode(encode(View(show="all", search=str(asset["name"]))))
    return " · ".join([*escaped, f"[{_('All reports on the map')}](.?{on_map})"])


def _cited(shared: Shelf, asset: Any) -> list[str]:
    """What single sources say of it, each with that source; nothing where none does."""
    return [
        f"{_(title)}: {_value_words(asset[column])} ({_source(shared, asset[source])})"
        for column, (title, source) in CITED.items()
        if not absent(asset[column])
    ]


def _value_words(value: Any) -> str:
    if isinstance(value, str):
        return escape(in_words(value.replace(";", ", ")))
    return interval_words(value.date(), value.date()) if isinstance(value, pd.Timestamp) else number_words(int(value))


def _source(shared: Shelf, source_id: str) -> str:
    source: Any = shared.dataset.sources.loc[source_id]
    return linked(source["publisher"], source["url"]) if source["linkable"] else escape(source["publisher"])


def _reports(rows: pd.DataFrame) -> None:
    newest = rows.iloc[::-1]
    days = zip(newest["date_start"].dt.date, newest["date_end"].dt.date, strict=True)
    shown = newest.assign(
        when=[interval_words(*each) for each in days],
        status=[wording.label("statuses", code) for code in newest["status"]],
        assertion=[wording.label("assertions", code) for code in newest["assertion"]],
        told_of=newest["told_of"].replace({OWN: _(OWN)}),
        link=newest["source_url"].where(newest["source_url"].ne("")),
    )
    alt = _("Every report of this asset, newest first")
    record_table(shown, REPORTS, key="asset_reports", alt=alt, row_height=TWO_LINES)
