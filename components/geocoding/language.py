"""English or Spanish, told by the small words of a text: all that the date reader needs to know.

A trained identifier would cost seconds of start-up for the same answer on two languages this far apart.
"""

from __future__ import annotations

from functools import cache
from itertools import repeat

from components.geocoding.lexicons import cue_words
from components.geocoding.tokens import Tokens

LANGUAGES = ("en", "es")
SAMPLE = 2000  # words looked at


@cache
def _lean() -> dict[str, int]:
    """Small word → 1 for English, -1 for Spanish; one of both says nothing."""
    english, spanish = (cue_words("language", language) for language in LANGUAGES)
    return {word: 1 if word in english else -1 for word in english ^ spanish}


def language_of(tokens: Tokens) -> str | None:
    """ISO 639-1 code of the language whose small words are more frequent; ``None`` when neither is."""
    lean = sum(map(_lean().get, tokens.keys[:SAMPLE], repeat(0)))
    return None if lean == 0 else LANGUAGES[lean < 0]
