"""What a document tells beyond single names: people it names, words it also writes small, places in pairs and lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from components.geocoding.gazetteer import Gazetteer
from components.geocoding.lexicons import calendar_words, cue_classes, first_names
from components.geocoding.matcher import Match
from components.geocoding.priors import NamePrior, Priors
from components.geocoding.tokens import Tokens

_PAIRING = frozenset({"in", "en", "em"})
_LISTING = frozenset({"and", "or", "y", "o", "e", "to"})


MAX_SAID = 12  # the first mentions of a name whose neighbours are looked at
GREAT = 5.0  # log10 of the people of a place whose name is no given name first
Shape = tuple[Match, str]


@cache
def _introducers() -> frozenset[str]:
    titles = {word for word, classes in cue_classes("before").items() if "title" in classes}
    return first_names() | titles


def _names(key: str) -> bool:
    """Whether a capitalised word is no other than part of a name."""
    return key not in calendar_words() and key not in cue_classes("after") and key not in cue_classes("before")


@dataclass(slots=True)
class Name:
    """A match with its prior and what the document says of it; ``local`` and ``score`` are the recogniser's."""

    match: Match
    prior: NamePrior
    qualifier: int | None = None  # the name in the document that says where this one is: "Norfolk, Virginia"
    qualifies: bool = False
    in_longer: bool = False  # a capitalised word beside it, itself no name of a place, makes a longer name of it
    neighbours: tuple[int, ...] = ()  # names that stand beside it in a list
    before: tuple[str, ...] = ()  # features of the words before it,
    after: tuple[str, ...] = ()  # behind it,
    more: tuple[str, ...] = ()  # of how it is written and of the document
    local: float = 0.0
    score: float = 0.0

    @property
    def features(self) -> tuple[str, ...]:
        """What the recogniser found, beside the features of the name alone."""
        return self.before + self.after + self.more


class Document:
    """The words and names of one text, with what they say of each other."""

    def __init__(self, tokens: Tokens, matches: list[Match], priors: Priors, shapes: Sequence[Shape] = ()) -> None:
        self.tokens = tokens
        self.gazetteer: Gazetteer = priors.gazetteer
        self.priors = priors
        covered = {at for shape, _ in shapes for at in range(shape.first, shape.last)}
        self.names = [self._name(match, priors.of(match.key)) for match in matches if match.first not in covered]
        if shapes:
            self.names += [Name(shape, priors.of_shape(shape.key, kind)) for shape, kind in shapes]
            self.names.sort(key=lambda name: name.match.start)
        self._people: frozenset[str] | None = None  # found when first asked for, as are
        self._great: frozenset[int] | None = None  # the words of well-known places
        self.by_key: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            self.by_key[name.match.key].append(number)
        self._relate()

    def _name(self, match: Match, prior: NamePrior) -> Name:
        """The stop of an abbreviation ("Fla.") belongs to it."""
        if prior.dotted:
            text = self.tokens.text
            if text[match.end : match.end + 1] == "." and not text[match.start : match.end].isupper():
                match = match._replace(end=match.end + 1)
        return Name(match, prior)

    @property
    def people(self) -> frozenset[str]:
        """Words that follow a first name or a title somewhere in the text: surnames."""
        if self._people is None:
            self._people = self._find_people()
        return self._people

    def _find_people(self) -> frozenset[str]:
        tokens, capitals = self.tokens, self.tokens.capitals
        inside = {at for name in self.names for at in range(name.match.first, name.match.last - 1)}
        last = len(capitals) - 1
        introducing = [at for at in tokens.places_of(_introducers()) if at < last and capitals[at] and capitals[at + 1]]
        return frozenset(tokens.keys[at + 1] for at in introducing if at not in inside and self._introduces(at))

    def listed_with_people(self, name: Name) -> bool:
        """Whether a given name stands beside a name in a list: "José, Vladimir and Pedro"."""
        keys, gaps = self.tokens.keys, self.tokens.gaps
        before, after = name.match.first - 1, name.match.last
        if before > 0 and keys[before] in _LISTING:
            beside = self._is_first_name(before - 1)
        else:
            beside = before >= 0 and "," in gaps[before + 1] and self._is_first_name(before)
        if beside or after >= len(keys):
            return beside
        if keys[after] in _LISTING and after + 1 < len(keys):
            return self._is_first_name(after + 1)
        return "," in gaps[after] and self._is_first_name(after)

    def _is_first_name(self, at: int) -> bool:
        """Whether a word of the text is a given name and not part of a place's."""
        tokens = self.tokens
        return tokens.capitals[at] and tokens.keys[at] in first_names() and not self._in_great_place(at)

    def _in_great_place(self, at: int) -> bool:
        """Whether a word belongs to a name that a place of some size or of the theatre bears."""
        if self._great is None:
            self._great = self._find_great()
        return at in self._great

    def _find_great(self) -> frozenset[int]:
        great = [n for n in self.names if any(c.theatre or c.log_people >= GREAT for c in n.prior.candidates[:1])]
        return frozenset(at for name in great for at in range(name.match.first, name.match.last))

    def kinds_said(self, numbers: Sequence[int]) -> set[str]:
        """Kinds of places that a word beside one of these names tells: "the governor of", "… state"."""
        keys, kinds = self.tokens.keys, cue_classes("kind")
        found: set[str] = set()
        for number in numbers[:MAX_SAID]:
            match = self.names[number].match
            for key in keys[max(0, match.first - 2) : match.first] + keys[match.last : match.last + 2]:
                if key in kinds:
                    found.update(kinds[key])
        return found

    def _introduces(self, at: int) -> bool:
        """Whether the word is a first name or a title right before a name."""
        key, gap = self.tokens.keys[at], self.tokens.gaps[at + 1]
        if len(self.tokens.keys[at + 1]) < 3 or gap not in (" ", ". "):
            return False
        return "title" in cue_classes("before").get(key, ()) or (gap == " " and key in first_names())

    def _relate(self) -> None:
        """Find pairs ("Norfolk, Virginia") and lists ("Coro and Maracay") among names that follow each other."""
        keys, gaps = self.tokens.keys, self.tokens.gaps
        for number, (name, after) in enumerate(zip(self.names, self.names[1:], strict=False)):
            at = name.match.last
            between = after.match.first - at
            if between > 1:
                continue
            paired = gaps[at].strip() in (",", "(") if between == 0 else keys[at] in _PAIRING
            if paired and self._locates(after.prior, name.prior) and not self._enumerates(number):
                name.qualifier = number + 1
                after.qualifies = between == 0
            if self._lists(name, after):
                name.neighbours += (number + 1,)
                after.neighbours += (number,)

    def _enumerates(self, number: int) -> bool:
        """Whether a name and the next are two of three or more states in a row: "Georgia, Oklahoma, Pennsylvania"."""
        start = max(0, number - 1)
        run = self.names[start : number + 3]
        states = [any(candidate.group == "state" for candidate in name.prior.candidates) for name in run]
        linked = [all(states[at : at + 2]) and self._lists(*run[at : at + 2]) for at in range(len(run) - 1)]
        return linked[number - start] and sum(linked, 0) > 1

    def _lists(self, name: Name, after: Name) -> bool:
        """Whether a name and the next stand in a list: "Coro, Maracay", "Coro and Maracay"."""
        at, keys = name.match.last, self.tokens.keys
        between = after.match.first - at
        return (between == 0 and self.tokens.gaps[at].strip() == ",") or (between == 1 and keys[at] in _LISTING)

    def find_longer(self) -> None:
        """Mark the one-word names that another capitalised word makes part of a longer one: "Caño Perdido"."""
        keys, gaps, capitals = self.tokens.keys, self.tokens.gaps, self.tokens.capitals
        for name, after in zip_longest(self.names, self.names[1:]):
            at = name.match.last
            if at - name.match.first > 1 or at >= len(keys) or gaps[at] != " " or not capitals[at]:
                continue
            if after is None or after.match.first != at:
                name.in_longer = _names(keys[at])
            elif not self._locates(after.prior, name.prior):
                name.in_longer = after.in_longer = True

    def _locates(self, area: NamePrior, place: NamePrior) -> bool:
        return bool(area.candidates and place.candidates) and self.priors.locates(area.key, place.key)
