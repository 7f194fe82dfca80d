"""How each kind of asset counts, ages and moves: one table that the state, the staleness and the lints read.

A *hull* is one thing that is in one place at a time. Every other kind (an aircraft type, a unit, a group of ships, a
militia) may be in several places at once, and what is said of some of it is not said of all of it. A *formation* is a
named group of ships: its ships may part, yet it sails as one, and leaves where it was for where it is next reported.

The figures stand in ``data/rules/asset_kinds.csv``. They are settings of ours, chosen for what a reader may still call
current, and shown on the method page:

* ``fresh_days`` and ``ageing_days``: up to which age a position is fresh, and ageing; beyond it is stale;
* ``drift_knots`` up to ``drift_cap_km``: how fast the uncertainty of a position grows once it is no longer fresh. Three
  knots made good stand for a ship on patrol, which sails faster but not straight; 800 km is about half the width of
  the Caribbean Sea. A base does not move: what fades there is whether anybody is still at it;
* ``top_knots``: what no hull of the kind exceeds, for the lint of impossible journeys (35 knots; 47 for littoral combat
  ships; 28 for cutters, patrol and auxiliary ships).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from components import paths
from components.dataset.codes import ASSET_DOMAINS
from components.dataset.tables import Line, read_table
from components.errors import DatasetError

FILE = "asset_kinds.csv"
COLUMNS = (
    *("kind", "hull", "formation", "fresh_days", "ageing_days"),
    *("drift_knots", "drift_cap_km", "top_knots"),
)
KNOT_KMH = 1.852
_BOOLEANS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Kind:
    """What is assumed of a kind of asset; days, kilometres and kilometres an hour. ``formation``: groups of this kind
    (``is_group``, known by name and members) sail as one."""

    hull: bool
    fresh_days: int
    ageing_days: int
    drift_kmh: float
    drift_cap_km: float
    top_kmh: float
    formation: bool


def read_kinds(rules: Path) -> Mapping[str, Kind]:
    """The kinds by code. Raises ``DatasetError`` for a missing or misshapen file, a cell that is no such value, and a
    kind that is missing or unknown."""
    kinds = {line.cells["kind"]: _kind(line) for line in read_table(rules / FILE, COLUMNS)}
    for what, names in {
        "lacks": ASSET_DOMAINS.keys() - kinds,
        "has the unknown kind": kinds.keys() - ASSET_DOMAINS,
    }.items():
        if names:
            raise DatasetError(f"{FILE} {what} {', '.join(map(repr, sorted(names)))}; it has one row for each kind")
    return kinds


def _kind(line: Line) -> Kind:
    cells = line.cells
    try:
        return Kind(
            hull=_BOOLEANS[cells["hull"]],
            fresh_days=int(cells["fresh_days"]),
            ageing_days=int(cells["ageing_days"]),
            drift_kmh=float(cells["drift_knots"]) * KNOT_KMH,
            drift_cap_km=float(cells["drift_cap_km"]),
            top_kmh=float(cells["top_knots"]) * KNOT_KMH,
            formation=_BOOLEANS[cells["formation"]],
        )
    except (KeyError, ValueError) as error:
        raise DatasetError(f"{FILE} line {line.number} ({cells['kind']!r}): {error} is no such value") from error


KINDS: Mapping[str, Kind] = read_kinds(paths.DATA / "rules")
HULLS = frozenset(kind for kind, traits in KINDS.items() if traits.hull)
FORMATIONS = frozenset(kind for kind, traits in KINDS.items() if traits.formation)
