"""Coordinate pairs as people write them: decimal, degrees and minutes, hemisphere letters before or after.

The uncertainty of a pair is half a unit of its last digit, on the axis where that is largest: "10.6N 66.9W" is good to
about 6 km, "10°36'12\\"N 66°54'00\\"W" to about 15 m. Latitude comes first unless the letters say otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import re2

METRES_PER_DEGREE = 111_320.0
_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_MARK = r"[°º˚d:* -]{1,2}"
_SECONDS = r"(?:[′'’m: ]{1,2}(?P<sec>\d{1,2}(?:[.,]\d+)?))?"
_MINUTES = rf"(?:{_MARK}(?P<min>\d{{1,2}}(?:[.,]\d+)?){_SECONDS})?"
_ANGLE = rf"(?P<deg>{_NUMBER}){_MINUTES}[°º˚′'’″\"” s]{{0,3}}"
_EAST_WEST = "eEwWoO"  # oeste
_LETTERED = re2.compile(rf"(?:(?P<before>[nNsSeEwWoO])\s?)?{_ANGLE}(?:\s?(?P<after>[nNsSeEwWoO])\b)?")
_PLAIN = re2.compile(
    r"^\s*\(?(?:lat(?:itude)?[ :=]*)?([+-]?\d{1,2}\.\d+)\s*[,; ]\s*(?:lon(?:gitude)?[ :=]*)?([+-]?\d{1,3}\.\d+)\)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees, EPSG:4326, and the radius in metres that the notation leaves open."""

    lat: float
    lon: float
    uncertainty_m: float


def parse_coordinates(text: str) -> Position | None:
    """The position that ``text`` states and nothing else, or ``None``. Never raises."""
    plain = _PLAIN.match(text)
    if plain:
        lat, lon = (float(plain.group(number)) for number in (1, 2))
        step = max(10.0 ** -len(plain.group(number).split(".")[1]) for number in (1, 2))
        return _position(lat, lon, step)
    return _lettered(text)


def _lettered(text: str) -> Position | None:
    found = [match for match in _LETTERED.finditer(text) if match.group("before") or match.group("after")]
    rest = _LETTERED.sub("", text)
    if len(found) != 2 or re2.search(r"[0-9A-Za-z]{3}", rest):
        return None
    angles = dict(_signed(match) for match in found)
    if set(angles) != {"lat", "lon"}:
        return None
    step = max(_step(match) for match in found)
    return _position(angles["lat"], angles["lon"], step)


def _signed(match: Any) -> tuple[str, float]:
    letter = (match.group("after") or match.group("before")).lower()
    value = sum(_float(match.group(name)) / size for name, size in (("deg", 1), ("min", 60), ("sec", 3600)))
    return "lon" if letter in _EAST_WEST.lower() else "lat", -value if letter in "swo" else value


def _step(match: Any) -> float:
    name, size = next((n, s) for n, s in (("sec", 3600), ("min", 60), ("deg", 1)) if match.group(n))
    _, _, decimals = match.group(name).replace(",", ".").partition(".")
    return float(10.0 ** -len(decimals) / size)


def _float(digits: str | None) -> float:
    return float(digits.replace(",", ".")) if digits else 0.0


def _position(lat: float, lon: float, step_deg: float) -> Position | None:
    if abs(lat) > 90 or abs(lon) > 180:
        return None
    return Position(round(lat, 6), round(lon, 6), round(step_deg / 2 * METRES_PER_DEGREE, 1))
