"""Reads the word tables of ``data/lexicon/reading_*.csv``: one row per meaning, its words separated by ``;``."""

from __future__ import annotations

import csv
from functools import lru_cache

from components.paths import DATA

LEXICON = DATA / "lexicon"


@lru_cache(maxsize=32)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``data/lexicon/<name>.csv``. Raises ``FileNotFoundError`` naming the file when it is absent."""
    with (LEXICON / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@lru_cache(maxsize=32)
def word_set(name: str) -> frozenset[str]:
    """All words of a table."""
    return frozenset(word for row in rows(name) for word in row["words"].split(";"))


def meanings(name: str, meaning: str) -> dict[str, str]:
    """Word → the value of column ``meaning`` in its row."""
    return {word: row[meaning] for row in rows(name) for word in row["words"].split(";")}
