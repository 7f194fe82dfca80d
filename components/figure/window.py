"""The window of the map: what part of the earth is shown where on the paper, in Mercator's projection like the page."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, degrees, log, radians, sinh, tan

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from components.figure.paper import Box, rounded
from components.layers.basemap import REGION, THEATRE
from components.layers.looking import Looking

_MARGIN = 0.07  # of the extent, on each side
_FINEST = 0.25  # pixels: a finer coast would only make the file larger
_LEAST = 9.0  # degrees of longitude: nearer, the basemap would be coarse
_AROUND = 9.0  # degrees about the theatre within which what is plotted decides what is shown
_WIDE = 14.0  # degrees: a wider area does not decide it


def _north(lat: float) -> float:
    """Mercator's ordinate in degrees at the equator."""
    return degrees(log(tan(radians(45 + lat / 2))))


def _lat(north: float) -> float:
    return degrees(atan(sinh(radians(north))))


@dataclass(frozen=True)
class Window:
    """``frame`` on the paper in pixels; ``west``, ``north`` (Mercator's ordinate) its upper left corner; ``scale`` in
    pixels a degree of longitude."""

    frame: Box
    west: float
    north: float
    scale: float

    @classmethod
    def over(cls, frame: Box, bounds: Box) -> Window:
        """A window that holds ``bounds`` (west, south, east, north in degrees) in the middle of ``frame``."""
        left, top, right, bottom = frame
        west, south, east, north = bounds
        low, high = _north(south), _north(north)
        scale = min((right - left) / (east - west), (bottom - top) / (high - low))
        centre_x, centre_y = (west + east) / 2, (low + high) / 2
        return cls(frame, centre_x - (right - left) / 2 / scale, centre_y + (bottom - top) / 2 / scale, scale)

    @classmethod
    def seen(cls, frame: Box, looking: Looking) -> Window:
        """A window that holds in the middle of ``frame`` what a reader's map shows. Raises ``ValueError`` where
        ``looking`` names no position."""
        left, top, right, bottom = frame
        pixels, lat, lon = looking.scaled
        scale = pixels * min((right - left) / looking.wide, (bottom - top) / looking.high)
        return cls(frame, lon - (right - left) / 2 / scale, _north(lat) + (bottom - top) / 2 / scale, scale)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a position."""
        left, top, *_ = self.frame
        return round(left + (lon - self.west) * self.scale, 2), round(top + (self.north - _north(lat)) * self.scale, 2)

    @property
    def bounds(self) -> Box:
        """West, south, east, north in degrees."""
        left, top, right, bottom = self.frame
        south, north = self.north - (bottom - top) / self.scale, self.north
        return self.west, _lat(south), self.west + (right - left) / self.scale, _lat(north)

    def drawn(self, geometry: BaseGeometry) -> BaseGeometry:
        """What of a geometry (degrees) shows in the window, in pixels, a little beyond its edge."""
        west, south, east, north = self.bounds
        near = shapely.clip_by_rect(geometry, west - 1, max(south - 1, -80), east + 1, min(north + 1, 80))
        return shapely.simplify(shapely.transform(near, self._pixels), _FINEST)

    def _pixels(self, lon_lat: np.ndarray) -> np.ndarray:
        left, top, *_ = self.frame
        north = np.degrees(np.log(np.tan(np.radians(45 + lon_lat[:, 1] / 2))))
        pixels: np.ndarray = rounded(
            np.column_stack([left + (lon_lat[:, 0] - self.west) * self.scale, top + (self.north - north) * self.scale])
        )
        return pixels

    def holds(self, lon: float, lat: float, edge: float = 0) -> bool:
        """Whether a position shows, at least ``edge`` pixels inside the frame."""
        (x, y), (left, top, right, bottom) = self.at(lon, lat), self.frame
        return left + edge <= x <= right - edge and top + edge <= y <= bottom - edge


def bounds_of(places: list[Box]) -> Box:
    """What to show: the places in and about the theatre that are not too wide, with a margin; the theatre where there
    are none. West, south, east, north in degrees, as the places."""
    south, west, north, east = THEATRE
    about = west - _AROUND, south - _AROUND, east + _AROUND, north + _AROUND
    near = [place for place in places if place[2] - place[0] <= _WIDE and _within(place, about)]
    if not near:
        return west, south, east, north
    lows, highs = np.min(near, axis=0), np.max(near, axis=0)
    return _widened(float(lows[0]), float(lows[1]), float(highs[2]), float(highs[3]))


def _widened(west: float, south: float, east: float, north: float) -> Box:
    more = max(_LEAST - (east - west), (east - west) * _MARGIN * 2) / 2
    higher = max(_LEAST * 0.6 - (north - south), (north - south) * _MARGIN * 2) / 2
    low, left, high, right = REGION
    return max(west - more, left), max(south - higher, low), min(east + more, right), min(north + higher, high)


def _within(place: Box, about: Box) -> bool:
    lon, lat = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return about[0] <= lon <= about[2] and about[1] <= lat <= about[3]
