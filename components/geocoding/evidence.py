"""What a document tells beyond single names: people it names, words it also writes small, places in pairs and lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from components.geocoding.gazetteer import Gazetteer
from components.geocoding.lexicons import calendar_words, cue_classes, first_names
from components.geocoding.matcher import Match
from components.geocoding.priors import NamePrior, Priors
from components.geocoding.tokens import Tokens

_PAIRING: Final = frozenset({"in", "en", "em"})
_LISTING: Final = frozenset({"and", "or", "y", "o", "e", "to"})


MAX_SAID: Final = 12  # the first mentions of a name whose neighbours are looked at
GREAT: Final = 5.0  # log10 of the people of a place whose name is no given name first
Shape = tuple[Match, str]
_NOBODY: Final[frozenset[str]] = frozenset()


@cache
def _introducers() -> frozenset[str]:
    titles = {word for word, classes in cue_classes("before").items() if "title" in classes}
    return first_names() | titles


def _names(key: str) -> bool:
    """Whether a capitalised word is no other than part of a name."""
    return key not in calendar_words() and key not in cue_classes("after") and key not in cue_classes("before")


class Name:
    """A match with its prior and what the document says of it; ``local`` and ``score`` are the recogniser's."""

    __slots__ = (
        "after", "before", "in_longer", "local", "match", "more", "neighbours", "prior", "qualifier", "qualifies",
        "score",
    )  # fmt: skip

    def __init__(self, match: Match, prior: NamePrior) -> None:
        self.match = match
        self.prior = prior
        self.qualifier: int | None = None  # the name in the document that says where this one is: "Norfolk, Virginia"
        self.qualifies = False
        self.in_longer = False  # a capitalised word beside it, itself no name of a place, makes a longer name of it
        self.neighbours: tuple[int, ...] = ()  # names that stand beside it in a list
        self.before: tuple[str, ...] = ()  # features of the words before it,
        self.after: tuple[str, ...] = ()  # behind it,
        self.more: tuple[str, ...] = ()  # of how it is written and of the document
        self.local = 0.0
        self.score = 0.0

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
        self.by_key: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            self.by_key.setdefault(name.match.key, []).append(number)
        self._relate()

    def _name(self, match: Match, prior: NamePrior) -> Name:
        """The stop of an abbreviation ("Fla.") belongs to it."""
        if prior.dotted:
            text = self.tokens.text
            if text[match.end : match.end + 1] == "." and not text[match.start : match.end].isupper():
                match = Match(match.first, match.last, match.start, match.end + 1, match.key)
        return Name(match, prior)

    @property
    def people(self) -> frozenset[str]:
        """Words that follow a first name or a title somewhere in the text: surnames."""
        if self._people is None:
            self._people = self._find_people()
        return self._people

    def _find_people(self) -> frozenset[str]:
        keys, capitals = self.tokens.keys, self.tokens.capitals
        last = len(capitals) - 1
        standing = [at for at in self.tokens.places_of(_introducers()) if at < last and capitals[at + 1]]
        introducing = [at for at in standing if capitals[at] and self._introduces(at)]
        if not introducing:
            return _NOBODY
        inside = {at for name in self.names for at in range(name.match.first, name.match.last - 1)}
        return frozenset([keys[at + 1] for at in introducing if at not in inside])

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
        keys, gaps, names = self.tokens.keys, self.tokens.gaps, self.names
        for number in range(len(names) - 1):
            name, after = names[number], names[number + 1]
            at = name.match.last
            between = after.match.first - at
            if between > 1 or (between == 0 and gaps[at] == " "):
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
        keys, gaps, capitals, names = self.tokens.keys, self.tokens.gaps, self.tokens.capitals, self.names
        for number, name in enumerate(names):
            at = name.match.last
            if at - name.match.first > 1 or at >= len(keys) or not capitals[at] or gaps[at] != " ":
                continue
            after = names[number + 1] if number + 1 < len(names) else None
            if after is None or after.match.first != at:
                name.in_longer = _names(keys[at])
            elif not self._locates(after.prior, name.prior):
                name.in_longer = after.in_longer = True

    def _locates(self, area: NamePrior, place: NamePrior) -> bool:
        return bool(area.candidates and place.candidates) and self.priors.locates(area.key, place.key)
