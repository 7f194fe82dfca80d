"""``observations`` of very many reports, made column by column: repeated texts are categories and are joined by their
codes, and no Python object is made for a row.

In place of ``search_key`` stand the columns that are searched; ``credibility`` and the voices are blank (``query``
grades the rows that are looked at); whole numbers are nullable and no wider than they need be. ``observations.spelled``
gives some of the rows in the types of few.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.dataset.by_column import narrowest
from components.dataset.joining import (
    COLUMNS,
    DAYS,
    FLAGS,
    OF_ALL,
    OF_REPORTS,
    REAL,
    RENAMED,
    WHOLE,
    Join,
    newest_first,
    superseding,
)
from components.dataset.load import Dataset
from components.dataset.nesting import Positions

LONG_COLUMNS = (*COLUMNS[:-1], "aliases")
_SORTED_BY = ("date_start", "date_end", "assertion", "where_prec", "published_on", "record_id")


def long_rows(dataset: Dataset, events: pd.DataFrame) -> pd.DataFrame:
    """All reports of a dataset and its ``events`` (typed and joined), newest first, indexed by ``record_id``."""
    made = _Rows(dataset, events)
    order = newest_first({name: pd.Series(made.column(name), copy=False) for name in _SORTED_BY})
    columns = {name: made.column(name).take(order) for name in LONG_COLUMNS}
    return pd.DataFrame(columns, index=pd.Index(columns["record_id"]), copy=False)


@dataclass(frozen=True)
class _Rows:
    """The columns of the reports, in the order of their file, and below them those of the events."""

    dataset: Dataset
    events: pd.DataFrame

    def column(self, name: str) -> Any:
        if name == "record_id":
            return _one_after_the_other(self.reports[name], self.events[name])
        if name in WHOLE:
            return self._whole(name)
        if name in (*REAL, *DAYS):
            return np.concatenate([self.reports[name].to_numpy(), self.events[name].to_numpy()])
        cells, codes = self._told(name)
        if name in FLAGS:
            return np.concatenate([cells.eq(True).to_numpy()[codes], self.events[name].to_numpy()])
        return _category(cells.astype("str").fillna(""), codes, self.events[name])

    @cached_property
    def reports(self) -> pd.DataFrame:
        return self.dataset.reports.rename(columns=RENAMED)

    def _whole(self, name: str) -> Any:
        size = len(self.reports) + len(self.events)
        numbers, blank = np.zeros(size, dtype="int64"), np.ones(size, dtype=bool)
        for start, rows in ((0, self.reports), (len(self.reports), self.events)):
            if name in rows:
                numbers[start : start + len(rows)] = rows[name].to_numpy(dtype="int64", na_value=0)
                blank[start : start + len(rows)] = rows[name].isna().to_numpy()
        return narrowest(numbers, blank)

    def _told(self, name: str) -> tuple[pd.Series[Any], npt.NDArray[Any]]:
        """The distinct cells of a column of the reports, and of each row the number of its own."""
        if name in self._joined:
            return self._joined[name]
        if name == "superseded_by":
            return self._superseded
        if name in self.reports:
            return pd.Series(self.reports[name].cat.categories), self.reports[name].cat.codes.to_numpy()
        only = "report" if name == "record_type" else ""
        return pd.Series([only]), np.zeros(len(self.reports), dtype="int8")

    @cached_property
    def _joined(self) -> dict[str, tuple[pd.Series[Any], npt.NDArray[Any]]]:
        return dict(pair for join in (*OF_REPORTS, *OF_ALL) for pair in self._by(join))

    def _by(self, join: Join) -> Iterable[tuple[str, tuple[pd.Series[Any], npt.NDArray[Any]]]]:
        keys, numbers = _combinations(self.reports[list(join.keys)])
        return ((str(name), (cells, numbers)) for name, cells in join.told(keys, self.dataset).items())

    @cached_property
    def _superseded(self) -> tuple[pd.Series[Any], npt.NDArray[Any]]:
        known = superseding(self.reports.rename(columns={"record_id": "report_id"}))
        ids = pa.array(self.reports["record_id"].array)  # not of the series, which would be asked for its index
        found = pc.index_in(ids, value_set=pa.array(list(known), pa.large_string()))
        return pd.Series([*known.values(), ""]), pc.fill_null(found, len(known)).to_numpy()


def _combinations(rows: pd.DataFrame) -> tuple[pd.DataFrame, Positions]:
    """The distinct combinations of categories, and of each row the number of its own."""
    columns = [column.cat for _, column in rows.items()]
    sizes = tuple(len(each.categories) for each in columns)
    numbers, distinct = pd.factorize(np.ravel_multi_index([each.codes.to_numpy() for each in columns], sizes))
    each = zip(rows, columns, np.unravel_index(distinct, sizes), strict=True)
    return pd.DataFrame({name: column.categories.take(codes) for name, column, codes in each}), numbers


def _category(cells: pd.Series[Any], codes: npt.NDArray[Any], further: pd.Series[Any]) -> pd.Categorical:
    """Repeated texts and further ones under one code, in the order of the alphabet."""
    numbers, distinct = pd.factorize(_one_after_the_other(cells, further), sort=True)
    both = np.concatenate([numbers[: len(cells)][codes], numbers[len(cells) :]])
    return pd.Categorical.from_codes(both, pd.Index(distinct, dtype="str"))


def _one_after_the_other(one: pd.Series[Any], other: pd.Series[Any]) -> Any:
    return pd.concat([one, other], ignore_index=True).array
