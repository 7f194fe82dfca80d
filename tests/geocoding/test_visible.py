"""The text as it shows, and the way back to the text as given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geocoding.tokens import SKIP, fold, without_entities
from components.geocoding.visible import Shown

PIECES = st.sampled_from(
    ["Ponce", " ", "  ", "\t", "\n", "\xad", "\u200b", "\u0301", "&eacute;", "&nbsp;", "&", ";", SKIP]
)


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("off  Port  of\tSpain", "off Port of\tSpain"),
        ("G\xfcir\xadia", "G\xfciria"),
        ("Cura&ccedil;ao &amp; Aruba", "Curaçao & Aruba"),
        ("Sucre&rsquo;s &quot;coast&quot;", "Sucre’s \"coast\""),
        ("M&#233;rida, M&#xe9;rida", "Mérida, Mérida"),
        ("&notit; AT&T; R&D", "&notit; AT&T; R&D"),
        ("one \n two", "one\ntwo"),
    ],
)  # fmt: skip
def test_only_what_shows_is_left(given_text: str, shown: str) -> None:
    assert Shown(given_text, fold(given_text)).text == shown


@given(st.lists(PIECES, max_size=20).map("".join))
def test_every_shown_character_stands_where_it_is_said_to(text: str) -> None:
    shown, whole = Shown(text, fold(text)), without_entities(text)
    assert len(whole) == len(text)
    assert "".join(whole[shown.index(at)] for at in range(len(shown.text))) == shown.text
    assert SKIP not in fold(shown.text)
    assert "  " not in fold(shown.text)
