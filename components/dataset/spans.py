"""Since when an asset has been reported where it is, and until when: bounds of days, never days.

A hull's presence goes back through its older reports as long as none of them ends it, has it under way elsewhere or
places it where it cannot be now. For what is no hull only reports of the same place, or of one inside it, count, back
to the last ending there, and for a formation to the last report that has it elsewhere. The earliest of these reports
bounds the beginning: not before its first possible day as far as anybody says, and no later than its last. Silence
between two reports is not read as absence, nor shown as presence.

A presence ends within the bounds of its ending. An ending of which it is not certain that it has come ("departed in
September", on 15 September) does not end it yet, but shows: from its first possible day on it may be over.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from components.dataset.arrays import NOWHERE, Arrays, pairs
from components.dataset.nesting import Mask, Positions
from components.dataset.speaking import Verdict

_Days = npt.NDArray[np.datetime64]
_ALWAYS = np.datetime64("0001-01-01", "D")


def since(verdict: Verdict, live: Mask, found: Positions) -> tuple[_Days, _Days]:
    """First and last possible day of the beginning for each of the ``found`` rows; ``NaT`` for those no presence."""
    rows = verdict.rows
    began = np.stack([rows.first, rows.last])
    heads = found[rows.presence[found]]
    for members, head in (
        _of_hulls(rows, live, heads[rows.hull[heads]]),
        _of_others(rows, live, heads[~rows.hull[heads]]),
    ):
        for bound, days in zip(began, (rows.first, rows.last), strict=True):
            np.minimum.at(bound.view(np.int64), head, days[members].view(np.int64))  # days at full speed
    kept = np.where(rows.presence[found], began[:, found], np.datetime64("NaT")).astype("datetime64[s]")
    return kept[0], kept[1]


def until(verdict: Verdict, pending: Mask, found: Positions) -> tuple[_Days, _Days]:
    """First and last possible day of the end for each of the ``found`` rows: of endings their own, of presences that
    of the first of the ``pending`` endings, which may or may not have come; ``NaT`` where there is none."""
    rows = verdict.rows
    bounds = np.full((2, rows.size), np.datetime64("NaT", "s"))
    head, ending = pairs(found[rows.presence[found]], np.flatnonzero(pending), rows)
    about = rows.whole[ending] | rows.nesting.covers(rows.place[ending], rows.place[head])
    head, ending = head[about], ending[about]
    for bound, days in zip(bounds, (rows.first, rows.last), strict=True):
        bound[found] = np.where(rows.ending[found], days[found], np.datetime64("NaT"))
        bound[head] = days[ending]  # the newest first, so that the earliest stays
    return bounds[0][found], bounds[1][found]


def _of_hulls(rows: Arrays, live: Mask, heads: Positions) -> tuple[Positions, Positions]:
    """The unbroken presences behind each hull's speaking report, as pairs (member, head)."""
    head_of = np.full(int(rows.asset.max(initial=-1)) + 1, NOWHERE, dtype=np.intp)
    head_of[rows.asset[heads]] = heads
    told = np.flatnonzero(live & rows.hull & (rows.presence | rows.ending | rows.under_way))
    told = told[(head_of[rows.asset[told]] != NOWHERE) & (told >= head_of[rows.asset[told]])]
    told = rows.by_asset(told)
    head = head_of[rows.asset[told]]
    lost = (rows.place[head] == NOWHERE) & (rows.place[told] != NOWHERE)
    breaks = np.cumsum(rows.ending[told] | lost | rows.nesting.apart(rows.place[told], rows.place[head]))
    unbroken = breaks == breaks[np.searchsorted(rows.asset[told], rows.asset[told], side="left")]
    kept = unbroken & rows.presence[told]
    return told[kept], head[kept]


def _of_others(rows: Arrays, live: Mask, heads: Positions) -> tuple[Positions, Positions]:
    """The presences at or inside the place of each head since the last ending there, as pairs (member, head). A
    formation that was elsewhere in between had left."""
    ended = np.full(rows.size, _ALWAYS)
    leaving = live & ~rows.hull & (rows.ending | (rows.presence & rows.formation))
    head, ending = pairs(heads, np.flatnonzero(leaving), rows)
    about = rows.whole[ending] | rows.nesting.covers(rows.place[ending], rows.place[head])
    elsewhere = rows.nesting.apart(rows.place[ending], rows.place[head])
    about = np.where(rows.presence[ending], elsewhere, about) & (rows.last[ending] < rows.first[head])
    np.maximum.at(ended.view(np.int64), head[about], rows.last[ending[about]].view(np.int64))
    head, member = pairs(heads, np.flatnonzero(live & rows.presence & ~rows.hull), rows)
    kept = rows.nesting.covers(rows.place[head], rows.place[member]) & (rows.first[member] > ended[head])
    return member[kept], head[kept]
