"""How near the places of a text lie to each other: to the anchors of the document, and to the names just beside one.

All work is bounded for each name, so that it stays linear in the number of names.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from math import dist
from typing import Final

from components.geocoding.priors import Area, Candidate, NamePrior

BESIDE: Final = 5  # names to either side that a name is read in the light of
READINGS: Final = 8  # of each of them that count …
LEAST: Final = 0.05  # … from this chance on
MAX_STANDS: Final = 3  # the first mentions of a name; more say little and would cost time
NEAR_KM: Final = 100.0
EARTH_KM: Final = 6371.0
WIDE: Final = frozenset({"country", "region", "water"})  # too large to be close to anything
_NEARS: Final = EARTH_KM / NEAR_KM
_SHARES: Final = [(step, 1 / abs(step)) for step in range(-BESIDE, BESIDE + 1) if step]

Key = tuple[str, int | None]  # a name and, where it has one, the number of its own qualifier
Likeliest = tuple[Candidate, float]  # a place and its chance


def find_beside(
    groups: Mapping[Key, Sequence[int]], wanted: Container[Key] | None = None
) -> dict[Key, list[tuple[Key, float]]]:
    """For each of the ``wanted`` names (all by default) the others just before and behind its first mentions, each
    with a weight that falls off by order. ``groups`` holds the numbers of each name's mentions in the document."""
    order = [key for _, key in sorted([(number, key) for key, members in groups.items() for number in members])]
    found: dict[Key, dict[Key, float]] = {key: {} for key in groups if wanted is None or key in wanted}
    stands = dict.fromkeys(found, 0)
    for at, key in enumerate(order):
        if stands.get(key, MAX_STANDS) < MAX_STANDS:
            stands[key] += 1
            beside = found[key]
            for step, share in _SHARES:
                if 0 <= at + step < len(order) and (other := order[at + step])[0] != key[0]:
                    beside[other] = beside.get(other, 0.0) + share
    return {key: list(beside.items()) for key, beside in found.items()}


@lru_cache(maxsize=1 << 15)
def nearness(prior: NamePrior, place: Candidate) -> tuple[float, ...]:
    """How near each candidate of a name lies to a place: 1 at no distance, one half at ``NEAR_KM`` (chords for arcs),
    and 0 where it is that place, which is not near itself. Remembered, since it is asked for in each pass."""
    there = place.position
    row = [1 / (1 + _NEARS * dist(here, there)) for here in prior.positions]
    if place.number in prior.numbers:
        row = [0.0 if own == place.number else near for own, near in zip(prior.numbers, row, strict=True)]
    return tuple(row)


def mean_and_greatest(prior: NamePrior, places: Sequence[Likeliest]) -> tuple[list[float], list[float]]:
    """For each candidate its mean and its greatest nearness to places other than itself, each times its chance."""
    size = len(prior.numbers)
    total, most, count = [0.0] * size, [0.0] * size, [0] * size
    for place, chance in places:
        for at, near in enumerate(nearness(prior, place)):
            if near:
                value = near * chance
                total[at] += value
                count[at] += 1
                if value > most[at]:
                    most[at] = value
    return [total[at] / (count[at] or 1) for at in range(size)], most


def greatest(prior: NamePrior, places: Sequence[Likeliest]) -> list[float]:
    """For each candidate its greatest nearness to any of the places, each times its chance."""
    most = [0.0] * len(prior.numbers)
    for place, chance in places:
        for at, near in enumerate(nearness(prior, place)):
            value = near * chance
            if value > most[at]:
                most[at] = value
    return most


class Beside:
    """What the names beside one are taken to mean: places with their chances and the weights of the names."""

    def __init__(self, readings: Iterable[tuple[Sequence[Likeliest], float]]) -> None:
        self.countries: dict[int, float] = {}
        self.divisions: dict[Area, float] = {}
        self.points: list[Likeliest] = []
        self.total = 0.0
        countries, divisions = self.countries, self.divisions
        for places, weight in readings:
            for place in places:
                candidate, chance = place
                share = chance * weight
                self.total += share
                countries[candidate.country] = countries.get(candidate.country, 0.0) + share
                divisions[candidate.area] = divisions.get(candidate.area, 0.0) + share
                if candidate.group not in WIDE:
                    self.points.append(place)
        countries[0] = divisions[0] = 0.0

    def shares(self, prior: NamePrior) -> tuple[list[float], list[float]]:
        """For each candidate of a name the shares of what stands beside it that lie in its country and its division."""
        total, countries, divisions = self.total or 1.0, self.countries, self.divisions
        country = [countries.get(own, 0.0) / total for own in prior.countries]
        return country, [divisions.get(own, 0.0) / total for own in prior.areas]
