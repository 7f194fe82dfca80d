"""Coordinate pairs in running text: "at 12°30'N 69°00'W", "12.5 degrees north, 69.2 degrees west", "(10.603, -66.991)".

A pair of bare decimals counts only where a word such as "coordinates" or brackets and three decimals say what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from components.geocoding.anchors import matches_at
from components.geocoding.coordinates import parse_coordinates
from components.geocoding.tokens import Tokens
from components.model import Mention, MentionKind, Place, Shape, WherePrec

_DEGREES: Final = r"\s?(?:[°º˚]|degrees?|deg\.?|grados?)"
_NUMBER: Final = r"\d{1,3}(?:[.,]\d{1,6})?"
_SECONDS: Final = r"(?:\s?['′’]\s?\d{1,2}(?:[.,]\d{1,3})?)?"
_MINUTES: Final = rf"(?:(?:{_DEGREES}|[ -])\s?\d{{1,2}}(?:[.,]\d{{1,4}})?{_SECONDS})?"
_ANGLE: Final = rf"{_NUMBER}{_MINUTES}(?:{_DEGREES})?[\"″”'′’]{{0,2}}"
_SIDE: Final = r"(?:[NSEWO]\b|(?:north|south|east|west|norte|sur|este|oeste)\b)"
_BEFORE: Final = r"[NSEWO]\s?"
_GAP: Final = r"(?:\s?[,;/]\s?|\s(?:and|y|by|e)\s|\s)"
_PAIR: Final = re.compile(
    rf"(?<![\w.,-])(?:{_ANGLE}\s?{_SIDE}{_GAP}{_ANGLE}\s?{_SIDE}|{_BEFORE}{_ANGLE}{_GAP}{_BEFORE}{_ANGLE}(?!\w)"
    r"|[+-]?\d{1,2}\.\d{1,6},\s?[+-]?\d{1,3}\.\d{1,6}(?!\w|\.\d))"
)
_SAID: Final = re.compile(
    r"(?:coordinates?|coordenadas|position|posici[oó]n|lat(?:itude|itud)?|gps)\W{0,3}(?:\w{1,10}\W{1,3}){0,2}$", re.I
)
_MARKED: Final = re.compile(r"[°º˚'′’.,]\s?\d|[°º˚]|degree|grado")  # "Section 12 N 3 E" has none
_BRACKETED: Final = re.compile(r"\([+-]?\d{1,2}\.\d{3,6},\s?[+-]?\d{1,3}\.\d{3,6}\)")
_LEAD_IN: Final = re.compile(
    r"(?:\b(?:the\s|las?\s|el\s)?(?:coordinates?|coordenadas|position|posicion|point|punto)\s?)?[\[(]?$"
)
_LETTERS: Final = frozenset("nsewo")
_NEXT: Final = _LETTERS | frozenset(
    ["north", "south", "east", "west", "norte", "sur", "este", "oeste", "degree", "degrees", "deg", "grado", "grados"]
)
_WORDS: Final = (
    (re.compile(r"\s?(?:degrees?|deg\.?|grados?)", re.I), "°"),
    (re.compile(r"\s(?:and|y|by)\s"), ", "),
    (re.compile(r"\b([nsewo])(?:orth|outh|ast|est|orte|ur|ste)\b", re.I), lambda side: side[1].upper()),
    (re.compile(r"\boeste\b", re.I), "O"),
)


def find_positions(text: str, tokens: Tokens) -> list[Mention]:
    """The stated positions of a text in order, as places without an id: WGS 84 degrees, uncertainty half a unit of the
    last digit."""
    return list(_positions(text, tokens))


def _beginnings(text: str, tokens: Tokens) -> Iterator[int]:
    """Where a pair may begin: at a word with a figure, or at the sign or the letter before it."""
    keys, last = tokens.keys, len(tokens.keys) - 1
    for at in tokens.figures:
        if keys[at].isdecimal() and not (at < last and _goes_on(keys[at + 1])) and keys[at - 1] not in _LETTERS:
            continue
        start = tokens.starts[at]
        if text[start - 1 : start] in ("+", "-"):
            yield start - 1
        elif at and tokens.keys[at - 1] in _LETTERS:
            yield tokens.starts[at - 1]
        yield start


def _goes_on(key: str) -> bool:
    """Whether a pair whose first figure stands alone may have this as its next word."""
    return key in _NEXT or not key.isalpha()


def _positions(text: str, tokens: Tokens) -> Iterator[Mention]:
    for match in matches_at(_PAIR, text, _beginnings(text, tokens)):
        words = match.group()
        if not (_MARKED.search(words) if words[-1].isalpha() else words[0].isalpha()) and not _is_said(text, match):
            continue
        position = parse_coordinates(_plain(words))
        if position is not None:
            yield Mention(
                match.start(), match.end(), words, MentionKind.PLACE, name=f"{position.lat:g}, {position.lon:g}",
                lat=position.lat, lon=position.lon, uncertainty_m=position.uncertainty_m, where_prec=WherePrec.EXACT,
                trace=("coordinates given in the text; the uncertainty is half a unit of their last digit",),
            )  # fmt: skip


def _is_said(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    return _SAID.search(before) is not None or _BRACKETED.match(text, max(0, match.start() - 1)) is not None


def _plain(words: str) -> str:
    for pattern, meant in _WORDS:
        words = pattern.sub(meant, words)
    return words


def spoken_start(folded: str, start: int) -> int:
    """Where a stated position begins as it is spoken of: at its bracket, or at "coordinates" before it."""
    match = _LEAD_IN.search(folded, max(0, start - 24), start)
    return match.start() if match else start


def as_point(mention: Mention) -> Mention:
    """A stated position drawn as the point it is: GeoJSON in EPSG:4326, (lon, lat)."""
    return mention._replace(geometry={"type": "Point", "coordinates": (mention.lon, mention.lat)}, shape=Shape.POINT)


def as_place(mention: Mention) -> Place:
    """A stated position as the anchor of a relation."""
    return Place(
        place_id="", name=mention.name or mention.text, names=(), kind="position", country="", admin1="",
        lat=mention.lat or 0.0, lon=mention.lon or 0.0, radius_km=(mention.uncertainty_m or 0.0) / 1000, parent="",
        importance=0.0, coord_source="the text",
    )  # fmt: skip
