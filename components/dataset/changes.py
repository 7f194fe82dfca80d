"""What changed between two states: of two dates, of two known-on dates, or of two versions of the data.

A state is first put as a *picture*: for each asset the positions that speak for it. A change is a pair of pictures of
one asset, before and after, and all that is said of it (``steps``) follows from that pair and the map. So they compose:
from a to b and from b to c make what a comparison of a with c finds, and a state compared with itself has none.
What ages a position without a new report shows as one thing only: the day on which it went stale.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, overload

import numpy as np
import pandas as pd

from components.dataset.arrays import NOWHERE
from components.dataset.nesting import Mask, Nesting, Positions
from components.dataset.state import State
from components.errors import InputError


class Kind(StrEnum):
    """What kind of step a change is."""

    NEWLY_KNOWN = "newly_known"
    ARRIVED = "arrived"
    MOVED = "moved"
    DEPARTED = "departed"
    STATUS_CHANGED = "status_changed"
    COUNT_CHANGED = "count_changed"
    RE_REPORTED = "re_reported"
    GONE_STALE = "gone_stale"
    CORRECTED = "corrected"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Position:
    """What one speaking report says. ``spot`` is the location id, or the words where it has none; ``count`` low, best
    and high as text; ``corrects`` the ids of the reports that it corrects."""

    record_id: str
    standing: str
    status: str
    spot: str
    place: str
    count: tuple[str, ...]
    first: dt.date
    last: dt.date
    publisher: str
    stale: bool
    corrects: frozenset[str]


Picture = tuple[Position, ...]
TABLE = (
    *("asset_id", "name", "kind", "from_record", "to_record", "from_place", "to_place", "from_status", "to_status"),
    *("date_start", "date_end"),
)
PICTURED = ("asset_id", "name", "record_id", "standing", "status", "location_id", "where_description", "publisher")
COUNTS = ("count_low", "count_best", "count_high")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to say of an asset: from which position to which; ``None`` where there is none."""

    kind: Kind
    before: Position | None
    after: Position | None


@dataclass(frozen=True, slots=True)
class Change:
    """The pictures of one asset before and after, which differ. ``moves``: it is a hull or a formation, and has left
    where it was once it is elsewhere."""

    asset_id: str
    name: str
    moves: bool
    before: Picture
    after: Picture


class Changes(Sequence[Change]):
    """The changes between two states of one dataset, by asset id. Which assets changed is told by comparing the rows
    that speak; the pictures of an asset are made when somebody asks for it."""

    def __init__(self, before: State, after: State) -> None:
        self._rows = after.verdict.rows
        differing = _differing(before, after)
        codes = np.flatnonzero(differing)
        self._codes = codes[np.argsort(self._rows.asset_ids[codes])]
        spoken = ((state, state.speaking) for state in (before, after))
        self._sides = [(state, found[differing[self._rows.asset[found]]]) for state, found in spoken]

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Change, ...]: ...
    def __getitem__(self, index: int | slice) -> Change | tuple[Change, ...]:
        chosen = self._codes[index]
        made = self._made(np.atleast_1d(chosen))
        return made if isinstance(index, slice) else made[0]

    def __iter__(self) -> Iterator[Change]:
        return iter(self[:])

    def _made(self, codes: Positions) -> tuple[Change, ...]:
        names: dict[str, tuple[str, bool]] = {}
        chosen = ((state, found[np.isin(self._rows.asset[found], codes)]) for state, found in self._sides)
        one, other = (_pictures(state, found, names) for state, found in chosen)
        return _paired(self._rows.asset_ids[codes], one, other, names)


def changes(before: State, after: State) -> Sequence[Change]:
    """What changed from one state to another, by asset id. Raises ``InputError`` when ``after`` is as of an earlier
    date: then nothing arrived, departed or went stale in between."""
    if after.as_of < before.as_of:
        raise InputError(f"the second date {after.as_of} is before the first {before.as_of}; swap the two")
    if before.verdict.rows is after.verdict.rows:
        return Changes(before, after)
    names: dict[str, tuple[str, bool]] = {}
    one, other = (_pictures(state, state.speaking, names) for state in (before, after))
    found = _paired(sorted({*one, *other}), one, other, names)
    return tuple(change for change in found if change.before != change.after)


def compose(first: Sequence[Change], second: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of two successive comparisons as those of one."""
    one, other = ({change.asset_id: change for change in each} for each in (first, second))
    found = []
    for asset_id in sorted({*one, *other}):
        start, end = one.get(asset_id, other.get(asset_id)), other.get(asset_id, one.get(asset_id))
        if start is not None and end is not None and start.before != end.after:
            found.append(Change(asset_id, end.name, end.moves, start.before, end.after))
    return tuple(found)


def _differing(before: State, after: State) -> Mask:
    """The assets of which another row speaks, or is stale, in one state than in the other."""
    asset, found = after.verdict.rows.asset, []
    for state in (before, after):
        spoken = np.zeros(len(asset), dtype=np.int8)
        spoken[state.speaking] = 1 + state.stale(state.speaking)
        found.append(spoken)
    differing = np.zeros(int(asset.max(initial=-1)) + 1, dtype=bool)
    differing[asset[found[0] != found[1]]] = True
    return differing


def _paired(
    ids: Iterable[str], one: Mapping[str, Picture], other: Mapping[str, Picture], names: Mapping[str, tuple[str, bool]]
) -> tuple[Change, ...]:
    return tuple(Change(each, *names[each], one.get(each, ()), other.get(each, ())) for each in ids)


def _pictures(state: State, found: Positions, names: dict[str, tuple[str, bool]]) -> Mapping[str, Picture]:
    rows, corrects = state.verdict.rows, _corrections(state)
    ids, titles, *columns = (rows.frame[name].iloc[found].tolist() for name in PICTURED)
    counts = zip(*(_figures(rows.frame[name].iloc[found]) for name in COUNTS), strict=True)
    days = rows.first[found].tolist(), rows.last[found].tolist()
    pictures: dict[str, list[Position]] = defaultdict(list)
    for asset_id, cells in zip(
        ids, zip(*columns, counts, *days, state.stale(found).tolist(), strict=True), strict=True
    ):
        pictures[asset_id].append(_position(cells, corrects))
    names |= dict(zip(ids, zip(titles, (rows.hull | rows.formation)[found].tolist(), strict=True), strict=True))
    return {asset_id: tuple(each) for asset_id, each in pictures.items()}


def _position(cells: tuple[Any, ...], corrects: Mapping[str, frozenset[str]]) -> Position:
    record_id, standing, status, location_id, place, publisher, count, first, last, stale = cells
    spot, corrected = location_id or place, corrects.get(record_id, frozenset())
    return Position(record_id, standing, status, spot, place, count, first, last, publisher, stale, corrected)


def _figures(numbers: pd.Series) -> list[str]:
    return ["" if number != number else f"{int(number):,}" for number in numbers.to_numpy("float64", na_value=np.nan)]


def _corrections(state: State) -> Mapping[str, frozenset[str]]:
    """For each report the ids of those that it corrects, as far as they are known in a state."""
    rows = state.verdict.rows
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for position in (rows.superseder != NOWHERE).nonzero()[0]:
        found[str(rows.record_id[rows.superseder[position]])] |= {str(rows.record_id[position])}
    return found


def steps(change: Change, nesting: Nesting) -> tuple[Step, ...]:
    """What to say of a change, one step for each position concerned. A hull whose new place may be the old one (the
    sea around a port) was reported again and has not moved; nor has a formation."""
    if not change.before:
        kinds = (Kind.NEWLY_KNOWN, *(Kind.ARRIVED for _ in change.after[1:]))
        return tuple(Step(kind, None, each) for kind, each in zip(kinds, change.after, strict=True))
    return tuple(_steps(change, nesting))


def _steps(change: Change, nesting: Nesting) -> Iterator[Step]:
    before, after = _present(change.before), _present(change.after)
    gone = [each for spot, each in before.items() if spot not in after]
    come = [each for spot, each in after.items() if spot not in before]
    yield from (step for spot, each in before.items() if spot in after for step in _stayed(each, after[spot]))
    if change.moves and gone and come:
        kind = Kind.MOVED if nesting.are_apart(gone[0].spot, come[0].spot) else Kind.RE_REPORTED
        yield Step(_corrected(gone[0], come[0]) or kind, gone[0], come[0])
        gone, come = gone[1:], come[1:]
    yield from (Step(Kind.ARRIVED, None, each) for each in come)
    yield from (_left(each, change.after) for each in gone)
    yield from _apart(change, said=bool(gone))


def _present(picture: Picture) -> dict[str, Position]:
    return {each.spot: each for each in picture if each.standing == "presence"}


def _stayed(before: Position, after: Position) -> Iterator[Step]:
    """What a new report of the same place changes."""
    if before.record_id == after.record_id:
        if after.stale and not before.stale:
            yield Step(Kind.GONE_STALE, before, after)
        return
    kinds = [
        kind
        for kind, differs in (
            (Kind.STATUS_CHANGED, before.status != after.status),
            (Kind.COUNT_CHANGED, before.count != after.count and any(after.count)),
        )
        if differs
    ]
    corrected = _corrected(before, after)
    for kind in [corrected] if corrected else kinds or [Kind.RE_REPORTED]:
        yield Step(kind, before, after)


def _corrected(before: Position, after: Position) -> Kind | None:
    return Kind.CORRECTED if before.record_id in after.corrects else None


def _left(before: Position, after: Picture) -> Step:
    """What became of a presence that no longer stands: an ending or a journey, a newer place that made it lapse,
    or nothing at all."""
    moved_on = [each for each in after if each.standing == "ended" or each.status == "en_route"]
    if moved_on:
        return Step(Kind.DEPARTED, before, max(moved_on, key=lambda each: (each.first, each.record_id)))
    present = [each for each in after if each.standing == "presence"]
    return Step(Kind.GONE_STALE if present else Kind.REMOVED, before, None)


def _apart(change: Change, said: bool) -> Iterator[Step]:
    """What is new among endings, plans and denials; an ending that a departure already told of is not said again."""
    known = {each.record_id for each in change.before}
    for each in change.after:
        if each.standing == "presence" or each.record_id in known or (said and each.standing == "ended"):
            continue
        older = [one for one in change.before if one.standing == each.standing]
        again = each.status in {one.status for one in older}
        yield Step(Kind.RE_REPORTED if again else Kind.STATUS_CHANGED, older[0] if older else None, each)


def table(found: Sequence[Change], nesting: Nesting) -> pd.DataFrame:
    """The steps of changes as rows; columns ``TABLE``: the asset, what kind of step, the two reports with their places
    and statuses ("" where there is none), and the days of the report that tells it, else of the one that fell."""
    rows = [_row(change, step) for change in found for step in steps(change, nesting)]
    return pd.DataFrame(rows, columns=list(TABLE))


def _row(change: Change, step: Step) -> tuple[object, ...]:
    pair = step.before, step.after
    told = step.after or step.before
    names = ("record_id", "place", "status")
    texts = ("" if each is None else str(getattr(each, name)) for name in names for each in pair)
    return change.asset_id, change.name, step.kind, *texts, told and told.first, told and told.last
