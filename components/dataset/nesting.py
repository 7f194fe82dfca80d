"""Which places lie inside which, and which have nothing in common: what "the same place" means to the state.

Two reports rarely name a place alike: "Roosevelt Roads", "Ceiba" and "Puerto Rico" may be one. So places are compared
by their geometries, generously: a coast is about a kilometre fine, a harbour and its town are one, and a point is as
wide as its uncertainty. ``covers`` says that whoever left (or was denied to be in) the first also left the second;
``apart`` that nothing can be in both at once. A place without geometry covers only itself and is apart from none.
"""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

METRES_A_DEGREE = 111_195.0
COAST_DEG = 0.1  # about 11 km: a base lies inside its island although the drawn coast runs through it
FINE_DEG = 0.02  # geometries are simplified to about two kilometres first
MOST = 0.95  # a place of whose area this share lies inside another is covered by it

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]
_Geometries = npt.NDArray[np.object_]
_Matrix = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Nesting:
    """Both relations over numbered locations. ``numbers`` gives a location id its number; -1 is nowhere."""

    numbers: dict[str, int]
    inside: _Matrix
    disjoint: _Matrix

    def covers(self, outer: Positions, inner: Positions) -> Mask:
        """Whether each ``inner`` place lies in the ``outer`` one; nowhere neither covers nor is covered."""
        return self._look_up(self.inside, outer, inner)

    def nested(self, one: Positions, other: Positions) -> Mask:
        """Whether one of two places lies in the other; a place that is unknown may."""
        either = self.covers(one, other) | self.covers(other, one)
        return either | (one < 0) | (other < 0)

    def apart(self, one: Positions, other: Positions) -> Mask:
        """Whether the two places certainly have no point in common."""
        return self._look_up(self.disjoint, one, other)

    def are_apart(self, one: str, other: str) -> bool:
        """``apart`` for two location ids."""
        numbers = (np.array([self.numbers.get(each, -1)]) for each in (one, other))
        return bool(self.apart(*numbers)[0])

    def _look_up(self, matrix: _Matrix, rows: Positions, columns: Positions) -> Mask:
        placed = (rows >= 0) & (columns >= 0)
        if not placed.any():
            return placed
        found: Mask = placed & matrix[np.where(placed, rows, 0), np.where(placed, columns, 0)]
        return found


def nesting_of(locations: gpd.GeoDataFrame) -> Nesting:
    """The relations among ``locations`` (index location_id, geometry in EPSG:4326, ``coordinate_uncertainty_m``)."""
    radii = np.zeros(len(locations))
    if "coordinate_uncertainty_m" in locations:
        radii = locations["coordinate_uncertainty_m"].to_numpy(dtype="float64", na_value=0.0)
    keys = zip(shapely.to_wkb(locations.geometry.to_numpy()), radii, strict=True)
    spots, _ = pd.factorize(pd.Series(list(keys), dtype="object"))
    first = np.unique(spots, return_index=True)[1]
    inside, meeting = _related(locations.geometry.to_numpy()[first], radii[first])
    inside, meeting = (each[np.ix_(spots, spots)] for each in (inside, meeting))
    return Nesting({str(each): number for number, each in enumerate(locations.index)}, inside, ~meeting)


def _related(geometries: _Geometries, radii: npt.NDArray[np.float64]) -> tuple[_Matrix, _Matrix]:
    """Which of the distinct places covers which, and which meet."""
    shapes: _Geometries = shapely.simplify(geometries, FINE_DEG)
    unknown = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    own = np.where(shapely.get_dimensions(shapes) == 0, np.nan_to_num(radii) / METRES_A_DEGREE, 0.0)
    reach: _Geometries = shapely.buffer(shapes, own + FINE_DEG, quad_segs=2)
    wide: _Geometries = shapely.buffer(shapes, own + COAST_DEG, quad_segs=2)
    shapely.prepare(wide)
    one, other = meeting_pairs(reach)
    inside = np.eye(len(shapes), dtype=bool)
    meeting = unknown[:, None] | unknown[None, :]
    meeting[one, other] = True
    inside[one, other] |= shapely.covers(wide[one], shapes[other])
    part = ~inside[one, other]
    inside[one[part], other[part]] = _mostly_covered(shapely.simplify(shapes, COAST_DEG), one[part], other[part])
    return inside, meeting


def meeting_pairs(shapes: _Geometries) -> tuple[Positions, Positions]:
    """The numbers of all pairs that have a point in common, both ways round, each with itself too.

    Only pairs whose bounds overlap are looked at, once each, with shapes that are prepared once: a tree that is asked
    for ``intersects`` takes ten times as long over some thousands.
    """
    shapely.prepare(shapes)
    one, other = shapely.STRtree(shapes).query(shapes)
    once = one <= other
    one, other = one[once], other[once]
    meet = shapely.intersects(shapes[one], shapes[other])
    one, other = one[meet], other[meet]
    distinct = one < other
    return np.concatenate([one, other[distinct]]), np.concatenate([other, one[distinct]])


def _mostly_covered(shapes: _Geometries, outer: Positions, inner: Positions) -> Mask:
    """Whether nearly all of a place's area lies in another; asked only where the bounds allow it."""
    area, bounds = shapely.area(shapes), shapely.bounds(shapes)
    slack = np.repeat((bounds[:, 2:] - bounds[:, :2]).max(axis=1)[:, None] * (1 - MOST) + COAST_DEG, 2, axis=1)
    fits = (
        (bounds[inner, :2] >= bounds[outer, :2] - slack[inner])
        & (bounds[inner, 2:] <= bounds[outer, 2:] + slack[inner])
    ).all(axis=1)
    asked = fits & (area[inner] > 0) & (area[outer] >= area[inner])
    shared = shapely.area(shapely.intersection(shapes[outer[asked]], shapes[inner[asked]]))
    covered = np.zeros(len(outer), dtype=bool)
    covered[asked] = shared >= MOST * area[inner[asked]]
    return covered
