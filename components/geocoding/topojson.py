"""Reads TopoJSON: the compact format of the embedded basemap, in which neighbours share their borders.

Format: TopoJSON 1.0 (quantised, delta-coded arcs; ``~i`` is arc ``i`` backwards). Coordinates come out in (lon, lat).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Arc = list[tuple[float, float]]


def decode_arcs(topology: Mapping[str, Any]) -> list[Arc]:
    """The arcs of a quantised topology in degrees."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs = itertools.accumulate(delta[0] for delta in arc)
        ys = itertools.accumulate(delta[1] for delta in arc)
        arcs.append([(x * scale_x + left, y * scale_y + bottom) for x, y in zip(xs, ys, strict=True)])
    return arcs


def read_object(topology: Mapping[str, Any], name: str) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """(properties, geometry) of every geometry in one object of the topology. ``KeyError`` for an unknown object."""
    arcs = decode_arcs(topology)
    member = topology["objects"][name]
    for geometry in member.get("geometries", [member]):
        properties = {"id": geometry.get("id"), **geometry.get("properties", {})}
        yield properties, _geometry(geometry, arcs)


def _geometry(geometry: Mapping[str, Any], arcs: Sequence[Arc]) -> BaseGeometry:
    parts = geometry.get("arcs", [])
    match geometry["type"]:
        case "Polygon":
            return shapely.make_valid(_polygon(parts, arcs))
        case "MultiPolygon":
            return shapely.make_valid(MultiPolygon([_polygon(rings, arcs) for rings in parts]))
        case "LineString":
            return LineString(_join(parts, arcs))
        case "MultiLineString":
            return MultiLineString([_join(line, arcs) for line in parts])
        case other:
            raise ValueError(f"{other!r} is no geometry type of this basemap; expected polygons and lines")


def _polygon(rings: Sequence[Sequence[int]], arcs: Sequence[Arc]) -> Polygon:
    shell, *holes = [_join(ring, arcs) for ring in rings]
    return Polygon(shell, holes)


def _join(indices: Sequence[int], arcs: Sequence[Arc]) -> Arc:
    line: Arc = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += arc[1:] if line else arc
    return line
