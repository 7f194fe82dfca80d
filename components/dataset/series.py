"""Force levels over time, as tidy frames for a chart: what sources total, and what the single reports add up to.

The two are shown beside each other and never mixed: a reported total counts hulls or people that no report names, the
bottom-up count only what is named, and an aircraft type or a unit counts as one.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.dataset.arrays import NOWHERE, Arrays
from components.dataset.known import ALL, KnownBy
from components.dataset.ledger import METRICS, statements
from components.dataset.load import Dataset
from components.dataset.observations import observations as observe
from components.dataset.speaking import resolve
from components.dataset.staleness import WINDOW_DAYS, stays_days

REPORTED = "reported total"
NAMED = "named assets reported present"
COLUMNS = (
    *("date", "metric", "low", "best", "high"),
    *("source_id", "publisher", "scope", "extent", "family", "count_rule", "kind"),
)
TEXTS = ("source_id", "publisher", "extent", "family", "count_rule")


def force_levels(dataset: Dataset, observations: pd.DataFrame | None = None, known: KnownBy = ALL) -> pd.DataFrame:
    """Every reported total and toll, and per day the named assets present, in one tidy frame by date, as far as they
    were ``known``.

    Columns: date (datetime, the last day a number speaks for), metric, low, best, high (nullable whole numbers),
    source_id, publisher, scope, extent, family, count_rule, kind (``REPORTED`` or ``NAMED``). Rows of kind ``NAMED``
    have metric "assets", the domain (naval, air, ground) as scope and the count as low, best and high.
    """
    told = [
        {**{name: getattr(each, name) for name in COLUMNS if name != "kind"}, "kind": REPORTED}
        for metric in METRICS
        for each in statements(dataset, metric, known=known)
    ]
    rows = observe(dataset) if observations is None else observations
    if known.day is not None:
        rows = rows[known.of(Arrays(rows, dataset.nesting))[0]]
    named = assets_present(dataset, rows)
    counted = named.assign(metric="assets", low=named["best"], high=named["best"], kind=NAMED)
    levels = pd.concat([pd.DataFrame(told, columns=list(COLUMNS)), counted.reindex(columns=list(COLUMNS))])
    texts = {name: levels[name].fillna("").astype("str") for name in TEXTS}
    wholes = {name: pd.to_numeric(levels[name]).astype("Int64") for name in ("low", "best", "high")}
    levels = levels.assign(date=pd.to_datetime(levels["date"]), **texts, **wholes)
    return levels.sort_values(["date", "kind", "metric", "scope"], kind="stable", ignore_index=True)


def assets_present(dataset: Dataset, observations: pd.DataFrame, window_days: int = WINDOW_DAYS) -> pd.DataFrame:
    """How many leaf assets of each domain are reported present on each day; columns date, scope (domain), best.

    A group is never counted with its members: only assets that are no group and have no members count. An asset in
    several places counts once. The state of an asset on a day is that of ``query.select`` in show ``latest``, located
    or not.
    """
    rows = Arrays(observations, dataset.nesting)
    groups = set(dataset.assets["part_of"]) | set(dataset.assets.index[dataset.assets["is_group"]])
    leaf = rows.presence & ~rows.among("asset_id", groups)
    layers, names = pd.factorize(observations["layer"])
    telling = rows.is_report & (rows.superseder == NOWHERE)
    window = np.timedelta64(window_days, "D")
    stays = stays_days(rows.ageing_days, window_days).astype("timedelta64[D]")
    counted = {}
    for day in _days_of_change(rows.last[telling], [window, *np.unique(stays[telling])]):
        heard = telling & (rows.last <= day) & (rows.last >= day - window)
        here = resolve(rows, heard).speaking(leaf & (rows.last >= day - stays))
        here = here[np.unique(rows.asset[here], return_index=True)[1]]
        counted[day] = pd.Series(np.bincount(layers[here], minlength=len(names)), index=names)
    if not counted:
        return pd.DataFrame(columns=["date", "best", "scope"])
    table = pd.DataFrame(counted).T
    table = table.loc[:, table.any()].set_index(pd.DatetimeIndex(table.index))
    daily = table.asfreq("D", method="ffill").rename_axis("date")
    return daily.melt(ignore_index=False, var_name="scope", value_name="best").reset_index()[["date", "best", "scope"]]


def _days_of_change(days: npt.NDArray[np.datetime64], stays: Iterable[np.timedelta64]) -> npt.NDArray[np.datetime64]:
    """The days on which a report begins to count or has grown too old; between them no state changes."""
    return np.unique(np.concatenate([days, *(days + stay + np.timedelta64(1, "D") for stay in stays)]))
