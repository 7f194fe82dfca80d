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
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from components.geocoding.beside import NEAR_KM, Key, find_beside
from components.geocoding.evidence import Document
from components.geocoding.gazetteer import sphere_km
from components.geocoding.priors import KIND_GROUPS, Candidate, NamePrior
from components.geocoding.readings import SECOND_CLUES, Case, Clues, Light, Reading
from components.geocoding.recognition import weights

THEATRE_BASE: Final = 0.6
PASSES: Final = 3
SETTLED: Final = 0.98  # chance from which on a name is not read again
_SAID: Final = {"country": "country", "state": "state", "city": "settled", "town": "settled", "capital": "settled"}
_KIND_CLUES: Final = {group: f"kind:{group}" for group in (*KIND_GROUPS.values(), "site")}


class Scale:
    """The weights of the clues, with what each name's candidates score by themselves, kept between documents."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.second = tuple(weights.get(name, 0.0) for name in SECOND_CLUES)
        self.alone = lru_cache(maxsize=16384)(self._alone)

    def sum(self, clues: Clues) -> float:
        return sum([self.weights.get(name, 0.0) * value for name, value in clues.items()], 0.0)

    def _alone(self, prior: NamePrior) -> list[float]:
        return [self.sum(_own_clues(candidate, 0.0)) for candidate in prior.candidates]


@cache
def scale() -> Scale:
    """The weights of ``data/lexicon/resolution.csv``."""
    return Scale(weights("resolution"))


def _own_clues(candidate: Candidate, theatre: float) -> Clues:
    clues = {"people": candidate.log_people, _KIND_CLUES[candidate.group]: 1.0}
    if candidate.alternate:
        clues["alternate"] = 1.0
    if candidate.importance and theatre:
        clues["importance"] = candidate.importance * theatre
    return clues


class Resolver:
    """Resolves the names of one document. ``near`` is an optional (lat, lon) prior, such as an outlet's home."""

    def __init__(
        self,
        document: Document,
        numbers: Iterable[int],
        scale: Scale,
        theatre: float | None = None,
        near: tuple[float, float] | None = None,
    ) -> None:
        self.document = document
        self.scale = scale
        self.near = near
        self.groups: dict[Key, list[int]] = {}
        names = document.names
        for number in numbers:
            name = names[number]
            key = name.match.key, self._sense(name.qualifier)
            self.groups.setdefault(key, []).append(number)
        self._keys_of: dict[str, list[Key]] = defaultdict(list)
        for key in self.groups:
            self._keys_of[key[0]].append(key)
        self.theatre = self._theatre() if theatre is None else theatre

    def resolve(self) -> dict[int, Reading]:
        """Number of each name → its reading; names without candidates are left out."""
        cases = self._cases()
        several = [case for case in cases if len(case.prior.candidates) > 1]
        for case in several:
            case.scores = self._first_scores(case)
        readings = [self._read(case, case.scores, None) for case in cases]
        if several:
            self._link(cases, several)
            readings = self._read_again(readings, several)
        found: dict[int, Reading] = {}
        for case in cases:
            for number in case.members:
                found[number] = readings[case.at]
        return found

    def _cases(self) -> list[Case]:
        names, cases = self.document.names, list[Case]()
        for key, members in self.groups.items():
            prior = names[members[0]].prior
            if prior.candidates:
                cases.append(Case(len(cases), key, members, prior))
        return cases

    def _link(self, cases: list[Case], several: list[Case]) -> None:
        """Tell each case of ``several`` which others stand beside it and which share its name."""
        numbers = {case.key: case.at for case in cases}
        beside = find_beside(self.groups, {case.key for case in several})
        for case in several:
            case.beside = [(numbers[other], weight) for other, weight in beside[case.key] if other in numbers]
            case.own = [numbers[key] for key in self._keys_of[case.key[0]] if key in numbers]

    def _read_again(self, readings: list[Reading], open_cases: list[Case]) -> list[Reading]:
        """The readings in the light of each other. The only name of several readings sees the same each time."""
        senses = len({case.key[0] for case in open_cases})
        for _ in range(PASSES if senses > 1 else senses):
            light = Light(readings)
            readings = list(readings)
            for case in open_cases:
                readings[case.at] = self._read_in(light, case)
            open_cases = [case for case in open_cases if readings[case.at].confidence < SETTLED]
            if not open_cases:
                break
        return readings

    def _clues(self, reading: Reading) -> list[Clues]:
        """All clues of each candidate of a name, as they were when it was read."""
        case, light = reading.case, reading.light
        found = [_own_clues(candidate, self.theatre) for candidate in case.prior.candidates]
        for at, more in self._told(case).items():
            found[at] |= more
        columns = light.columns(case) if light else ()
        for name, column in zip(SECOND_CLUES, columns, strict=bool(light)):
            for clues, value in zip(found, column, strict=True):
                clues[name] = value
        return found

    def _sense(self, qualifier: int | None) -> int | None:
        """The first name in the document that is spelt like a qualifier stands for all of them."""
        return None if qualifier is None else self.document.by_key[self.document.names[qualifier].match.key][0]

    def _first_scores(self, case: Case) -> list[float]:
        scores, importance = self.scale.alone(case.prior), self.theatre * self.scale.weights.get("importance", 0.0)
        if importance and case.prior.important:
            scores = [score + c.importance * importance for score, c in zip(scores, case.prior.candidates, strict=True)]
        if told := self._told(case):
            scores = list(scores)
            for at, clues in told.items():
                scores[at] += self.scale.sum(clues)
        return scores

    def _told(self, case: Case) -> dict[int, Clues]:
        """Place of a candidate → its clues from qualifiers, from words beside the name, and from ``near``."""
        found: dict[int, Clues] = {}
        for clue, places in (*self._qualifying(case), *self._said(case)):
            for at in places:
                found.setdefault(at, {})[clue] = 1.0
        if self.near is not None:
            for at, place in enumerate(case.prior.candidates):
                home = 1 / (1 + sphere_km(place.lat, place.lon, *self.near) / NEAR_KM)
                found.setdefault(at, {})["home"] = home
        return found

    def _qualifying(self, case: Case) -> list[tuple[str, frozenset[int]]]:
        """Clues that qualifiers give, each with the places of the candidates that it speaks for."""
        names, key, priors = self.document.names, case.key[0], self.document.priors
        holder = names[case.members[0]].qualifier
        found = []
        if holder is not None:
            found.append(("qualified", priors.held(key, names[holder].match.key)))
        for number in case.members:
            if number and names[number - 1].qualifier == number:
                found.append(("qualifies", priors.holding(key, names[number - 1].match.key)))
        if holder is None:
            elsewhere = [other for _, other in self._keys_of[key] if other is not None]
            found += [("qualified_elsewhere", priors.held(key, names[other].match.key)) for other in elsewhere]
        return found

    def _said(self, case: Case) -> list[tuple[str, list[int]]]:
        """Clues that tell the kind of place, each with the places of the candidates of that kind."""
        kinds = self.document.kinds_said(case.members) if len(case.prior.candidates) > 1 else ()
        groups = [_SAID.get(candidate.group) for candidate in case.prior.candidates] if kinds else []
        return [(f"said:{kind}", [at for at, group in enumerate(groups) if group == kind]) for kind in kinds]

    def _read_in(self, light: Light, case: Case) -> Reading:
        """The reading with the votes and the closeness of the document's other names added to the clues."""
        alone = case.scores
        a, b, c, d, e, f, g, h, i = self.scale.second
        p, q, r, s, t, u, v, w, x = light.columns(case)
        scores = [
            alone[at] + a * p[at] + b * q[at] + c * r[at] + d * s[at] + e * t[at]
            + f * u[at] + g * v[at] + h * w[at] + i * x[at]
            for at in range(len(alone))
        ]  # fmt: skip
        return self._read(case, scores, light)

    def _read(self, case: Case, scores: Sequence[float], light: Light | None) -> Reading:
        """Each candidate's share by its score; of equal ones the first stays before."""
        candidates = case.prior.candidates
        if len(candidates) == 1:
            return Reading([(candidates[0], 1.0)], case, (0,), None, self._clues)
        top = scores[0]
        for score in scores:
            if score > top:
                top = score
        shares = [math.exp(score - top) for score in scores]
        total = sum(shares, 0.0)
        order = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)
        return Reading([(candidates[at], shares[at] / total) for at in order], case, order, light, self._clues)

    def _theatre(self) -> float:
        """0 to 1: how far the document is about the theatre, by the names that hardly leave a choice."""
        leanings = [name.prior.leaning for name in self.document.names if name.local >= 0]
        inside = leanings.count(1.0)
        outside = inside - sum(leanings, 0.0)
        return max(0.0, min(1.0, THEATRE_BASE + (2 * inside - outside) / (inside + outside + 1)))
