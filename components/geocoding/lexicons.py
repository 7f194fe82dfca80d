"""The word tables of ``data/lexicon``: lists of names and words, read once, never written."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from components import paths

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
    return frozenset(row["name"] for row in read_table("first_names"))
