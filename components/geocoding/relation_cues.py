"""The words that say how a place lies to another, English and Spanish side by side, as linear patterns (RE2).

They are written for folded text (``tokens.fold``). Each cue ends where its anchor begins.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import product

import re2

from components.geocoding.geodesy import NAUTICAL_MILE_M, STATUTE_MILE_M
from components.geocoding.tokens import words


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


SPANISH = frozenset(NUMBER_WORDS.split("|")[28:])
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
STARTS = [(kind, re2.compile(rf"^\s*{_LEAD}(?P<cue>{cue})")) for kind, cue in CUES]
ENDS = [(kind, re2.compile(rf"(?:^|[\s,;:(\[\"'/–-])(?P<cue>{cue}{_ART})$")) for kind, cue in CUES[:-1]]
_ANY_CUE = re2.sub(r"\?P<\w+>", "?:", "|".join(cue for _, cue in CUES))  # tried first: most places have none
ANY_END = re2.compile(rf"(?:^|[\s,;:(\[\"'/–-])(?:{_ANY_CUE}){_ART}$")
BEFORE_PART = re2.compile(rf"(?:^|[\s,;:(\[\"'/])(?P<cue>(?P<part>{_PART}) {_ART})$")
PAIRS = (
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
BETWEEN_CUE = re2.compile(rf"(?:^|\W)(?P<cue>(?:between|entre) {_ART})$")
AND_REACH = 24  # characters between the two, at most
BETWEEN_AND = re2.compile(rf"^,? (?:and|y|e) {_ART}$")
