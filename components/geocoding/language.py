"""English, Spanish, Portuguese or German, told by the small words of a text: what the readers of dates and counts need.

A trained identifier would cost seconds of start-up for the same answer on languages this far apart.
"""

from __future__ import annotations

from functools import cache

from components.geocoding.lexicons import cue_words
from components.geocoding.tokens import Tokens

LANGUAGES = ("en", "es", "pt", "de")
SAMPLE = 2000  # words looked at


@cache
def _small_words() -> list[frozenset[str]]:
    return [cue_words("language", language) for language in LANGUAGES]


def language_of(tokens: Tokens) -> str | None:
    """ISO 639-1 code of the language whose small words are most frequent, Spanish before Portuguese where these are
    equal; ``None`` when there are none, or as many of English as of another."""
    counts = tokens.counts_of(_small_words(), SAMPLE)
    most = max(counts)
    best = counts.index(most)
    unclear = most == 0 or (best == LANGUAGES.index("en") and counts.count(most) > 1)
    return None if unclear else LANGUAGES[best]
