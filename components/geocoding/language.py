"""English or Spanish, told by the small words of a text: all that the date reader needs to know.

A trained identifier would cost seconds of start-up for the same answer on two languages this far apart.
"""

from __future__ import annotations

from functools import cache

from components.geocoding.lexicons import cue_words
from components.geocoding.tokens import Tokens

LANGUAGES = ("en", "es")
SAMPLE = 2000  # words looked at


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {language: cue_words("language", language) for language in LANGUAGES}


def language_of(tokens: Tokens) -> str | None:
    """ISO 639-1 code of the language whose small words are more frequent; ``None`` when neither is."""
    sample = tokens.keys[:SAMPLE]
    counts = {language: sum(key in known for key in sample) for language, known in _function_words().items()}
    english, spanish = counts["en"], counts["es"]
    return None if english == spanish else "en" if english > spanish else "es"
