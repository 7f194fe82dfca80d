"""What a name alone tells, before its sentence is read: which places it may mean, and whether it is a name at all.

Everything here depends on the name only and is kept between documents: names recur, and this is the costly part.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from components.geocoding.gazetteer import Gazetteer, Posting
from components.geocoding.lexicons import (
    calendar_words,
    cue_classes,
    cue_words,
    first_names,
    theatre_countries,
    word_counts,
)

_WATERS = cue_words("inside", "water")
_CONNECTIVES = cue_words("inside", "connective")
MAX_CANDIDATES = 24
UNPEOPLED = 4.5  # a base, a sea or an island of the regional gazetteer stands like a town of 30,000
PARTY_LEANING = 0.2  # of a name of the United States, away from the theatre; corpora read alike from 0.1 to 0.3
KIND_GROUPS = {
    "country": "country", "state": "state", "county": "county", "capital": "capital", "city": "city", "town": "town",
    "sea": "water", "ocean": "water", "gulf": "water", "bay": "water", "strait": "water", "passage": "water",
    "ocean_region": "water", "river": "water", "lake": "water", "island": "island", "archipelago": "island",
    "continent": "region", "region": "region", "peninsula": "region", "mountains": "region", "mountain": "region",
    "space": "region", "street": "site",
}  # fmt: skip  # every other kind is an installation: "site"


Area = int  # country and division in one number; 0 where a place lies in no division


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A place that a name may mean. ``importance`` is the regional one, 0 for the world's places."""

    number: int
    group: str
    log_people: float
    importance: float
    regional: bool
    theatre: bool  # a regional place in the Caribbean, round it or in Venezuela
    alternate: bool
    country: int
    area: Area
    lat: float
    lon: float
    position: tuple[float, float, float]  # unit vector on the sphere: closeness without trigonometry


@dataclass(frozen=True, slots=True, eq=False)
class NamePrior:
    """``candidates`` are likeliest first; ``features`` describe the name to the recogniser. The columns of the
    candidates that the resolver reckons with stand beside them."""

    key: str
    candidates: tuple[Candidate, ...]
    features: tuple[str, ...]
    acronym: bool
    abbreviation: bool
    demonym: bool
    dotted: bool  # some reading is an abbreviation
    country_shares: tuple[tuple[int, float], ...] = ()  # how one vote for the name spreads over countries
    division_shares: tuple[tuple[Area, float], ...] = ()  # and over divisions
    score: float = 0.0  # what the features say, by the recogniser's weights
    important: bool = False  # some candidate has an importance
    leaning: float = 0.0  # of a document that names it: 1 to the theatre, down to -1 away from it
    numbers: tuple[int, ...] = ()
    countries: tuple[int, ...] = ()
    areas: tuple[Area, ...] = ()
    positions: tuple[tuple[float, float, float], ...] = ()


class Priors:
    """Priors of the names of one gazetteer, made when first asked for: ``of(key)``; those last asked for are kept."""

    def __init__(self, gazetteer: Gazetteer, weights: Mapping[str, float]) -> None:
        self.gazetteer = gazetteer
        self.weights = weights
        self.of = lru_cache(maxsize=16384)(self._make)
        self.locates = lru_cache(maxsize=65536)(self._locates)
        self.held = lru_cache(maxsize=16384)(self._held)
        self.holding = lru_cache(maxsize=16384)(self._holding)

    def of_shape(self, key: str, kind: str) -> NamePrior:
        """The prior of a name that only its shape tells."""
        features = ("bias_shape", f"shape:{kind}", f"shape_noun:{key.rpartition(' ')[2]}")
        return NamePrior(key, (), features, False, False, False, False, score=self._sum(features))

    def _locates(self, area: str, place: str) -> bool:
        """Whether some reading of the name ``area`` holds some reading of the name ``place``."""
        contains = self.gazetteer.contains
        areas = [candidate.number for candidate in self.of(area).candidates[:4] if candidate.group != "town"]
        return any(contains(outer, inner.number) for outer in areas for inner in self.of(place).candidates)

    def _held(self, key: str, area: str) -> frozenset[int]:
        """Which candidates of a name lie in one of the likeliest readings of the name ``area``."""
        contains, areas = self.gazetteer.contains, self.of(area).numbers[:4]
        return frozenset(
            at for at, number in enumerate(self.of(key).numbers) if any(contains(outer, number) for outer in areas)
        )

    def _holding(self, key: str, place: str) -> frozenset[int]:
        """Which candidates of a name hold some reading of the name ``place``."""
        contains, inner = self.gazetteer.contains, self.of(place).numbers
        return frozenset(
            at for at, number in enumerate(self.of(key).numbers) if any(contains(number, one) for one in inner)
        )

    def _sum(self, features: Iterable[str]) -> float:
        return sum([self.weights.get(feature, 0.0) for feature in features], 0.0)

    def _make(self, key: str) -> NamePrior:
        postings = self.gazetteer.postings(key)
        # A code ("US", "CA", "Ill.") says how the name must be written; places that bear it as a full name remain.
        plain = [posting for posting in postings if not (posting.demonym or posting.abbreviation or posting.acronym)]
        candidates = sorted((self._candidate(posting) for posting in postings), key=_standing)[:MAX_CANDIDATES]
        flags = {
            "acronym": not plain and any(posting.acronym for posting in postings),
            "abbreviation": bool(postings) and all(posting.abbreviation for posting in postings),
            "demonym": any(posting.demonym for posting in postings),
        }
        dotted = any(posting.abbreviation for posting in postings)
        features = tuple(self._features(key, candidates, flags))
        shares = _shares(candidates[:6])
        return NamePrior(
            key,
            tuple(candidates),
            features,
            **flags,
            dotted=dotted,
            country_shares=_spread((share, c.country) for share, c in shares),
            division_shares=_spread((share, c.area) for share, c in shares if c.area),
            score=self._sum(features),
            important=any(c.importance for c in candidates),
            leaning=self._leaning(candidates),
            numbers=tuple(c.number for c in candidates),
            countries=tuple(c.country for c in candidates),
            areas=tuple(c.area for c in candidates),
            positions=tuple(c.position for c in candidates),
        )

    def _candidate(self, posting: Posting) -> Candidate:
        gazetteer, number = self.gazetteer, posting.number
        country, division = gazetteer.country[number], gazetteer.division[number]
        regional = gazetteer.is_regional(number)
        return Candidate(
            number=number,
            group=KIND_GROUPS.get(gazetteer.kinds[gazetteer.kind[number]], "site"),
            log_people=math.log10(gazetteer.population[number] + 1) or (UNPEOPLED if regional else 0.0),
            importance=gazetteer.place(number).importance if regional else 0.0,
            regional=regional,
            theatre=regional and self._in_theatre(number),
            alternate=posting.alternate,
            country=country,
            area=country << 16 | division if division else 0,
            lat=gazetteer.lat[number],
            lon=gazetteer.lon[number],
            position=_unit_vector(gazetteer.lat[number], gazetteer.lon[number]),
        )

    def _in_theatre(self, number: int) -> bool:
        """By country; what has none (seas, passages) by position: WGS 84 degrees."""
        gazetteer = self.gazetteer
        country = gazetteer.countries[gazetteer.country[number]]
        near = -5 < gazetteer.lat[number] < 35 and -100 < gazetteer.lon[number] < -55
        return country in theatre_countries() or (not country and near)

    def _leaning(self, candidates: list[Candidate]) -> float:
        """Only names that hardly leave a choice tell anything; those of the United States, a party to the theatre's
        news, tell little."""
        code = self.gazetteer.countries[candidates[0].country] if candidates else ""
        if code == "US":
            return -PARTY_LEANING
        if code in theatre_countries():
            return 1.0
        return -float(bool(code) and candidates[0].group in ("country", "capital", "city"))

    def _features(self, key: str, candidates: list[Candidate], flags: dict[str, bool]) -> list[str]:
        if not candidates:
            return []
        words = key.split()
        best = candidates[0]
        people = max(candidate.log_people for candidate in candidates)
        features = [name for name, holds in flags.items() if holds]
        # Corpora hold too little of the theatre and of the seas round the world: there the importance of the regional
        # gazetteer decides.
        if (best.theatre or (best.regional and best.group == "water")) and not flags["demonym"]:
            importance = sum([candidate.importance for candidate in candidates], 0.0)
            if len(words) > 1:
                importance = max(importance, 0.8)  # stated for the ambiguous short name; the full one is plain
            more = self._word_features(words, people) if len(words) == 1 else ()
            return [*features, f"regional:{min(9, int(10 * importance))}", *more]
        features += ["bias", f"words:{min(len(words), 3)}", f"kind:{best.group}", f"people:{int(people)}"]
        if best.group == "water" and len(words) > 1 and not _WATERS.isdisjoint((words[0], words[-1])):
            features.append("water_noun")  # "Strait of Gibraltar": hardly ever anything else
        if all(candidate.alternate for candidate in candidates):
            features.append("alternate_only")
        if any(candidate.regional for candidate in candidates):
            features.append(f"importance:{min(9, int(10 * sum([c.importance for c in candidates], 0.0)))}")
        features.append(f"namesakes:{min(4, int(math.log2(len(candidates))))}")
        about_the_word = self._word_features(words, people)
        return features + [feature for feature in about_the_word if not (feature == "first_name" and flags["demonym"])]

    def _word_features(self, words: list[str], people: float) -> list[str]:
        counts = word_counts()
        features: list[str] = []
        if len(words) > 1:
            content = [word for word in words if word not in _CONNECTIVES]
            common = all(counts.get(word, 0) >= 8 for word in content)
            return ["common_phrase"] if common else features
        word = words[0]
        if word in cue_words("inside", "person"):
            features.append("person_name")
        if word in counts:
            size = "large" if people >= 5.5 else "medium" if people >= 4.5 else "small"
            features += [f"common:{counts[word]}", f"common:{counts[word]}:{size}"]
        if word in first_names():
            features.append("first_name")
        if word in calendar_words():
            features.append("calendar")
        if len(word) <= 3:
            features.append("short")
        features += [f"is:{cue}" for side in ("before", "after") for cue in cue_classes(side).get(word, ())]
        return features


def _shares(candidates: list[Candidate]) -> list[tuple[float, Candidate]]:
    """How a name that may mean several places spreads one vote over them."""
    sizes = [2.0 ** (4 * c.importance + c.log_people + 2 * (c.group in ("country", "state"))) for c in candidates]
    total = sum(sizes, 0.0) or 1.0
    return [(size / total, candidate) for size, candidate in zip(sizes, candidates, strict=True)]


def _spread(shares: Iterable[tuple[float, int]]) -> tuple[tuple[int, float], ...]:
    """The shares of each country or area added up."""
    spread: dict[int, float] = {}
    for share, area in shares:
        spread[area] = spread.get(area, 0.0) + share
    return tuple(spread.items())


def _unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    phi, theta = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta), math.sin(phi)


_GROUP_STANDING = {"country": 3.0, "region": 1.5, "water": 1.0, "state": 1.2, "capital": 1.0, "island": 0.5}


def _standing(candidate: Candidate) -> tuple[float, int]:
    """Order of candidates before anything is known: importance, population and kind."""
    score = candidate.log_people + 4 * candidate.importance + _GROUP_STANDING.get(candidate.group, 0.0)
    return -(score - 2 * candidate.alternate), candidate.number
