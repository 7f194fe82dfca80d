"""Counts: the words, the qualifier, the unit, and what is no count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geocoding.anchors import matches_at
from components.geocoding.count_words import FLOORS, RULE_OF, VAGUE
from components.geocoding.numerals import value_of
from components.geocoding.quantities import find_counts, parse_count, pattern, tried
from components.geocoding.tokens import tokenize
from components.model import Count

WORDS = """
three destroyers at least 8 more than 4,500 más de up to 80 killed people dozens of docenas de buques several
between and 2,000-2,500 Marines 4.5 million . , — $15 % 26-year-old F-35s Sept. 2 un mil y 1,0,0 ½ \u0301 \x00 ñ
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between eight and ten warships take part.", [(8, None, 10, "ships")]),
        ("It is a $13 billion carrier.", []),
        ("Una decena de lanchas y medio centenar de pescadores.", [(10, 10, 10, "vessels"), (50, 50, 50, "people")]),
        ("Half a dozen helicopters left.", [(6, 6, 6, "aircraft")]),
        ("Unos 15 mil soldados.", [(None, 15000, None, "personnel")]),
    ],
)
def test_numbers_in_words_are_read_whole_or_not_at_all(text: str, expected: list[tuple[object, ...]]) -> None:
    found = find_counts(text)
    assert [(m.value_low, m.value_best, m.value_high, m.unit) for m in found] == expected


def only(text: str) -> tuple[str, int | None, int | None, int | None, str | None]:
    (mention,) = find_counts(text)
    return mention.text, mention.value_low, mention.value_best, mention.value_high, mention.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three destroyers sailed", ("three destroyers", 3, 3, 3, "ships")),
        ("about 4,500 personnel", ("about 4,500 personnel", None, 4500, None, "personnel")),
        ("including 11 warships in the sea", ("11 warships", 11, 11, 11, "ships")),
        ("and 15,000 troops, some prepared", ("15,000 troops", 15000, 15000, 15000, "personnel")),
        ("bringing more than 4,000 sailors", ("more than 4,000 sailors", 4001, 4001, None, "personnel")),
        ("has killed over 80 people", ("over 80 people", 81, 81, None, "killed")),
        ("no more than 12 ships", ("no more than 12 ships", None, 12, 12, "ships")),
        ("up to 200 Marines", ("up to 200 Marines", None, 200, 200, "personnel")),
        ("fewer than 10 boats", ("fewer than 10 boats", None, 9, 9, "vessels")),
        ("dozens of warships", ("dozens of warships", 12, 12, None, "ships")),
        ("tens of soldiers", ("tens of soldiers", 10, 10, None, "personnel")),
        ("several ships", ("several ships", None, None, None, "ships")),
        ("some troops", ("some troops", None, None, None, "personnel")),
        ("some 4,000 troops", ("some 4,000 troops", None, 4000, None, "personnel")),
        ("8 to 10 ships", ("8 to 10 ships", 8, None, 10, "ships")),
        ("2,000-2,500 Marines", ("2,000-2,500 Marines", 2000, None, 2500, "personnel")),
        ("between 8 and 10 warships", ("between 8 and 10 warships", 8, None, 10, "ships")),
        ("4.5 to 5 million militia", ("4.5 to 5 million militia", 4_500_000, None, 5_000_000, "militia")),
        ("15+ warships", ("15+ warships", 15, 15, None, "ships")),
        ("half a dozen jets", ("half a dozen jets", 6, 6, 6, "aircraft")),
        ("three U.S. Navy guided-missile destroyers", ("three U.S. Navy guided-missile destroyers", 3, 3, 3, "ships")),
        ("10 boat strikes", ("10 boat strikes", 10, 10, 10, "strikes")),
        ("Eleven people died", ("Eleven people", 11, 11, 11, "killed")),
        ("left 11 dead", ("11 dead", 11, 11, 11, "killed")),
        ("the death toll rose to 83", ("83", 83, 83, 83, "killed")),
        ("at least eight", ("at least eight", 8, 8, None, None)),
        ("one destroyer", ("one destroyer", 1, 1, 1, "ships")),
        ("una docena de buques", ("una docena de buques", 12, 12, 12, "ships")),
        ("más de 80 muertos", ("más de 80 muertos", 81, 81, None, "killed")),
        ("unos 4.500 efectivos", ("unos 4.500 efectivos", None, 4500, None, "personnel")),
        ("8,2 millones de milicianos", ("8,2 millones de milicianos", 8_200_000, 8_200_000, 8_200_000, "militia")),
        ("decenas de miles de soldados", ("decenas de miles de soldados", 10_000, 10_000, None, "personnel")),
        ("entre 8 y 10 buques", ("entre 8 y 10 buques", 8, None, 10, "ships")),
        ("al menos 32 cubanos murieron", ("al menos 32 cubanos", 32, 32, None, "killed")),
        ("murieron 11 personas", ("11 personas", 11, 11, 11, "killed")),
        ("hasta 200 militares", ("hasta 200 militares", None, 200, 200, "personnel")),
        ("treinta y dos soldados", ("treinta y dos soldados", 32, 32, 32, "personnel")),
        ("docenas de buques", ("docenas de buques", 12, 12, None, "ships")),
        ("varios aviones", ("varios aviones", None, None, None, "aircraft")),
    ],
)
def test_a_count_keeps_its_words_bounds_and_unit(text: str, expected: tuple[object, ...]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2025 ships sailed", "48 nautical miles from Blanquilla", "a $15 million reward", "a 26-year-old man",
        "a 91-day deployment", "docked at 9.30 am", "USS Gravely (DDG-107)", "DDG 107", "the 4th Fleet", "22nd MEU",
        "13 % of ships", "13 percent of ships", "On Nov. 3 ships sailed", "el 2 de septiembre", "25,000 feet", "Su-30",
        "one of the destroyers", "aged 26", "Resolution 2231", "676.6 kg", "10:15", "1/2", "hasta 2026",
        "over 40 minutes",
        "5 millas náuticas", "50 millones de dólares", "the 2.5 ratio", "un ataque contra una lancha",
        "Falcon 9 rockets",
    ],
)  # fmt: skip
def test_figures_that_count_nothing_of_ours_are_no_counts(text: str) -> None:
    assert find_counts(text) == []


def test_a_count_ends_before_the_designation_that_it_counts() -> None:
    (mention,) = find_counts("ten F-35B fighter jets landed")
    assert (mention.text, mention.unit, mention.designation) == ("ten", "aircraft", "F-35B")


def test_each_count_of_a_sentence_is_found() -> None:
    found = [(m.text, m.unit) for m in find_counts("83 killed in 21 strikes on 22 boats by three destroyers")]
    assert found == [
        ("83 killed", "killed"),
        ("21 strikes", "strikes"),
        ("22 boats", "vessels"),
        ("three destroyers", "ships"),
    ]


def test_the_trace_names_the_rule() -> None:
    assert find_counts("at least 12 warships")[0].trace[0] == "count rule: at_least"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("More than 2,500 troops", Count(2501, 2501, None, "personnel", "More than 2,500 troops", "more_than")),
        ("at least 32", Count(32, 32, None, "", "at least 32", "at_least")),
        ("three destroyers", Count(3, 3, 3, "ships", "three destroyers", "exactly")),
        ("Roughly 4,000-4,500.", Count(4000, None, 4500, "", "Roughly 4,000-4,500.", "range")),
        ("Nearly 200,000", Count(None, 200_000, None, "", "Nearly 200,000", "about", approximate=True)),
        ("dozens", Count(12, 12, None, "", "dozens", "dozens")),
        ("several", Count(None, None, None, "", "several", "several")),
        ("some", Count(None, None, None, "", "some", "some")),
        ("nobody knows", Count(None, None, None, "", "nobody knows", "unread")),
        ("", Count(None, None, None, "", "", "unread")),
    ],
)
def test_a_raw_phrase_is_coded_by_its_qualifier(words: str, expected: Count) -> None:
    assert parse_count(words) == expected


def test_a_given_unit_wins_over_the_noun() -> None:
    assert parse_count("2,200 Marines", "marines").unit == "marines"


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("two thousand five hundred", 2500), ("twenty-one", 21), ("one hundred and twelve", 112),
        ("4.5 million", 4_500_000),
        ("15 mil", 15_000), ("15.000", 15_000), ("dos mil quinientos", 2500), ("ochenta y tres", 83),
        ("un millon", 10**6),
        ("tres millones doscientos mil", 3_200_000), ("2.125 million", 2_125_000), ("two dozen", 24),
        ("media docena", 6),
        ("2.5", None), ("two three", None),
    ],
)  # fmt: skip
def test_numerals_of_both_languages_have_their_value(numeral: str, value: int | None) -> None:
    assert value_of(numeral) == value


@pytest.mark.parametrize("text", ["ma\u0301s de 80 muertos", "m\xadás de 80\u200b muertos"])
def test_characters_that_do_not_show_are_read_past(text: str) -> None:
    assert only(text) == (text, 81, 81, None, "killed")


@given(TEXTS)
def test_counts_of_any_text_are_ordered_and_index_it(text: str) -> None:
    for mention in find_counts(text):
        assert text[mention.start : mention.end] == mention.text != ""
        bounds = [v for v in (mention.value_low, mention.value_best, mention.value_high) if v is not None]
        assert bounds == sorted(bounds)


@given(TEXTS)
def test_reading_the_same_words_twice_gives_the_same_count(text: str) -> None:
    assert find_counts(text) == find_counts(text)
    assert parse_count(text) == parse_count(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The death toll of the month has risen to 11.", "killed"),
        ("So far 12 of them have been reported killed.", "killed"),
        ("They saw 3 of the new F-35s.", "aircraft"),
        ("They saw 3 old and very loud F/A-18s.", "aircraft"),
    ],
)
def test_what_a_number_counts_may_stand_some_words_away(text: str, unit: str) -> None:
    assert [mention.unit for mention in find_counts(text)] == [unit]


QUANTITIES = st.sampled_from(
    [
        *RULE_OF,
        *FLOORS,
        *VAGUE,
        *["3", "4,500", "the", "los", "one", "and", "dozen", "million", "media", "2-4", "+", "or", "more"],
    ]
)


@given(st.lists(QUANTITIES, max_size=9).map(" ".join))
def test_quantities_are_found_as_if_tried_at_every_word(text: str) -> None:
    tokens = tokenize(text)
    found, everywhere = (matches_at(pattern(), tokens.folded, starts) for starts in (tried(tokens), tokens.starts))
    assert [match.span() for match in found] == [match.span() for match in everywhere]
