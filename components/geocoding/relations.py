"""Reads how a place is said to lie to another: "48 nautical miles from La Blanquilla", "al norte de Cuba".

A relation is a *cue* followed by its anchor. Cues are one table of linear patterns (RE2) over folded text, English and
Spanish side by side; folding keeps every offset, so spans point into the text as given. What the words mean as
geometry is decided in ``placing``; nothing here knows a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import Any

import re2
from text_to_num import text2num

from components.geocoding.geodesy import BEARINGS, NAUTICAL_MILE_M, STATUTE_MILE_M
from components.geocoding.tokens import fold, words


class RelationKind(StrEnum):
    DISTANCE = "distance"  # N units from X, with or without a bearing
    WITHIN = "within"  # under N units from X
    BEYOND = "beyond"  # more than N units from X
    DIRECTION = "direction"  # north of X
    PART = "part"  # southern X
    OFF = "off"  # off X, off the coast of X
    TERRITORIAL = "territorial"  # territorial waters of X
    NEAR = "near"
    OVER = "over"
    ACROSS = "across"  # all over X
    BETWEEN = "between"
    ROUTE = "route"  # X to Y


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words a relation refers to. ``start``/``end`` index the text given, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relation:
    """``cue`` is the relation's words; distances are metres, ``bearing`` degrees from north, ``part`` a compass word
    ("north", "southeast", "central"). ``low_m == high_m`` unless a range was given."""

    kind: RelationKind
    cue: str
    start: int
    end: int
    anchors: tuple[Anchor, ...] = ()
    low_m: float | None = None
    high_m: float | None = None
    bearing: float | None = None
    part: str | None = None
    approximate: bool = False
    international: bool = False


UNITS_M = {
    r"nautical miles?|n\.? ?mi\.?|nmi|nm|millas? nauticas?|millas? marinas?|milhas? nauticas?|zeemijl": NAUTICAL_MILE_M,
    r"(?:statute )?miles?|mi\.?|millas?": STATUTE_MILE_M,
    r"kilomet(?:er|re)s?|kilometros?|kms?\.?": 1000.0,
}
# Longest first, so that "northeast" is not read as "north".
COMPASS_WORDS = {
    "north-northeast": "north-northeast|nor-?noreste|nornordeste|nne",
    "east-northeast": "east-northeast|este-?noreste|ene",
    "east-southeast": "east-southeast|este-?sureste|ese",
    "south-southeast": "south-southeast|sur-?sureste|sse",
    "south-southwest": "south-southwest|sur-?suroeste|ssw",
    "west-southwest": "west-southwest|oeste-?suroeste|wsw",
    "west-northwest": "west-northwest|oeste-?noroeste|wnw",
    "north-northwest": "north-northwest|nor-?noroeste|nnw",
    "northeast": "north[ -]?east(?:ern)?|noreste|nordeste|ne",
    "northwest": "north[ -]?west(?:ern)?|noroeste|nw",
    "southeast": "south[ -]?east(?:ern)?|sureste|sudeste|se",
    "southwest": "south[ -]?west(?:ern)?|suroeste|sudoeste|sw",
    "north": "north(?:ern)?|norte|septentrional",
    "south": "south(?:ern)?|sur|meridional",
    "east": "east(?:ern)?|este|oriental",
    "west": "west(?:ern)?|oeste|occidental",
}
PART_WORDS = {**COMPASS_WORDS, "central": "central|centro|middle"}
NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|"
    "un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta|cincuenta|"
    "sesenta|setenta|ochenta|noventa|cien|ciento|doscientos|doscientas|trescientos|trescientas|cuatrocientos|"
    "cuatrocientas|quinientos|quinientas|mil"
)


def _spellings(pattern: str) -> set[str]:
    """All that a pattern of ``PART_WORDS`` matches."""
    ways = list(product(("", " "), ("", "-"), ("", "ern")))
    return {
        form.replace("[ -]?", blank).replace("-?", hyphen).replace("(?:ern)?", ending)
        for form in pattern.split("|")
        for blank, hyphen, ending in ways
    }


_SPANISH = frozenset(NUMBER_WORDS.split("|")[28:])
_AT_MOST = "under|less than|fewer than|within|up to|no more than|inside|menos de|hasta|dentro de|a menos de|no mas de"
_AT_LEAST = "over|more than|at least|beyond|mas de|al menos|a mas de"
_ABOUT = (
    "about|around|approximately|approx\\.?|roughly|some|nearly|almost|circa|~|unos|unas|cerca de|casi|aproximadamente"
)
_NUMBER = rf"\d{{1,3}}(?:[,. ]\d{{3}})+|\d+(?:[.,]\d+)?|(?:{NUMBER_WORDS})(?:(?:[ -]| and | y )(?:{NUMBER_WORDS}))*"
_COMPASS = "|".join(COMPASS_WORDS.values())
_PART = "|".join(PART_WORDS.values())
_UNIT = "|".join(UNITS_M)
_THE = r"(?:the )?"  # Spanish articles are part of names (La Orchila), so they stay with the anchor
_ART = r"(?:the |la |las |el |los )?"
_SHORE = r"(?:coast(?:line)?s?|shores?|tip|costas?|litoral|extremo)"
_OF = r"(?:of|de|del)"
_LEAD = r"(?:(?:in|at|on|en|a|the|el|la|las|los|it|is|was|operating|somewhere) )*"
_SEAS = (
    r"(?:(?:(?P<intl>international|internacionales) )?(?:waters|airspace|seas?|aguas|espacio aereo|mar)"
    r"(?: (?P<intl2>internacionales|internacional))?,? )?"
)
_QUANTITY = (
    rf"(?:(?P<atmost>{_AT_MOST}) |(?P<atleast>{_AT_LEAST}) |(?P<about>{_ABOUT}) ?)*"
    rf"(?P<number>{_NUMBER})(?: ?(?:to|-|or|a|o) ?(?P<number2>{_NUMBER}))?[ -]?(?P<unit>{_UNIT})"
)

# Each cue ends where its anchor begins. They are tried in this order.
CUES: tuple[tuple[RelationKind, str], ...] = (
    (
        RelationKind.DISTANCE,
        rf"{_SEAS}(?:a )?{_QUANTITY},? (?:due |to the |al |hacia el )?(?:(?P<bearing>{_COMPASS}) )?"
        rf"(?:of|off|from|away from|de|del|desde|frente al?)(?: {_ART}(?:(?P<part>{_PART}) )?{_SHORE}(?: {_OF})?)? "
        rf"{_THE}",
    ),
    (RelationKind.TERRITORIAL, rf"(?:territorial (?:waters|seas?)|aguas territoriales|mar territorial) {_OF} {_THE}"),
    (
        RelationKind.OFF,
        rf"{_SEAS}(?:off|off of|frente al?|along|near|cerca del?|a lo largo del?) {_ART}(?:(?P<part>{_PART}) )?{_SHORE}"
        rf"(?: (?P<part2>{_PART}))?(?: {_OF})? {_THE}",
    ),
    (RelationKind.OFF, rf"{_SEAS}(?:off|off of|frente al?) {_THE}"),
    (RelationKind.OFF, rf"(?P<part>{_PART}) {_SHORE} {_OF} {_THE}"),
    (RelationKind.OFF, rf"{_SHORE} (?P<part>{_PART}) {_OF} {_THE}"),
    (
        RelationKind.OFF,
        rf"(?:(?P<intl>international|internacionales) )?(?:waters|aguas)(?: (?P<intl2>internacionales))? "
        rf"(?:near|around|surrounding|close to|cerca del?|alrededor del?|cercanas al?) {_THE}",
    ),
    (
        RelationKind.NEAR,
        rf"{_SEAS}(?:near|close to|in the vicinity of|around|adjacent to|cerca del?|proximo al?|cercano al?|"
        rf"en las inmediaciones del?|en las cercanias del?|alrededor del?) {_THE}",
    ),
    (RelationKind.DIRECTION, rf"(?:due |just |to the |al |hacia el )?(?P<bearing>{_COMPASS}) of {_THE}"),
    (RelationKind.DIRECTION, rf"(?:al|hacia el) (?P<bearing>{_COMPASS}) {_OF} {_THE}"),
    (RelationKind.PART, rf"(?P<part>{_PART}) (?:part|half|portion|side|end|region|parts) {_OF} {_THE}"),
    (RelationKind.PART, rf"(?:parte|mitad|zona|region) (?P<part>{_PART}) {_OF} {_THE}"),
    (RelationKind.PART, rf"(?P<part>{_PART}) {_OF} {_THE}"),
    (RelationKind.OVER, rf"(?:over|above|sobre|airspace (?:over|of|above(?: and around)?)|espacio aereo {_OF}) {_THE}"),
    (RelationKind.ACROSS, rf"(?:across|throughout|all over|in all of|por toda|en toda|a lo largo y ancho de) {_THE}"),
    (RelationKind.PART, rf"(?P<part>{_PART}) "),
)
_STARTS = [(kind, re2.compile(rf"^\s*{_LEAD}(?P<cue>{cue})")) for kind, cue in CUES]
_ENDS = [(kind, re2.compile(rf"(?:^|[\s,;:(\[\"'/–-])(?P<cue>{cue}{_ART})$")) for kind, cue in CUES[:-1]]
_ANY_CUE = re2.sub(r"\?P<\w+>", "?:", "|".join(cue for _, cue in CUES))  # tried first: most places have none
_ANY_END = re2.compile(rf"(?:^|[\s,;:(\[\"'/–-])(?:{_ANY_CUE}){_ART}$")
_BEFORE_PART = re2.compile(rf"(?:^|[\s,;:(\[\"'/])(?P<cue>(?P<part>{_PART}) {_ART})$")
_PAIRS = (
    (
        RelationKind.BETWEEN,
        re2.compile(rf"^\s*{_LEAD}{_SEAS}(?P<cue>between|entre) {_THE}(?P<a>.+?) (?:and|y|e) {_THE}(?P<b>.+)$"),
    ),
    (
        RelationKind.ROUTE,
        re2.compile(
            rf"^\s*(?:from |desde |de )?{_THE}(?P<a>.+?),? (?P<cue>to|towards?|hacia|bound for|rumbo a) "
            rf"{_THE}(?P<b>.+)$"
        ),
    ),
)
# Of every cue, the last word before the articles of its anchor, as tokens key it.
ARTICLES = frozenset({"the", "la", "las", "el", "los"})
_LAST_WORDS = (
    "of off from de del desde a al near to around surrounding over above sobre across throughout toda coast coasts "
    "coastline coastlines shore shores tip costa costas litoral extremo"
)
BEFORE_ANCHOR = frozenset(_LAST_WORDS.split()) | {words(part)[-1] for part in _spellings("|".join(PART_WORDS.values()))}
WINDOW = 110  # characters before a place that can hold its cue


def parse_relation(phrase: str) -> Relation | None:
    """The relation a place phrase states, with its anchors as words, or ``None`` when it states none. Never raises."""
    folded = fold(phrase)
    for kind, pattern in _PAIRS:
        if kind is RelationKind.BETWEEN and (match := pattern.match(folded)):
            return _pair(kind, phrase, match)
    for kind, pattern in _STARTS:
        match = pattern.match(folded)
        if match and (anchor := _rest(phrase, _span(match, "cue")[1])):
            return _relation(kind, phrase, match, (anchor,))
    kind, pattern = _PAIRS[1]
    match = pattern.match(folded)
    return _pair(kind, phrase, match) if match else None


def relation_before(text: str, start: int, end: int) -> Relation | None:
    """The relation whose cue stands right before the place at ``text[start:end]``; its span runs to ``end``."""
    return relation_in_folded(text, fold(text), start, end)


def relation_in_folded(text: str, folded: str, start: int, end: int) -> Relation | None:
    """``relation_before`` for a text whose ``fold`` the caller already has."""
    offset = max(0, start - WINDOW)
    window = folded[offset:start].replace("\n", " ")  # a wrapped line; of an empty one two blanks remain
    if not _ANY_END.search(window):
        return None
    anchor = Anchor(text[start:end], start, end)
    for kind, pattern in (*_ENDS, (RelationKind.PART, _BEFORE_PART)):
        match = pattern.search(window)
        if match:
            return _relation(kind, text, match, (anchor,), offset)
    return None


def between_places(text: str, first: tuple[int, int], second: tuple[int, int]) -> Relation | None:
    """ "between X and Y" for two places at the given spans (start, end), first before second."""
    if second[0] - first[1] > _AND_REACH:
        return None
    middle = fold(text[first[1] : second[0]]).replace("\n", " ")
    if not _BETWEEN_AND.match(middle):
        return None
    before = fold(text[max(0, first[0] - 16) : first[0]]).replace("\n", " ")
    cue = _BETWEEN_CUE.search(before)
    if not cue:
        return None
    start = first[0] - len(before) + _span(cue, "cue")[0]
    anchors = tuple(Anchor(text[low:high], low, high) for low, high in (first, second))
    return Relation(RelationKind.BETWEEN, text[start : second[1]], start, second[1], anchors)


_BETWEEN_CUE = re2.compile(rf"(?:^|\W)(?P<cue>(?:between|entre) {_ART})$")
_AND_REACH = 24  # characters between the two, at most
_BETWEEN_AND = re2.compile(rf"^,? (?:and|y|e) {_ART}$")


def _rest(phrase: str, start: int) -> Anchor | None:
    words = phrase[start:].rstrip(" .,;:)")
    return Anchor(words, start, start + len(words)) if words.strip() else None


def _pair(kind: RelationKind, phrase: str, match: Any) -> Relation:
    spans = [_span(match, name) for name in ("a", "b")]
    anchors = tuple(Anchor(phrase[low:high], low, high) for low, high in spans)
    return Relation(kind, match.group("cue"), 0, len(phrase), anchors, international="intl" in _stated(match))


def _relation(kind: RelationKind, text: str, match: Any, anchors: tuple[Anchor, ...], offset: int = 0) -> Relation:
    stated = _stated(match)
    low, high = _metres(stated)
    bearing = _compass(stated.get("bearing"))
    if kind is RelationKind.DISTANCE and "atmost" in stated:
        kind = RelationKind.WITHIN
    elif kind is RelationKind.DISTANCE and "atleast" in stated:
        kind = RelationKind.BEYOND
    start, end = _span(match, "cue")
    return Relation(
        kind=kind,
        cue=text[start + offset : end + offset].strip(),
        start=start + offset,
        end=anchors[-1].end,
        anchors=anchors,
        low_m=low,
        high_m=high,
        bearing=None if bearing is None else BEARINGS[bearing],
        part=_compass(stated.get("part") or stated.get("part2")),
        approximate="about" in stated,
        international="intl" in stated or "intl2" in stated,
    )


def _stated(match: Any) -> dict[str, str]:
    return {group: str(words) for group, words in match.groupdict().items() if words}


def _span(match: Any, group: str) -> tuple[int, int]:
    low, high = match.span(match.re.groupindex[group])
    return int(low), int(high)


@lru_cache(maxsize=512)
def _compass(words: str | None) -> str | None:
    return next(name for name, pattern in PART_WORDS.items() if re2.fullmatch(pattern, words)) if words else None


def _metres(stated: dict[str, str]) -> tuple[float | None, float | None]:
    if "unit" not in stated:
        return None, None
    size = next(metres for pattern, metres in UNITS_M.items() if re2.fullmatch(pattern, stated["unit"]))
    numbers = [_number(stated[group]) for group in ("number", "number2") if group in stated]
    return min(numbers) * size, max(numbers) * size


def _number(words: str) -> float:
    if re2.fullmatch(r"\d{1,3}(?:[,. ]\d{3})+", words):
        return float(re2.sub(r"[,. ]", "", words))
    if words[0].isdigit():
        return float(words.replace(",", "."))
    language = "es" if _SPANISH & set(_words(words)) else "en"
    try:
        return float(text2num(words, language))
    except ValueError:
        return float(text2num(_words(words)[-1], language))


def _words(words: str) -> list[str]:
    return [str(word) for word in re2.split(r"[ -]", words)]
