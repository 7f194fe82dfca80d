"""The ledger of counts: every number by every source, and the rule that chose the headline among them.

The rule, as printed on the page:

1. the newest **official** number;
2. else the newest number that **two independent roots** give (a root is the outlet a source took its figure from;
   two sources that copy one agency are one root);
3. else the **conservative** one, the lowest.

It is applied to the statements of one family of scopes and one extent (``scopes``), none of them more than ``span``
days older than the newest: 21 days for force levels, 3 for running tolls, which only grow. For a toll a root supports
every number up to its own ("46 dead" is also "at least 43"), so rule 2 takes the highest number that two roots reach.
Sums of our own are shown but chosen only where nothing else is stated. Nothing is averaged and no scope is merged:
what disagrees stands beside the headline with its own scope, date and source.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, compress

import numpy as np
import pandas as pd

from components.dataset.echoes import roots_of
from components.dataset.joining import as_stated
from components.dataset.known import ALL, Dates, KnownBy, last_days
from components.dataset.load import Dataset
from components.dataset.scopes import EXTENTS, MEU, MILITIA, RESOLVE, STRIKES, US_THEATRE, read_scope
from components.language import N_

OFFICIAL = N_("newest official number")
TWO_ROOTS = N_("newest number that two independent roots give")
TWO_ROOTS_REACH = N_("highest toll that two independent roots reach")
CONSERVATIVE = N_("conservative: the lowest number stated")
ONLY = N_("the only recent number for this scope")
#: Rule → why a newer number that differs was not chosen.
PASSED_OVER: Mapping[str, str] = {
    OFFICIAL: N_("no office says it"),
    TWO_ROOTS: N_("no second independent source gives it"),
    TWO_ROOTS_REACH: N_("no second independent source reaches it"),
    CONSERVATIVE: N_("it is not the lowest"),
}


CURRENT_DAYS = 30  # a family that nobody has counted for so long gives way to the next, if that was counted since


@dataclass(frozen=True, slots=True)
class Metric:
    """How a metric is read. ``families`` stand in order of preference; ``close`` days decide which extent is current,
    ``span`` days which statements weigh."""

    table: str
    families: tuple[str, ...]
    cumulative: bool = False
    close: int = 7
    span: int = 21


METRICS: Mapping[str, Metric] = {
    "ships": Metric("totals", (US_THEATRE,)),
    "personnel": Metric("totals", (US_THEATRE,)),
    "aircraft": Metric("totals", (US_THEATRE, RESOLVE)),
    "marines": Metric("totals", (US_THEATRE, MEU)),
    "militia": Metric("totals", (MILITIA,)),
    "killed": Metric("tolls", (STRIKES,), cumulative=True, close=3, span=3),
    "strikes": Metric("tolls", (STRIKES,), cumulative=True, close=3, span=3),
    "vessels_destroyed": Metric("tolls", (STRIKES,), cumulative=True, close=3, span=3),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One number by one source; ``None`` = not stated. ``date`` is the last day it speaks for."""

    row_id: str
    metric: str
    low: int | None
    best: int | None
    high: int | None
    raw: str
    count_rule: str
    scope: str
    family: str
    extent: str
    date_start: dt.date
    date: dt.date
    source_id: str
    publisher: str
    source_kind: str
    roots: frozenset[str]
    note: str

    @property
    def value(self) -> int:
        """The number two statements are compared by: the one stated, else the bound stated."""
        return next(number for number in (self.best, self.low, self.high) if number is not None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline: the chosen statement, the rule that chose it, and every other one that disagrees with it."""

    chosen: Statement
    rule: str
    alternatives: tuple[Statement, ...]

    @property
    def newer(self) -> Statement | None:
        """The newest number of the same extent that is newer than the chosen one and differs: no sum of our own, and no
        toll below the chosen one, since tolls only grow."""
        floor = self.chosen.value if METRICS[self.metric].cumulative else 0
        later = (each for each in self.alternatives if each.date > self.date and each.value > floor)
        same = (each for each in later if each.extent == self.chosen.extent)
        return next((each for each in same if each.count_rule != "own_sum"), None)

    @property
    def metric(self) -> str:
        return self.chosen.metric

    @property
    def low(self) -> int | None:
        return self.chosen.low

    @property
    def best(self) -> int | None:
        return self.chosen.best

    @property
    def high(self) -> int | None:
        return self.chosen.high

    @property
    def raw(self) -> str:
        return self.chosen.raw

    @property
    def source_id(self) -> str:
        return self.chosen.source_id

    @property
    def publisher(self) -> str:
        return self.chosen.publisher

    @property
    def date(self) -> dt.date:
        return self.chosen.date

    @property
    def scope(self) -> str:
        return self.chosen.scope


def statements(
    dataset: Dataset, metric: str, as_of: dt.date | None = None, known: KnownBy = ALL
) -> tuple[Statement, ...]:
    """The whole ledger of a metric up to a date, as far as it was ``known``, newest first. Raises ``KeyError`` for an
    unknown metric."""
    told = tuple(each for each in _ledger(dataset, metric) if as_of is None or each.date <= as_of)
    return told if known.day is None else tuple(compress(told, known.of(_dates(dataset, told))[0]))


@lru_cache(maxsize=32)
def _ledger(dataset: Dataset, metric: str) -> tuple[Statement, ...]:
    """All statements of a metric, newest first. Kept, because the page asks for them anew with every date."""
    table: pd.DataFrame = getattr(dataset, METRICS[metric].table)
    rows = table[table["metric"].eq(metric) & table[["count_low", "count_best", "count_high"]].notna().any(axis=1)]
    rows = rows.sort_values("date_end", ascending=False, kind="stable")
    sources = dataset.sources.loc[rows["source_id"]].to_dict("records")
    return tuple(_statement(row, source) for row, source in zip(rows.to_dict("records"), sources, strict=True))


def _dates(dataset: Dataset, told: Sequence[Statement]) -> Dates:
    sources = dataset.sources.loc[[each.source_id for each in told]]
    published = last_days(as_stated(sources["published_on"], sources["published_prec"]).to_numpy(dtype=object))
    return Dates(published, np.array([each.date for each in told], dtype="datetime64[D]"))


def headline(dataset: Dataset, metric: str, as_of: dt.date, known: KnownBy = ALL) -> Figure | None:
    """The headline of a metric on a date, as far as it was ``known``, or ``None`` where nobody has stated such a number
    by then.

    The figure may be old: its ``date`` says of when it is. Raises ``KeyError`` for an unknown metric.
    """
    rule = METRICS[metric]
    told = [each for each in statements(dataset, metric, as_of, known) if each.family in rule.families]
    if not told:
        return None
    current = [each for each in told if each.date >= as_of - dt.timedelta(days=CURRENT_DAYS)] or told[:1]
    family = min((each.family for each in current), key=rule.families.index)
    return _figure(rule, [each for each in told if each.family == family])


def _figure(rule: Metric, told: list[Statement]) -> Figure:
    recent = _within(told, rule.span)
    extent = min((each.extent for each in _within(told, rule.close)), key=EXTENTS.index)
    stated = [each for each in recent if each.extent == extent]
    candidates = [each for each in stated if each.count_rule != "own_sum"] or stated
    chosen, name = _choose(rule, candidates)
    return Figure(chosen, name, tuple(each for each in recent if each.value != chosen.value))


def _choose(rule: Metric, candidates: list[Statement]) -> tuple[Statement, str]:
    """``candidates``: newest first, of one extent."""
    if len(candidates) == 1:
        return candidates[0], ONLY
    if official := [each for each in candidates if each.source_kind == "official"]:
        return official[0], OFFICIAL
    if backed := [each for each in candidates if _backed(each, candidates, rule)]:
        if rule.cumulative:
            return max(backed, key=lambda each: each.value), TWO_ROOTS_REACH
        newest = [each for each in backed if each.date == backed[0].date]
        return min(newest, key=lambda each: each.value), TWO_ROOTS
    return min(candidates, key=lambda each: each.value), CONSERVATIVE


def _backed(statement: Statement, candidates: list[Statement], rule: Metric) -> bool:
    """Whether two roots that share nothing give this number (of a toll: at least this number)."""
    supporting = [
        each.roots
        for each in candidates
        if each.value == statement.value or (rule.cumulative and each.value > statement.value)
    ]
    return any(one.isdisjoint(other) for one, other in combinations(supporting, 2))


def _within(told: list[Statement], days: int) -> list[Statement]:
    """The statements at most so many days older than the newest (the first)."""
    opens = told[0].date - dt.timedelta(days=days)
    return [each for each in told if each.date >= opens]


def _statement(row: Mapping[Hashable, object], source: Mapping[Hashable, object]) -> Statement:
    family, extent = read_scope(str(row["scope"]))
    low, best, high = (_whole(row[f"count_{bound}"]) for bound in ("low", "best", "high"))
    first, last = (pd.Timestamp(str(row[end])).date() for end in ("date_start", "date_end"))
    row_id = str(row.get("total_id") or row.get("toll_id"))
    text = {name: str(row[name]) for name in ("metric", "count_rule", "scope", "source_id", "note")}
    publisher, kind = str(source["publisher"]), str(source["kind"])
    return Statement(
        **text, row_id=row_id, low=low, best=best, high=high, raw=str(row["count_raw"]), family=family, extent=extent,
        date_start=first, date=last, publisher=publisher, source_kind=kind, roots=roots_of(source),
    )  # fmt: skip


def _whole(number: object) -> int | None:
    return None if pd.isna(number) else int(str(number))  # type: ignore[call-overload]
