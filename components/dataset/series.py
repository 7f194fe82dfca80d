"""Force levels over time, as tidy frames for a chart: what sources total, and what the single reports add up to.

The two are shown beside each other and never mixed: a reported total counts hulls or people that no report names, the
bottom-up count only what is named, and an aircraft type or a unit counts as one.
"""

from __future__ import annotations

import pandas as pd

from components.dataset.coverage import WINDOW_DAYS, days_spanned
from components.dataset.ledger import METRICS, statements
from components.dataset.load import Dataset
from components.dataset.observations import observations as observe

REPORTED = "reported total"
NAMED = "named assets reported present"
COLUMNS = (
    *("date", "metric", "low", "best", "high"),
    *("source_id", "publisher", "scope", "extent", "family", "count_rule", "kind"),
)
TEXTS = ("source_id", "publisher", "extent", "family", "count_rule")


def force_levels(dataset: Dataset, observations: pd.DataFrame | None = None) -> pd.DataFrame:
    """Every reported total and toll, and per day the named assets present, in one tidy frame by date.

    Columns: date (datetime, the last day a number speaks for), metric, low, best, high (nullable whole numbers),
    source_id, publisher, scope, extent, family, count_rule, kind (``REPORTED`` or ``NAMED``). Rows of kind ``NAMED``
    have metric "assets", the domain (naval, air, ground) as scope and the count as low, best and high.
    """
    told = [
        {**{name: getattr(each, name) for name in COLUMNS if name != "kind"}, "kind": REPORTED}
        for metric in METRICS
        for each in statements(dataset, metric)
    ]
    named = assets_present(dataset, observe(dataset) if observations is None else observations)
    counted = named.assign(metric="assets", low=named["best"], high=named["best"], kind=NAMED)
    levels = pd.concat([pd.DataFrame(told, columns=list(COLUMNS)), counted.reindex(columns=list(COLUMNS))])
    texts = {name: levels[name].fillna("").astype("str") for name in TEXTS}
    wholes = {name: pd.to_numeric(levels[name]).astype("Int64") for name in ("low", "best", "high")}
    levels = levels.assign(date=pd.to_datetime(levels["date"]), **texts, **wholes)
    return levels.sort_values(["date", "kind", "metric", "scope"], kind="stable", ignore_index=True)


def assets_present(dataset: Dataset, observations: pd.DataFrame, window_days: int = WINDOW_DAYS) -> pd.DataFrame:
    """How many leaf assets of each domain are reported present on each day; columns date, scope (domain), best.

    A group is never counted with its members: only assets that are no group and have no members count. The state of
    an asset on a day is that of ``query.select`` in show ``latest``, located or not.
    """
    groups = set(dataset.assets["part_of"]) | set(dataset.assets.index[dataset.assets["is_group"]])
    spans = presence_spans(observations, window_days)
    leaves = spans[~spans["asset_id"].isin(groups)]
    counts = [
        days_spanned(*(rows[end].to_numpy(dtype="datetime64[D]") for end in ("first", "last")))
        .rename("best")
        .rename_axis("date")
        .reset_index()
        .assign(scope=domain)
        for domain, rows in leaves.groupby("layer")
    ]
    return pd.concat(counts, ignore_index=True) if counts else pd.DataFrame(columns=["date", "best", "scope"])


def presence_spans(observations: pd.DataFrame, window_days: int) -> pd.DataFrame:
    """From which day to which each presence speaks for its asset: until a newer state report, the end of the window,
    or a denial or cancellation at the same location. Columns asset_id, layer, first, last; both days included."""
    rows = observations[observations["superseded_by"].eq("") & observations["record_type"].eq("report")]
    states = rows[rows["standing"].isin(("presence", "ended"))]
    eve = states.groupby("asset_id")["date_end"].shift(1) - pd.Timedelta(days=1)  # the row before is newer
    spoken = states["date_end"] + pd.Timedelta(days=window_days)
    until = pd.concat([spoken, eve, _eve_of_bar(rows, states)], axis=1).min(axis=1)
    spans = states[["asset_id", "layer"]].assign(first=states["date_end"], last=until)
    return spans[states["standing"].eq("presence") & (until >= states["date_end"])]


def _eve_of_bar(rows: pd.DataFrame, states: pd.DataFrame) -> pd.Series:
    """The day before the first denial or cancellation, no earlier than the report, at its location; else ``NaT``."""
    bars = rows.loc[rows["standing"].isin(("cancelled", "denied")) & rows["location_id"].ne("")]
    pairs = states.merge(bars, on=["asset_id", "location_id"], suffixes=("", "_bar"))
    pairs = pairs[pairs["date_end_bar"] >= pairs["date_end"]]
    first = pairs.groupby("record_id")["date_end_bar"].min()
    return (first - pd.Timedelta(days=1)).reindex(states.index)
