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

import numpy as np
import pandas as pd

from components.dataset.arrays import NOWHERE, Arrays, Mask, Positions, newest_by

_STATE = ("presence", "ended")
_BARS = ("cancelled", "denied")


def spoken_for_by(rows: Arrays, candidates: Mask) -> Positions:
    """For each row the position of the report that speaks in its stead; its own where it speaks itself.

    Rows outside ``candidates`` get an answer that means nothing.
    """
    is_state = pd.Series(rows.standing).isin(_STATE).to_numpy()
    speaking = newest_by(rows.asset, candidates & is_state)
    apart = newest_by(rows.asset, candidates & ~is_state)
    overtaken = (speaking != NOWHERE) & (rows.last < rows.last[speaking])
    return np.where(is_state | overtaken, speaking, apart)


def barred_by(rows: Arrays, candidates: Mask) -> Positions:
    """For each presence the position of the report that denies or cancels it where it is; else ``NOWHERE``."""
    bars = candidates & rows.has_location & pd.Series(rows.standing).isin(_BARS).to_numpy()
    if not bars.any():
        return np.full(rows.size, NOWHERE, dtype=np.intp)
    spots = pd.factorize(rows.spot)[0]
    bar = newest_by(spots, bars)
    holds = (rows.standing == "presence") & (rows.last <= rows.last[bar])
    return np.where(holds, bar, NOWHERE)
