"""Patterns are tried only where a mention can begin, each place once, and find what a scan of the text would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from components.geocoding.anchors import Finder, beginnings, matches_at, positions, starts_of
from components.geocoding.asset_sites import sites
from components.geocoding.tokens import tokenize

TEXTS = st.lists(
    st.sampled_from(["no", "more", "than", "two", "ships", "USS", "Ford", "F-35B", "22nd", "group", ".", "-", "3"])
).map(" ".join)
SHIPS = re.compile(r"(?<!\w)(?:no more than two|two|more) ?(?:ships)?(?!\w)")


@given(TEXTS)
def test_every_place_is_tried_once_and_in_order(text: str) -> None:
    tokens = tokenize(text)
    places = list(beginnings(tokens, positions(tokens, frozenset({"two", "ships"})), {"no", "more", "than"}))
    assert places == sorted(set(places))
    assert set(places) <= set(tokens.starts)


@given(TEXTS)
def test_assets_are_tried_at_no_more_places_than_there_are_words(text: str) -> None:
    tokens = tokenize(text)
    places = [place for place, _ in sites(tokens)]
    assert places == sorted(set(places))
    assert set(places) <= set(tokens.starts)


@given(TEXTS)
def test_trying_the_words_that_open_a_pattern_finds_what_a_scan_finds(text: str) -> None:
    tokens = tokenize(text)
    openers = frozenset({"no", "two", "more"})
    scanned = [match.span() for match in SHIPS.finditer(tokens.folded)]
    assert [match.span() for match in matches_at(SHIPS, tokens.folded, starts_of(tokens, openers))] == scanned
    assert [match.span() for match in Finder(tokens, SHIPS, openers).matches(0, len(text))] == scanned


def test_a_match_never_reaches_beyond_its_stretch() -> None:
    tokens = tokenize("no more than two ships")
    finder = Finder(tokens, SHIPS, frozenset({"no", "two", "more"}))
    assert finder.first(0, 16) is not None
    assert finder.first(0, 2) is None


def test_words_with_a_figure_anywhere_are_known() -> None:
    tokens = tokenize("F35B and MQ-9 of the 22nd")
    assert [tokens.keys[at] for at in tokens.figures] == ["f35b", "9", "22nd"]
