"""Qualifiers and vague quantities as tables, in the letters of the plain copy (lower case, no accents)."""

from __future__ import annotations

from typing import Final

QUALIFIERS: Final[dict[str, tuple[str, ...]]] = {
    "exactly": ("exactly", "precisely", "a total of", "exactamente", "un total de", "en total"),
    "at_least": (
        "at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum of", "al menos",
        "por lo menos", "como minimo", "no menos de", "un minimo de", "cuando menos",
    ),
    "more_than": (
        "more than", "over", "well over", "just over", "above", "in excess of", "upwards of", "greater than",
        "exceeding", "beyond", "mas de", "por encima de", "superior a", "superiores a", "poco mas de",
    ),
    "up_to": (
        "up to", "as many as", "no more than", "not more than", "at most", "a maximum of", "hasta", "como maximo",
        "a lo sumo", "no mas de", "no hay mas de", "no habia mas de", "un maximo de",
    ),
    "fewer_than": (
        "fewer than", "less than", "just under", "under", "below", "menos de", "por debajo de", "poco menos de",
    ),
    "about": (
        "about", "around", "roughly", "approximately", "approx", "approx.", "an estimated", "estimated", "some",
        "circa", "close to", "nearly", "almost", "nearing", "unos", "unas", "alrededor de", "cerca de", "casi",
        "aproximadamente", "aprox.", "en torno a", "a unos", "a unas",
    ),
    "between": ("between", "entre"),
    "from": ("from", "desde"),
}  # fmt: skip
CIVIL_UNITS: Final = frozenset({"people", "units", "vehicles"})  # "many people" says nothing of ours
ARTICLES: Final = frozenset({"un", "una", "uno"})  # "un buque" is "a ship" before it is one ship
PREPOSITIONS: Final = frozenset(
    {"over", "above", "under", "below", "beyond", "hasta", "up to"}
)  # of place or time, too
AFTERTHOUGHTS: Final = {
    "at_least": ("or more", "o mas", "and counting"),
    "about": ("or so", "mas o menos"),
    "up_to": ("or fewer", "or less", "o menos"),
}
FLOORS: Final = {
    "dozens": 12, "docenas": 12, "tens": 10, "decenas": 10, "scores": 20, "hundreds": 100, "cientos": 100,
    "centenares": 100, "thousands": 1000, "miles": 1000, "tens of thousands": 10_000, "decenas de miles": 10_000,
    "hundreds of thousands": 100_000, "cientos de miles": 100_000, "centenares de miles": 100_000, "millions": 10**6,
    "millones": 10**6,
}  # fmt: skip
FLOOR_RULES: Final = {12: "dozens", 10: "tens"}
VAGUE: Final = (
    "a couple of", "a pair of", "un par de",
    "several", "many", "few", "a few", "a handful of", "numerous", "multiple", "various", "some", "a number of",
    "varios", "varias", "algunos", "algunas", "muchos", "muchas", "numerosos", "numerosas", "diversos", "diversas",
    "un punado de", "several dozen", "several hundred", "several thousand", "a few dozen", "a few hundred",
    "varias docenas de", "varias decenas de", "varios cientos de", "varios miles de",
)  # fmt: skip
VAGUE_FLOORS: Final = (
    ("couple", 2), ("pair", 2), ("par de", 2),
    ("dozen", 12), ("docena", 12), ("decena", 10), ("hundred", 100), ("cient", 100), ("thousand", 1000),
    ("miles", 1000),
)  # fmt: skip

RULE_OF: Final = {phrase: rule for rule, phrases in QUALIFIERS.items() for phrase in phrases}
AFTER_RULE_OF: Final = {phrase: rule for rule, phrases in AFTERTHOUGHTS.items() for phrase in phrases}
