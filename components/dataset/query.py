"""From a view to rows: what is plotted, and for every other row the first reason why it is not.

``RULES`` is the fixed order in which a row is tested; the first rule that excludes it gives its reason. Nothing is
hidden: plotted, filtered, unlocatable and rejected rows add up to the rows that were collected, on every selection.

In show ``latest`` the map is the state on the as-of date: per asset its newest report within the window (``state``),
and the events within the period, or within the window where no period is set. In show ``all`` it is every located
report and event within the period. Either way only what is known to have come true counts: a partial date must lie
within its bounds as a whole, and nothing later than the as-of date is shown. A known-on date leaves out what was
published later (``known``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.dataset import facets
from components.dataset.arrays import NOWHERE, Arrays
from components.dataset.coverage import default_as_of, last_day
from components.dataset.echoes import credibility
from components.dataset.load import Dataset
from components.dataset.nesting import Mask, Positions
from components.dataset.observations import graded
from components.dataset.speaking import SILENCED, Verdict, resolve
from components.dataset.staleness import aged, stays_days
from components.dataset.view import View
from components.dataset.wording import day_words, interval_words, spaced

Days = npt.NDArray[np.datetime64]
COLLECTED = ("reports", "events")  # the tables whose rows can be plotted
UNDATED = "its source shows no date"


@dataclass(frozen=True, slots=True)
class Selection:
    """The answer to a view; map, table, exports and counts are all made from it.

    ``plotted``: columns of ``observations`` and ``staleness.COLUMNS`` (ages, freshness, fade, grown uncertainty),
    ``conflicts_with`` and ``conflict_where``: the newest report that has a hull elsewhere on the same days, and where
    ("" where none, and in show ``all``, which asks for no state). Credibility is that of what was known.
    ``filtered`` and ``unlocatable``: the columns of ``observations`` plus ``reason``. ``rejected``: the rows of the
    reports and events that could not be read at all (table, row_id, reason, row).
    """

    view: View
    as_of: dt.date
    version: str
    plotted: pd.DataFrame
    filtered: pd.DataFrame
    unlocatable: pd.DataFrame
    rejected: pd.DataFrame

    @property
    def collected(self) -> int:
        return len(self.plotted) + len(self.filtered) + len(self.unlocatable) + len(self.rejected)

    @property
    def undated(self) -> int:
        """How many rows a known-on date left out, or plotted on trust, because their sources show no date."""
        if self.view.known_on is None:
            return 0
        return int(self.filtered["reason"].eq(UNDATED).sum() + self.plotted["published_on"].eq("").sum())


def resolved_as_of(observations: pd.DataFrame, view: View) -> dt.date:
    """The as-of date of a view: its own; else the default for ``latest``, the last day of the data for ``all``."""
    return view.as_of or (default_as_of(observations) if view.show == "latest" else last_day(observations))


def select(dataset: Dataset, observations: pd.DataFrame, view: View) -> Selection:
    """Sort every collected row into plotted, filtered, unlocatable or rejected.

    Raises ``DatasetError`` for a dataset in which nothing is dated.
    """
    as_of = resolved_as_of(observations, view)
    question = Question(Arrays(observations, dataset.nesting), view, as_of)
    reasons = _reasons(question)
    kept, placed = reasons == "", (observations["lat"].notna() & observations["lon"].notna()).to_numpy()
    unplaced = observations[kept & ~placed]
    selection = Selection(
        view=view,
        as_of=as_of,
        version=dataset.version,
        plotted=_plotted(dataset, question, np.flatnonzero(kept & placed)),
        filtered=observations[~kept].assign(reason=pd.array(reasons[~kept], dtype="str")),
        unlocatable=unplaced.assign(reason=unplaced["unlocated_reason"]),
        rejected=dataset.rejects[dataset.rejects["table"].isin(COLLECTED)],
    )
    assert selection.collected == sum(len(getattr(dataset, table)) for table in COLLECTED) + len(selection.rejected)
    return selection


def excluded(dataset: Dataset, observations: pd.DataFrame, view: View, as_of: dt.date) -> npt.NDArray[np.object_]:
    """For each row the first reason, in the order of ``RULES``, why it is not kept; ``""`` for the rows that are."""
    return _reasons(Question(Arrays(observations, dataset.nesting), view, as_of))


def _reasons(question: Question) -> npt.NDArray[np.object_]:
    reasons = np.full(question.rows.size, "", dtype=object)
    for rule in RULES:
        for mask, words in rule(question):
            found = np.flatnonzero(mask & question.left)
            if len(found):
                reasons[found] = words if isinstance(words, str) else words(found)
                question.left[found] = False
    return reasons


def _plotted(dataset: Dataset, question: Question, found: Positions) -> pd.DataFrame:
    """The rows found, aged, graded by what was known, and each with the report that contradicts it."""
    rows = question.rows
    plotted = rows.frame.iloc[found]
    if question.view.known_on is not None:
        plotted = graded(plotted, credibility(dataset, rows, question.known))
    against = question.against[found]
    told = {"conflicts_with": rows.record_id[against], "conflict_where": rows.column("where_description")[against]}
    words = {name: pd.array(np.where(against == NOWHERE, "", cells), dtype="str") for name, cells in told.items()}
    return aged(plotted, question.as_of).assign(**words)


def facet_counts(dataset: Dataset, observations: pd.DataFrame, view: View, field: str) -> pd.Series:
    """How many rows each choice of a facet would show: that facet released, every other filter as it stands.

    Index: the values of the facet's column; unlocatable rows count too, since the list of them is on the page.
    """
    facet = facets.BY_FIELD[field]
    change: dict[str, Any] = {field: facets.RELEASED.get(field, frozenset())}
    kept = excluded(dataset, observations, replace(view, **change), resolved_as_of(observations, view)) == ""
    if facet.record_type:
        kept &= observations["record_type"].eq(facet.record_type).to_numpy()
    counts: pd.Series = observations.loc[kept, facet.column].value_counts()
    return counts


class Question:
    """What the rules ask: the rows, the view, the date, and which rows no rule has excluded yet. Of a state they
    leave ``against``, the newest report that has the hull elsewhere on the same days.

    ``day`` is the date that the rules compare with: one for all rows, or one for each row (``timeline``)."""

    def __init__(self, rows: Arrays, view: View, as_of: dt.date, day: Days | None = None) -> None:
        self.rows, self.view, self.as_of = rows, view, as_of
        self.day: Any = np.datetime64(as_of, "D") if day is None else day
        self.left: Mask = np.ones(rows.size, dtype=bool)
        self.against: Positions = np.full(rows.size, NOWHERE, dtype=np.intp)
        self.known, self.undatable = view.known_by.of(rows)


_Words = str | Callable[[Positions], list[str]]
_Verdicts = Iterator[tuple[Mask, _Words]]


def _superseded(q: Question) -> _Verdicts:
    """A correction counts once it was itself published."""
    by = q.rows.superseder
    published = q.view.known_on is None or q.view.known_by.of(q.rows.corrections)[0]
    yield (
        (by != NOWHERE) & published,
        lambda found: [f"superseded by {other}" for other in q.rows.record_id[by[found]]],
    )


def _after_the_as_of_date(q: Question) -> _Verdicts:
    yield ~(q.rows.first <= q.day), f"after the as-of date, {day_words(q.as_of)}"
    yield ~(q.rows.last <= q.day), f"may lie after the as-of date, {day_words(q.as_of)}"


def _not_known_yet(q: Question) -> _Verdicts:
    yield q.undatable, UNDATED
    if q.view.known_on is not None:
        yield ~q.known, f"not known to have been published by {day_words(q.view.known_on)}"


def _outside_the_period(q: Question) -> _Verdicts:
    """In ``latest`` the period is that of the events; the state of assets has its window."""
    view, rows = q.view, q.rows
    bounded = ~rows.is_report | (view.show == "all")
    if view.start is not None:
        start = np.datetime64(view.start, "D")
        yield bounded & (rows.last < start), "outside the period"
        yield bounded & (rows.first < start), "may lie outside the period"
    if view.end is not None:
        end = np.datetime64(view.end, "D")
        yield bounded & (rows.first > end), "outside the period"
        yield bounded & (rows.last > end), "may lie outside the period"


def _by_facets(*, evidence: bool) -> Callable[[Question], _Verdicts]:
    def rule(q: Question) -> _Verdicts:
        for facet in facets.FACETS:
            if facet.evidence is evidence:
                yield facets.unmatched(q.rows, facet, q.view), partial(facets.refusals, q.rows, facet)

    return rule


def _older_than_the_window(q: Question) -> _Verdicts:
    if q.view.show == "latest":
        opens = q.day - np.timedelta64(q.view.window_days, "D")
        bounded = q.rows.is_report | ((q.view.start or q.view.end) is None)
        yield bounded & (q.rows.last < opens), f"older than {q.view.window_days} days"


def _not_the_state(q: Question) -> _Verdicts:
    if q.view.show == "all":
        return
    rows = q.rows
    candidates = q.left & rows.is_report
    verdict = resolve(rows, candidates)
    q.against = verdict.against
    for why, words in SILENCED.items():
        yield candidates & (verdict.why == why), partial(_silenced, verdict, words)
    unasked = candidates & ~rows.presence & ~rows.among("status", q.view.statuses)
    yield unasked, partial(_not_a_presence, rows)


def _silenced(verdict: Verdict, words: str, found: Positions) -> list[str]:
    rows, by = verdict.rows, verdict.by[found]
    named = zip(rows.record_id[by], rows.column("status")[by], rows.standing[by], rows.last[by], strict=True)
    return [
        words.format(by=other, what="denied" if standing == "denied" else spaced(status), day=day_words(last.item()))
        for other, status, standing, last in named
    ]


def _not_a_presence(rows: Arrays, found: Positions) -> list[str]:
    statuses, columns = rows.column("status")[found], (rows.standing[found], rows.first[found], rows.last[found])
    return [
        f"{'denied' if standing == 'denied' else spaced(status)} on {interval_words(first.item(), last.item())}"
        f"{'' if standing == 'ended' else ', not a presence'}"
        for status, standing, first, last in zip(statuses, *columns, strict=True)
    ]


def _stale(q: Question) -> _Verdicts:
    """Positions that are not as old as the window and yet too old for their kind."""
    if q.view.show == "latest":
        rows, ages = q.rows, (q.day - q.rows.last).astype("int64")
        stale = rows.presence & (ages > stays_days(rows.ageing_days, q.view.window_days))
        yield stale, lambda found: [f"stale: last reported {age} days ago" for age in ages[found]]


def _unmentioned(q: Question) -> _Verdicts:
    if q.view.search:
        yield facets.unmentioned(q.rows, q.view), f"does not mention “{q.view.search}”"


def _without_coordinates(q: Question) -> _Verdicts:
    yield ~q.rows.placed & q.view.located_only, "no coordinates"


RULES: tuple[Callable[[Question], _Verdicts], ...] = (
    _superseded,
    _after_the_as_of_date,
    _not_known_yet,
    _outside_the_period,
    _by_facets(evidence=True),
    _older_than_the_window,
    _not_the_state,
    _stale,
    _by_facets(evidence=False),
    _unmentioned,
    _without_coordinates,
)
