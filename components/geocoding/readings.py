"""What the names of a document are taken to mean at one time, and what these readings say of each other: the votes for
countries and divisions, the anchors, the likely places beside each name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from components.geocoding.beside import (
    LEAST,
    READINGS,
    WIDE,
    Beside,
    Key,
    Likeliest,
    greatest,
    mean_and_greatest,
)
from components.geocoding.priors import Area, Candidate, NamePrior

MAX_ANCHORS = 12
MAX_QUALIFIERS = 8  # senses of one name that are looked past when anchors are picked
VOTED = 0.4  # votes from which a country or division counts as spoken of
SECOND_CLUES = (
    "country_share", "division_share", "country_voted", "division_voted", "closeness", "neighbour",
    "beside_country", "beside_division", "beside_near",
)  # fmt: skip

Clues = dict[str, float]
Columns = tuple[list[float], ...]  # for each of some clues its values, one for each candidate
Tally = tuple[dict[int, float], dict[Area | None, float]]  # votes for countries and for divisions


@dataclass(slots=True)
class Case:
    """One name of a document in one sense: its mentions, and the names beside it with their weights."""

    key: Key
    members: list[int]
    prior: NamePrior
    scores: list[float]  # of the candidates, by the clues that hold without other names' readings
    beside: list[tuple[Key, float]]


@dataclass(slots=True)
class Reading:
    """What a name is taken to mean: candidates with their probabilities, likeliest first, and the clues of each."""

    candidates: list[Likeliest]
    case: Case
    order: Sequence[int]  # the places of ``candidates`` in the case
    light: Light | None  # in which it was read last
    explain: Callable[[Reading], list[Clues]]

    @property
    def best(self) -> Candidate:
        return self.candidates[0][0]

    @property
    def confidence(self) -> float:
        return self.candidates[0][1]

    @property
    def clues(self) -> dict[int, Clues]:
        """Number of each candidate → its clues, likeliest first."""
        found = self.explain(self)
        return {self.case.prior.numbers[at]: found[at] for at in self.order}

    @property
    def best_clues(self) -> Clues:
        return self.explain(self)[self.order[0]]


class Light:
    """What the readings of a document say of each other at one time."""

    def __init__(self, readings: Mapping[Key, Reading]) -> None:
        self.readings = readings
        self._votes = _count_votes(readings.values())
        settled = ((key[0], reading.candidates[0]) for key, reading in readings.items() if _is_anchor(reading))
        self._anchors = list(islice(settled, MAX_ANCHORS + MAX_QUALIFIERS))
        self._likely = {key: _likely(reading) for key, reading in readings.items()}

    def columns(self, case: Case, keys: Iterable[Key]) -> Columns:
        """The values of ``SECOND_CLUES``; ``keys`` are all that share the name, whose own readings do not count."""
        prior, name = case.prior, case.key[0]
        own = [self.readings[key] for key in keys if key in self.readings]
        total = max(1.0, float(len(self.readings) - len(own)))
        (countries, divisions), (own_countries, own_divisions) = self._votes, _count_votes(own)
        country = [countries.get(at, 0.0) - own_countries.get(at, 0.0) for at in prior.countries]
        division = [divisions.get(at, 0.0) - own_divisions.get(at, 0.0) for at in prior.areas]
        beside = Beside([(self._likely[other], weight) for other, weight in case.beside])
        return (
            [votes / total for votes in country],
            [votes / total for votes in division],
            [float(votes > VOTED) for votes in country],
            [float(votes > VOTED) for votes in division],
            *mean_and_greatest(prior, [place for key, place in self._anchors if key != name][:MAX_ANCHORS]),
            *beside.shares(prior),
            greatest(prior, beside.points),
        )


def _is_anchor(reading: Reading) -> bool:
    best, chance = reading.candidates[0]
    return chance > 0.6 and best.group not in WIDE


def _likely(reading: Reading) -> list[Likeliest]:
    return [place for place in reading.candidates[:READINGS] if place[1] > LEAST]


def _count_votes(readings: Iterable[Reading]) -> Tally:
    countries: dict[int, float] = {}
    divisions: dict[Area | None, float] = {}
    for reading in readings:
        for candidate, chance in reading.candidates[:READINGS]:
            countries[candidate.country] = countries.get(candidate.country, 0.0) + chance
            divisions[candidate.area] = divisions.get(candidate.area, 0.0) + chance
    countries.pop(0, None)  # seas lie in no country, countries in no division
    divisions.pop(None, None)
    return countries, divisions
