"""What every file is made from: the plotted rows of one selection, in their order, with their true geometry.

The geometry is the place as it is drawn: a point where the place is known exactly, the ring, sector, band, corridor or
footprint where it is not. Neither has its middle for a geometry: where no outline of it is known, the row
has none. Coordinates are degrees, WGS 84 (EPSG:4326), axis order lon, lat, with six decimals (RFC 7946, section 11.2:
about ten centimetres); exterior rings run against the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from components.dataset import credits
from components.dataset.codec import encode
from components.dataset.export.columns import COLUMNS, STAMP, Column
from components.dataset.load import Dataset
from components.dataset.query import Selection
from components.dataset.sentences import describe
from components.language import _
from components.model import WherePrec

Geometries = npt.NDArray[np.object_]
DECIMALS = 6
CHUNK = 50_000  # rows that are in memory as words at a time
_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}


@dataclass(frozen=True, eq=False)
class Extract:
    """The plotted rows of a selection and the dataset they are from. Two of the same selection give the same files."""

    selection: Selection
    dataset: Dataset

    @property
    def size(self) -> int:
        return len(self.selection.plotted)

    @property
    def ids(self) -> pd.Series:
        return self.selection.plotted["record_id"]

    @cached_property
    def stamp(self) -> dict[str, str]:
        """The values of ``STAMP``, the same for every row, their words in the language of now."""
        chosen = self.selection
        known_on = chosen.view.known_on
        values = (
            chosen.as_of.isoformat(),
            known_on.isoformat() if known_on else "",
            describe(chosen.view, chosen.as_of, chosen),
            chosen.version,
            credits.LICENCE,
            _(credits.ATTRIBUTION),
        )
        return {name: value for (name, _meaning), value in zip(STAMP, values, strict=True)}

    @cached_property
    def about(self) -> dict[str, Any]:
        """What the file is: the stamp, the keys of the view's link (in no language), and how many of the collected rows
        are plotted."""
        counted = {"plotted": self.size, "collected": self.selection.collected}
        return {
            "title": _(credits.TITLE),
            **self.stamp,
            "view": encode(replace(self.selection.view, lang="auto")),
            **counted,
        }

    def chunks(self, size: int = CHUNK) -> Iterator[pa.Table]:
        """The rows with the columns of ``COLUMNS`` in pieces of at most ``size`` (at least one): texts, ""
        where nothing is stated, whole numbers, decimals and days, null where none is stated."""
        for first in range(0, max(self.size, 1), size):
            rows = self.selection.plotted.iloc[first : first + size]
            rows = rows.assign(sidc=self._codes.reindex(rows["asset_id"], fill_value="").to_numpy())
            yield pa.table({column.name: _typed(rows[column.origin], column) for column in COLUMNS})

    def table(self) -> pa.Table:
        """All rows in one table with the columns of ``COLUMNS`` and ``STAMP``; null where nothing is stated."""
        rows = pa.concat_tables(self.chunks())
        for name, value in self.stamp.items():
            rows = rows.append_column(name, pa.repeat(pa.scalar(value), rows.num_rows))
        return pa.table({name: _blank_as_null(rows[name]) for name in rows.column_names})

    @property
    def _codes(self) -> pd.Series:
        return self.dataset.assets["sidc"]

    @cached_property
    def geometries(self) -> Geometries:
        """The geometry of each row; ``None`` for a place that is not known exactly and has no outline."""
        rows = self.selection.plotted
        places = _drawn(self.dataset.locations.geometry.loc[rows["location_id"].unique()])
        found: Geometries = rows["location_id"].map(places).to_numpy(dtype=object, copy=True)
        vague = rows["where_prec"].ne(WherePrec.EXACT).fillna(True).to_numpy(dtype=bool)
        found[vague & (shapely.get_dimensions(found) == 0)] = None
        return found

    @property
    def sources(self) -> pd.DataFrame:
        """The publications that the rows cite, in the order of the source table, with the number of rows of each."""
        numbers = self.selection.plotted["source_id"].value_counts()
        cited = self.dataset.sources[self.dataset.sources["source_id"].isin(numbers.index)]
        return cited.assign(
            url=cited["url"].where(cited["linkable"], ""),
            published_on=[_day(value) for value in cited["published_on"]],
            retrieved_on=[_day(value) for value in cited["retrieved_on"]],
            rows=numbers.reindex(cited["source_id"]).to_numpy(),
        )


def _day(value: pd.Timestamp) -> str:
    return "" if pd.isna(value) else value.date().isoformat()


def _typed(cells: pd.Series, column: Column) -> pa.Array:
    made = pa.Array.from_pandas(cells)
    joined = made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made
    return joined.cast(_ARROW[column.type], safe=column.type != "date")


def _blank_as_null(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if cells.type != pa.string():
        return cells
    return pc.if_else(pc.equal(cells, ""), pa.scalar(None, pa.string()), cells)


def _drawn(places: pd.Series) -> dict[str, Any]:
    oriented = shapely.orient_polygons(places.to_numpy(), exterior_cw=False)
    return dict(zip(places.index, shapely.transform(oriented, lambda lon_lat: lon_lat.round(DECIMALS)), strict=True))
