"""Where a reader looks on the map, and what lies over it: the part of a link after ``#`` (docs/links.md).

The browser alone knows it. The page is told while something on it has to say so: a citation, a code, a figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log2

from components.layers.basemap import MAX_ZOOM, MIN_ZOOM

KEYS = ("v", "l", "c", "m", "r")  # as assets/map/link.js
LONGEST = 2000  # characters, as there
_VALUE = re.compile(r"(?:[A-Za-z0-9._~,/:-]|%[0-9A-Fa-f]{2}){1,400}")
_SEEN = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]{1,2})?)/(-?[0-9]{1,2}(?:\.[0-9]{1,6})?)/(-?[0-9]{1,3}(?:\.[0-9]{1,6})?)")
_SIZED = re.compile(r"([0-9]{2,5})x([0-9]{2,5})(#.*)?", re.DOTALL)
_MOST_LAT, _MOST_LON = 85.0, 180.0


@dataclass(frozen=True, slots=True)
class Looking:
    """``fragment`` of a link, and the size of the map's frame in pixels: that of a desk's window where nobody says."""

    fragment: str = ""
    wide: int = 1000
    high: int = 640

    @classmethod
    def at(cls, text: str) -> Looking:
        """From the fragment of a link, or from what the page's script says (``1000x640#v=8/18.2/-66.4``). What is no
        part of a link is left out."""
        sized = _SIZED.fullmatch(text[: LONGEST + 20])
        fragment = (sized[3] or "") if sized else text
        parts = fragment[:LONGEST].removeprefix("#").split("&")
        kept = "&".join(part for part in parts if _is_part(part))
        whole = f"#{kept}" if kept else ""
        return cls(whole, int(sized[1]), int(sized[2])) if sized else cls(whole)

    @property
    def position(self) -> tuple[float, float, float] | None:
        """Zoom of web maps (tiles of 256 pixels), latitude and longitude of the middle in degrees; none if not said or
        not on the map."""
        for part in self.fragment[1:].split("&"):
            if part.startswith("v=") and (found := _SEEN.fullmatch(part[2:])):
                zoom, lat, lon = (float(number) for number in found.groups())
                return (zoom, lat, lon) if _is_on_the_map(zoom, lat, lon) else None
        return None

    @property
    def scaled(self) -> tuple[float, float, float]:
        """Pixels for a degree of longitude on the reader's map, and its ``position`` without the zoom. Raises
        ``ValueError`` where there is none."""
        if self.position is None:
            raise ValueError(f"{self.fragment!r} names no position of the map")
        zoom, lat, lon = self.position
        return 256 * 2**zoom / 360, lat, lon


def zoom_of(scale: float) -> float:
    """The zoom of a web map with so many pixels for a degree of longitude."""
    return log2(scale * 360 / 256)


def _is_part(part: str) -> bool:
    key, _sign, value = part.partition("=")
    return key in KEYS and bool(_VALUE.fullmatch(value))


def _is_on_the_map(zoom: float, lat: float, lon: float) -> bool:
    return MIN_ZOOM <= zoom <= MAX_ZOOM and abs(lat) <= _MOST_LAT and abs(lon) <= _MOST_LON
