import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.documents.plain_text import decode
from components.errors import TextError

SPANISH = "El buque fondeó frente a Güiria; «más de ochenta», dijo el capitán en Curaçao el sábado pasado."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_an_encoding_that_shows_itself_is_read_without_a_word(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding)) == (SPANISH, "")


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
def test_an_encoding_that_had_to_be_guessed_is_told(encoding: str) -> None:
    text, note = decode(SPANISH.encode(encoding))
    assert text == SPANISH
    assert encoding in note


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03" * 50, bytes(range(32)) * 20, b"words \x00\x01\x02\x03\x04"])
def test_bytes_that_are_no_writing_are_refused(content: bytes) -> None:
    with pytest.raises(TextError, match="binary"):
        decode(content, "a.txt")


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    assert decode(b"Ponce\x00 and Ceiba")[0] == "Ponce\x00 and Ceiba"


@pytest.mark.parametrize("content", [b"a\nb", b"a\r\nb", b"a\rb"])
def test_every_line_end_is_one_character(content: bytes) -> None:
    assert decode(content)[0] == "a\nb"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1))
def test_any_text_in_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode())[0] == text.removeprefix("\ufeff")


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        text, _ = decode(content)
    except TextError:
        return
    assert isinstance(text, str)
