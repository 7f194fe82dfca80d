"""Which matches are toponyms: a linear model over named features, in two passes.

The first pass reads the name and its sentence; the second adds what the document says (the same name elsewhere, its
neighbours in lists, whether its country and division are spoken of). Weights are data (``recognition.csv``), fitted by
``benchmarks/fit_recognition.py``; a score above 0 means a toponym.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final

from components.geocoding.evidence import Document, Name
from components.geocoding.lexicons import cue_classes, cue_words, first_names, read_table
from components.geocoding.matcher import Match
from components.geocoding.tokens import Tokens
from components.geocoding.votes import DOCUMENT_FEATURES, Votes, document_values

Features = tuple[str, ...]
FLOOR: Final = -4.0
ROUNDING: Final = 1e-6
CONTEXTS: Final = 1 << 15  # of the words beside names, that many are remembered between documents
_SENTENCE_END: Final = (".", "!", "?", "\n\n")
_SENTENCE_START: Final[Features] = ("sentence_start",)
_DETERMINERS: Final = cue_words("before", "determiner")
_ARTICLES: Final = cue_words("before", "article")
_TITLES: Final = cue_words("before", "title")


@dataclass(frozen=True, slots=True)
class Conventions:
    """What counts as a toponym, where people disagree; all off for this project's own reading."""

    demonyms: bool = False
    streets: bool = False
    embedded: bool = False  # places inside names of organisations: "Paris Police"


STRICT = Conventions()


class Weights(dict[str, float]):
    """Feature → weight. ``sums`` are those of the features that stand together, kept between documents."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__(weights)
        self.sums = _Sums(self)
        self.local = self.get("local", 1.0)
        self.document = tuple(self.get(name, 0.0) for name in DOCUMENT_FEATURES)
        self.bounds = {key: self._bounds(*key) for key in product((False, True), repeat=2)}

    def _bounds(self, alone: bool, listed: bool) -> tuple[float, float]:
        """The least and the most that the second pass can give a name that stands ``alone`` or not, ``listed`` with
        others or not; a little wide, since sums are rounded."""
        bias, country, division, elsewhere, once, beside = self.document
        reach = [
            (bias,), (0.0, country), (0.0, division),
            (once,) if alone else (-3 * elsewhere, 3 * elsewhere),
            (-2 * beside, 3 * beside) if listed else (0.0,),
        ]  # fmt: skip
        return sum(map(min, reach), 0.0) - ROUNDING, sum(map(max, reach), 0.0) + ROUNDING


class _Sums(dict[Features, float]):
    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def __missing__(self, features: Features) -> float:
        total = self[features] = sum([self._weights.get(feature, 0.0) for feature in features], 0.0)
        return total


@cache
def weights(name: str = "recognition") -> Weights:
    """Feature → weight, from ``data/lexicon/NAME.csv``."""
    return Weights({row["feature"]: float(row["weight"]) for row in read_table(name)})


def recognise(
    document: Document, conventions: Conventions, table: Weights, floor: float = FLOOR, *, exact: bool = True
) -> None:
    """Give every name of the document its features, ``local`` and final ``score``. A name whose prior is below
    ``floor`` cannot be saved by any sentence and is not looked at further. Unless scores are to be ``exact``, one that
    the document can neither save nor sink gets a score of the right sign only."""
    _read_sentences(document, conventions, table, floor)
    local, bounds = table.local, table.bounds
    votes: Votes | None = None  # counted when first asked for
    a, b, c, d, e, f = table.document
    for number, name in enumerate(document.names):
        if name.prior.score < floor:
            continue
        own = name.local * local
        least, most = bounds[len(document.by_key[name.match.key]) == 1, bool(name.neighbours)]
        if exact or own + least <= 0 < own + most:
            votes = votes or Votes(document)
            p, q, r, s, t, u = document_values(document, number, votes)
            name.score = a * p + b * q + c * r + d * s + e * t + f * u + own
        else:
            name.score = own + (least if own + least > 0 else most)


def _read_sentences(document: Document, conventions: Conventions, table: Weights, floor: float) -> None:
    """The first pass: the features of each name and its sentence, and their sum."""
    tokens, sums, embedded, streets = document.tokens, table.sums, conventions.embedded, conventions.streets
    for name in document.names:
        name.local = name.score = name.prior.score
        if name.local >= floor:
            name.before, name.after = _before(tokens, name.match), _after(tokens, name.match, embedded, streets)
            name.local += sums[name.before] + sums[name.after]
            if more := _more(document, name):
                name.more = tuple(more)
                name.local += sums[name.more]


def _before(tokens: Tokens, match: Match) -> Features:
    """Features of the word before a name, and of the mark between them."""
    gaps, keys, at = tokens.gaps, tokens.keys, match.first - 1
    if at >= 0 and keys[at] in _DETERMINERS and gaps[at + 1] == " ":
        at -= 1  # where names take an article as a matter of course ("el Caribe") it tells nothing
    if at < 0:
        return _SENTENCE_START
    key = keys[at]
    further = keys[at - 1] if key in _ARTICLES and at > 0 and not gaps[at].strip() else ""
    return _before_name(key, further, gaps[at + 1], tokens.capitals[at] and _tells(tokens, match, at))


@lru_cache(maxsize=CONTEXTS)
def _before_name(key: str, further: str, gap: str, capital: bool) -> Features:
    """``further`` is the word before an article."""
    if gap != " " and any(mark in gap for mark in _SENTENCE_END) and not (gap.startswith(". ") and key in _TITLES):
        return _SENTENCE_START
    if mark := gap.strip():
        return (f"before_mark:{mark[:1]}", *(["before:title"] if mark == "." else []))
    found = [*_cue_features("before", "before").get(key, ())]
    if further:
        found += _cue_features("before", "before_article").get(further, ())
    if capital:
        named = key in first_names()
        found.append("before:first_name" if named else "before:capital_cue" if found else "before:capital")
    elif not found:
        found.append("before:other")
    return tuple(found)


@cache
def _cue_features(side: str, prefix: str) -> dict[str, Features]:
    """Word → the features of the cues it is on one side of a name."""
    return {word: tuple(f"{prefix}:{cue}" for cue in classes) for word, classes in cue_classes(side).items()}


def _tells(tokens: Tokens, match: Match, at: int) -> bool:
    """Whether the capital of the word ``at`` beside a name tells something: not so where all is in capitals."""
    start, first, text = tokens.starts[at], match.start, tokens.text
    return not (text[first + 1 : first + 2].isupper() and text[start : tokens.ends[at]].isupper())


def _after(tokens: Tokens, match: Match, embedded: bool, streets: bool) -> Features:
    """Features of the word behind a name, or of the mark between them."""
    keys, at = tokens.keys, match.last
    gap = tokens.gaps[at]
    key = keys[at] if at < len(keys) else ""
    if not key or (gap != " " and gap.strip(" \n")):
        return _after_mark(gap.strip()[:1], key, keys[at + 1] if at + 1 < len(keys) else "")
    return _after_name(key, tokens.capitals[at] and _tells(tokens, match, at), embedded, streets)


@lru_cache(maxsize=CONTEXTS)
def _after_mark(mark: str, key: str, further: str) -> Features:
    """``key`` is the word behind the mark, ``further`` the next."""
    if mark == "'" and key == "s":
        return ("possessive_local",) if further in cue_words("after", "local") else ("possessive",)
    based = mark == "-" and key in cue_words("after_hyphen", "based")
    return ("based",) if based else (f"after_mark:{mark}",)


@lru_cache(maxsize=CONTEXTS)
def _after_name(key: str, capital: bool, embedded: bool, streets: bool) -> Features:
    """Behind a capitalised organisation or street word conventions differ; small ones say nothing of the kind."""
    if cues := cue_classes("after").get(key):
        kept = {"organisation": embedded, "street": streets}
        side = "after" if capital else "after_small"
        return tuple(f"{side}:{cue}{':kept' if capital and kept.get(cue) else ''}" for cue in cues)
    if capital:
        return ("after:first_name",) if key in first_names() else ("after:capital",)
    return ("after:other",)


def _more(document: Document, name: Name) -> list[str]:
    """Features of how a name is written, and of what stands elsewhere in the document."""
    match = name.match
    written = document.tokens.text[match.start : match.end]
    found = _shape(document, name, written) if name.prior.acronym or written.isupper() else []
    several = match.last - match.first > 1
    if (match.key.rpartition(" ")[2] if several else match.key) in document.people:
        found.append("person_in_document")
    if not several and match.key in document.tokens.small_keys:
        found.append("small_in_document")
    if document.listed_with_people(name):
        found.append("listed_with_people")
    if name.qualifier is not None:
        found.append("qualified")
    if name.qualifies:
        found.append("qualifies")
    return found


def _shape(document: Document, name: Name, written: str) -> list[str]:
    """What capitals and stops say of a name in capitals, or of one that should be."""
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
