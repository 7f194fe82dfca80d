"""What the names of a document are taken to mean at one time, and what these readings say of each other: the votes for
countries and divisions, the anchors, the likely places beside each name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

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

MAX_ANCHORS: Final = 12
MAX_QUALIFIERS: Final = 8  # senses of one name that are looked past when anchors are picked
VOTED: Final = 0.4  # votes from which a country or division counts as spoken of
SECOND_CLUES: Final = (
    "country_share", "division_share", "country_voted", "division_voted", "closeness", "neighbour",
    "beside_country", "beside_division", "beside_near",
)  # fmt: skip

Clues = dict[str, float]
Columns = tuple[list[float], ...]  # for each of some clues its values, one for each candidate


class Case:
    """One name of a document in one sense: its number among the cases, its mentions, and the cases beside it with their
    weights. ``own`` are the numbers of the cases that share the name."""

    __slots__ = ("at", "beside", "key", "members", "own", "prior", "scores")

    def __init__(self, at: int, key: Key, members: list[int], prior: NamePrior) -> None:
        self.at = at
        self.key = key
        self.members = members
        self.prior = prior
        self.scores: Sequence[float] = ()  # of the candidates, by the clues that hold without other names' readings
        self.beside: list[tuple[int, float]] = []
        self.own: list[int] = []


class Reading:
    """What a name is taken to mean: candidates with their probabilities, likeliest first, and the clues of each.
    ``order`` are the places of the candidates in the case, ``light`` that in which it was read last."""

    __slots__ = ("_explain", "_likely", "_votes", "candidates", "case", "light", "order")

    def __init__(
        self,
        candidates: list[Likeliest],
        case: Case,
        order: Sequence[int],
        light: Light | None,
        explain: Callable[[Reading], list[Clues]],
    ) -> None:
        self.candidates = candidates
        self.case = case
        self.order = order
        self.light = light
        self._explain = explain
        self._likely: list[Likeliest] | None = None  # found when first asked for, as are
        self._votes: Votes | None = None  # the votes

    @property
    def best(self) -> Candidate:
        return self.candidates[0][0]

    @property
    def confidence(self) -> float:
        return self.candidates[0][1]

    @property
    def clues(self) -> dict[int, Clues]:
        """Number of each candidate → its clues, likeliest first."""
        found = self._explain(self)
        return {self.case.prior.numbers[at]: found[at] for at in self.order}

    @property
    def best_clues(self) -> Clues:
        return self._explain(self)[self.order[0]]

    def likely(self) -> list[Likeliest]:
        """The first ``READINGS`` candidates, as far as they have some chance."""
        if self._likely is None:
            self._likely = [place for place in self.candidates[:READINGS] if place[1] > LEAST]
        return self._likely

    def votes(self) -> Votes:
        if self._votes is None:
            self._votes = Votes(self.candidates[:READINGS])
        return self._votes

    def is_anchor(self) -> bool:
        best, chance = self.candidates[0]
        return chance > 0.6 and best.group not in WIDE


class Votes:
    """Votes for countries and for divisions; seas lie in no country, countries in no division."""

    __slots__ = ("countries", "divisions")

    def __init__(self, candidates: Iterable[Likeliest] = ()) -> None:
        self.countries: dict[int, float] = {}
        self.divisions: dict[Area, float] = {}
        for candidate, chance in candidates:
            if country := candidate.country:
                self.countries[country] = self.countries.get(country, 0.0) + chance
            if area := candidate.area:
                self.divisions[area] = self.divisions.get(area, 0.0) + chance

    def add(self, votes: Votes) -> None:
        countries, divisions = self.countries, self.divisions
        for country, chance in votes.countries.items():
            countries[country] = countries.get(country, 0.0) + chance
        for area, chance in votes.divisions.items():
            divisions[area] = divisions.get(area, 0.0) + chance


class Light:
    """What the readings of a document, by the number of the case, say of each other at one time."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._votes = Votes()
        self._anchors: list[Reading] = []
        for reading in readings:
            self._votes.add(reading.votes())
            if len(self._anchors) < MAX_ANCHORS + MAX_QUALIFIERS and reading.is_anchor():
                self._anchors.append(reading)

    def columns(self, case: Case) -> Columns:
        """The values of ``SECOND_CLUES``; the readings of all cases that share the name do not count."""
        prior = case.prior
        country, division = self._voted(case)
        total = max(1.0, float(len(self._readings) - len(case.own)))
        closeness, neighbour = mean_and_greatest(prior, self._anchors_for(case))
        beside = Beside([(self._readings[other].likely(), weight) for other, weight in case.beside])
        beside_country, beside_division = beside.shares(prior)
        return (
            [votes / total for votes in country],
            [votes / total for votes in division],
            [1.0 if votes > VOTED else 0.0 for votes in country],
            [1.0 if votes > VOTED else 0.0 for votes in division],
            closeness,
            neighbour,
            beside_country,
            beside_division,
            greatest(prior, beside.points),
        )

    def _voted(self, case: Case) -> tuple[list[float], list[float]]:
        """For each candidate the votes of the other names for its country and for its division."""
        countries, divisions, own = self._votes.countries, self._votes.divisions, self._own_votes(case)
        return (
            [countries.get(at, 0.0) - own.countries.get(at, 0.0) for at in case.prior.countries],
            [divisions.get(at, 0.0) - own.divisions.get(at, 0.0) for at in case.prior.areas],
        )

    def _own_votes(self, case: Case) -> Votes:
        if len(case.own) == 1:
            return self._readings[case.own[0]].votes()
        votes = Votes()
        for number in case.own:
            votes.add(self._readings[number].votes())
        return votes

    def _anchors_for(self, case: Case) -> list[Likeliest]:
        name = case.key[0]
        return [reading.candidates[0] for reading in self._anchors if reading.case.key[0] != name][:MAX_ANCHORS]
