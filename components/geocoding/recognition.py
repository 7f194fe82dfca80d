"""Which matches are toponyms: a linear model over named features, in two passes.

The first pass reads the name and its sentence; the second adds what the document says (the same name elsewhere, its
neighbours in lists, whether its country and division are spoken of). Weights are data (``recognition.csv``), fitted by
``benchmarks/fit_geocoding.py``; a score above 0 means a toponym.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from operator import mul

from components.geocoding.evidence import Document, Name
from components.geocoding.lexicons import cue_classes, cue_words, first_names, read_table
from components.geocoding.priors import NamePrior
from components.geocoding.tokens import Tokens

_NO_CLASS: tuple[str, ...] = ()
FLOOR = -4.0
_SENTENCE_END = (".", "!", "?", "\n\n", '."', ".”")


@dataclass(frozen=True, slots=True)
class Conventions:
    """What counts as a toponym, where people disagree; all off for this project's own reading."""

    demonyms: bool = False
    streets: bool = False
    embedded: bool = False  # places inside names of organisations: "Paris Police"


STRICT = Conventions()


@cache
def weights(name: str = "recognition") -> dict[str, float]:
    """Feature → weight, from ``data/lexicon/NAME.csv``."""
    return {row["feature"]: float(row["weight"]) for row in read_table(name)}


def recognise(document: Document, conventions: Conventions, table: Mapping[str, float], floor: float = FLOOR) -> None:
    """Give every name of the document its features, ``local`` and final ``score``. A name whose prior is below
    ``floor`` cannot be saved by any sentence and is not looked at further."""
    weight_of = table.get
    for name in document.names:
        name.local = name.score = name.prior.score
        if name.local >= floor:
            name.features = local_features(document, name, conventions)
            name.local += sum([weight_of(feature, 0.0) for feature in name.features])
    votes = Votes(document)
    local_weight, weights_of_values = table.get("local", 1.0), [weight_of(name, 0.0) for name in DOCUMENT_FEATURES]
    for number, name in enumerate(document.names):
        if name.prior.score >= floor:
            values = document_values(document, number, votes)
            name.score = sum(map(mul, values, weights_of_values), name.local * local_weight)


def local_features(document: Document, name: Name, conventions: Conventions) -> list[str]:
    """Names of the features that hold for a name in its sentence."""
    features = _before(document, name) + _after(document, name, conventions) + _shape(document, name)
    key = name.match.key.rpartition(" ")[2]
    if key in document.people:
        features.append("person_in_document")
    if key in document.tokens.small_keys and name.match.last - name.match.first == 1:
        features.append("small_in_document")
    if document.listed_with_people(name):
        features.append("listed_with_people")
    if name.qualifier is not None:
        features.append("qualified")
    if name.qualifies:
        features.append("qualifies")
    return features


@cache
def _cue_features(side: str, prefix: str) -> dict[str, tuple[str, ...]]:
    """Word → the features of the cues it is on one side of a name."""
    return {word: tuple(f"{prefix}:{cue}" for cue in classes) for word, classes in cue_classes(side).items()}


def _before(document: Document, name: Name) -> list[str]:
    tokens, at = document.tokens, name.match.first - 1
    gaps, keys = tokens.gaps, tokens.keys
    if at >= 0 and gaps[at + 1] == " " and keys[at] in cue_words("before", "determiner"):
        at -= 1  # where names take an article as a matter of course ("el Caribe") it tells nothing
    gap = gaps[at + 1]
    if at < 0 or (gap != " " and _ends_sentence(keys[at], gap)):
        return ["sentence_start"]
    if mark := gap.strip():
        return [f"before_mark:{mark[:1]}"] + (["before:title"] if mark == "." else [])
    key = keys[at]
    found = list(_cue_features("before", "before").get(key, _NO_CLASS))
    if "before:article" in found and at > 0 and not gaps[at].strip():
        found += _cue_features("before", "before_article").get(keys[at - 1], _NO_CLASS)
    if _capital(tokens, name, at):
        found.append(
            "before:first_name" if key in first_names() else "before:capital_cue" if found else "before:capital"
        )
    elif not found:
        found.append("before:other")
    return found


def _capital(tokens: Tokens, name: Name, at: int) -> bool:
    """Whether the word ``at`` beside a name has a capital that tells something: not so where all is in capitals."""
    start, first = tokens.starts[at], name.match.start
    return tokens.capitals[at] and not (
        tokens.text[first + 1 : first + 2].isupper() and tokens.text[start : tokens.ends[at]].isupper()
    )


def _ends_sentence(key: str, gap: str) -> bool:
    return any(mark in gap for mark in _SENTENCE_END[:4]) and not _abbreviated(key, gap)


def _abbreviated(key: str, gap: str) -> bool:
    return gap.startswith(". ") and "title" in cue_classes("before").get(key, _NO_CLASS)


def _after(document: Document, name: Name, conventions: Conventions) -> list[str]:
    tokens, at = document.tokens, name.match.last
    gap = tokens.gaps[at]
    if at >= len(tokens.keys) or (gap != " " and gap.strip(" \n")):
        return _after_mark(tokens, at, gap.strip()[:1])
    key, capital = tokens.keys[at], _capital(tokens, name, at)
    cues = cue_classes("after").get(key, _NO_CLASS)
    found = [_after_name(cue, capital, conventions) for cue in cues] if cues else []
    if capital and not found:
        found.append("after:first_name" if key in first_names() else "after:capital")
    elif not found:
        found.append("after:other")
    return found


def _after_mark(tokens: Tokens, at: int, mark: str) -> list[str]:
    """``at`` is the word behind the mark."""
    key = tokens.keys[at] if at < len(tokens.keys) else ""
    if mark == "'" and key == "s":
        local = tokens.keys[at + 1 : at + 2] and tokens.keys[at + 1] in cue_words("after", "local")
        return ["possessive_local"] if local else ["possessive"]
    based = mark == "-" and key in cue_words("after_hyphen", "based")
    return ["based"] if based else [f"after_mark:{mark}"]


def _after_name(cue: str, capital: bool, conventions: Conventions) -> str:
    """Behind a capitalised organisation or street word conventions differ; small ones say nothing of the kind."""
    if not capital:
        return f"after_small:{cue}"
    if (cue == "organisation" and conventions.embedded) or (cue == "street" and conventions.streets):
        return f"after:{cue}:kept"
    return f"after:{cue}"


def _shape(document: Document, name: Name) -> list[str]:
    written = document.tokens.text[name.match.start : name.match.end]
    found = []
    if written.isupper() and len(written) > 1 and not name.prior.acronym:
        found.append("all_capitals" if _among_capitals(document, name) else "capitals_alone")
    if name.prior.acronym and not written.replace(".", "").replace(" ", "").isupper():
        found.append("code_without_capitals")
    if name.prior.acronym and "." in written:
        found.append("dotted")
    return found


def _among_capitals(document: Document, name: Name) -> bool:
    """Whether a word beside the name is in capitals too, as in a headline; a lone one is rather an acronym."""
    tokens = document.tokens
    beside = [at for at in (name.match.first - 1, name.match.last) if 0 <= at < len(tokens)]
    return any((word := tokens.text[tokens.starts[at] : tokens.ends[at]]).isupper() and len(word) > 1 for at in beside)


class Votes:
    """How much of the document, by the local scores, speaks of each country and division; each name votes once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.countries: dict[int, float] = defaultdict(float)
        self.divisions: dict[tuple[int, int], float] = defaultdict(float)
        self.weights = {
            key: min(1.0, max(0.0, max([document.names[number].local for number in numbers])))
            for key, numbers in document.by_key.items()
        }
        self.total = sum(self.weights.values())
        for key, weight in self.weights.items():
            if weight:
                prior = self._prior(key)
                for country, share in prior.country_shares:
                    self.countries[country] += weight * share
                for place, share in prior.division_shares:
                    self.divisions[place] += weight * share
        self._known: dict[str, tuple[float, float]] = {}
        self._tops: dict[str, list[tuple[float, int]]] = {}

    def support(self, key: str) -> tuple[float, float]:
        """(country, division): the share of the other names' votes for the likeliest of a name's readings."""
        if key not in self._known:
            self._known[key] = self._support(key)
        return self._known[key]

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
        weight, prior = self.weights[key], self._prior(key)
        others = self.total - weight
        if others <= 0.05 or not prior.country_shares:
            return 0.0, 0.0
        countries, divisions = self.countries, self.divisions
        country_votes = max([countries.get(country, 0.0) - weight * share for country, share in prior.country_shares])
        if not prior.division_shares:
            return country_votes / others, 0.0
        division_votes = max([divisions.get(place, 0.0) - weight * share for place, share in prior.division_shares])
        return country_votes / others, division_votes / others


DOCUMENT_FEATURES = ("bias_document", "country_support", "division_support", "elsewhere", "alone", "beside")


def document_values(document: Document, number: int, votes: Votes) -> tuple[float, ...]:
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
