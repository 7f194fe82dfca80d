"""Ships that are known by their kind alone, and names beside such a word that are no ships."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geocoding.anchors import tokens_of
from components.geocoding.ship_kinds import ships_by_kind


def ships(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in ships_by_kind(text, tokens_of(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Russian submarine Kazan and the frigate Admiral Gorshkov called.", ["Kazan", "Admiral Gorshkov"]),
        ("The oil tanker Bella 1 was boarded.", ["Bella 1"]),
        ("Sailors of the cutter Mercer's crew spoke.", ["Mercer"]),
        ("The landing ship Los Frailes left.", ["Los Frailes"]),
        ("The Bolívar, a Venezuelan patrol ship, ran aground.", ["Bolívar"]),
        ("La fragata Victoria y el patrullero Zeeland navegan juntos.", ["Victoria", "Zeeland"]),
        ("El Zeeland, un patrullero de la marina neerlandesa, zarpó.", ["Zeeland"]),
    ],
)
def test_a_kind_of_ship_makes_the_name_beside_it_a_ship(text: str, names: list[str]) -> None:
    assert ships(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The destroyer Thursday left port.",
        "A submarine U.S. officials saw turned back.",
        "The ferry to Trinidad left.",
        "A frigate. Caracas denied it.",
        "The tanker, Venezuela said, was stolen.",
        "Guaira, a port, has a submarine pen.",
    ],
)
def test_a_name_beside_a_ship_is_not_always_its_name(text: str) -> None:
    assert ships(text) == []


WORDS = "frigate tanker , a the El The Bolívar U. ’s Thursday 1 \u0301 \x00 de fragata San"
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_a_ship_is_never_an_empty_stretch_nor_begins_with_a_blank(text: str) -> None:
    for start, end, _ in ships_by_kind(text, tokens_of(text)):
        assert start < end
        assert text[start:end] == text[start:end].strip()
