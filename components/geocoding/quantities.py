"""Counts of people, ships, aircraft, strikes …: the words, the qualifier and what they commit a source to.

Qualifiers are coded after PRODUCT.md (tens and dozens after ACLED): exactly n → n,n,n · at least n → n,n,– ·
more than n → n+1,n+1,– · up to n → –,n,n · about n → –,n,– flagged approximate · tens ≥ 10 · dozens ≥ 12 ·
several → –,–,–. By the same reasoning fewer than n → –,n−1,n−1 and "n to m" → n,–,m: nothing is averaged.

Figures that count nothing of ours (years, distances, money, ages, hull numbers, times, dates) are not mentions: a
number must stand before a unit noun of ``reading_units.csv``, after a word of killing, or carry a qualifier.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from components.geocoding import count_context as context
from components.geocoding import count_words as tables
from components.geocoding.anchors import beginnings, matches_at, positions, tokens_of
from components.geocoding.numerals import LEADERS, MULTIPLIERS, NUMERAL, UNITS, value_of
from components.geocoding.plain import alternation, plain
from components.geocoding.tokens import Tokens, words
from components.geocoding.visible import read_visible
from components.model import Count, Mention, MentionKind

_AND: Final = re.compile(r"\s(and|y|e)\s")
_MAGNITUDE_ALONE: Final = re.compile(
    r"\d[\s-](?:hundred|thousand|million|billion|mil|millon|millones)\b"
)  # "$13 billion"
Bounds = tuple[int | None, int | None, int | None]

_RANGE: Final = r"(?:\s?[-–—]\s?|\s(?:to|or|a|o|u|and|y|e)\s)"


def _exactly(n: int) -> Bounds:
    return n, n, n


def _at_least(n: int) -> Bounds:
    return n, n, None


def _more_than(n: int) -> Bounds:
    return n + 1, n + 1, None


def _up_to(n: int) -> Bounds:
    return None, n, n


def _fewer_than(n: int) -> Bounds:
    return None, max(n - 1, 0), max(n - 1, 0)


def _about(n: int) -> Bounds:
    return None, n, None


BOUNDS: Final[dict[str, Callable[[int], Bounds]]] = {
    "exactly": _exactly, "at_least": _at_least, "more_than": _more_than, "up_to": _up_to,
    "fewer_than": _fewer_than, "about": _about,
}  # fmt: skip


class Reading(NamedTuple):
    """A number as stated: span in the text, bounds, rule; ``numeral`` spans the number itself."""

    start: int
    end: int
    bounds: Bounds
    rule: str
    word_one: bool = False
    qualifier: str = ""

    @property
    def stands_alone(self) -> bool:
        """Whether it is a count even without a noun: "at least eight", but not "over 3" or "until 2026"."""
        if not self.qualifier or self.qualifier in tables.PREPOSITIONS:
            return False
        return self.rule in ("at_least", "more_than", "up_to", "fewer_than") and not 1900 <= self.largest <= 2099

    @property
    def largest(self) -> int:
        return max((bound for bound in self.bounds if bound is not None), default=0)


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """Linear: every repetition is bounded and a search starts only at a word boundary."""
    return re.compile(
        r"(?<![\w.,/:$€£#°'-])(?:"
        rf"(?:(?P<qualifier>{alternation(tables.RULE_OF)})\s{{1,3}})?(?:(?:the|los|las)\s)?(?:"
        rf"(?P<floor>{alternation(tables.FLOORS)})\b|(?P<vague>{alternation(tables.VAGUE)})\b"
        rf"|(?P<first>{NUMERAL})(?P<plus>\+|-plus\b)?(?:{_RANGE}(?P<second>{NUMERAL}))?(?![\w/:]|[.,]\d)"
        rf"(?:\s(?P<after>{alternation(tables.AFTER_RULE_OF)})\b)?))"
    )


@lru_cache(maxsize=1)
def _anchors() -> frozenset[str]:
    """Words of which every number in words, and every vague quantity, has one."""
    phrases = (*tables.VAGUE, *tables.FLOORS)
    return frozenset({*UNITS, *MULTIPLIERS}) | (_words_of(phrases) - {"a", "an", "of", "de", "un"})


@lru_cache(maxsize=1)
def _leading() -> frozenset[str]:
    """Words that may stand between the beginning of a quantity and its first anchor or figure."""
    return _words_of((*tables.RULE_OF, *tables.VAGUE, *LEADERS)) | {"the", "los", "las"}


def _words_of(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in words(phrase))


@lru_cache(maxsize=1)
def _opening() -> frozenset[str]:
    """Words that a quantity may begin with."""
    phrases = (*tables.RULE_OF, *tables.VAGUE, *tables.FLOORS, *LEADERS)
    return frozenset({*(words(phrase)[0] for phrase in phrases), *UNITS, *MULTIPLIERS, "the", "los", "las"})


def read_numbers(text: str, tokens: Tokens | None = None) -> list[Reading]:
    """Every number, qualified number and vague quantity of ``text``, in order; no judgement of what is counted."""
    readings = map(_reading, _quantities(tokens or tokens_of(text)))
    return [reading for reading in readings if reading is not None]


def tried(tokens: Tokens) -> Iterator[int]:
    """Where in the text a quantity may begin."""
    return beginnings(tokens, positions(tokens, _anchors(), digits=True), _leading(), _opening())


def _quantities(tokens: Tokens) -> Iterator[re.Match[str]]:
    return matches_at(pattern(), tokens.folded, tried(tokens))


def _reading(match: re.Match[str]) -> Reading | None:
    qualifier = " ".join((match["qualifier"] or "").split())
    rule = tables.RULE_OF.get(qualifier, "exactly")
    if match["vague"]:
        return _vague(match)
    if match["floor"]:
        floor = tables.FLOORS[" ".join(match["floor"].split())]
        return Reading(
            *match.span(), (floor, floor, None), tables.FLOOR_RULES.get(floor, "at_least"), qualifier=qualifier
        )
    first = value_of(match["first"])
    if match["second"]:
        return _range(match, first, rule)
    if first is None:
        return _worded_range(match) if rule == "between" else None
    if _MAGNITUDE_ALONE.match(match.string, max(0, match.start("first") - 2)):
        return None
    return _single(match, first, rule)


def _single(match: re.Match[str], number: int, rule: str) -> Reading:
    if rule in ("between", "from"):
        return Reading(match.start("first"), match.end(), _exactly(number), "exactly")
    if match["plus"]:
        rule = "at_least"
    elif match["after"]:
        rule = tables.AFTER_RULE_OF[" ".join(match["after"].split())]
    one = match["first"] in context.ONE_WORDS
    return Reading(*match.span(), BOUNDS[rule](number), rule, one, " ".join((match["qualifier"] or "").split()))


def _range(match: re.Match[str], low: int | None, rule: str) -> Reading | None:
    """ "8 to 10", "2,000-2,500", "4.5 to 5 million". "From 8 to 10" may be a change, so only its end is kept; so is the
    end of "eight and ten" without "between" before it."""
    high = value_of(match["second"])
    if high is None:
        return None
    joined = match.string[match.end("first") : match.start("second")].strip()
    low = _with_magnitude_of(match, low, high)
    if rule == "from" or (joined in ("and", "y", "e") and rule != "between") or low is None or low >= high:
        return Reading(match.start("second"), match.end(), _exactly(high), "exactly")
    return Reading(*match.span(), (low, None, high), "range")


def _worded_range(match: re.Match[str]) -> Reading | None:
    """ "Between eight and ten": two numbers in words joined like the parts of one."""
    low, _, high = [*_AND.split(match["first"], maxsplit=1), "", ""][:3]
    bounds = value_of(low), value_of(high)
    if bounds[0] is None or bounds[1] is None or bounds[0] >= bounds[1]:
        return None
    return Reading(*match.span(), (bounds[0], None, bounds[1]), "range")


def _with_magnitude_of(match: re.Match[str], low: int | None, high: int) -> int | None:
    """ "4.5 to 5 million": the first number borrows the magnitude of the second."""
    borrowed = re.search(r"[\s-]([a-z]+)$", match["second"]) if match["second"][:1].isdigit() else None
    if borrowed is None or not match["first"][-1:].isdigit():
        return low
    lent = value_of(f"{match['first']} {borrowed[1]}")
    return lent if lent is not None and lent < high else low


def _vague(match: re.Match[str]) -> Reading:
    words = match["vague"]
    floor = next((value for stem, value in tables.VAGUE_FLOORS if stem in words), None)
    rule = "some" if words == "some" else tables.FLOOR_RULES.get(floor or 0, "at_least" if floor else "several")
    return Reading(*match.span(), (floor, floor, None), rule)


def parse_count(words: str, unit: str = "") -> Count:
    """Read one raw phrase ("More than 2,500 troops", "at least 32", "three destroyers") into a ``Count``.

    The first number decides. ``unit`` wins over the unit noun of the phrase. Words that state no number give
    ``None`` bounds with the words kept and rule ``several``, ``some`` or ``unread``.
    """
    readings = read_numbers(words)
    reading = next((r for r in readings if r.rule not in ("several", "some")), readings[0] if readings else None)
    if reading is None:
        return Count(None, None, None, unit, words, "unread")
    low, best, high = reading.bounds
    noun = context.unit_of(plain(words), reading.start, reading.end, one=reading.word_one)
    return Count(low, best, high, unit or noun.unit, words, reading.rule, approximate=reading.rule == "about")


def find_counts(text: str, tokens: Tokens | None = None) -> list[Mention]:
    """Counts in running text, each spanning qualifier, number and unit noun, in order of appearance."""
    return read_visible(text, tokens, _counts)


def _counts(text: str, words: Tokens) -> list[Mention]:
    near = context.Surroundings(words)
    matches = (match for match in _quantities(words) if match["qualifier"] or near.may_tell(*match.span()))
    readings = (reading for match in matches if (reading := _reading(match)))
    told = (reading for reading in readings if reading.stands_alone or near.may_tell(reading.start, reading.end))
    return [mention for reading in told if (mention := _mention(text, words.folded, reading))]


def _mention(text: str, copy: str, reading: Reading) -> Mention | None:
    if copy[reading.start : reading.end] in tables.ARTICLES or context.is_no_count(
        copy, reading.start, reading.end, reading.largest
    ):
        return None
    noun = context.unit_of(copy, reading.start, reading.end, one=reading.word_one)
    if noun.refused or (not noun.unit and not (noun.bare and reading.stands_alone)):
        return None
    if reading.rule in ("several", "some") and noun.unit in tables.CIVIL_UNITS:
        return None
    low, best, high = reading.bounds
    trace = (f"count rule: {reading.rule}", *((f"unit {noun.unit}: {noun.clue!r}",) if noun.unit else ()))
    return Mention(
        reading.start, noun.end, text[reading.start : noun.end], MentionKind.COUNT, value_low=low, value_best=best,
        value_high=high, unit=noun.unit or None, designation=noun.designation, trace=trace,
    )  # fmt: skip
