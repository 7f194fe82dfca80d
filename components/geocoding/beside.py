"""How near the places of a text lie to each other: to the anchors of the document, and to the names just beside one.

All work is bounded for each name, so that it stays linear in the number of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import dist

from components.geocoding.priors import Candidate

BESIDE = 3  # names to either side that a name is read in the light of
MAX_STANDS = 3  # the first mentions of a name; more say little and would cost time
NEAR_KM = 100.0
EARTH_KM = 6371.0
WIDE = frozenset({"country", "region", "water"})  # too large to be close to anything
BESIDE_CLUES = ("beside_country", "beside_division", "beside_near")
_NEARS = EARTH_KM / NEAR_KM

Key = tuple[str, int | None]  # a name and, where it has one, the number of its own qualifier
Anchor = tuple[tuple[float, float, float], int, float]  # position, number, chance


def find_beside(groups: Mapping[Key, Sequence[int]]) -> dict[Key, list[tuple[Key, float]]]:
    """For each name the others just before and behind its first mentions, with weights that fall off by order.
    ``groups`` holds the numbers of each name's mentions in the document."""
    order = sorted((number, key) for key, members in groups.items() for number in members)
    found: dict[Key, list[tuple[Key, float]]] = {key: [] for key in groups}
    stands: dict[Key, int] = defaultdict(int)
    for at, (_, key) in enumerate(order):
        stands[key] += 1
        if stands[key] <= MAX_STANDS:
            around = range(max(0, at - BESIDE), min(len(order), at + BESIDE + 1))
            others = ((order[other][1], abs(other - at)) for other in around)
            found[key] += [(other, 1 / steps) for other, steps in others if other[0] != key[0]]
    return found


class Beside:
    """What the names beside one are taken to mean: (likeliest place, its chance, weight of the name)."""

    def __init__(self, readings: Iterable[tuple[Candidate, float, float]]) -> None:
        self.countries: dict[int, float] = defaultdict(float)
        self.divisions: dict[tuple[int, int], float] = defaultdict(float)
        self.points: list[Anchor] = []
        self.total = 0.0
        for place, chance, weight in readings:
            self.total += weight
            self.countries[place.country] += chance * weight
            self.divisions[place.country, place.division] += chance * weight
            if place.group not in WIDE:
                self.points.append((place.position, place.number, chance))

    def values(self, candidate: Candidate) -> tuple[float, float, float]:
        """The values of ``BESIDE_CLUES``: the shares of the names beside that lie in the candidate's country and
        division, and the nearness of the nearest."""
        if not self.total:
            return 0.0, 0.0, 0.0
        place = candidate.country, candidate.division
        country = self.countries.get(place[0], 0.0) / self.total if place[0] else 0.0
        division = self.divisions.get(place, 0.0) / self.total if place[1] else 0.0
        return country, division, closeness(candidate, self.points)[1]


def closeness(candidate: Candidate, anchors: Sequence[Anchor]) -> tuple[float, float]:
    """(mean, greatest) nearness to the anchors: 1 at no distance, one half at ``NEAR_KM`` (chords for arcs)."""
    here, number = candidate.position, candidate.number
    near = [weight / (1 + _NEARS * dist(here, there)) for there, other, weight in anchors if other != number]
    return (sum(near) / len(near), max(near)) if near else (0.0, 0.0)
