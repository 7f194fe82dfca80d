"""Which report speaks for an asset on a date, and why each other one does not.

"Newest" is the order of ``observations``: the later *first* possible day goes first. A row says nothing before its
*last* possible day has come; that is the business of ``candidates``. The rule, in the order in which it is applied:

1. **Newest.** Of a *hull* (``kinds``) the newest state report speaks: a presence (arrived, present, operating, port
   visit, exercise) or an ending (departed, returned, destroyed). Of everything else the newest presence at each place
   speaks, side by side with other places, and the newest ending of each place.
2. **Formations.** A named group of ships sails as one: its newest presence silences those that certainly lie before
   it, wherever they have it. Of days that overlap they stand side by side, for its ships may part.
3. **Sorties.** An activity (operating, exercise) of what is no hull, elsewhere than at an exact place, is true of its
   own days: it speaks only while nothing newer places the asset anywhere.
4. **Endings.** A presence has ended when an ending *may have come after it* (it is not certain that the presence is
   the later) and speaks of the place or of one around it, or of everything: a homecoming, or a departure from nowhere
   stated. An ending of fewer than the presence counts ends nothing.
5. **Under way.** A hull or formation that a newer report has on its way, at a place that neither holds the presence
   nor lies in it, has left it. A destination alone says nothing of where it is.
6. **Bars.** A presence is barred by a denial or cancellation of the same or a later day for its place or one around.
7. **Finer.** Of what is no hull a place that holds another of its places, and is not of later days, is that place
   again.
8. **Plans** (announced, ordered, en route), cancellations and denials stand apart and never displace a presence. The
   newest of an asset stands, unless its state is newer: then events have overtaken it.

Hulls that are reported elsewhere on the same days are in *conflict*; both reports are kept, and the speaking one is
marked. Reports dated more vaguely than to a week conflict with none: within a month a ship can have been in both
places. Nothing here depends on the order in which rows were collected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from components.dataset.arrays import NOWHERE, Arrays, newest_by, pairs
from components.dataset.nesting import Mask, Positions
from components.language import N_


class Why(IntEnum):
    """Why a report does not speak; ``SPEAKS`` where it does."""

    SPEAKS = 0
    NEWER = 1
    OVERTAKEN = 2
    ENDED = 3
    UNDER_WAY = 4
    BARRED = 5
    FINER = 6
    CONFLICT = 7


SILENCED: Mapping[Why, str] = {
    Why.NEWER: N_("a newer report of this asset speaks: {by}"),
    Why.OVERTAKEN: N_("overtaken by a newer report: {by}"),
    Why.ENDED: N_("{what} on {day}, says {by}"),
    Why.UNDER_WAY: N_("{what} elsewhere on {day}, says {by}"),
    Why.BARRED: N_("{what} on {day} by {by}"),
    Why.FINER: N_("a report of a place within this one speaks: {by}"),
    Why.CONFLICT: N_("in conflict: for the same days {by} has it elsewhere and speaks"),
}


@dataclass
class Verdict:
    """For every row ``why`` it does not speak and ``by`` which row. ``against`` is the newest report that has the
    hull elsewhere on the same days, ``reduced`` an ending of a part; ``NOWHERE`` where none. Rows outside
    ``candidates`` mean nothing."""

    rows: Arrays
    candidates: Mask
    by: Positions = field(init=False)
    why: npt.NDArray[np.int8] = field(init=False)
    against: Positions = field(init=False)
    reduced: Positions = field(init=False)

    def __post_init__(self) -> None:
        size = self.rows.size
        self.by, self.why = np.arange(size), np.zeros(size, dtype=np.int8)
        self.against, self.reduced = (np.full(size, NOWHERE, dtype=np.intp) for _ in range(2))

    def refuse(self, positions: Positions, by: Positions, why: Why) -> None:
        """Silence rows. Of several grounds for one row the first of ``positions`` is kept."""
        self.by[positions[::-1]], self.why[positions] = by[::-1], why

    def speaking(self, mask: Mask) -> Positions:
        """The rows of a mask that are candidates and still speak."""
        return np.flatnonzero(mask & self.candidates & (self.why == Why.SPEAKS))


def resolve(rows: Arrays, candidates: Mask) -> Verdict:
    """The verdict on every candidate row (reports only)."""
    verdict = Verdict(rows, candidates)
    for rule in (_newest, _formations, _sorties, _endings, _under_way, _bars, _finer, _plans, _conflicts):
        rule(verdict)
    return verdict


def _newest(v: Verdict) -> None:
    rows = v.rows
    for hulls, kinds in ((True, rows.presence | rows.ending), (False, rows.presence), (False, rows.ending)):
        mask = v.candidates & kinds & (rows.hull == hulls)
        newest = newest_by(rows.asset if hulls else rows.spot, mask)
        older = np.flatnonzero(mask & (newest != np.arange(rows.size)))
        v.refuse(older, newest[older], Why.NEWER)


def _formations(v: Verdict) -> None:
    rows = v.rows
    newest = newest_by(rows.asset, v.candidates & rows.presence & rows.formation)
    here = v.speaking(rows.presence & rows.formation)
    left = here[rows.last[here] < rows.first[newest[here]]]
    v.refuse(left, newest[left], Why.NEWER)


def _sorties(v: Verdict) -> None:
    rows = v.rows
    newest = newest_by(rows.asset, v.candidates & rows.presence & ~rows.hull)
    sorties = v.speaking(rows.presence & rows.sortie)
    sorties = sorties[newest[sorties] != sorties]
    v.refuse(sorties, newest[sorties], Why.NEWER)


def _endings(v: Verdict) -> None:
    rows = v.rows
    endings = np.flatnonzero(v.candidates & rows.ending)
    here, over = pairs(v.speaking(rows.presence), endings, rows)
    about = rows.whole[over] | rows.nesting.covers(rows.place[over], rows.place[here])
    ends = about & (rows.last[over] >= rows.first[here])
    here, over = here[ends], over[ends]
    part = ~rows.hull[here] & (rows.most[over] < rows.fewest[here])  # unstated numbers compare as false
    v.reduced[here[part][::-1]] = over[part][::-1]
    v.refuse(here[~part], over[~part], Why.ENDED)
    left, back = pairs(v.speaking(rows.ending & ~rows.hull), v.speaking(rows.presence), rows)
    again = (back < left) & rows.nesting.covers(rows.place[left], rows.place[back])
    v.refuse(left[again], back[again], Why.NEWER)


def _under_way(v: Verdict) -> None:
    rows = v.rows
    newest = newest_by(rows.asset, v.candidates & rows.under_way)
    here = v.speaking(rows.presence & (rows.hull | rows.formation))
    moving = newest[here]
    here, moving = (each[(moving != NOWHERE) & (moving < here)] for each in (here, moving))
    gone = ~rows.nesting.nested(rows.place[here], rows.place[moving])
    v.refuse(here[gone], moving[gone], Why.UNDER_WAY)


def _bars(v: Verdict) -> None:
    rows = v.rows
    here, bar = pairs(v.speaking(rows.presence), np.flatnonzero(v.candidates & rows.bar), rows)
    holds = (rows.last[here] <= rows.last[bar]) & rows.nesting.covers(rows.place[bar], rows.place[here])
    v.refuse(here[holds], bar[holds], Why.BARRED)


def _finer(v: Verdict) -> None:
    rows = v.rows
    stations = v.speaking(rows.presence & ~rows.hull & ~rows.sortie)
    rank = np.zeros(rows.size, dtype=np.intp)
    fineness = rows.numbers("where_prec")[stations]
    rank[stations[np.lexsort((stations, fineness, -rows.first[stations].view(np.int64)))]] = np.arange(len(stations))
    wide, fine = pairs(stations, stations, rows)
    held = (rank[fine] < rank[wide]) & rows.nesting.covers(rows.place[wide], rows.place[fine])
    wide, fine = wide[held], fine[held]
    same = rows.nesting.covers(rows.place[fine], rows.place[wide])
    v.refuse(wide[~same], fine[~same], Why.FINER)
    v.refuse(wide[same], fine[same], Why.NEWER)
    while (v.why[v.by] != Why.SPEAKS)[wide].any():  # whom a silenced row would have silenced, its own silencer does
        v.by[wide] = v.by[v.by[wide]]


def _plans(v: Verdict) -> None:
    rows = v.rows
    apart = v.candidates & ~(rows.presence | rows.ending)
    newest, state = newest_by(rows.asset, apart), newest_by(rows.asset, v.candidates & (rows.presence | rows.ending))
    overtaken = apart & (state != NOWHERE) & (rows.last < rows.last[state])
    older = np.flatnonzero(apart & ~overtaken & (newest != np.arange(rows.size)))
    v.refuse(older, newest[older], Why.NEWER)
    v.refuse(np.flatnonzero(overtaken), state[overtaken], Why.OVERTAKEN)


def _conflicts(v: Verdict) -> None:
    rows = v.rows
    here, there = pairs(v.speaking(rows.presence & rows.hull), np.flatnonzero(v.candidates & rows.presence), rows)
    at_once = (rows.first[here] <= rows.last[there]) & (rows.first[there] <= rows.last[here])
    at_once &= ~rows.vague[here] & ~rows.vague[there] & rows.nesting.apart(rows.place[here], rows.place[there])
    here, there = here[at_once], there[at_once]
    v.against[here[::-1]] = there[::-1]
    v.refuse(there, here, Why.CONFLICT)
