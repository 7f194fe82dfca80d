"""What dates look like: one table of patterns for the plain copy of a text, English and Spanish.

Every repetition is bounded and a match begins only at a word, so a scan is linear.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from components.geocoding import calendar_words as words
from components.geocoding.plain import alternation

_MONTH: Final = rf"(?:(?:{alternation(words.MONTHS)})(?!\w)|(?:{alternation(words.MONTH_SHORTS)})\b\.?)"
_DAY: Final = r"(?:\d{1,2}(?:st|nd|rd|th|º|°|er)?|primero)"
_YEAR: Final = r"(?:19|20)\d\d"
_WEEKDAY: Final = alternation(words.WEEKDAYS)
_DASH: Final = r"(?:\s?[-–—]\s?|\s(?:to|through|and|al|a|y|e|or|o)\s(?:el\s)?)"
_PART: Final = rf"(?:{alternation(words.PARTS)})[\s-]"
_AMOUNTS: Final = (
    "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "un", "una",
    "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "doce",
)  # fmt: skip
_AMOUNT: Final = rf"(?:\d{{1,3}}|{alternation(_AMOUNTS)})"
_YEAR_LEADS: Final = ("in", "since", "during", "until", "till", "by", "from", "of", "en", "desde", "durante", "hasta")
_WAYS: Final = (
    "last", "next", "this coming", "coming", "this past", "past", "this", "proximo", "pasado", "este",
)  # fmt: skip
_RECENT: Final = tuple(
    f"{article} {word}"
    for article in ("the", "los", "las", "la", "el")
    for word in ("past", "last", "ultimo", "ultima", "ultimos", "ultimas")
)
_SPAN: Final = alternation(words.SPANS)

PATTERNS: Final = {
    "iso": rf"(?P<year>{_YEAR})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?![\d-])",
    "slashed": rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/(?P<year>{_YEAR})(?!\d)",
    "day_month": (
        rf"(?:(?:{_WEEKDAY}),?\s(?:the\s)?)?(?P<day>{_DAY})(?:{_DASH}(?P<last>{_DAY}))?\s?(?:of\s|de\s)?"
        rf"(?P<month>{_MONTH})(?:(?:,?\s|\sde\s|\sdel\s)(?P<year>{_YEAR})\b)?"
    ),
    "month_day": (
        rf"(?:(?:{_WEEKDAY}),?\s)?(?P<month>{_MONTH})\s(?:the\s)?(?P<day>{_DAY})(?![\d,.]*\d\d\d)(?!\w)"
        rf"(?:{_DASH}(?P<last>{_DAY})(?!\w|\s(?:{_MONTH})))?(?:,?\s(?P<year>{_YEAR})\b)?"
    ),
    "month": rf"(?P<part>{_PART})?(?P<month>{_MONTH})(?:(?:,?\s|\sde\s|\sdel\s|\sof\s)(?P<year>{_YEAR})\b)?(?!\w)",
    "offset": rf"(?P<words>{alternation(words.DAY_OFFSETS)})\b",
    "period": rf"(?P<part>{_PART})?(?P<words>{alternation(words.PERIODS)})\b",
    "overnight": r"overnight\b",
    "weekday": (
        rf"(?:(?P<way>{alternation(_WAYS)})\s)?(?P<weekday>{_WEEKDAY})\b"
        r"(?:\s(?P<after>pasado|proximo|que\sviene))?"
    ),
    "ago": rf"(?P<amount>{_AMOUNT})\s(?P<span>{_SPAN})\sago\b|hace\s(?P<cantidad>{_AMOUNT})\s(?P<lapso>{_SPAN})\b",
    "recent": (
        rf"(?:{alternation(_RECENT)})\s(?:(?P<amount>{_AMOUNT})\s)?(?P<span>{_SPAN})\b"
    ),
    "year": (
        rf"(?:(?P<part>{_PART})|(?P<lead>{alternation(_YEAR_LEADS)})\s)"
        rf"(?P<year>{_YEAR})(?![\w,.]*\d)\b"
    ),
}  # fmt: skip
ONLY_SPANISH_MONTHS: Final = frozenset(list(words.MONTHS)[12:])
SPANISH_MONTHS: Final = ONLY_SPANISH_MONTHS | set(words.MONTH_SHORTS)
_YEARS: Final = [phrase for phrase, (span, _) in words.PERIODS.items() if span == "year"]
YEAR_AFTER: Final = re.compile(rf",?\s(?:of\s|de\s|d)?(?P<words>{alternation(_YEARS)})\b")
WEEK_OF: Final = re.compile(r"\b(?:week\s(?:of|beginning)|semana\sdel?)\s(?:the\s)?$")
COMMON: Final = frozenset({"the", "this", "la", "el", "por", "que", "before", "after", "last", "earlier", "later"})
MONTH_LEADS: Final = re.compile(
    r"\b(?:in|since|until|till|by|during|last|this|next|from|through|of|before|after|between|early|late|mid|to|and|"
    r"throughout|per|each|every|every|a|the)[\s-]$"
)
ARTICLES: Final = ("a ", "the ", "and ", "to ")
JOIN: Final = re.compile(r"\s?(?:to|through|thru|until|till|[-–—]|al?|hasta)\s?(?:el\s)?")
AND: Final = re.compile(r"\s(?:and|y)\s(?:el\s)?")
BETWEEN: Final = re.compile(r"(?:between|entre)\s(?:el\s)?$")


@lru_cache(maxsize=1)
def leading_words() -> frozenset[str]:
    """Words that may stand between the beginning of a date and the first word that makes it one."""
    between = ("to", "through", "and", "al", "a", "y", "e", "or", "o", "el", "of", "de", "the")  # the days of a month
    return frozenset(word for phrase in (*_leads(), *between) for word in phrase.split())


@lru_cache(maxsize=1)
def opening_words() -> frozenset[str]:
    """Words that a date may begin with; else it begins with a figure."""
    months = (*words.MONTHS, *words.MONTH_SHORTS)
    return frozenset({*(phrase.split()[0] for phrase in _leads()), *months, *words.WEEKDAYS, "overnight"})


def _leads() -> list[str]:
    """Phrases that a date may begin with, before its first telling word or figure or as the whole of it."""
    phrases = [*words.PARTS, *words.DAY_OFFSETS, *words.PERIODS, *_AMOUNTS, *_YEAR_LEADS, *_WAYS, *_RECENT]
    return [*phrases, "primero", "hace"]


@lru_cache(maxsize=1)
def scanner() -> re.Pattern[str]:
    unnamed = {name: re.sub(r"\?P<\w+>", "?:", pattern) for name, pattern in PATTERNS.items()}
    return re.compile(r"(?<![\w$€£#/.-])(?:" + "|".join(f"(?P<{n}>{p})" for n, p in unnamed.items()) + ")")


@lru_cache(maxsize=16)
def detail_of(name: str) -> re.Pattern[str]:
    return re.compile(PATTERNS[name])
