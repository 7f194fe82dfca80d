"""The rules of a selection: for every row of a question whether it is kept, and else the first reason why not.

``RULES`` is the fixed order in which a row is tested; the first rule that excludes it gives its reason. Those of
``STATING`` say who is heard and what the state is; those of ``CHOOSING`` choose from it.

In show ``latest`` the map is the state on the as-of date: per asset its newest report within the window (``state``),
and the events within the period, or within the window where no period is set. In show ``all`` it is every located
report and event within the period. Either way only what is known to have come true counts: a partial date must lie
within its bounds as a whole, and nothing later than the as-of date is shown. A known-on date leaves out what was
published later (``known``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from components.dataset import facets
from components.dataset.arrays import NOWHERE, Arrays
from components.dataset.nesting import Mask, Positions
from components.dataset.speaking import SILENCED, Verdict, resolve
from components.dataset.staleness import stays_days
from components.dataset.view import View
from components.dataset.wording import in_words, interval_words
from components.language import N_, _, day_words, ngettext

Days = npt.NDArray[np.datetime64]
UNDATED = N_("its source shows no date")


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
        lambda found: [_("superseded by {record}").format(record=other) for other in q.rows.record_id[by[found]]],
    )


def _after_the_as_of_date(q: Question) -> _Verdicts:
    yield ~(q.rows.first <= q.day), _("after the as-of date, {day}").format(day=day_words(q.as_of))
    yield ~(q.rows.last <= q.day), _("may lie after the as-of date, {day}").format(day=day_words(q.as_of))


def _not_known_yet(q: Question) -> _Verdicts:
    yield q.undatable, _(UNDATED)
    if q.view.known_on is not None:
        yield ~q.known, _("not known to have been published by {day}").format(day=day_words(q.view.known_on))


def _outside_the_period(q: Question) -> _Verdicts:
    """In ``latest`` the period is that of the events; the state of assets has its window."""
    view, rows = q.view, q.rows
    bounded = ~rows.is_report | (view.show == "all")
    if view.start is not None:
        start = np.datetime64(view.start, "D")
        yield bounded & (rows.last < start), _("outside the period")
        yield bounded & (rows.first < start), _("may lie outside the period")
    if view.end is not None:
        end = np.datetime64(view.end, "D")
        yield bounded & (rows.first > end), _("outside the period")
        yield bounded & (rows.last > end), _("may lie outside the period")


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
        yield (
            bounded & (q.rows.last < opens),
            ngettext("older than one day", "older than {number} days", q.view.window_days),
        )


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
        _(words).format(
            by=other, what=in_words("denied" if standing == "denied" else status), day=day_words(last.item())
        )
        for other, status, standing, last in named
    ]


def _not_a_presence(rows: Arrays, found: Positions) -> list[str]:
    statuses, columns = rows.column("status")[found], (rows.standing[found], rows.first[found], rows.last[found])
    return [
        (_("{what} on {when}") if standing == "ended" else _("{what} on {when}, not a presence")).format(
            what=in_words("denied" if standing == "denied" else status), when=interval_words(first.item(), last.item())
        )
        for status, standing, first, last in zip(statuses, *columns, strict=True)
    ]


def _stale(q: Question) -> _Verdicts:
    """Positions that are not as old as the window and yet too old for their kind."""
    if q.view.show == "latest":
        rows, ages = q.rows, (q.day - q.rows.last).astype("int64")
        stale = rows.presence & (ages > stays_days(rows.ageing_days, q.view.window_days))
        yield stale, lambda found: [_stale_words(int(age)) for age in ages[found]]


def _stale_words(age: int) -> str:
    return ngettext("stale: last reported one day ago", "stale: last reported {number} days ago", age)


def _unmentioned(q: Question) -> _Verdicts:
    if q.view.search:
        yield facets.unmentioned(q.rows, q.view), _("does not mention “{words}”").format(words=q.view.search)


def _without_coordinates(q: Question) -> _Verdicts:
    yield ~q.rows.placed & q.view.located_only, _("no coordinates")


_Rule = Callable[[Question], _Verdicts]
STATING: tuple[_Rule, ...] = (
    _superseded,
    _after_the_as_of_date,
    _not_known_yet,
    _outside_the_period,
    _by_facets(evidence=True),
    _older_than_the_window,
    _not_the_state,
    _stale,
)
CHOOSING: tuple[_Rule, ...] = (
    _by_facets(evidence=False),
    _unmentioned,
    _without_coordinates,
)
RULES = (*STATING, *CHOOSING)


def answered(question: Question, rules: Iterable[_Rule] = RULES) -> Question:
    """The question after the rules: ``left`` are the rows that are kept."""
    for rule in rules:
        for mask, _words in rule(question):
            question.left &= ~mask
    return question


def reasons_of(question: Question) -> npt.NDArray[np.object_]:
    """For each row the first reason, in the order of ``RULES``, why it is not kept; ``""`` for the rows that are."""
    reasons = np.full(question.rows.size, "", dtype=object)
    for rule in RULES:
        for mask, words in rule(question):
            found = np.flatnonzero(mask & question.left)
            if len(found):
                reasons[found] = words if isinstance(words, str) else words(found)
                question.left[found] = False
    return reasons
