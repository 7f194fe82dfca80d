"""Folding never moves an offset; words point into the text as given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geocoding.tokens import fold, phrase_key, tokenize


@given(st.text())
def test_folding_keeps_the_length_of_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_every_word_of_any_text_lies_inside_it_in_order(text: str) -> None:
    tokens = tokenize(text)
    ends = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert ends <= start < end <= len(text)
        ends = end
    assert all(tokens.keys)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Curaçao", "CURACAO"),
        ("Curac\u0327ao", "Curaçao"),
        ("Cura&ccedil;ao", "Curaçao"),
        ("Cara\xadcas", "Caracas"),
        ("Cara\u200bcas", "Caracas"),
        ("Saint–Martin", "saint-martin"),
        ("Port\u00a0of\tSpain", "Port of Spain"),
        ("O’Hare", "O'Hare"),
        ("Ciudad\r\nGuayana", "Ciudad Guayana"),
    ],
)
def test_spellings_of_one_name_have_one_key(left: str, right: str) -> None:
    assert phrase_key(left) == phrase_key(right)


def test_a_word_with_a_soft_hyphen_points_at_all_of_itself() -> None:
    text = "near Cara\xadcas."
    word = tokenize(text)[1]
    assert text[word.start : word.end] == "Cara\xadcas"
    assert word.folded == "caracas"
    assert word.capital


def test_a_combining_accent_belongs_to_its_word() -> None:
    text = "Me\u0301rida"
    assert [(token.start, token.end) for token in tokenize(text)] == [(0, len(text))]


def test_a_nul_separates_words_and_breaks_nothing() -> None:
    assert tokenize("Caracas\x00Coro").keys == ["caracas", "coro"]


def test_the_figures_of_every_script_fold_to_the_same_ten() -> None:
    assert fold("٣ buques, ７") == "3 buques, 7"


def test_ends_of_lines_and_other_control_characters_fold_alike_beside_any_letter() -> None:
    assert fold("a\r\nb\tc") == "a \nb c"
    assert fold("é\r\nb\tc") == "e \nb c"


def test_words_that_begin_with_a_capital_are_known_as_such() -> None:
    first, second = tokenize("FANB said")[:]
    assert first.capital
    assert not second.capital


def test_the_gaps_are_what_stands_before_and_behind_the_words() -> None:
    assert tokenize("Coro, Falcón.").gaps == ["", ", ", "."]


@given(st.text())
def test_gaps_and_words_make_up_the_folded_text(text: str) -> None:
    tokens = tokenize(text)
    assert len(tokens.gaps) == len(tokens) + 1
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
