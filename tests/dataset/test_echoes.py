"""Five articles with one origin are one voice; credibility counts voices."""

import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.arrays import Arrays
from components.dataset.echoes import COLUMNS, credibility, grade, voices
from components.dataset.load import read_dataset
from components.dataset.observations import observations
from tests.builders import Row, dataset, location, source
from tests.dataset.test_speaking import JETS, PLACES, SHIP, at

SOURCES = (
    source("one"),
    source("two"),
    source("three"),
    source("copy", derived_from="One"),
    source("mirror", url="https://example.org/two"),
)


def judged(*rows: Row) -> pd.DataFrame:
    places = [location(name, shape) for name, shape in PLACES.items()]
    built = dataset(*rows, *places, *SOURCES, JETS, SHIP)
    return credibility(built, Arrays(observations(built), built.nesting))


def code(*rows: Row) -> int:
    """The credibility of the first row."""
    return int(judged(*rows).at[rows[0].cells["report_id"], "credibility"])


def ship(place: str, source_id: str, day: str = "2025-11-05", **cells: str) -> Row:
    return at("ship", place, day, source_id=source_id, **cells)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((), 6),
        ((("ceiba", "copy"),), 6),
        ((("ceiba", "two"),), 2),
        ((("caribbean", "two"),), 2),
        ((("ceiba", "two"), ("ceiba", "mirror")), 2),
        ((("ceiba", "two"), ("ceiba", "three")), 1),
        ((("comalapa", "two"),), 4),
        ((("comalapa", "two"), ("comalapa", "three")), 5),
        ((("ceiba", "three"), ("comalapa", "two")), 3),
    ],
)
def test_credibility_counts_the_voices_that_agree_and_contradict(
    others: tuple[tuple[str, str], ...], expected: int
) -> None:
    assert code(ship("ceiba", "one"), *(ship(*each) for each in others)) == expected


def test_a_report_alone_that_fits_the_week_around_is_possibly_true() -> None:
    assert code(ship("ceiba", "one"), ship("ceiba", "two", "2025-11-10")) == 3
    assert code(ship("ceiba", "one"), ship("ceiba", "two", "2025-11-20")) == 6


def test_a_denial_contradicts_the_presence_that_it_denies() -> None:
    assert code(ship("ceiba", "one"), ship("ceiba", "two", assertion="denied")) == 4


def test_aircraft_of_one_type_at_two_bases_do_not_contradict_each_other() -> None:
    rows = at("jets", "ceiba", "2025-11-05", source_id="one"), at("jets", "comalapa", "2025-11-05", source_id="two")
    assert code(*rows) == 6


def test_who_agrees_and_who_contradicts_is_named() -> None:
    rows = ship("ceiba", "one"), ship("ceiba", "two", report_id="yes"), ship("comalapa", "three", report_id="no")
    found = judged(*rows)
    assert tuple(found.columns) == COLUMNS
    assert found.loc[rows[0].cells["report_id"], ["agreeing", "contradicting"]].tolist() == ["yes", "no"]


def test_a_corrected_report_agrees_with_nobody() -> None:
    rows = ship("ceiba", "one"), ship("ceiba", "two", report_id="old"), ship("comalapa", "two", supersedes="old")
    assert "old" not in judged(*rows).index
    assert code(*rows) == 4


def test_the_two_places_of_one_ship_in_january_contradict_each_other() -> None:
    data = read_dataset()
    found = credibility(data, Arrays(observations(data), data.nesting))
    assert found.at["uss-iwo-jima-2026-01-08-present-1", "against"] == 3
    assert found.at["uss-iwo-jima-2026-01-07-present-2", "against"] == 1


ROOTS = st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=3), max_size=8)


@given(ROOTS)
def test_voices_share_no_root_and_do_not_depend_on_order(roots: list[frozenset[str]]) -> None:
    found = voices(roots)
    assert all(one.isdisjoint(other) for one, other in itertools.combinations(found, 2))
    assert frozenset().union(*found) == frozenset().union(*roots)
    assert set(voices(reversed(roots))) == set(found)


@given(st.integers(1, 9), st.integers(0, 9), st.booleans())
def test_another_voice_in_favour_never_makes_a_claim_less_credible(agreeing: int, against: int, fits: bool) -> None:
    assert grade(agreeing + 1, against, fits) <= grade(agreeing, against, fits)
    assert grade(agreeing, against + 1, fits) >= grade(agreeing, against, fits) or grade(agreeing, against, fits) == 6
