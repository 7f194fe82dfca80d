"""The columns a filter tests, as plain arrays: a few microseconds a rule where frame slicing takes milliseconds.

The order of the rows is that of ``observations``: newest first. So the first row of a mask that names an asset is the
newest of the mask.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]
NOWHERE = -1


class Arrays:
    """The tested columns of ``observations``. ``asset`` and ``spot`` (asset and location) are integer codes."""

    def __init__(self, observations: pd.DataFrame) -> None:
        self.frame = observations
        self.size = len(observations)
        self.record_id = self.column("record_id")
        self.is_report: Mask = self.column("record_type") == "report"
        self.standing = self.column("standing")
        self.superseded_by = self.column("superseded_by")
        self.first = observations["date_start"].to_numpy(dtype="datetime64[D]")
        self.last = observations["date_end"].to_numpy(dtype="datetime64[D]")
        self.placed: Mask = (observations["lat"].notna() & observations["lon"].notna()).to_numpy()
        self.asset: Positions = pd.factorize(self.column("asset_id"))[0]
        located = self.column("location_id")
        self.has_location: Mask = located != ""
        self.spot: Positions = self.asset * (self.size + 1) + pd.factorize(located)[0]

    def column(self, name: str) -> npt.NDArray[Any]:
        """A column as objects; nullable numbers as floats, ``nan`` where unknown."""
        values = self.frame[name]
        if isinstance(values.dtype, pd.Int64Dtype):
            return values.to_numpy(dtype="float64", na_value=np.nan)
        return values.to_numpy(dtype=object)

    def where(self, name: str, members: Collection[Any]) -> Mask:
        """The rows whose value in a column is one of ``members``."""
        return pd.Series(self.column(name)).isin(list(members)).to_numpy()


def newest_by(group: Positions, mask: Mask) -> Positions:
    """For each row the position of the newest row of ``mask`` in the same group; ``NOWHERE`` where it has none."""
    newest = np.full(int(group.max(initial=-1)) + 1, NOWHERE, dtype=np.intp)
    oldest_first = np.flatnonzero(mask)[::-1]
    newest[group[oldest_first]] = oldest_first  # of repeated groups the last assignment stays: the newest row
    return newest[group]
