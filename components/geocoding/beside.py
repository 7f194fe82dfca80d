"""How near the places of a text lie to each other: to the anchors of the document, and to the names just beside one.

All work is bounded for each name, so that it stays linear in the number of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from math import dist, inf
from operator import truediv

from components.geocoding.priors import Candidate

BESIDE = 5  # names to either side that a name is read in the light of
READINGS = 8  # of each of them that count …
LEAST = 0.05  # … from this chance on
MAX_STANDS = 3  # the first mentions of a name; more say little and would cost time
NEAR_KM = 100.0
EARTH_KM = 6371.0
WIDE = frozenset({"country", "region", "water"})  # too large to be close to anything
BESIDE_CLUES = ("beside_country", "beside_division", "beside_near")
_NEARS = EARTH_KM / NEAR_KM
_SHARES = [(step, 1 / abs(step)) for step in range(-BESIDE, BESIDE + 1) if step]

Key = tuple[str, int | None]  # a name and, where it has one, the number of its own qualifier
Likeliest = tuple[Candidate, float]  # a place and its chance


def find_beside(
    groups: Mapping[Key, Sequence[int]], wanted: Container[Key] | None = None
) -> dict[Key, list[tuple[Key, float]]]:
    """For each of the ``wanted`` names (all by default) the others just before and behind its first mentions, each
    with a weight that falls off by order. ``groups`` holds the numbers of each name's mentions in the document."""
    order = [key for _, key in sorted((number, key) for key, members in groups.items() for number in members)]
    found: dict[Key, dict[Key, float]] = {key: {} for key in groups if wanted is None or key in wanted}
    stands: dict[Key, int] = defaultdict(int)
    for at, key in enumerate(order):
        if key in found and stands[key] < MAX_STANDS:
            stands[key] += 1
            beside = found[key]
            for step, share in _SHARES:
                if 0 <= at + step < len(order) and (other := order[at + step])[0] != key[0]:
                    beside[other] = beside.get(other, 0.0) + share
    return {key: list(beside.items()) for key, beside in found.items()}


class Nearness:
    """How near the candidates of one name lie to other places; remembered, since each pass asks for much the same."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        self._positions = [candidate.position for candidate in candidates]
        self._numbers = {candidate.number for candidate in candidates}
        self._known: dict[int, list[float]] = {}
        self._meets_own = False  # whether one of the other places has been a candidate itself

    def to(self, places: Sequence[Likeliest]) -> list[tuple[float, float]]:
        """For each candidate its (mean, greatest) nearness to places other than itself: their chance at no distance,
        half of it at ``NEAR_KM`` (chords for arcs)."""
        chances = [chance for _, chance in places]
        found = []
        for row in self._rows(places):
            near = list(map(truediv, chances, row))
            others = len(near) - row.count(inf) if self._meets_own else len(near)
            found.append((sum(near) / others if others else 0.0, max(near)))
        return found or [(0.0, 0.0)] * len(self._positions)

    def nearest(self, places: Sequence[Likeliest]) -> list[float]:
        """The greatest nearness alone."""
        chances = [chance for _, chance in places]
        return [max(map(truediv, chances, row)) for row in self._rows(places)] or [0.0] * len(self._positions)

    def _rows(self, places: Sequence[Likeliest]) -> Iterable[tuple[float, ...]]:
        """For each candidate what the chances of the places are divided by."""
        return zip(*[self._known.get(place.number) or self._measured(place) for place, _ in places], strict=True)

    def _measured(self, place: Candidate) -> list[float]:
        there = place.position
        row = [1 + _NEARS * dist(here, there) for here in self._positions]
        if place.number in self._numbers:  # a place is not near itself
            self._meets_own = True
            row = [inf if own.number == place.number else far for own, far in zip(self._candidates, row, strict=True)]
        self._known[place.number] = row
        return row


class Beside:
    """What the names beside one are taken to mean: places with their chances and the weights of the names."""

    def __init__(self, readings: Sequence[tuple[Likeliest, float]]) -> None:
        self.countries: dict[int, float] = defaultdict(float)
        self.divisions: dict[tuple[int, int], float] = defaultdict(float)
        self.points: list[Likeliest] = []
        self.total = sum([chance * weight for (_, chance), weight in readings])
        for reading, weight in readings:
            place, share = reading[0], reading[1] * weight
            self.countries[place.country] += share
            self.divisions[place.area] += share
            if place.group not in WIDE:
                self.points.append(reading)

    def values(self, candidates: Sequence[Candidate], nearness: Nearness) -> list[tuple[float, float, float]]:
        """For each candidate the values of ``BESIDE_CLUES``: the shares of the names beside that lie in its country and
        division, and the nearness of the nearest."""
        if not self.total:
            return [(0.0, 0.0, 0.0)] * len(candidates)
        country, division, total = self.countries.get, self.divisions.get, self.total
        return [
            (
                country(place.country, 0.0) / total if place.country else 0.0,
                division(place.area, 0.0) / total if place.division else 0.0,
                near,
            )
            for place, near in zip(candidates, nearness.nearest(self.points), strict=True)
        ]
