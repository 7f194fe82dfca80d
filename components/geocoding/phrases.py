"""What people put into a place field that is no place: remarks, ships, ways of withholding, and words that join places.

All patterns run over folded text (lower case, no accents).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import re2

from components.geocoding.tokens import fold


class Remark(StrEnum):
    WITHHELD = "withheld"
    INTERNATIONAL = "international"
    WHOLE = "whole"
    SHIP = "ship"
    VIA = "via"
    OTHER = "other"


_PREFIXES = "uss|usns|uscgc|hms|hmcs|hnlms|arc|anb|bap|fs|mv|m/v|the uss"
REMARKS: tuple[tuple[Remark, str], ...] = (
    (
        Remark.WITHHELD,
        r"(?:the )?(?:exact )?(?:location|position|place)s? (?:is |was |were )?(?:withheld|undisclosed|not released|"
        r"not disclosed|unknown|not given)|undisclosed (?:location|place)|"
        r"(?:lugar|ubicacion(?: exacta)?) no revelad[oa]",
    ),
    (
        Remark.INTERNATIONAL,
        r"(?:in |over )?(?:international (?:waters|airspace)|(?:aguas|espacio aereo) internacional(?:es)?)",
    ),
    (Remark.WHOLE, r"nationwide|countrywide|throughout the country|en todo el pais|(?:a nivel )?nacional"),
    (
        Remark.SHIP,
        rf"(?:aboard|on board|near|over|alongside|a bordo del?|sobre(?: el)?)?\s*(?:the )?(?:{_PREFIXES})\.? .+",
    ),
    (Remark.VIA, r"(?:via|by way of|through|por) .+"),
    (
        Remark.OTHER,
        r"by (?:phone|telephone|video)|por telefono|online|unitas.*|southern seas.*|\d+ battle fronts|\d+ frentes.*",
    ),
)
_REMARKS = [(kind, re2.compile(rf"^(?:{pattern})$")) for kind, pattern in REMARKS]
# Words before a place that say what was there, not where it is.
_LEADS = re2.compile(
    r"^(?:(?:an? |the )?(?:remote )?(?:dock|pier|airstrip|camp|site|position|base|port|cities|town|place|location|"
    r"search area|last signal|last seen|ap sources say|sources say|area|territory)s?)"
    r"(?: (?:on|in|at|across|of|along))? (?:the )?"
)
_SPLIT = re2.compile(r"\s*(;|,|\s/\s|\(|\))\s*")
_OR = re2.compile(r",? (?:or|o) ")
_AND = re2.compile(r"(?:,? (?:and|y|e|&|und|et|en) )|,")
_TOWARDS = re2.compile(r",? (?:towards?|hacia|bound for|rumbo a) ")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the phrase between separators; ``joint`` is the separator before it ("" for the first)."""

    words: str
    joint: str
    remark: Remark | None


def segments(text: str) -> list[Segment]:
    """The phrase cut at commas, semicolons, strokes and brackets; a piece that is only a remark is marked as such."""
    pieces = [piece.strip() for piece in _SPLIT.split(text)]
    joints = ["", *pieces[1::2]]
    cut = zip(pieces[0::2], joints, strict=True)
    found = [Segment(words, joint, remark_of(words)) for words, joint in cut if words]
    return [_without_via(segment) for segment in found]


def remark_of(words: str) -> Remark | None:
    folded = fold(words)
    return next((kind for kind, pattern in _REMARKS if pattern.match(folded)), None)


def without_lead(words: str) -> str:
    """ "remote dock on the Venezuelan coast" → "Venezuelan coast"."""
    match = _LEADS.match(fold(words))
    return words[match.end() :] if match else words


def alternatives(text: str) -> list[str]:
    """The sides of an "or", if there is one."""
    return _split(_OR, text)


def listed(words: str) -> list[str]:
    """The items of "A, B and C"."""
    return [item for item in _split(_AND, words) if item]


def before_heading(text: str) -> str:
    """What stands before "towards …": the place something was at, without the one it was making for."""
    return _split(_TOWARDS, text)[0].rstrip(", ")


def _split(pattern: re2._Regexp[str], text: str) -> list[str]:
    folded, parts, start = fold(text), [], 0
    for match in pattern.finditer(folded):
        parts.append(text[start : match.start()].strip())
        start = match.end()
    return [*parts, text[start:].strip()]


def _without_via(segment: Segment) -> Segment:
    folded = fold(segment.words)
    at = folded.find(" via ")
    return Segment(segment.words[:at].strip(), segment.joint, segment.remark) if at > 0 else segment
