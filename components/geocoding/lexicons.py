"""The word tables of ``data/lexicon``: lists of names and words, read once, never written."""

from __future__ import annotations

import csv
from functools import cache, cached_property
from pathlib import Path

from components import paths
from components.geocoding.tokens import fold, words

LEXICON = paths.DATA / "lexicon"


def read_table(name: str | Path) -> list[dict[str, str]]:
    """The rows of ``data/lexicon/NAME.csv`` (or of a CSV file given by its path): UTF-8 with a header row."""
    path = name if isinstance(name, Path) else LEXICON / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def word_counts() -> dict[str, int]:
    """Folded dictionary word → log10 of its count in English books; absent words are rare or no words."""
    return {row["word"]: int(row["log_count"]) for row in read_table("common_words")}


@cache
def first_names() -> frozenset[str]:
    """Given names: those frequent in the United States, and those of the region's and the world's news."""
    return frozenset(row["name"] for row in read_table("first_names")) | cue_words("inside", "given_name")


@cache
def cue_classes(side: str) -> dict[str, tuple[str, ...]]:
    """Folded word → the classes of cue it is when it stands ``before``, ``after`` or ``inside`` a name."""
    classes: dict[str, tuple[str, ...]] = {}
    for row in read_table("cues"):
        if row["side"] == side:
            for word in row["words"].split(";"):
                classes[fold(word)] = (*classes.get(fold(word), ()), row["class"])
    return classes


@cache
def cue_words(side: str, cue_class: str) -> frozenset[str]:
    """The folded words of one class of cues."""
    return frozenset(word for word, classes in cue_classes(side).items() if cue_class in classes)


class Phrases(dict[str, str]):
    """Folded phrases and what each is, with the words that they begin with."""

    @cached_property
    def by_opener(self) -> dict[str, list[list[str]]]:
        """First word → the words of each phrase that begins with it, longest first."""
        phrases: dict[str, list[list[str]]] = {}
        for listed in sorted((phrase.split() for phrase in self), key=len, reverse=True):
            phrases.setdefault(listed[0], []).append(listed)
        return phrases

    @cached_property
    def openers(self) -> frozenset[str]:
        return frozenset(self.by_opener)


@cache
def block_phrases() -> Phrases:
    """Folded phrase that never names a place → what it is."""
    return Phrases((" ".join(words(row["phrase"])), row["reason"]) for row in read_table("block_phrases"))


@cache
def calendar_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("calendar"))


@cache
def theatre_countries() -> frozenset[str]:
    """ISO codes whose mention tells that a text is about the theatre; seas tell nothing, the United States little."""
    return frozenset(row["country"] for row in read_table("theatre"))


def further_names() -> dict[str, list[str]]:
    """Regional place id, or "US.NJ" for a division of the world, → what other languages call it."""
    return {row["place"]: row["names"].split(";") for row in read_table("place_names")}
