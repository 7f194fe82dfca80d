"""Which report speaks for an asset on a date, and why the others do not.

The rule, in the order it is applied to the reports that are known to have come true by the date:

1. *State reports* are presences (arrived, present, operating, port visit, exercise) and endings (departed, returned,
   destroyed). The newest one speaks for its asset ("newest" as ordered in ``observations``); the rest are displaced.
2. If that newest one is an ending, the asset is not shown as present.
3. If that newest one is a presence that a report of the same or a later day denies or cancels *at the same location*,
   the asset is not shown as present. A denial or a cancelled call says nothing about other places.
4. Plans (announced, ordered, en route), cancellations and denials never displace a presence. The newest of them stands
   apart from the state, unless the state is newer: then events have overtaken it.

A partial date counts from its *last* possible day: "November 2025" is known to have come true on 30 November, not
before, so nothing is shown on a day on which it may still have lain ahead.
"""

from __future__ import annotations

import pandas as pd

from components.dataset.wording import column_of_days, spaced

_STATE = ("presence", "ended")
_BARS = ("cancelled", "denied")


def displaced(rows: pd.DataFrame) -> pd.Series:
    """Reasons for the reports that do not speak, by record id. ``rows``: candidate reports, newest first."""
    is_state = rows["standing"].isin(_STATE)
    state, apart = rows[is_state], rows[~is_state]
    speaking, plan = (reports.drop_duplicates("asset_id").set_index("asset_id") for reports in (state, apart))
    overtaken = apart["date_end"].to_numpy() < speaking["date_end"].reindex(apart["asset_id"]).to_numpy()
    newest = plan["record_id"].reindex(apart["asset_id"]).set_axis(apart.index)
    by_state = speaking["record_id"].reindex(rows["asset_id"]).set_axis(rows.index)
    by = pd.concat([by_state[is_state], newest.mask(overtaken, by_state[~is_state])])
    reasons: pd.Series = "a newer report of this asset speaks: " + by[by.to_numpy() != by.index.to_numpy()]
    return reasons


def barred(rows: pd.DataFrame) -> pd.Series:
    """Reasons for presences that a report of the same or a later day denies or cancels at the same location."""
    present = rows.loc[rows["standing"].eq("presence") & rows["location_id"].ne("")]
    bars = rows.loc[rows["standing"].isin(_BARS) & rows["location_id"].ne("")]
    bars = bars.drop_duplicates(["asset_id", "location_id"])
    pairs = present.merge(bars, on=["asset_id", "location_id"], suffixes=("", "_bar"))
    pairs = pairs[pairs["date_end_bar"] >= pairs["date_end"]].set_index("record_id")
    return pairs["standing_bar"] + " on " + column_of_days(pairs["date_end_bar"]) + " by " + pairs["record_id_bar"]


def not_a_presence(rows: pd.DataFrame) -> pd.Series:
    """Reasons for reports that put nothing anywhere: endings, plans, cancellations and denials."""
    day = column_of_days(rows["date_end"])
    words = rows["status"].map({code: spaced(code) for code in rows["status"].unique()}).astype("str")
    ended = words + " on " + day
    others = words.mask(rows["standing"].eq("denied"), "denied") + " on " + day + ", not a presence"
    return ended.where(rows["standing"].eq("ended"), others)
