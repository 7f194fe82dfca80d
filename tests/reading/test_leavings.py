import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geocoding.mapping import MAPPABLE
from components.model import MentionKind
from tests.reading.texts import example, read, reason


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("USS Gravely left, officials said in Washington.", "Washington", "where something was said"),
        ("The Norfolk-based destroyer USS Gravely is in Ponce.", "Norfolk", "where a force belongs"),
        ("Unlike in Panama, no ship was in Ponce.", "Panama", "comparison"),
        ("USS Gravely's visit to Curaçao was cancelled.", "Curaçao", "called off"),
        ("Marines landed on Cayo Inventado Island.", "Cayo Inventado Island", "No such place"),
        ("The captain of USS Gravely spoke.", "USS Gravely", "at no place"),
    ],
)
def test_what_is_not_drawn_says_why(text: str, words: str, why: str) -> None:
    assert why in reason(read(text), words)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_place_is_either_drawn_or_has_a_reason(language: str) -> None:
    found = example(language)
    places = {number for number, each in enumerate(found.mentions, 1) if each.kind is MentionKind.PLACE}
    assert places == found.drawn_places | (places & set(found.reasons))
    assert not found.drawn_places & set(found.reasons)


@pytest.mark.parametrize("language", ["en", "es"])
def test_only_event_places_origins_and_destinations_are_drawn(language: str) -> None:
    found = example(language)
    assert found.drawn_places
    assert {found.mentions[number - 1].role for number in found.drawn_places} <= MAPPABLE


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = read(f"{text}.")
    assert {left.mention for left in found.left} <= set(range(1, len(found.mentions) + 1))
