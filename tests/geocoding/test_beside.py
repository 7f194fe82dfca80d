"""What the names just before and behind one say of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from components.geocoding.beside import BESIDE, MAX_STANDS, Beside, find_beside, greatest, mean_and_greatest
from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.geoparser import Options, geoparse
from components.geocoding.priors import Candidate, NamePrior, Priors
from components.model import MentionKind

PRIORS = Priors(default_gazetteer(), {})
PLACES = Options(kinds=frozenset({MentionKind.PLACE}))


def candidate(name: str, country: str) -> Candidate:
    gazetteer = default_gazetteer()
    return next(c for c in PRIORS.of(name).candidates if gazetteer.countries[c.country] == country)


def meaning(*candidates: Candidate) -> NamePrior:
    """A name that means these places."""
    return replace(
        PRIORS.of("hamilton"),
        candidates=candidates,
        numbers=tuple(one.number for one in candidates),
        countries=tuple(one.country for one in candidates),
        areas=tuple(one.area for one in candidates),
        positions=tuple(one.position for one in candidates),
    )


def test_the_nearest_names_weigh_most_and_far_ones_nothing() -> None:
    groups = {(name, None): [at] for at, name in enumerate("abcdefgh")}
    beside = dict(find_beside(groups)["a", None])
    assert beside == {("bcdefgh"[step], None): 1 / (step + 1) for step in range(BESIDE)}


def test_a_name_is_not_beside_itself() -> None:
    groups = {("a", None): [0, 1, 3], ("a", 5): [2], ("b", None): [4]}
    assert {key for key, _ in find_beside(groups)["a", None]} == {("b", None)}


def test_only_the_first_mentions_of_a_name_count() -> None:
    often = {("a", None): list(range(0, 200, 2)), **{(f"b{at}", None): [at] for at in range(1, 200, 2)}}
    assert len(find_beside(often)["a", None]) <= 2 * BESIDE * MAX_STANDS


def test_shares_are_of_all_names_beside() -> None:
    london, paris = candidate("london", "CA"), candidate("paris", "FR")
    hamilton = candidate("hamilton", "CA")
    beside = Beside([([(london, 1.0)], 1.0), ([(paris, 1.0)], 3.0)])
    assert beside.shares(meaning(hamilton)) == ([0.25], [0.25])
    (near,) = greatest(meaning(hamilton), beside.points)
    assert 0 < near < 1


def test_alone_a_name_has_nothing_beside_it() -> None:
    london = candidate("london", "CA")
    assert Beside([]).shares(meaning(london)) == ([0.0], [0.0])
    assert greatest(meaning(london), []) == [0.0]


def test_nearness_is_one_half_at_a_hundred_kilometres() -> None:
    near, far = candidate("hamilton", "CA"), candidate("london", "CA")  # some 109 km
    (mean,), (most,) = mean_and_greatest(meaning(near), [(far, 1.0)])
    assert mean == most
    assert 0.4 < most < 0.55


def test_a_place_is_not_near_itself() -> None:
    near, far = candidate("hamilton", "CA"), candidate("london", "CA")
    (own, other), _ = mean_and_greatest(meaning(near, far), [(near, 1.0)])
    assert own == 0.0
    assert other > 0


def test_a_place_counts_in_the_mean_of_all_but_itself() -> None:
    near, far = candidate("hamilton", "CA"), candidate("london", "CA")
    alone, _ = mean_and_greatest(meaning(near, far), [(far, 1.0)])
    both, _ = mean_and_greatest(meaning(near, far), [(far, 1.0), (near, 1.0)])
    assert both[0] == alone[0]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The bus went from Kitchener through Woodstock to London.", "London", "CA"),
        ("The road from Corinth to Athens and on to Booneville was closed.", "Corinth", "US"),
    ],
)
def test_a_name_is_read_in_the_light_of_those_beside_it(text: str, name: str, country: str) -> None:
    (mention,) = [m for m in geoparse(text, options=PLACES).mentions if m.text == name]
    assert mention.place_id is not None
    assert default_gazetteer().by_id(mention.place_id).country == country


@pytest.mark.parametrize("build", [lambda n: ["a"] * n, lambda n: [f"n{at}" for at in range(n)]])
def test_the_pairs_to_look_at_grow_no_faster_than_the_names(build: Callable[[int], list[str]]) -> None:
    groups: dict[tuple[str, int | None], list[int]] = {}
    for at, name in enumerate(build(3000)):
        groups.setdefault((name, None), []).append(at)
    assert sum(map(len, find_beside(groups).values())) <= 2 * BESIDE * 3000
