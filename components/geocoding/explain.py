"""Why a place was read as it was, made on demand: what spoke for a name being a place, every candidate with its chance
and the clues that gave it, the choice, and the rules that gave its role, status and geometry.

The pipeline itself keeps only the lines of ``Mention.trace``; the full account costs a second look at the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from components.geocoding.gazetteer import Gazetteer, default_gazetteer
from components.geocoding.geoparser import DEFAULT, Geoparse, Options, geoparse, reader_of
from components.geocoding.lexicons import read_table
from components.geocoding.readings import Reading
from components.geocoding.recognition import weights
from components.geocoding.tokens import tokenize
from components.geocoding.toponyms import read_names
from components.geocoding.visible import Shown
from components.model import Mention, MentionKind

__all__ = ["CandidateTrace", "PlaceTrace", "explain"]

SHOWN_CANDIDATES = 3  # in the paragraph; the JSON form holds all
SHOWN_CLUES = 3
Clue = tuple[str, float]


@dataclass(frozen=True, slots=True)
class CandidateTrace:
    """A place that the name may mean; ``clues`` are (name, what it adds to the score), strongest first."""

    place_id: str
    name: str
    country: str
    chance: float
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class PlaceTrace:
    """The account of one place mention; ``start``/``end`` index the given text. ``rules`` is the path by which place,
    role, status and geometry were decided; ``recognition`` the clues for its being a place at all, with their sum."""

    start: int
    end: int
    text: str
    place_id: str | None
    role: str
    status: str | None
    score: float | None
    recognition: tuple[Clue, ...]
    candidates: tuple[CandidateTrace, ...]
    rules: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain values, fit for JSON, with the account in words under ``paragraph``."""
        return asdict(self) | {"paragraph": self.paragraph}

    @property
    def paragraph(self) -> str:
        """The account as one paragraph of English."""
        read = f"“{self.text}” (characters {self.start}–{self.end}) was read as a place"
        if self.score is not None:
            read += f" with a score of {self.score:+.2f} ({_clues(self.recognition) or 'its name alone'})"
        return " ".join(f"{sentence}." for sentence in (read, *self._choice(), *map(_capital, self.rules)))

    def _choice(self) -> list[str]:
        if not self.candidates:
            return []
        shown = [
            f"{one.name} ({one.place_id}) with a chance of {one.chance:.2f} ({_clues(one.clues)})"
            for one in self.candidates[:SHOWN_CANDIDATES]
        ]
        more = len(self.candidates) - len(shown)
        return [f"It may mean {'; '.join(shown)}{f'; {more} more are less likely' if more else ''}"]


def explain(
    parse: Geoparse, *, options: Options = DEFAULT, gazetteer: Gazetteer | None = None
) -> tuple[PlaceTrace, ...]:
    """An account of each place mention of ``parse``, in order; give the options and gazetteer it was made with."""
    gazetteer = gazetteer or default_gazetteer()
    text = Shown(parse.text, tokenize(parse.text).folded).text
    tokens = tokenize(text)
    offline = replace(options, online=None)  # only the spans are wanted
    clean = geoparse(text, parse.published_on, options=offline, gazetteer=gazetteer).mentions
    claimed = [(m.start, m.end) for m in clean if m.kind in (MentionKind.ASSET, MentionKind.DATE)]
    readings = {
        (name.match.start, name.match.end): (name.score, (*name.prior.features, *name.features), reading)
        for name, reading in read_names(tokens, reader_of(gazetteer, offline), claimed)
    }
    places = zip(_places(parse.mentions), _places(clean), strict=True)
    return tuple(_trace(given, readings.get((shown.start, shown.end)), gazetteer) for given, shown in places)


def _places(mentions: tuple[Mention, ...]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind is MentionKind.PLACE]


def _trace(
    mention: Mention, read: tuple[float, tuple[str, ...], Reading | None] | None, gazetteer: Gazetteer
) -> PlaceTrace:
    score, features, reading = read or (None, (), None)
    table = weights()
    return PlaceTrace(
        mention.start,
        mention.end,
        mention.text,
        mention.place_id,
        str(mention.role),
        str(mention.status) if mention.status else None,
        None if score is None else round(score, 3),
        _strongest({feature: table.get(feature, 0.0) for feature in features}),
        _candidates(reading, gazetteer) if reading else (),
        tuple(line for line in mention.trace if not line.startswith(("read as a place:", "candidates:"))),
    )


def _candidates(reading: Reading, gazetteer: Gazetteer) -> tuple[CandidateTrace, ...]:
    table = weights("resolution")
    found = []
    for candidate, chance in reading.candidates:
        place = gazetteer.place(candidate.number)
        clues = {clue: table.get(clue, 0.0) * value for clue, value in reading.clues[candidate.number].items()}
        found.append(CandidateTrace(place.place_id, place.name, place.country, round(chance, 4), _strongest(clues)))
    return tuple(found)


def _strongest(clues: Mapping[str, float]) -> tuple[Clue, ...]:
    ranked = sorted(clues.items(), key=lambda clue: (-abs(clue[1]), clue[0]))
    return tuple((name, round(value, 3)) for name, value in ranked if value)


def _clues(clues: tuple[Clue, ...]) -> str:
    return ", ".join(f"{in_words(name)} {value:+.1f}" for name, value in clues[:SHOWN_CLUES])


@cache
def _clue_words() -> dict[str, str]:
    return {row["clue"]: row["words"] for row in read_table("clue_words")}


def in_words(clue: str) -> str:
    """A clue's name in English: by ``clue_words.csv``, whole or up to its colon; else the name itself."""
    words = _clue_words()
    head, colon, rest = clue.partition(":")
    general = words.get(f"{head}:") if colon else None
    return words.get(clue) or (f"{general}{rest}" if general and general.endswith(" ") else general) or clue


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
