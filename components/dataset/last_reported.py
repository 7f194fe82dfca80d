"""What left the map because nobody reported it lately: where it was last reported, and how long ago.

A position that is stale, or older than the window, is not drawn: where the ship is now nobody says. It is listed
instead, so that a reader sees that the sea is not empty but unreported. Nothing is listed that has ended, and no older
place of something that is on the map. Reports older than a year (``view.MAX_WINDOW``) are not listed.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from components.dataset.load import Dataset
from components.dataset.query import excluded, resolved_as_of
from components.dataset.staleness import aged
from components.dataset.view import MAX_WINDOW, View


def last_reported(dataset: Dataset, observations: pd.DataFrame, view: View) -> pd.DataFrame:
    """The last reported positions of assets that a view would show were they not too old, located or not, the newest
    first: columns of ``observations`` and ``staleness.COLUMNS``. Empty in show ``all``, which leaves out nothing.

    An asset of several places has a row for each that is no more than the view's window older than its newest.
    Raises ``DatasetError`` for a dataset in which nothing is dated.
    """
    as_of = resolved_as_of(observations, view)
    told = (observations["record_type"].eq("report") & observations["standing"].eq("presence")).to_numpy()
    shown = told & ~excluded(dataset, observations, view, as_of)
    ever = told & ~excluded(dataset, observations, replace(view, window_days=MAX_WINDOW), as_of)
    absent = ~observations["asset_id"].isin(observations.loc[shown, "asset_id"]).to_numpy()
    rows = observations[ever & absent & (view.show == "latest")]
    newest = rows.groupby("asset_id", observed=True)["date_end"].transform("max")
    return aged(rows[rows["date_end"] >= newest - np.timedelta64(view.window_days, "D")], as_of)
