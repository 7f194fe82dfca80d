"""Names that only their shape tells."""

from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.matcher import find_matches
from components.geocoding.shapes import find_shapes
from components.geocoding.tokens import tokenize


def test_an_unknown_river_is_told_by_its_shape() -> None:
    tokens = tokenize("They camped on the Zarrapala River. The old road")
    ((match, kind),) = find_shapes(tokens, [], streets=False)
    assert (match.key, kind) == ("zarrapala river", "feature")


def test_streets_count_only_when_asked_for() -> None:
    tokens = tokenize("a house on Quimbomba Street and Highway 19")
    assert find_shapes(tokens, [], streets=False) == []
    assert [match.key for match, _ in find_shapes(tokens, [], streets=True)] == ["quimbomba street", "highway 19"]


def test_a_town_inside_a_feature_name_is_taken_whole() -> None:
    tokens = tokenize("They dammed the Port Arthur River.")
    matches, _ = find_matches(tokens, default_gazetteer())
    assert [match.key for match, _ in find_shapes(tokens, matches, streets=False)] == ["port arthur river"]


def test_a_name_that_the_gazetteer_has_is_left_to_it() -> None:
    tokens = tokenize("They sailed the Orinoco River.")
    matches, _ = find_matches(tokens, default_gazetteer())
    assert [match.key for match in matches] == ["orinoco river"]
    assert find_shapes(tokens, matches, streets=False) == []


def test_a_small_word_that_opens_the_sentence_is_no_part_of_the_name() -> None:
    ((match, _),) = find_shapes(tokenize("The Zarrapala Valley flooded."), [], streets=False)
    assert match.key == "zarrapala valley"
