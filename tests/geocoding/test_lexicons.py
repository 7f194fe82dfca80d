"""The word tables are whole: no empty rows, no unknown sides, weights that are numbers."""

import math

import pytest

from components.geocoding.lexicons import block_phrases, cue_classes, cue_words, read_table, theatre_countries
from components.geocoding.recognition import weights


@pytest.mark.parametrize("name", ["cues", "demonyms", "features", "country_names", "region_abbreviations"])
def test_every_cell_that_names_something_is_filled(name: str) -> None:
    rows = read_table(name)
    required = [column for column in rows[0] if column not in ("names", "country")]
    assert all(row[column] for row in rows for column in required)


@pytest.mark.parametrize("name", ["recognition", "resolution"])
def test_weights_are_finite_numbers(name: str) -> None:
    assert weights(name)
    assert all(math.isfinite(weight) for weight in weights(name).values())


def test_words_are_folded_as_texts_are() -> None:
    assert "rio" in cue_words("inside", "opener")
    assert "locative" in cue_classes("before")["near"]


def test_block_phrases_carry_their_reason() -> None:
    assert block_phrases()["tren de aragua"] == "a gang"


def test_the_united_states_tell_nothing_of_the_theatre() -> None:
    assert "US" not in theatre_countries()
    assert "VE" in theatre_countries()
