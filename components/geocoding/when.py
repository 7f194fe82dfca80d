"""Dates in running English and Spanish text, each as exact as its words and no more.

"In August" is the month, "mid-August" eleven days of it, "last week" seven days; a day is stated only by words that
state one. A date that lacks its year, or is relative ("on Thursday"), is read from the publication date and the tense
beside it; without a publication date it stays a mention whose ``date`` is ``None`` and whose trace says why. No
library finds such spans reliably in news; this reads them with one table of patterns over the plain copy of the text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from components import dates
from components.dates import PartialDate
from components.errors import DateError
from components.geocoding import calendar_words as words
from components.geocoding import date_patterns as patterns
from components.geocoding import date_rules as rules
from components.geocoding.anchors import beginnings, matches_at
from components.geocoding.date_rules import Basis, Stated
from components.geocoding.numerals import value_of
from components.geocoding.tense import tense_at
from components.geocoding.tokens import Tokens
from components.geocoding.visible import read_visible
from components.model import Mention, MentionKind


class Hit(NamedTuple):
    """A span that looks like a date: the pattern that matched and what was stated, if it is a calendar date."""

    start: int
    end: int
    name: str
    match: re.Match[str]
    stated: Stated | None
    until: Stated | None = None


def find_dates(
    text: str, published_on: dt.date | None = None, language: str | None = None, tokens: Tokens | None = None
) -> list[Mention]:
    """Date mentions of ``text`` in order, relative to ``published_on``; ``language`` ("en", "es") settles the order of
    slashed dates. ``date`` is ``None`` when the words alone do not date anything; the trace says what is missing."""

    def read(shown: str, words_of: Tokens) -> list[Mention]:
        hits = _joined(words_of.folded, _hits(shown, words_of))
        return [_mention(words_of, hit, published_on, language) for hit in hits]

    return read_visible(text, tokens, read)


@lru_cache(maxsize=1)
def _anchors() -> frozenset[str]:
    """A word of which every date has one, if it has no year in figures."""
    months = {*words.MONTHS, *words.MONTH_SHORTS}
    periods = {word for phrase in (*words.PERIODS, *words.DAY_OFFSETS) for word in phrase.split()} - patterns.COMMON
    return frozenset(months | set(words.WEEKDAYS) | set(words.SPANS) | periods | {"overnight"})


def _hits(text: str, tokens: Tokens) -> Iterator[Hit]:
    copy = tokens.folded
    read_to = 0
    for match in matches_at(patterns.scanner(), copy, tried(tokens)):
        name = match.lastgroup or ""
        if match.start() < read_to:
            continue
        detail = patterns.detail_of(name).match(copy, match.start())
        if detail is None or not _is_date(text, copy, name, detail):
            continue
        start = detail.start("year") if name == "year" and detail["lead"] else detail.start()
        hit = _with_year_after(copy, Hit(start, detail.end(), name, detail, _stated(name, detail)))
        read_to = hit.end
        yield hit


def tried(tokens: Tokens) -> Iterator[int]:
    """Where in the text a date may begin."""
    leading, openers = patterns.leading_words(), patterns.opening_words()
    return beginnings(tokens, _telling(tokens), leading, openers, figures=True)


def _telling(tokens: Tokens) -> list[int]:
    """The words that tell a date: those of ``_anchors``, years, and figures that letters are glued to ("3sept")."""
    keys = tokens.keys
    figures = (at for at in tokens.figures if _may_be_year(keys[at]))
    return sorted({*tokens.places_of(_anchors()), *figures})


def _may_be_year(key: str) -> bool:
    return (len(key) == 4 and key[:2] in ("19", "20")) or not key.isdigit()


def _with_year_after(copy: str, hit: Hit) -> Hit:
    """ "December 7 last year", "7 de diciembre del año pasado"."""
    after = patterns.YEAR_AFTER.match(copy, hit.end) if hit.stated and hit.stated.year is None else None
    if after is None or hit.stated is None:
        return hit
    step = words.PERIODS[" ".join(after["words"].split())][1]
    return hit._replace(end=after.end(), stated=hit.stated._replace(year_step=step))


def _is_date(text: str, copy: str, name: str, match: re.Match[str]) -> bool:
    """ "May" and "March" are months only where grammar says so; English months are capitalised."""
    if name not in ("month", "day_month", "month_day"):
        return name != "weekday" or _is_weekday(text[match.start("weekday")], match["weekday"])
    month = match["month"]
    lower = text[match.start("month")].islower()
    if lower and month.rstrip(".") not in patterns.SPANISH_MONTHS:
        return False
    if name == "month" and not lower and month in patterns.ONLY_SPANISH_MONTHS:
        return bool(match["year"] or match["part"])
    if name != "month" or match["year"] or match["part"]:
        return True
    if month in words.MODAL_OR_NAME_MONTHS:
        return _is_month_name(text, copy, match)
    return month in words.MONTHS or month.endswith(".")


def _is_weekday(initial: str, weekday: str) -> bool:
    """English weekdays are capitalised and Spanish ones are not: "Santo Domingo" is no Sunday."""
    return initial.islower() == (weekday in words.SPANISH_WEEKDAYS)


def _is_month_name(text: str, copy: str, match: re.Match[str]) -> bool:
    lead = patterns.MONTH_LEADS.search(copy, max(0, match.start() - 12), match.start())
    if lead is None:
        return False
    name_follows = re.compile(r"\s[A-Z]").match(text, match.end()) is not None
    verb_month = match["month"] in ("may", "march") and lead.group().lstrip() in patterns.ARTICLES
    return not name_follows and not verb_month


def _stated(name: str, match: re.Match[str]) -> Stated | None:
    if name in ("day_month", "month_day"):
        month = rules.month_number(match["month"])
        year = int(match["year"]) if match["year"] else None
        last = rules.day_number(match["last"]) if match["last"] else None
        return Stated(month, rules.day_number(match["day"]), last, year)
    if name == "month":
        year = int(match["year"]) if match["year"] else None
        return Stated(rules.month_number(match["month"]), None, None, year, _part(match))
    return None


def _joined(copy: str, hits: Iterator[Hit]) -> Iterator[Hit]:
    """Joins "Nov. 3" "to" "Nov. 9" and "between August and November" into one interval."""
    held: Hit | None = None
    for hit in hits:
        if held is not None and held.stated and hit.stated and held.until is None and _joins(copy, held, hit):
            held = held._replace(end=hit.end, until=hit.stated)
            continue
        if held is not None:
            yield held
        held = hit
    if held is not None:
        yield held


def _joins(copy: str, first: Hit, second: Hit) -> bool:
    if patterns.JOIN.fullmatch(copy, first.end, second.start):
        return True
    between = patterns.BETWEEN.search(copy, max(0, first.start - 12), first.start) is not None
    return between and patterns.AND.fullmatch(copy, first.end, second.start) is not None


def _mention(tokens: Tokens, hit: Hit, published_on: dt.date | None, language: str | None) -> Mention:
    text = tokens.text
    relative = published_on is not None and _is_relative(hit)
    tense, cue = tense_at(tokens, hit.start, hit.end) if relative else (None, "")
    basis = Basis(published_on, tense, language)
    trace = [f"date pattern: {hit.name}"]
    found: PartialDate | None = None
    try:
        found = RULES[hit.name](hit, basis)
    except DateError as error:
        trace.append(str(error))
    if found is not None and relative:
        trace.append(f"read from publication on {published_on}" + (f", {tense} by {cue!r}" if tense else ""))
    return Mention(hit.start, hit.end, text[hit.start : hit.end], MentionKind.DATE, date=found, trace=tuple(trace))


def _is_relative(hit: Hit) -> bool:
    if hit.stated is not None:
        return hit.stated.year is None and (hit.until is None or hit.until.year is None)
    return hit.name not in ("iso", "slashed", "year")


def _calendar(hit: Hit, basis: Basis) -> PartialDate:
    if hit.stated is None:
        raise DateError("states no month")
    found = rules.between(hit.stated, hit.until, basis) if hit.until else rules.calendar_date(hit.stated, basis)
    week = patterns.WEEK_OF.search(hit.match.string, max(0, hit.start - 20), hit.start)
    return rules.week_of(found) if week and hit.stated.day else found


def _weekday(hit: Hit, basis: Basis) -> PartialDate:
    way = " ".join((hit.match["way"] or hit.match["after"] or "").split())
    return rules.weekday(words.WEEKDAYS[hit.match["weekday"]], way, basis)


def _period(hit: Hit, basis: Basis) -> PartialDate:
    span, step = words.PERIODS[" ".join(hit.match["words"].split())]
    return rules.period(span, step, _part(hit.match), basis)


def _ago(hit: Hit, basis: Basis) -> PartialDate:
    amount = hit.match["amount"] or hit.match["cantidad"]
    return rules.ago(_number(amount), words.SPANS[hit.match["span"] or hit.match["lapso"]], basis)


def _recent(hit: Hit, basis: Basis) -> PartialDate:
    return rules.recent(_number(hit.match["amount"] or "one"), words.SPANS[hit.match["span"]], basis)


def _slashed(hit: Hit, basis: Basis) -> PartialDate:
    first, second = int(hit.match["first"]), int(hit.match["second"])
    return rules.slashed(first, second, int(hit.match["year"]), basis)


def _number(amount: str) -> int:
    return 1 if amount in ("a", "an") else value_of(amount) or 1


def _year(hit: Hit, _basis: Basis) -> PartialDate:
    return rules.year(int(hit.match["year"]), _part(hit.match))


def _part(match: re.Match[str]) -> str:
    return words.PARTS[" ".join(match["part"].rstrip("- ").split())] if match["part"] else ""


RULES: Final[dict[str, Callable[[Hit, Basis], PartialDate]]] = {
    "iso": lambda hit, _basis: dates.parse(hit.match.group()),
    "slashed": _slashed,
    "day_month": _calendar, "month_day": _calendar, "month": _calendar,
    "offset": lambda hit, basis: rules.days_from(basis, words.DAY_OFFSETS[" ".join(hit.match["words"].split())]),
    "period": _period,
    "overnight": lambda _hit, basis: rules.overnight(basis),
    "weekday": _weekday, "ago": _ago, "recent": _recent, "year": _year,
}  # fmt: skip
