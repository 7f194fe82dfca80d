"""Numbers as written: figures with English or Spanish separators, magnitudes ("4.5 million", "15 mil"), and number
words of both languages up to the millions ("dos mil quinientos", "twenty-one", "two dozen").

All patterns are for the plain copy of a text (``plain.plain``).
"""

from __future__ import annotations

import re
from typing import Final

from components.geocoding.plain import alternation

UNITS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21,
    "veintiuno": 21, "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100,
    "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300, "cuatrocientos": 400,
    "cuatrocientas": 400, "quinientos": 500, "quinientas": 500, "seiscientos": 600, "seiscientas": 600,
    "setecientos": 700, "setecientas": 700, "ochocientos": 800, "ochocientas": 800, "novecientos": 900,
    "novecientas": 900,
}  # fmt: skip
MULTIPLIERS: Final = {
    "dozen": 12, "docena": 12, "docenas": 12, "decena": 10, "veintena": 20,
    "treintena": 30, "cincuentena": 50, "score": 20, "hundred": 100, "centenar": 100, "thousand": 1000,
    "mil": 1000, "million": 10**6, "millon": 10**6, "millones": 10**6, "billion": 10**9,
}  # fmt: skip
LEADERS: Final = ("a", "half a", "half-a", "media", "medio")  # begin a number only before a multiplier: "a dozen"
HALVES: Final = frozenset({"half a", "half-a", "media", "medio"})
SPANISH_MAGNITUDES: Final = frozenset({"mil", "millon", "millones"})

_FIGURE = r"(?:\d{1,3}(?:[,.]\d{3}){1,4}(?!\d)|\d{1,12}(?:[.,]\d{1,3})?(?!\d))"
_WORD = alternation([*UNITS, *MULTIPLIERS])
_MULTIPLIER = alternation(MULTIPLIERS)
_LEADER = alternation(LEADERS)
NUMERAL: Final = (
    rf"(?:{_FIGURE}(?:[\s-](?:{_MULTIPLIER})\b)?"
    rf"|(?:{_LEADER})\s(?:{_MULTIPLIER})\b"
    rf"|(?:{_WORD})\b(?:(?:-|\s(?:and\s|y\s)?)(?:{_WORD})\b){{0,9}})"
)
_PARTS = re.compile(rf"(?P<figure>{_FIGURE})|(?P<leader>{_LEADER})\s(?=(?:{_MULTIPLIER})\b)|(?P<word>[a-z]+)")
_GROUPED = re.compile(r"\d{1,3}(?:[,.]\d{3})+")


def value_of(numeral: str) -> int | None:
    """The whole number that a match of ``NUMERAL`` says; ``None`` when it says none ("2.5", "one two")."""
    total, current, last = 0.0, 0.0, 0
    for part in _PARTS.finditer(numeral):
        word = part["word"]
        if word in ("and", "y"):
            continue
        if word in MULTIPLIERS:
            factor = MULTIPLIERS[word]
            if factor >= 1000:
                total, current = total + (current or 1) * factor, 0.0
            else:
                current = (current or 1) * factor
            last = factor
            continue
        amount = _amount(part, numeral)
        if amount is None or (current and not _may_follow(amount, current, last)):
            return None
        current, last = current + amount, 0
    return _whole(total + current)


def _amount(part: re.Match[str], numeral: str) -> float | None:
    if part["figure"]:
        return _figure(part["figure"], numeral[part.end() :].strip(" -"))
    if part["leader"]:
        return 0.5 if part["leader"] in HALVES else 1
    return UNITS.get(part["word"])


def _may_follow(amount: float, current: float, last: int) -> bool:
    """ "twenty" + "one", "hundred" + "twelve" may join; "two" + "three" may not."""
    return amount < 100 and (
        last == 100 or (current % 100 >= 20 and amount < 10) or (current >= 100 and not current % 100)
    )


def _figure(digits: str, magnitude: str) -> float:
    """4,500 · 4.500 · 4 500 are four and a half thousand; before "million" a point is decimal, before "millones" a
    comma is, since three decimals of a million are written in English and groups of three in Spanish."""
    if magnitude and magnitude not in SPANISH_MAGNITUDES and digits.count(".") == 1:
        return float(digits.replace(",", ""))
    if _GROUPED.fullmatch(digits):
        return float(re.sub(r"[,.]", "", digits))
    return float(digits.replace(",", "."))


def _whole(value: float) -> int | None:
    nearest = round(value)
    return nearest if abs(value - nearest) < 1e-6 else None
