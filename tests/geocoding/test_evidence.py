"""What a document tells beyond single names."""

import pytest

from components.geocoding.evidence import Document
from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.matcher import find_matches
from components.geocoding.tokens import tokenize
from components.geocoding.toponyms import priors_of


def document(text: str) -> Document:
    tokens = tokenize(text)
    return Document(tokens, find_matches(tokens, default_gazetteer())[0], priors_of(default_gazetteer()))


def test_surnames_follow_first_names_and_titles() -> None:
    people = document("Mary Zorrilla met Gov. Quiroga and President Petrov.").people
    assert {"zorrilla", "quiroga", "petrov"} <= people


def test_the_first_word_of_a_place_name_introduces_nobody() -> None:
    assert "beach" not in document("They live in Virginia Beach.").people


def test_a_region_behind_a_comma_qualifies_the_place_before_it() -> None:
    first, second = document("a port near Norfolk, Virginia").names
    assert first.qualifier == 1
    assert second.qualifies


def test_two_towns_of_a_list_do_not_qualify_each_other_but_stand_together() -> None:
    first, second = document("rain in Coro, Maracay").names
    assert first.qualifier is None
    assert first.neighbours == (1,)
    assert second.neighbours == (0,)


@pytest.mark.parametrize("text", ["in Georgia, Oklahoma, Pennsylvania and Ohio", "en Sucre, Bolívar y Monagas"])
def test_states_in_a_row_do_not_qualify_each_other(text: str) -> None:
    assert not any(name.qualifier for name in document(text).names)


def test_the_stop_of_an_abbreviation_belongs_to_it() -> None:
    text = "a fair in Ocala, Fla., today"
    name = document(text).names[1]
    assert text[name.match.start : name.match.end] == "Fla."
