"""Fresh, ageing, stale: how old a position is against the thresholds of its kind, and how its uncertainty grows.

Ages count from the dates in the data to the as-of date; the run's clock plays no part. A partial date leaves the age
open between a least and a greatest. *Fresh* is what is so by the greatest age, *stale* what is so by the least: a
reader is told neither sooner than it is certain. Everything between is *ageing*. It fades with the greatest age, and
the place of a ship becomes vaguer: ``grown_m``. A stale position leaves the map (``query``) for the list of what was
last reported (``last_reported``). Events happened, and do not age. The figures stand in ``kinds``.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.dataset.kinds import KINDS
from components.model import Shape

FRESH, AGEING, STALE = "fresh", "ageing", "stale"
WINDOW_DAYS = 30  # how old a report may be and still speak, unless the reader chooses otherwise
COLUMNS = ("age_days", "age_days_max", "freshness", "fade", "grown_m")
DRIFTING = (Shape.POINT, Shape.RING)  # an area, band or sector is where it may be anywhere already
_Whole = npt.NDArray[np.int64]
_Real = npt.NDArray[np.float64]


def aged(rows: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """The rows (columns of ``observations``) with ``COLUMNS``: ``age_days`` and ``age_days_max``, the least and the
    greatest age; ``freshness``, ``""`` for events; ``fade`` from 0 (fresh, and events) to 1 (stale); ``grown_m``, the
    radius in metres within which what was there may be by now: ``uncertainty_m`` and, of ships reported present at a
    point or ring, the growth since they were fresh (``nan`` where no radius is known)."""
    least, greatest = (_days_to(as_of, rows[column]) for column in ("date_end", "date_start"))
    radii = rows["uncertainty_m"].to_numpy(dtype="float64", na_value=np.nan)
    drifts = (rows["standing"].eq("presence") & rows["shape"].isin(DRIFTING)).to_numpy(dtype=bool)
    return rows.assign(
        age_days=least,
        age_days_max=greatest,
        freshness=pd.array(freshness(rows["asset_kind"], least, greatest), dtype="str"),
        fade=fade(rows["asset_kind"], greatest),
        grown_m=np.where(drifts, grown_uncertainty(rows["asset_kind"], greatest, radii), radii),
    )


def freshness(kinds: pd.Series, least: _Whole, greatest: _Whole) -> npt.NDArray[np.object_]:
    """``FRESH``, ``AGEING`` or ``STALE`` for assets of these kinds and ages in days; ``""`` for what does not age."""
    fresh, ageing = traits(kinds, "fresh_days"), traits(kinds, "ageing_days")
    words = np.array(["", FRESH, STALE, AGEING], dtype=object)
    number = np.select([np.isnan(fresh), greatest <= fresh, least > ageing], [0, 1, 2], 3)
    return np.asarray(words[number], dtype=object)


def fade(kinds: pd.Series, greatest: _Whole) -> _Real:
    """How far a position has faded: 0 while fresh, and for what does not age; then evenly up to 1 when stale."""
    fresh, ageing = traits(kinds, "fresh_days"), traits(kinds, "ageing_days")
    return np.nan_to_num(np.clip((greatest - fresh) / (ageing + 1 - fresh), 0.0, 1.0))


def grown_uncertainty(kinds: pd.Series, greatest: _Whole, uncertainty_m: _Real) -> _Real:
    """The radius in metres within which the asset may be by now: ``uncertainty_m`` plus the drift of its kind since
    it was last fresh, the growth being no more than the cap. ``nan`` stays ``nan``."""
    days = np.maximum(greatest - np.nan_to_num(traits(kinds, "fresh_days"), nan=np.inf), 0)
    growth_km = np.minimum(days * 24 * traits(kinds, "drift_kmh"), traits(kinds, "drift_cap_km"))
    grown: _Real = uncertainty_m + np.nan_to_num(growth_km) * 1000
    return grown


def stays_days(ageing_days: _Real, window_days: int = WINDOW_DAYS) -> _Real:
    """How many days a report stays on the map by its least age: as long as it is not stale, and within the window. A
    reader who chooses a wider window than usual asks for older positions, and is shown them, faded."""
    if window_days > WINDOW_DAYS:
        return np.full(len(ageing_days), float(window_days))
    return np.fmin(ageing_days, window_days)


def traits(kinds: pd.Series, trait: str) -> _Real:
    """A trait of each kind (``kinds.Kind``); ``nan`` for what is no kind of asset (events)."""
    numbers, names = pd.factorize(kinds)
    found = [float(getattr(KINDS[name], trait)) if name in KINDS else np.nan for name in names]
    return np.array([*found, np.nan])[numbers]


def _days_to(as_of: dt.date, days: pd.Series) -> _Whole:
    ages: _Whole = (np.datetime64(as_of, "D") - days.to_numpy(dtype="datetime64[D]")).astype("int64")
    return ages
