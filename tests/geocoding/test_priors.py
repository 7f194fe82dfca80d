"""What a name alone tells."""

import pytest

from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.toponyms import priors_of

PRIORS = priors_of(default_gazetteer())


def test_the_likeliest_candidate_comes_first() -> None:
    assert default_gazetteer().identity(PRIORS.of("caracas").candidates[0].number) == "caracas"


@pytest.mark.parametrize(
    ("key", "feature"),
    [
        ("reading", "common:7"),
        ("charlotte", "first_name"),
        ("friday", "calendar"),
        ("caracas", "regional:9"),
        ("rubio", "person_name"),
        ("u s", "acronym"),
    ],
)
def test_the_features_of_a_name(key: str, feature: str) -> None:
    features = PRIORS.of(key).features
    assert feature in features or not PRIORS.of(key).candidates


def test_a_demonym_is_marked() -> None:
    assert PRIORS.of("venezuelan").demonym
    assert not PRIORS.of("venezuela").demonym


def test_shares_add_up_to_one_vote() -> None:
    assert sum(share for _, share in PRIORS.of("valencia").country_shares) == pytest.approx(1.0)


def test_an_unknown_name_has_no_candidates_and_no_vote() -> None:
    prior = PRIORS.of("xyzzyville")
    assert prior.candidates == ()
    assert prior.country_shares == prior.division_shares == ()


def test_a_prior_is_made_once() -> None:
    assert PRIORS.of("coro") is PRIORS.of("coro")
