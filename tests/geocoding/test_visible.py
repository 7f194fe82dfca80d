"""The text as it shows, and the way back to the text as given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geocoding.tokens import SKIP, fold, without_entities
from components.geocoding.visible import Shown
from components.model import Mention, MentionKind

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


@pytest.mark.parametrize("name", ["Bogota\u0301", "Bogot&aacute;", "Bogo\xadta"])
def test_a_mention_ends_behind_the_last_accent_or_entity_of_its_words(name: str) -> None:
    given_text = f"off {name} today"
    shown = Shown(given_text, fold(given_text))
    found = Mention(4, 10, shown.text[4:10], MentionKind.PLACE)
    assert shown.restored(found).text == name


@given(st.lists(PIECES, max_size=20).map("".join))
def test_every_shown_character_stands_where_it_is_said_to(text: str) -> None:
    shown, whole = Shown(text, fold(text)), without_entities(text)
    assert len(whole) == len(text)
    assert "".join(whole[shown.index(at)] for at in range(len(shown.text))) == shown.text
    assert SKIP not in fold(shown.text)
    assert "  " not in fold(shown.text)
