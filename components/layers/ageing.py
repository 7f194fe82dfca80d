"""How a record ages, as figures for the browser: it fades marks and widens rings on whatever day playback shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.dataset.kinds import KINDS
from components.dataset.staleness import DRIFTING
from components.layers.wording import absent


def ageing_of(row: Any, number: Callable[[Any, Any], int]) -> list[float | None] | None:
    """The number of a record's row of figures (fresh and ageing days, km an hour, km at most), and the radius in metres
    from which its uncertainty grows, ``None`` where it does not drift; ``None`` for events, which do not age."""
    kind = KINDS.get(row.asset_kind)
    if kind is None:
        return None
    figures = [kind.fresh_days, kind.ageing_days, round(kind.drift_kmh, 6), kind.drift_cap_km]
    drifts = row.standing == "presence" and row.shape in DRIFTING and not absent(row.uncertainty_m)
    return [number(tuple(figures), figures), float(row.uncertainty_m) if drifts and kind.drift_kmh else None]
