"""The description says of every key what the decoders take."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.dataset.codec import KEYS, Key
from components.serving.asked import strictly
from components.serving.openapi import description, parameter, schema_of
from components.ui.shelf import shelf


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row.key)
def test_every_listed_value_of_a_key_is_understood(row: Key) -> None:
    schema = parameter(row, shelf())["schema"]
    if "$ref" in schema:
        schema = description(shelf())["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    values = schema.get("enum") or schema.get("items", {}).get("enum") or [str(schema.get("maximum", "Ford"))]
    for value in (values[0], values[-1]):
        assert strictly([(row.key, value)], shelf()).errors == []


def test_every_reference_leads_somewhere() -> None:
    told = description(shelf())
    text = repr(told)
    for kind, name in {tuple(found.split("/")[2:4]) for found in text.split("'") if found.startswith("#/components/")}:
        assert name in told["components"][kind]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
@example("Ford  Gravely")
@example("\u202eFord")
@example("Cumana\u0301 \U00015f26")
@example("")
@example("\n")
def test_search_words_are_accepted_exactly_when_they_match_the_pattern(words: str) -> None:
    matches = re.fullmatch(schema_of("search", shelf())["pattern"], unicodedata.normalize("NFC", words))
    assert bool(matches) == (strictly([("q", words)], shelf()).errors == [])
