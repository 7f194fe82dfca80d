"""Many records built once, of which every example of a property test draws a few.

Building the frames of ten records takes about as long as building those of a thousand, and many times as long as the
state that is then asked of them. What a draw gives is what building it anew would give; a test holds that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from hypothesis import strategies as st

from components.dataset.arrays import Arrays
from components.dataset.load import Dataset
from components.dataset.observations import observations
from tests.builders import Row
from tests.builders import dataset as build

Draw = tuple[int, ...]


@dataclass(frozen=True)
class Pool:
    """Records with what they refer to, and their observations."""

    dataset: Dataset
    rows: pd.DataFrame

    def some(self, most: int) -> st.SearchStrategy[Draw]:
        """One to ``most`` of the records, as their positions."""
        positions = st.integers(0, len(self.rows) - 1)
        return st.lists(positions, min_size=1, max_size=most, unique=True).map(lambda drawn: tuple(sorted(drawn)))

    def seen(self, draw: Sequence[int]) -> pd.DataFrame:
        """The observations of a draw."""
        return self.rows.iloc[list(draw)]

    def arrays(self, draw: Sequence[int]) -> Arrays:
        return Arrays(self.seen(draw), self.dataset.nesting)

    def holding(self, draw: Sequence[int]) -> Dataset:
        """The dataset with no other reports and events than those drawn."""
        kept = self.seen(draw).index
        tables = {name: getattr(self.dataset, name) for name in ("reports", "events")}
        return replace(self.dataset, **{name: rows[rows.index.isin(kept)] for name, rows in tables.items()})


def pool_of(*rows: Row) -> Pool:
    built = build(*rows)
    return Pool(built, observations(built))
