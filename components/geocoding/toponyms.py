"""Toponyms of a text: match, recognise, resolve; each with its trace, or with the reason why it stays unplaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from components.geocoding.beside import WIDE
from components.geocoding.evidence import Document, Name
from components.geocoding.gazetteer import Gazetteer
from components.geocoding.lexicons import block_phrases
from components.geocoding.matcher import Match, find_matches
from components.geocoding.priors import Candidate, Priors
from components.geocoding.readings import Reading
from components.geocoding.recognition import STRICT, Conventions, recognise, weights
from components.geocoding.resolution import Resolver, scale
from components.geocoding.shapes import find_shapes
from components.geocoding.tokens import Tokens
from components.model import Mention, MentionKind, Place, WherePrec

Span = tuple[int, int]
DOUBTFUL: Final = 0.35  # below this chance for the likeliest candidate a name stays unplaced
SAME_SPOT_KM: Final = 15.0
LENDING: Final = (
    5.0  # log10 of its people: a city of 100,000 also stands in "Kano Pillars", a town in "Caño Perdido" does not
)
TWIN_SHARE: Final = 0.25  # of the likeliest reading's chance: below it the other is out of question
_PLACE: Final = MentionKind.PLACE
_EXACT: Final = WherePrec.EXACT
PREC_OF_KIND: Final = {
    "country": WherePrec.COUNTRY, "continent": WherePrec.COUNTRY, "state": WherePrec.FIRST_ORDER,
    "county": WherePrec.SECOND_ORDER, "sea": WherePrec.WATER_OR_AIR, "ocean": WherePrec.WATER_OR_AIR,
    "ocean_region": WherePrec.WATER_OR_AIR, "gulf": WherePrec.WATER_OR_AIR, "bay": WherePrec.WATER_OR_AIR,
    "strait": WherePrec.WATER_OR_AIR, "passage": WherePrec.WATER_OR_AIR, "space": WherePrec.WATER_OR_AIR,
    "region": WherePrec.PART_OF_COUNTRY, "island": WherePrec.PART_OF_COUNTRY, "archipelago": WherePrec.PART_OF_COUNTRY,
    "peninsula": WherePrec.PART_OF_COUNTRY, "river": WherePrec.PART_OF_COUNTRY, "lake": WherePrec.PART_OF_COUNTRY,
    "mountains": WherePrec.PART_OF_COUNTRY,
}  # fmt: skip  # settlements and installations: exact


@dataclass(frozen=True, slots=True)
class Reader:
    """What every document is read with; build one for another gazetteer or other settings."""

    priors: Priors
    conventions: Conventions = STRICT
    theatre: float | None = None
    near: tuple[float, float] | None = None
    doubtful: float = DOUBTFUL
    trace: bool = True

    @property
    def gazetteer(self) -> Gazetteer:
        return self.priors.gazetteer


@cache
def priors_of(gazetteer: Gazetteer) -> Priors:
    """The priors of a gazetteer, shared by all documents of the process."""
    return Priors(gazetteer, weights())


def find_places(tokens: Tokens, reader: Reader, claimed: Sequence[Span] = ()) -> list[Mention]:
    """The place mentions of a text in order, unplaced ones (``place_id`` None, reason in the trace) included.

    ``claimed`` spans (assets, dates) are never places, nor are the block phrases.
    """
    writer = _Writer(tokens, reader)
    return [writer.mention(name, reading) for name, reading in read_names(tokens, reader, claimed)]


def read_names(tokens: Tokens, reader: Reader, claimed: Sequence[Span] = ()) -> list[tuple[Name, Reading | None]]:
    """The names that are places, in order, each with its candidates; ``None`` for one that the gazetteer lacks."""
    document = read_document(tokens, reader, claimed)
    accepted = [number for number, name in enumerate(document.names) if _accepted(name, reader.conventions)]
    readings = Resolver(document, accepted, scale(), reader.theatre, reader.near).resolve()
    return [(document.names[number], readings.get(number)) for number in accepted]


def read_document(tokens: Tokens, reader: Reader, claimed: Sequence[Span] = ()) -> Document:
    matches, _ = find_matches(tokens, reader.gazetteer, block_phrases())
    matches = _outside(matches, claimed)
    shapes = find_shapes(tokens, matches, reader.conventions.streets)
    free = set(_outside([shape for shape, _ in shapes], claimed))
    document = Document(tokens, matches, reader.priors, [shape for shape in shapes if shape[0] in free])
    if not reader.conventions.embedded:
        document.find_longer()
    recognise(document, reader.conventions, weights(), exact=reader.trace)
    return document


def place_spans(tokens: Tokens, reader: Reader, matches: list[Match]) -> list[Mention]:
    """Resolve given matches, whatever the recogniser thinks of them; in their order."""
    document = Document(tokens, matches, reader.priors)
    recognise(document, reader.conventions, weights(), exact=reader.trace)
    numbers = range(len(document.names))
    readings = Resolver(document, numbers, scale(), reader.theatre, reader.near).resolve()
    writer = _Writer(tokens, reader)
    return [writer.mention(name, readings.get(number)) for number, name in enumerate(document.names)]


def _is_lone_namesake(reading: Reading) -> bool:
    """Whether the likeliest place lies outside the theatre, in a country that the document says nothing else of, and is
    too small to lend its name to longer ones, or bears it as a variant."""
    best = reading.best
    if best.theatre or best.group in WIDE or not (best.alternate or best.log_people < LENDING):
        return False
    clues = reading.best_clues
    return not (clues.get("country_voted") or clues.get("qualified") or clues.get("home"))


def _accepted(name: Name, conventions: Conventions) -> bool:
    return name.score > 0 and (conventions.demonyms or not name.prior.demonym)


def _outside(matches: list[Match], claimed: Sequence[Span]) -> list[Match]:
    taken = sorted(claimed)
    kept, at = [], 0
    for match in matches:
        while at < len(taken) and taken[at][1] <= match.start:
            at += 1
        if at == len(taken) or taken[at][0] >= match.end:
            kept.append(match)
    return kept


class _Writer:
    """Writes the mentions of one text; names of one reading share what is made of it."""

    def __init__(self, tokens: Tokens, reader: Reader) -> None:
        self.text = tokens.text
        self.reader = reader
        self._chosen: dict[tuple[int, bool], tuple[Place | None, str]] = {}
        self._shown: dict[int, str] = {}

    def mention(self, name: Name, reading: Reading | None) -> Mention:
        start, end = name.match.start, name.match.end
        text = self.text[start:end]
        clues = self._clue_lines(name, reading) if self.reader.trace else ()
        if reading is None:
            return Mention(start, end, text, _PLACE, trace=(*clues, "unresolved: not in the gazetteer"))
        place, reason = self._choice(reading, listed=bool(name.neighbours))
        if name.in_longer and _is_lone_namesake(reading):
            place, reason = None, "part of a longer name that the gazetteer lacks"
        if place is None:
            return Mention(start, end, text, _PLACE, trace=(*clues, f"unresolved: {reason}"))
        return Mention(
            start,
            end,
            text,
            _PLACE,
            name=place.name,
            place_id=place.place_id,
            lat=place.lat,
            lon=place.lon,
            uncertainty_m=round(place.radius_km * 1000, 1),
            where_prec=PREC_OF_KIND.get(place.kind, _EXACT),
            trace=(*clues, f"chosen: {place.place_id} ({reason})"),
        )

    def _choice(self, reading: Reading, *, listed: bool) -> tuple[Place | None, str]:
        key = id(reading), listed
        if key not in self._chosen:
            self._chosen[key] = choose(reading, self.reader, listed)
        return self._chosen[key]

    def _clue_lines(self, name: Name, reading: Reading | None) -> tuple[str, ...]:
        recognised = f"read as a place: {name.score:+.2f} ({', '.join((*name.prior.features, *name.features))})"
        if reading is None:
            return (recognised,)
        if id(reading) not in self._shown:
            identity = self.reader.gazetteer.identity
            shown = [f"{identity(c.number)} {chance:.2f}" for c, chance in reading.candidates[:4]]
            self._shown[id(reading)] = f"candidates: {', '.join(shown)}"
        return recognised, self._shown[id(reading)]


def choose(reading: Reading, reader: Reader, listed: bool = False) -> tuple[Place | None, str]:
    """The place of a reading and why, or ``None`` and why not. Of a town, its state and its port on one spot the widest
    is taken, since the bare name claims no more; ``listed`` beside other places a name is as fine as they are."""
    gazetteer, best = reader.gazetteer, reading.best
    twins = _twins(reading, gazetteer)
    certainty = reading.confidence
    if twins:
        certainty += sum([chance for candidate, chance in reading.candidates if candidate in twins], 0.0)
    if certainty < reader.doubtful:
        return None, f"ambiguous, the likeliest of {len(reading.candidates)} has a chance of {certainty:.2f}"
    if best.regional and twins and listed:
        likeliest = max([best, *twins], key=lambda candidate: candidate.importance)
        return gazetteer.place(likeliest.number), "the likeliest of several on one spot"
    if best.regional and twins:
        widest = max([best, *twins], key=lambda candidate: gazetteer.radius_km[candidate.number])
        return gazetteer.place(widest.number), "the widest of several on one spot"
    if not reader.trace:
        return gazetteer.place(best.number), ""
    weight_of = scale().weights
    gains = {clue: weight_of.get(clue, 0.0) * value for clue, value in reading.best_clues.items()}
    strongest = sorted(gains, key=gains.__getitem__, reverse=True)[:3]
    return gazetteer.place(best.number), f"chance {reading.confidence:.2f}; {', '.join(strongest)}"


def _twins(reading: Reading, gazetteer: Gazetteer) -> list[Candidate]:
    """The likely other places of a reading that lie on the spot of the likeliest."""
    (best, chance), *others = reading.candidates[:4]
    close = [candidate for candidate, other in others if other > TWIN_SHARE * chance]
    return [one for one in close if gazetteer.distance_km(best.number, one.number) <= SAME_SPOT_KM]
