"""The facets of the filter as one table: the field of the view, the column it tests, and on which rows.

*Evidence* facets decide which sources are listened to at all, before the newest report of an asset is chosen: "official
sources only" shows what official sources last said. The other facets choose among the states that result.
A facet of assets leaves events alone, and the other way round; layers switch either off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.dataset.arrays import Arrays
from components.dataset.nesting import Mask, Positions
from components.dataset.searching import folded
from components.dataset.view import View
from components.dataset.wording import in_words
from components.language import N_, _
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
    Facet("source_kinds", "source_kind", N_("source kind"), evidence=True),
    Facet("reliabilities", "reliability", N_("reliability"), evidence=True),
    Facet("assertions", "assertion", N_("assertion"), evidence=True),
    Facet("layers", "layer", N_("layer")),
    Facet("asset_kinds", "asset_kind", N_("asset kind"), "report"),
    Facet("operators", "operator", N_("operator"), "report"),
    Facet("statuses", "status", N_("status"), "report"),
    Facet("event_kinds", "event_kind", N_("event kind"), "event"),
    Facet("where_precs", "where_prec", N_("location precision")),
)
BY_FIELD: Mapping[str, Facet] = {facet.field: facet for facet in FACETS}

EVIDENCE = tuple(facet.field for facet in FACETS if facet.evidence)

# A facet "released" lets every row through. For statuses that includes those that an empty choice leaves out.
RELEASED: Mapping[str, frozenset[str]] = {
    "statuses": frozenset(Status),
    "layers": frozenset(("naval", "air", "ground", "events")),
}


def unmatched(rows: Arrays, facet: Facet, view: View) -> Mask:
    """The rows a facet excludes. An empty choice excludes nothing, except of layers, which are switched on or off."""
    chosen = getattr(view, facet.field)
    if not chosen and facet.field != "layers":
        return np.zeros(rows.size, dtype=bool)
    tested = np.ones(rows.size, dtype=bool)
    if facet.record_type:
        tested = rows.is_report if facet.record_type == "report" else ~rows.is_report
    return tested & ~rows.among(facet.column, chosen)


def refusals(rows: Arrays, facet: Facet, positions: Positions) -> list[str]:
    """The reasons for rows that a facet excludes."""
    values = rows.frame[facet.column].iloc[positions]
    words = _("{what} not chosen: {value}")
    stated = (_("not stated") if pd.isna(value) else _words(value) for value in values)
    return [words.format(what=_(facet.noun), value=value) for value in stated]


def unmentioned(rows: Arrays, view: View) -> Mask:
    """The rows that lack one of the search words (accents and case are ignored)."""
    lacking = np.zeros(rows.size, dtype=bool)
    for word in folded(pd.Series(view.search.split(), dtype="str")):
        lacking |= ~rows.mentioning(word)
    return lacking


def _words(value: object) -> str:
    return in_words(str(value)) or _("not stated")


def vocabulary(observations: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The members each facet can choose in this dataset, sorted; what ``codec.decode`` takes as known."""
    return {
        facet.field: tuple(
            sorted(value for value in observations[facet.column].unique() if not pd.isna(value) and value != "")
        )
        for facet in FACETS
    }
