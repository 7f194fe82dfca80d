"""The linear model over named features."""

import pytest

from components.geocoding.evidence import Document
from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.matcher import find_matches
from components.geocoding.recognition import STRICT, Conventions, recognise, weights
from components.geocoding.tokens import tokenize
from components.geocoding.toponyms import priors_of
from components.geocoding.votes import Votes


def document(text: str) -> Document:
    tokens = tokenize(text)
    return Document(tokens, find_matches(tokens, default_gazetteer())[0], priors_of(default_gazetteer()))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("They live in Maracay.", "before:locative"),
        ("Judge Houston ruled.", "before:title"),
        ("Maracay Police", "after:organisation"),
        ("Maracay residents", "after_small:people"),
        ("Maracay’s anger", "possessive"),
        ("Maracay’s streets", "possessive_local"),
        ("Rige en el Maracay de hoy.", "before:locative"),
        ("Maracay fell silent.", "sentence_start"),
        ("the NICE guidance", "capitals_alone"),
        ("FIRE IN LONDON TODAY", "all_capitals"),
    ],
)
def test_a_sentence_gives_its_features(text: str, feature: str) -> None:
    read = document(text)
    recognise(read, STRICT, weights())
    assert feature in [found for name in read.names for found in name.features]


def test_conventions_say_what_an_organisation_word_means() -> None:
    read = document("Maracay Police")
    recognise(read, Conventions(embedded=True), weights())
    assert "after:organisation:kept" in read.names[0].features


def test_a_score_is_the_sum_of_the_weights_of_its_features() -> None:
    read = document("They live in Maracay.")
    recognise(read, STRICT, weights())
    (name,) = read.names
    expected = name.prior.score + sum(weights().get(feature, 0.0) for feature in name.features)
    assert name.local == pytest.approx(expected)
    assert name.score > 0


def test_other_names_of_a_country_support_a_name() -> None:
    read = document("Rain fell in Maracay, in Coro and in Cumaná.")
    recognise(read, STRICT, weights())
    country, _ = Votes(read).support("coro")
    assert country > 0.8


def test_where_only_the_sign_of_a_score_is_wanted_the_same_names_are_places() -> None:
    text = "Norfolk, Virginia, and Paris, Jordan said in Reading. Rain fell in Coro; Coro, Santa Rosa and Union waited."
    exact, quick = document(text), document(text)
    recognise(exact, STRICT, weights())
    recognise(quick, STRICT, weights(), exact=False)
    assert [name.score > 0 for name in quick.names] == [name.score > 0 for name in exact.names]
    assert [name.score for name in quick.names] != [name.score for name in exact.names]
