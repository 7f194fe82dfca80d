"""How places are said to lie to one another, in English and Spanish."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.geocoding.geodesy import NAUTICAL_MILE_M, STATUTE_MILE_M
from components.geocoding.relation_cues import ARTICLES, BEFORE_ANCHOR, CUES, RelationKind
from components.geocoding.relations import Relation, between_places, parse_relation, relation_before
from components.geocoding.tokens import words

K = RelationKind


def read(phrase: str) -> Relation:
    relation = parse_relation(phrase)
    assert relation is not None, phrase
    return relation


@pytest.mark.parametrize(
    ("phrase", "kind", "anchors"),
    [
        ("124 miles from La Orchila", K.DISTANCE, ("La Orchila",)),
        ("60 nautical miles north of Varadero, Cuba", K.DISTANCE, ("Varadero, Cuba",)),
        ("off Güiria", K.OFF, ("Güiria",)),
        ("Off the coast of Venezuela", K.OFF, ("Venezuela",)),
        ("off the northeast coast of Trinidad", K.OFF, ("Trinidad",)),
        ("East coast of Venezuela", K.OFF, ("Venezuela",)),
        ("waters off Puerto Rico", K.OFF, ("Puerto Rico",)),
        ("waters around South America", K.OFF, ("South America",)),
        ("along the coast of Sucre", K.OFF, ("Sucre",)),
        ("territorial waters of Venezuela", K.TERRITORIAL, ("Venezuela",)),
        ("near Curaçao", K.NEAR, ("Curaçao",)),
        ("in the vicinity of La Orchila", K.NEAR, ("La Orchila",)),
        ("between Curaçao and Venezuela", K.BETWEEN, ("Curaçao", "Venezuela")),
        ("north of Puerto Rico", K.DIRECTION, ("Puerto Rico",)),
        ("just south-west of St. Kitts", K.DIRECTION, ("St. Kitts",)),
        ("southern part of Lake Maracaibo", K.PART, ("Lake Maracaibo",)),
        ("southern Puerto Rico", K.PART, ("Puerto Rico",)),
        ("over Caracas", K.OVER, ("Caracas",)),
        ("airspace above and around Venezuela", K.OVER, ("Venezuela",)),
        ("across Venezuela", K.ACROSS, ("Venezuela",)),
        ("under 90 miles from Venezuela", K.WITHIN, ("Venezuela",)),
        ("less than 12 nautical miles from La Tortuga", K.WITHIN, ("La Tortuga",)),
        ("more than 1,000 km from Caracas", K.BEYOND, ("Caracas",)),
        ("Caribbean Sea to Middle East", K.ROUTE, ("Caribbean Sea", "Middle East")),
        ("from Norfolk to the Caribbean", K.ROUTE, ("Norfolk", "Caribbean")),
        ("cerca de Curazao", K.NEAR, ("Curazao",)),
        ("frente a las costas de Venezuela", K.OFF, ("Venezuela",)),
        ("frente a La Guaira", K.OFF, ("La Guaira",)),
        ("al norte de Cuba", K.DIRECTION, ("Cuba",)),
        ("sur de Puerto Rico", K.PART, ("Puerto Rico",)),
        ("entre Curazao y Venezuela", K.BETWEEN, ("Curazao", "Venezuela")),
        ("a 80 millas náuticas de la isla Beata", K.DISTANCE, ("la isla Beata",)),
        ("aguas territoriales de Venezuela", K.TERRITORIAL, ("Venezuela",)),
        ("sobre Caracas", K.OVER, ("Caracas",)),
    ],
)
def test_a_relation_is_read_with_its_anchor(phrase: str, kind: RelationKind, anchors: tuple[str, ...]) -> None:
    relation = read(phrase)
    assert relation.kind is kind
    assert tuple(anchor.text for anchor in relation.anchors) == anchors


@pytest.mark.parametrize(
    ("phrase", "metres"),
    [
        ("48 nautical miles from Blanquilla", 48 * NAUTICAL_MILE_M),
        ("12 nm from La Tortuga", 12 * NAUTICAL_MILE_M),
        ("124 miles from La Orchila", 124 * STATUTE_MILE_M),
        ("200 km from La Orchila", 200_000),
        ("1,200 km east of Barbados", 1_200_000),
        ("1.5 miles from Ponce", 1.5 * STATUTE_MILE_M),
        ("two hundred nautical miles off Acapulco", 200 * NAUTICAL_MILE_M),
        ("forty-five miles from Trinidad", 45 * STATUTE_MILE_M),
        ("a 4,5 kilómetros de Ureña", 4_500),
        ("a 1.200 kilómetros de Cuba", 1_200_000),
        ("cuarenta y cinco millas al este de Trinidad", 45 * STATUTE_MILE_M),
        ("a doscientas millas náuticas de Aruba", 200 * NAUTICAL_MILE_M),
    ],
)
def test_a_distance_is_read_in_its_unit(phrase: str, metres: float) -> None:
    assert read(phrase).low_m == pytest.approx(metres)


def test_a_range_keeps_both_ends() -> None:
    relation = read("50 to 60 miles off Güiria")
    assert (relation.low_m, relation.high_m) == pytest.approx((50 * STATUTE_MILE_M, 60 * STATUTE_MILE_M))


@pytest.mark.parametrize(
    ("phrase", "bearing"),
    [
        ("60 nautical miles north of Varadero", 0),
        ("12 nm NE of La Tortuga", 45),
        ("400 miles southwest of Acapulco", 225),
        ("30 km west-northwest of Aruba", 292.5),
        ("a 200 km al norte de La Guaira", 0),
        ("al sureste de Curazao", 135),
        ("just south-west of St. Kitts", 225),
    ],
)
def test_a_bearing_is_read_in_words_and_points(phrase: str, bearing: float) -> None:
    assert read(phrase).bearing == bearing


@pytest.mark.parametrize("word", ["about", "roughly", "some", "nearly"])
def test_an_approximate_distance_is_marked(word: str) -> None:
    assert read(f"{word} 340 miles off Venezuela").approximate
    assert not read("340 miles off Venezuela").approximate


def test_international_waters_are_marked() -> None:
    assert read("International waters near Venezuela").international
    assert read("aguas internacionales frente a Venezuela").international
    assert not read("waters near Venezuela").international


@pytest.mark.parametrize("phrase", ["Venezuela", "Key West", "El Sombrero", "La Orchila", "", "Caribbean Sea", "F-35"])
def test_a_name_alone_is_no_relation(phrase: str) -> None:
    assert parse_relation(phrase) is None


TEXT = "A tanker was seen about 48 nautical miles north of La Blanquilla on Monday."


def test_a_cue_before_a_place_in_running_text_is_found_with_its_span() -> None:
    start = TEXT.index("La Blanquilla")
    relation = relation_before(TEXT, start, start + 13)
    assert relation is not None
    assert TEXT[relation.start : relation.end] == "about 48 nautical miles north of La Blanquilla"
    assert relation.bearing == 0
    assert relation.approximate


def test_a_place_without_a_cue_before_it_has_no_relation() -> None:
    text = "The ship entered Ponce"
    assert relation_before(text, text.index("Ponce"), len(text)) is None


def test_between_needs_both_places_and_only_and_between_them() -> None:
    text = "They sailed between Curaçao and Venezuela, then to Aruba."
    curacao, venezuela, aruba = (
        (text.index(name), text.index(name) + len(name)) for name in ("Curaçao", "Venezuela", "Aruba")
    )
    relation = between_places(text, curacao, venezuela)
    assert relation is not None
    assert text[relation.start : relation.end] == "between Curaçao and Venezuela"
    assert between_places(text, venezuela, aruba) is None


@settings(deadline=None)
@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    parse_relation(text)


CUE_WORDS = "about,48,nautical,miles,km,of,off,the,coast,between,and,north,NE,La Guaira,de,al,norte,a,unas,mil,y,5"


@settings(deadline=None)
@given(st.lists(st.sampled_from(CUE_WORDS.split(",")), max_size=9))
def test_no_mixture_of_cue_words_makes_it_raise_and_spans_index_the_phrase(words: list[str]) -> None:
    phrase = " ".join(words)
    relation = parse_relation(phrase)
    if relation is not None:
        for anchor in relation.anchors:
            assert phrase[anchor.start : anchor.end] == anchor.text


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_no_span_of_any_text_makes_the_search_before_it_raise(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    relation = relation_before(text, start, end)
    assert relation is None or 0 <= relation.start <= start


@settings(max_examples=30, deadline=None)
@given(st.one_of(*(st.from_regex(re.compile(cue), fullmatch=True) for _, cue in CUES)))
def test_every_cue_ends_with_a_word_by_which_it_is_sought(cue: str) -> None:
    assert [word for word in words(cue) if word not in ARTICLES][-1] in BEFORE_ANCHOR
