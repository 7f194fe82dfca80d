"""Which matches are toponyms: a linear model over named features, in two passes.

The first pass reads the name and its sentence; the second adds what the document says (the same name elsewhere, its
neighbours in lists, whether its country and division are spoken of). Weights are data (``recognition.csv``), fitted by
``benchmarks/fit_geocoding.py``; a score above 0 means a toponym.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from components.geocoding.evidence import Document, Name
from components.geocoding.lexicons import cue_classes, first_names, read_table

_NO_CLASS: tuple[str, ...] = ()
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


def recognise(document: Document, conventions: Conventions, table: Mapping[str, float]) -> None:
    """Give every name of the document its features, ``local`` and final ``score``."""
    for name in document.names:
        name.features = [*name.prior.features, *local_features(document, name, conventions)]
        name.local = sum([table.get(feature, 0.0) for feature in name.features])
    votes = Votes(document)
    for number, name in enumerate(document.names):
        name.score = name.local * table.get("local", 1.0)
        for feature, value in document_features(document, number, votes).items():
            name.score += table.get(feature, 0.0) * value


def local_features(document: Document, name: Name, conventions: Conventions) -> list[str]:
    """Names of the features that hold for a name in its sentence."""
    features = _before(document, name) + _after(document, name, conventions) + _shape(document, name)
    key = name.match.key.rpartition(" ")[2]
    if key in document.people:
        features.append("person_in_document")
    if key in document.small and name.match.last - name.match.first == 1:
        features.append("small_in_document")
    if name.qualifier is not None:
        features.append("qualified")
    if name.qualifies:
        features.append("qualifies")
    return features


def _before(document: Document, name: Name) -> list[str]:
    tokens, at = document.tokens, name.match.first - 1
    gap = tokens.gaps[at + 1]
    if at < 0 or (any(mark in gap for mark in _SENTENCE_END[:4]) and not _abbreviated(tokens.keys[at], gap)):
        return ["sentence_start"]
    if gap.strip():
        return [f"before_mark:{gap.strip()[:1]}"] + (["before:title"] if gap.strip() == "." else [])
    key = tokens.keys[at]
    found = [f"before:{cue}" for cue in cue_classes("before").get(key, _NO_CLASS)]
    if "before:article" in found and at > 0 and not tokens.gaps[at].strip():
        found += [f"before_article:{cue}" for cue in cue_classes("before").get(tokens.keys[at - 1], _NO_CLASS)]
    if tokens.capitals[at]:
        found.append("before:first_name" if key in first_names() else "before:capital")
    elif not found:
        found.append("before:other")
    return found


def _abbreviated(key: str, gap: str) -> bool:
    return gap.startswith(". ") and "title" in cue_classes("before").get(key, _NO_CLASS)


def _after(document: Document, name: Name, conventions: Conventions) -> list[str]:
    tokens, at = document.tokens, name.match.last
    gap = tokens.gaps[at]
    if at >= len(tokens) or gap.strip(" \n"):
        mark = gap.strip()[:1]
        if mark == "'" and at < len(tokens) and tokens.keys[at] == "s":
            return ["possessive"]
        return [f"after_mark:{mark}"]
    key, capital = tokens.keys[at], tokens.capitals[at]
    found = [_after_name(cue, capital, conventions) for cue in cue_classes("after").get(key, _NO_CLASS)]
    if capital and not found:
        found.append("after:first_name" if key in first_names() else "after:capital")
    elif not found:
        found.append("after:other")
    return found


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
    if written.isupper() and len(written) > 3 and not name.prior.acronym:
        found.append("all_capitals")
    if name.prior.acronym and not written.replace(".", "").replace(" ", "").isupper():
        found.append("code_without_capitals")
    if name.prior.acronym and "." in written:
        found.append("dotted")
    return found


class Votes:
    """How much of the document, by the local scores, speaks of each country and division."""

    def __init__(self, document: Document) -> None:
        self.countries: Counter[int] = Counter()
        self.divisions: Counter[tuple[int, int]] = Counter()
        self.total = 0.0
        for key in document.by_key:
            self.total += self.vote(document, key, self.countries, self.divisions)

    @staticmethod
    def vote(document: Document, key: str, countries: Counter[int], divisions: Counter[tuple[int, int]]) -> float:
        """Let one name vote, each name once; a name that may be in many places spreads its vote."""
        numbers = document.by_key[key]
        weight = min(1.0, max(0.0, max(document.names[number].local for number in numbers)))
        candidates = document.names[numbers[0]].prior.candidates[:6]
        shares = [2.0 ** (4 * c.importance + c.log_people + 2 * (c.group in ("country", "state"))) for c in candidates]
        for candidate, share in zip(candidates, shares, strict=True):
            part = weight * share / sum(shares)
            countries[candidate.country] += part
            divisions[candidate.country, candidate.division] += part
        return weight

    def support(self, document: Document, key: str) -> tuple[float, float]:
        """(country, division): the share of the other names' votes for the likeliest of a name's readings."""
        own_countries: Counter[int] = Counter()
        own_divisions: Counter[tuple[int, int]] = Counter()
        others = self.total - self.vote(document, key, own_countries, own_divisions)
        if others <= 0.05:
            return 0.0, 0.0
        candidates = document.names[document.by_key[key][0]].prior.candidates
        country = max((self.countries[c.country] - own_countries[c.country] for c in candidates), default=0.0)
        places = {(c.country, c.division) for c in candidates if c.division}
        division = max((self.divisions[place] - own_divisions[place] for place in places), default=0.0)
        return country / others, division / others


def document_features(document: Document, number: int, votes: Votes) -> dict[str, float]:
    """The numeric features of the second pass."""
    name = document.names[number]
    others = [document.names[other].local for other in document.by_key[name.match.key] if other != number]
    country, division = votes.support(document, name.match.key)
    features = {"bias_document": 1.0, "country_support": country, "division_support": division}
    features["elsewhere"] = max(-3.0, min(3.0, max(others))) if others else 0.0
    features["alone"] = float(not others)
    beside = [document.names[other].local for other in name.neighbours]
    features["beside"] = max(-2.0, min(3.0, max(beside))) if beside else 0.0
    return features
