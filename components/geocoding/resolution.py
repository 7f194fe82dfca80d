"""Which place a toponym means: candidates scored by named clues, once alone and once in the light of the document.

First every name gets a probability for each of its candidates from what it is and from a qualifier beside it
("Norfolk, Virginia"). These vote for countries and divisions, and the likeliest of them become anchors; the second
score adds the votes, the closeness to the anchors, and what the names just before and behind are taken to mean. As this
changes the votes it is done ``PASSES`` times. One name has one sense in a document unless its own qualifier
says otherwise. Weights are data (``resolution.csv``), fitted by ``benchmarks/fit_resolution.py``; the weight of the
theatre is set by hand, since public corpora hold none of it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import mul

from components.geocoding.beside import (
    BESIDE_CLUES,
    LEAST,
    NEAR_KM,
    READINGS,
    WIDE,
    Beside,
    Key,
    Likeliest,
    Nearness,
    find_beside,
)
from components.geocoding.evidence import Document
from components.geocoding.gazetteer import Gazetteer, sphere_km
from components.geocoding.lexicons import theatre_countries
from components.geocoding.priors import KIND_GROUPS, Candidate, NamePrior

THEATRE_BASE = 0.6
MAX_ANCHORS = 12
MAX_QUALIFIERS = 8  # senses of one name that are looked past when anchors are picked
PASSES = 3
_DOCUMENT_CLUES = ("country_share", "division_share", "country_voted", "division_voted", "closeness", "neighbour")
_SECOND_CLUES = (*_DOCUMENT_CLUES, *BESIDE_CLUES)
_SAID = {"country": "country", "state": "state", "city": "settled", "town": "settled", "capital": "settled"}
_KIND_CLUES = {group: f"kind:{group}" for group in (*KIND_GROUPS.values(), "site")}


Clues = dict[str, float]
Tally = dict[int, float]  # country → votes
Divisions = dict[tuple[int, int], float]  # (country, division) → votes


@dataclass(slots=True)
class Case:
    """The candidates of one name with the clues that hold without other names' readings, and the ``scores`` of these.
    ``beside`` are the names beside it with their weights."""

    key: Key
    candidates: tuple[Candidate, ...]
    clues: list[Clues]
    scores: list[float]
    nearness: Nearness
    beside: list[tuple[Key, float]]


@dataclass(slots=True)
class Reading:
    """What a name is taken to mean: candidates with their probabilities, likeliest first, and the clues of each."""

    candidates: list[Likeliest]
    _case: Case
    _order: Sequence[int]  # the places of ``candidates`` in the case
    _values: list[tuple[float, ...]] | None = None  # of the clues that other names gave

    @property
    def best(self) -> Candidate:
        return self.candidates[0][0]

    @property
    def confidence(self) -> float:
        return self.candidates[0][1]

    @property
    def clues(self) -> dict[int, Clues]:
        """Number of each candidate → its clues, likeliest first."""
        return {self._case.candidates[at].number: self._clues_at(at) for at in self._order}

    @property
    def best_clues(self) -> Clues:
        return self._clues_at(self._order[0])

    def _clues_at(self, at: int) -> Clues:
        more = zip(_SECOND_CLUES, self._values[at], strict=True) if self._values else ()
        return self._case.clues[at] | dict(more)


class Resolver:
    """Resolves the names of one document. ``near`` is an optional (lat, lon) prior, such as an outlet's home."""

    def __init__(
        self,
        document: Document,
        numbers: Sequence[int],
        weights: Mapping[str, float],
        theatre: float | None = None,
        near: tuple[float, float] | None = None,
    ) -> None:
        self.document = document
        self.gazetteer: Gazetteer = document.gazetteer
        self.weights = weights
        self.near = near
        self.groups: dict[Key, list[int]] = {}
        for number in numbers:
            name = document.names[number]
            key = name.match.key, self._sense(name.qualifier)
            self.groups.setdefault(key, []).append(number)
        self._keys_of: dict[str, list[Key]] = defaultdict(list)
        for key in self.groups:
            self._keys_of[key[0]].append(key)
        self.theatre = self._theatre() if theatre is None else theatre
        self.readings: dict[Key, Reading] = {}
        self._second_weights = [weights.get(name, 0.0) for name in _SECOND_CLUES]
        self._votes: tuple[Tally, Divisions] = _count_votes(())
        self._settled: list[tuple[str, Likeliest]] = []
        self._likely: dict[Key, list[Likeliest]] = {}

    def resolve(self) -> dict[int, Reading]:
        """Number of each name → its reading; names without candidates are left out."""
        cases = [case for key, members in self.groups.items() if (case := self._case(key, members)).candidates]
        self.readings = {case.key: _read(case, case.scores) for case in cases}
        several = {case.key: case for case in cases if len(case.candidates) > 1}
        for key, beside in find_beside(self.groups, several).items() if several else ():
            several[key].beside = [(other, weight) for other, weight in beside if other in self.readings]
        names = len({key[0] for key in several})  # the only one of its kind is read in the same light each time
        for _ in range(PASSES if names > 1 else names):
            self._votes = _count_votes(self.readings.values())
            self._settled = list(islice(self._find_settled(), MAX_ANCHORS + MAX_QUALIFIERS))
            self._likely = {
                key: [place for place in reading.candidates[:READINGS] if place[1] > LEAST]
                for key, reading in self.readings.items()
            }
            self.readings |= {case.key: self._read_again(case) for case in several.values()}
        return {
            number: self.readings[key]
            for key, members in self.groups.items()
            for number in members
            if key in self.readings
        }

    def _sense(self, qualifier: int | None) -> int | None:
        """The first name in the document that is spelt like a qualifier stands for all of them."""
        return None if qualifier is None else self.document.by_key[self.document.names[qualifier].match.key][0]

    def prior_of(self, key: Key) -> NamePrior:
        return self.document.names[self.document.by_key[key[0]][0]].prior

    def _case(self, key: Key, members: list[int]) -> Case:
        candidates = self.prior_of(key).candidates
        names = [self.document.names[number] for number in members]
        holders = self._qualifiers(names[0].qualifier)
        held = self._qualified(members)
        elsewhere = [] if holders else self._qualified_elsewhere(key)
        clues = [self._clues(candidate, holders, held, elsewhere) for candidate in candidates]
        for kind in self.document.kinds_said(members) if len(candidates) > 1 else ():
            for candidate, found in zip(candidates, clues, strict=True):
                if _SAID.get(candidate.group) == kind:
                    found[f"said:{kind}"] = 1.0
        return Case(key, candidates, clues, self._scores(clues), Nearness(candidates), [])

    def _clues(self, candidate: Candidate, holders: list[int], held: list[int], elsewhere: list[int]) -> Clues:
        contains, number = self.gazetteer.contains, candidate.number
        clues = {"people": candidate.log_people, _KIND_CLUES[candidate.group]: 1.0}
        if candidate.alternate:
            clues["alternate"] = 1.0
        if candidate.importance and self.theatre:
            clues["importance"] = candidate.importance * self.theatre
        if holders and any(contains(area, number) for area in holders):
            clues["qualified"] = 1.0
        if held and any(contains(number, inner) for inner in held):
            clues["qualifies"] = 1.0
        if elsewhere and any(contains(area, number) for area in elsewhere):
            clues["qualified_elsewhere"] = 1.0
        if self.near is not None:
            clues["home"] = 1 / (1 + sphere_km(candidate.lat, candidate.lon, *self.near) / NEAR_KM)
        return clues

    def _qualifiers(self, number: int | None) -> list[int]:
        if number is None:
            return []
        return [candidate.number for candidate in self.document.names[number].prior.candidates[:4]]

    def _qualified(self, members: list[int]) -> list[int]:
        """The readings of the names that these names qualify; a qualifier follows what it qualifies."""
        before = (self.document.names[number - 1] for number in members if number)
        inner = [
            name for name, number in zip(before, [n for n in members if n], strict=True) if name.qualifier == number
        ]
        return list({candidate.number: None for name in inner for candidate in name.prior.candidates})

    def _qualified_elsewhere(self, key: Key) -> list[int]:
        others = (other for _, other in self._keys_of[key[0]] if other is not None)
        return [number for other in others for number in self._qualifiers(other)]

    def _scores(self, clues: list[Clues]) -> list[float]:
        """The sum of each candidate's weighted clues; one candidate needs no score."""
        if len(clues) == 1:
            return [0.0]
        weight_of = self.weights.get
        return [sum([weight_of(name, 0.0) * value for name, value in found.items()]) for found in clues]

    def _read_again(self, case: Case) -> Reading:
        """The reading with the votes and the closeness of the document's other names added to the clues."""
        values = self._second_values(case)
        weights = self._second_weights
        sums = [sum(map(mul, weights, more), score) for more, score in zip(values, case.scores, strict=True)]
        return _read(case, sums, values)

    def _second_values(self, case: Case) -> list[tuple[float, ...]]:
        """The values of ``_SECOND_CLUES`` for each candidate."""
        own = [self.readings[other] for other in self._keys_of[case.key[0]] if other in self.readings]
        own_countries, own_divisions = _count_votes(own)
        countries, divisions = self._votes
        total = max(1.0, float(len(self.readings) - len(own)))
        near = case.nearness.to(self._anchors(case.key[0]))
        beside = Beside([(place, weight) for other, weight in case.beside for place in self._likely[other]])
        found: list[tuple[float, ...]] = []
        for place, close, more in zip(
            case.candidates, near, beside.values(case.candidates, case.nearness), strict=True
        ):
            country = countries[place.country] - own_countries[place.country] if place.country else 0.0
            division = divisions[place.area] - own_divisions[place.area] if place.division else 0.0
            voted = float(country > 0.4), float(division > 0.4)
            found.append((country / total, division / total, *voted, *close, *more))
        return found

    def _find_settled(self) -> Iterator[tuple[str, Likeliest]]:
        for key, reading in self.readings.items():
            if reading.confidence > 0.6 and reading.best.group not in WIDE:
                yield key[0], reading.candidates[0]

    def _anchors(self, name: str) -> list[Likeliest]:
        """The first settled places of the document, other than the name's own."""
        return [place for key, place in self._settled if key != name][:MAX_ANCHORS]

    def _theatre(self) -> float:
        """0 to 1: how far the document is about the theatre, by the names that hardly leave a choice."""
        inside = outside = 0.0
        own = self.gazetteer.countries
        for name in self.document.names:
            top = name.prior.candidates[0] if name.prior.candidates else None
            if top is None or not top.country or own[top.country] == "US" or name.local < 0:
                continue
            if own[top.country] in theatre_countries():
                inside += 1
            else:
                outside += top.group in ("country", "capital", "city")
        return max(0.0, min(1.0, THEATRE_BASE + (2 * inside - outside) / (inside + outside + 1)))


def _read(case: Case, scores: list[float], values: list[tuple[float, ...]] | None = None) -> Reading:
    """Each candidate's share by its score; of equal ones the first stays before."""
    candidates = case.candidates
    if len(candidates) == 1:
        return Reading([(candidates[0], 1.0)], case, (0,))
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    order = sorted(range(len(scores)), key=shares.__getitem__, reverse=True)
    return Reading([(candidates[at], shares[at] / total) for at in order], case, order, values)


def _count_votes(readings: Iterable[Reading]) -> tuple[Tally, Divisions]:
    countries: Tally = defaultdict(float)
    divisions: Divisions = defaultdict(float)
    for reading in readings:
        for candidate, chance in reading.candidates[:READINGS]:
            countries[candidate.country] += chance
            divisions[candidate.area] += chance
    return countries, divisions
