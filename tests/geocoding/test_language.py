"""The language by its small words."""

import pytest

from components.geocoding.language import language_of
from components.geocoding.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ships left the port.", "en"),
        ("Los buques salieron del puerto.", "es"),
        ("Os navios deixaram o porto de Ponce em uma semana, disse.", "pt"),
        ("Die Schiffe lagen vor der Küste und nicht im Hafen.", "de"),
        ("Buques de guerra", "es"),
        ("Half a dozen warships sailed.", None),
        ("Vieron pasar de madrugada dos aviones de guerra.", "es"),
        ("USS Ford 2025", None),
        ("", None),
    ],
)
def test_the_more_frequent_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert language_of(tokenize(text)) == language
