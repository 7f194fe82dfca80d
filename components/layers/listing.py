"""Which records of a map's catalogue are meant: a bit for each, in its order. The frame has their keys and days itself,
so a change of filter need not say them again."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

PLACED = ["lat", "lon", "where_prec"]  # without one of them a record has no site, and is not in the catalogue


@dataclass(frozen=True)
class Listing:
    """``numbers``: ``record_id`` → its place among the records of the catalogue."""

    numbers: Mapping[str, int]

    @classmethod
    def of(cls, observations: pd.DataFrame) -> Listing:
        """The order of ``layers.catalogue.catalogue`` of the same observations."""
        listed = observations.loc[observations[PLACED].notna().all(axis="columns"), "record_id"]
        return cls({record_id: number for number, record_id in enumerate(listed)})

    def bits(self, record_ids: Iterable[str]) -> str:
        """Base64 of a bit for each record of the catalogue, the first in the highest bit of the first byte. The order
        of ``record_ids`` is lost: it has to be the catalogue's, which is that of every selection."""
        chosen = np.zeros(len(self.numbers), dtype=bool)
        chosen[[self.numbers[record_id] for record_id in record_ids]] = True
        return base64.b64encode(np.packbits(chosen).tobytes()).decode()
