"""The facets of the filter as one table: the field of the view, the column it tests, and on which rows.

*Evidence* facets decide which sources are listened to at all, before the newest report of an asset is chosen: "official
sources only" shows what official sources last said. The other facets choose among the states that result.
A facet of assets leaves events alone, and the other way round; layers switch either off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from components.dataset.observations import folded
from components.dataset.view import View
from components.dataset.wording import spaced
from components.model import Status


@dataclass(frozen=True, slots=True)
class Facet:
    """``record_type`` ``""`` tests reports and events alike. ``noun`` names the property in a reason."""

    field: str
    column: str
    noun: str
    record_type: str = ""
    evidence: bool = False


FACETS: tuple[Facet, ...] = (
    Facet("source_kinds", "source_kind", "source kind", evidence=True),
    Facet("reliabilities", "reliability", "reliability", evidence=True),
    Facet("assertions", "assertion", "assertion", evidence=True),
    Facet("layers", "layer", "layer"),
    Facet("asset_kinds", "asset_kind", "asset kind", "report"),
    Facet("operators", "operator", "operator", "report"),
    Facet("statuses", "status", "status", "report"),
    Facet("event_kinds", "event_kind", "event kind", "event"),
    Facet("where_precs", "where_prec", "location precision"),
)
BY_FIELD: Mapping[str, Facet] = {facet.field: facet for facet in FACETS}

# A facet "released" lets every row through. For statuses that includes those that an empty choice leaves out.
RELEASED: Mapping[str, frozenset[str]] = {
    "statuses": frozenset(Status),
    "layers": frozenset(("naval", "air", "ground", "events")),
}


def unmatched(rows: pd.DataFrame, facet: Facet, view: View) -> pd.Series:
    """Reasons for the rows a facet excludes, by record id."""
    chosen = getattr(view, facet.field)
    if not chosen and facet.field != "layers":
        return pd.Series(dtype="str")
    tested = rows if not facet.record_type else rows[rows["record_type"].eq(facet.record_type)]
    values = tested.loc[~tested[facet.column].isin(list(chosen)), facet.column]
    distinct = {value: spaced(str(value)) or "not stated" for value in values.dropna().unique()}
    return facet.noun + " not chosen: " + values.map(distinct).fillna("not stated").astype("str")


def unmentioned(rows: pd.DataFrame, view: View) -> pd.Series:
    """Reasons for rows that lack one of the search words (accents and case are ignored)."""
    lacking = pd.Series(False, index=rows.index)
    for word in folded(pd.Series(view.search.split(), dtype="str")):
        lacking |= ~rows["search_key"].str.contains(word, regex=False)
    return pd.Series(f"does not mention “{view.search}”", index=rows.index[lacking])


def vocabulary(observations: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The members each facet can choose in this dataset, sorted; what ``codec.decode`` takes as known."""
    return {
        facet.field: tuple(sorted(value for value in observations[facet.column].dropna().unique() if value != ""))
        for facet in FACETS
    }
