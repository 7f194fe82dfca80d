"""Names are found longest first, on word boundaries, written as prose writes them."""

import pytest

from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.lexicons import Phrases
from components.geocoding.matcher import find_matches, match_spans
from components.geocoding.tokens import tokenize

GAZETTEER = default_gazetteer()


def found(text: str, blocked: dict[str, str] | None = None) -> list[str]:
    matches, _ = find_matches(tokenize(text), GAZETTEER, Phrases(blocked or {}))
    return [text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They sailed past Puerto La Cruz at noon.", ["Puerto La Cruz"]),
        ("El buque cruzó el golfo de Paria.", ["golfo de Paria"]),
        ("a flight to Port\nof Spain", ["Port\nof Spain"]),
        ("Affordable cruises", []),
        ("the U.S. fleet", ["U.S."]),
        ("Port-au-Prince", ["Port-au-Prince"]),
        ("The planes use Maiquetía airport daily.", ["Maiquetía airport"]),
        ("a caracas in small letters", []),
    ],
)
def test_a_name_is_matched_whole_and_with_its_capitals(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_name_never_runs_across_a_paragraph() -> None:
    assert "San\n\nJuan" not in found("the road to San\n\nJuan told us")


def test_a_block_phrase_hides_the_names_inside_it() -> None:
    assert found("Tren de Aragua moved to Maracay", {"tren de aragua": "a gang"}) == ["Maracay"]


def test_a_given_span_is_read_without_its_generic_words() -> None:
    text = "the city of Maracay"
    (match,) = match_spans(tokenize(text), GAZETTEER, [(4, len(text))])
    assert match.key == "maracay"
    assert text[match.start : match.end] == "city of Maracay"
