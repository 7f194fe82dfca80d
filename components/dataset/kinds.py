"""How each kind of asset counts, ages and moves: one table that the state, the staleness and the lints read.

A *hull* is one thing that is in one place at a time. Every other kind (an aircraft type, a unit, a group of ships, a
militia) may be in several places at once, and what is said of some of it is not said of all of it. A *formation* is a
named group of ships: its ships may part, yet it sails as one, and leaves where it was for where it is next reported.

The figures are settings of ours, chosen for what a reader may still call current, and shown on the method page:

* ``fresh_days`` and ``ageing_days``: up to which age a position is fresh, and ageing; beyond it is stale;
* ``drift_kmh`` up to ``drift_cap_km``: how fast the uncertainty of a position grows once it is no longer fresh. Three
  knots made good stand for a ship on patrol, which sails faster but not straight; 800 km is about half the width of
  the Caribbean Sea. A base does not move: what fades there is whether anybody is still at it;
* ``top_kmh``: what no hull of the kind exceeds, for the lint of impossible journeys (35 knots; 47 for littoral combat
  ships; 28 for cutters, patrol and auxiliary ships).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from components.dataset.codes import ASSET_DOMAINS
from components.model import Domain

KNOT_KMH = 1.852


@dataclass(frozen=True, slots=True)
class Kind:
    """What is assumed of a kind of asset; days, kilometres and kilometres an hour. ``formation``: groups of this kind
    (``is_group``, known by name and members) sail as one."""

    hull: bool
    fresh_days: int
    ageing_days: int
    drift_kmh: float = 0.0
    drift_cap_km: float = 0.0
    top_kmh: float = 0.0
    formation: bool = False


def _ship(knots: float) -> Kind:
    return Kind(True, 7, 21, 3 * KNOT_KMH, 800.0, knots * KNOT_KMH)


_AIRCRAFT = Kind(False, 7, 21)
_ASHORE = Kind(False, 14, 45)
_BY_DOMAIN = {Domain.NAVAL: _ship(35), Domain.AIR: _AIRCRAFT, Domain.GROUND: _ASHORE}
_EXCEPTIONS = {
    "littoral_combat_ship": _ship(47),
    "coast_guard_cutter": _ship(28),
    "patrol_ship": _ship(28),
    "support_ship": _ship(28),
    "special_ops_support_ship": _ship(28),
    "naval_force": replace(_ship(35), hull=False, formation=True),
}
KINDS: Mapping[str, Kind] = {
    kind: _EXCEPTIONS.get(kind, _BY_DOMAIN[Domain(domain)]) for kind, domain in ASSET_DOMAINS.items()
}
HULLS = frozenset(kind for kind, traits in KINDS.items() if traits.hull)
FORMATIONS = frozenset(kind for kind, traits in KINDS.items() if traits.formation)
