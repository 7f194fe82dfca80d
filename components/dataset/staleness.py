"""Fresh, ageing, stale: how old a position is against the thresholds of its kind, and how its uncertainty grows.

The age that decides is the greatest that the dates allow. It counts from the dates in the data to the as-of date.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.dataset.kinds import KINDS

FRESH, AGEING, STALE = "fresh", "ageing", "stale"
_Whole = npt.NDArray[np.int64]
_Real = npt.NDArray[np.float64]


def freshness(kinds: pd.Series, ages: _Whole) -> npt.NDArray[np.object_]:
    """``FRESH``, ``AGEING`` or ``STALE`` for assets of these kinds and ages in days; ``""`` for what does not age."""
    fresh, ageing = traits(kinds, "fresh_days"), traits(kinds, "ageing_days")
    words = np.array(["", FRESH, AGEING, STALE], dtype=object)
    chosen: npt.NDArray[np.object_] = words[np.select([np.isnan(fresh), ages <= fresh, ages <= ageing], [0, 1, 2], 3)]
    return chosen


def grown_uncertainty(kinds: pd.Series, ages: _Whole, uncertainty_m: _Real) -> _Real:
    """The radius in metres within which the asset may be by now: ``uncertainty_m`` plus the drift of its kind since
    it was last fresh, the growth being no more than the cap. ``nan`` stays ``nan``."""
    days = np.maximum(ages - np.nan_to_num(traits(kinds, "fresh_days"), nan=np.inf), 0)
    growth_km = np.minimum(days * 24 * traits(kinds, "drift_kmh"), traits(kinds, "drift_cap_km"))
    grown: _Real = uncertainty_m + np.nan_to_num(growth_km) * 1000
    return grown


def traits(kinds: pd.Series, trait: str) -> _Real:
    """A trait of each kind (``kinds.Kind``); ``nan`` for what is no kind of asset (events)."""
    numbers, names = pd.factorize(kinds)
    found = [float(getattr(KINDS[name], trait)) if name in KINDS else np.nan for name in names]
    return np.array([*found, np.nan])[numbers]
