"""What a document says of each of its names: the features of the second pass of recognition.

By the scores that names have from their own sentences, the document votes for countries and divisions; a name is held
against the votes of the others, against itself elsewhere and against its neighbours in lists.
"""

from __future__ import annotations

from heapq import nlargest
from typing import Final

from components.geocoding.evidence import Document
from components.geocoding.priors import NamePrior

DOCUMENT_FEATURES: Final = ("bias_document", "country_support", "division_support", "elsewhere", "alone", "beside")


class Votes:
    """How much of the document, by the local scores, speaks of each country and division; each name votes once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.countries: dict[int, float] = {}
        self.divisions: dict[int, float] = {}
        self.weights: dict[str, float] = {}  # of those that speak for anything
        for name in document.names:
            if name.local > 0:
                self.weights[name.match.key] = max(min(1.0, name.local), self.weights.get(name.match.key, 0.0))
        for key, weight in self.weights.items():
            self._add(key, weight)
        self.total = sum(self.weights.values(), 0.0)
        self._known: dict[str, tuple[float, float]] = {}
        self._tops: dict[str, list[tuple[float, int]]] = {}

    def _add(self, key: str, weight: float) -> None:
        prior, countries, divisions = self._prior(key), self.countries, self.divisions
        for country, share in prior.country_shares:
            countries[country] = countries.get(country, 0.0) + weight * share
        for area, share in prior.division_shares:
            divisions[area] = divisions.get(area, 0.0) + weight * share

    def support(self, key: str) -> tuple[float, float]:
        """(country, division): the share of the other names' votes for the likeliest of a name's readings."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._support(key)
        return found

    def elsewhere(self, number: int) -> float | None:
        """The best local score of the same name elsewhere in the document; ``None`` when it stands alone."""
        key = self.document.names[number].match.key
        numbers = self.document.by_key[key]
        if len(numbers) == 1:
            return None
        if key not in self._tops:
            names = self.document.names
            self._tops[key] = nlargest(2, [(names[other].local, other) for other in numbers])
        return next(local for local, other in self._tops[key] if other != number)

    def _prior(self, key: str) -> NamePrior:
        return self.document.names[self.document.by_key[key][0]].prior

    def _support(self, key: str) -> tuple[float, float]:
        weight, prior = self.weights.get(key, 0.0), self._prior(key)
        others = self.total - weight
        if others <= 0.05 or not prior.country_shares:
            return 0.0, 0.0
        countries, divisions = self.countries, self.divisions
        country_votes = max([countries.get(country, 0.0) - weight * share for country, share in prior.country_shares])
        if not prior.division_shares:
            return country_votes / others, 0.0
        division_votes = max([divisions.get(place, 0.0) - weight * share for place, share in prior.division_shares])
        return country_votes / others, division_votes / others


def document_values(document: Document, number: int, votes: Votes) -> tuple[float, float, float, float, float, float]:
    """The values of ``DOCUMENT_FEATURES``, the numeric features of the second pass."""
    names, name = document.names, document.names[number]
    elsewhere = votes.elsewhere(number)
    beside = max(-2.0, min(3.0, max([names[other].local for other in name.neighbours]))) if name.neighbours else 0.0
    country, division = votes.support(name.match.key)
    if elsewhere is None:
        return 1.0, country, division, 0.0, 1.0, beside
    return 1.0, country, division, max(-3.0, min(3.0, elsewhere)), 0.0, beside


def document_features(document: Document, number: int, votes: Votes) -> list[tuple[str, float]]:
    """The numeric features of the second pass by name."""
    return list(zip(DOCUMENT_FEATURES, document_values(document, number, votes), strict=True))
