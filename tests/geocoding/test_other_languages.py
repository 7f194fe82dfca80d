"""Places of invented Portuguese and German sentences: found and meant as a reader would, and no number misread."""

import json
from pathlib import Path
from typing import Any

from components.geocoding.geoparser import geoparse
from components.model import MentionKind

SENTENCES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "portuguese_german_sentences.json").read_text(encoding="utf-8")
)


def test_places_of_portuguese_and_german_sentences_are_found_and_meant() -> None:
    right = expected = given = 0
    for sentence in SENTENCES:
        found = [m for m in geoparse(sentence["text"]).mentions if m.kind is MentionKind.PLACE]
        right += sum(
            any(m.text.endswith(w) and m.place_id in i.split("|") for m in found) for w, i in sentence["places"]
        )
        expected += len(sentence["places"])
        given += len(found)
    assert 2 * right / (expected + given) >= 0.9


def test_the_portuguese_of_the_is_no_spanish_two() -> None:
    text = "Três pessoas morreram em um ataque dos Estados Unidos a um barco, disse o governo do Brasil."
    assert all(mention.kind is not MentionKind.COUNT for mention in geoparse(text).mentions)
