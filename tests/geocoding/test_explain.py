"""The account of a place: candidates with chances, clues, rules; as one paragraph and as JSON."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.geocoding.explain import PlaceTrace, explain, in_words
from components.geocoding.geoparser import geoparse
from components.model import MentionKind

DAY = dt.date(2025, 12, 1)


def accounts(text: str) -> tuple[PlaceTrace, ...]:
    return explain(geoparse(text, DAY))


def test_every_candidate_is_given_with_its_chance_and_clues() -> None:
    (valencia, maracay) = accounts("Queues grew in Valencia and Maracay.")
    assert [candidate.place_id for candidate in valencia.candidates[:2]] == ["valencia-ve", "valencia-es"]
    assert sum(candidate.chance for candidate in valencia.candidates) == pytest.approx(1.0, abs=0.01)
    assert "importance" in dict(valencia.candidates[0].clues)
    assert maracay.place_id == "maracay"


def test_a_chance_follows_from_the_sums_of_the_clues() -> None:
    (valencia, _) = accounts("Queues grew in Valencia and Maracay.")
    sums = [sum(value for _, value in candidate.clues) for candidate in valencia.candidates]
    assert sums == sorted(sums, reverse=True)


def test_the_paragraph_says_what_was_considered_chosen_and_why() -> None:
    (place,) = accounts("The destroyer sailed 48 nautical miles from La Blanquilla.")
    for words in ("“La Blanquilla” (characters 44–57)", "chance of 1.00", "Role event_place", "80 to 98 km"):
        assert words in place.paragraph
    assert "\n" not in place.paragraph


def test_the_paragraph_of_an_unknown_name_says_so() -> None:
    (place,) = accounts("They crossed the Zarrapala River.")
    assert place.candidates == ()
    assert "Unresolved: not in the gazetteer." in place.paragraph


def test_a_name_read_by_its_company_is_explained_by_it() -> None:
    (place,) = accounts("The rocket rose over the Cape.")
    assert place.score is None
    assert "'rocket' beside it" in place.paragraph


def test_the_account_is_json_with_its_paragraph() -> None:
    (place,) = accounts("Lights went out in Maracaibo.")
    plain = json.loads(json.dumps(place.as_dict(), allow_nan=False))
    assert plain["paragraph"] == place.paragraph
    assert plain["candidates"][0]["place_id"] == "maracaibo"


@pytest.mark.parametrize(
    ("clue", "words"),
    [
        ("kind:city", "kind: city"),
        ("before:locative", "a word of place before it"),
        ("regional:9", "a name of the region"),
        ("after_mark:,", "the mark after it"),
        ("never heard of", "never heard of"),
    ],
)
def test_clues_are_told_in_words(clue: str, words: str) -> None:
    assert in_words(clue) == words


WORDS = st.sampled_from(
    ["Caracas", "  ", "off", "Valencia", "\xad", "&nbsp;", "USS Ford", "said", ".", "the Cape", "rocket"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=15).map(" ".join))
def test_each_place_of_any_text_has_its_account_at_its_span(text: str) -> None:
    parse = geoparse(text, DAY)
    places = [mention for mention in parse.mentions if mention.kind is MentionKind.PLACE]
    found = explain(parse)
    assert [(trace.start, trace.end, trace.place_id) for trace in found] == [
        (mention.start, mention.end, mention.place_id) for mention in places
    ]
