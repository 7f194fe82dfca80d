import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.documents.wrapping import unwrapped

WRAPPED = """The destroyer USS Fairweather is reported to be at anchor off
Port of Spain, where she arrived on Sunday for a visit of some
days."""


def test_a_sentence_that_was_broken_at_a_width_is_one_again() -> None:
    assert unwrapped(WRAPPED) == WRAPPED.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "A headline about ships\nThe destroyer anchored off Port of Spain on Sunday, where she stays for days.",
        "- two warships that are said to be in the port of Ponce\n- one aircraft that is said to be on the runway",
        "One sentence that fills about the whole of its own line.\nAnother one that does so too, up to the very end.",
        "x" * 300 + "\n" + "y" * 300,
        "First paragraph, of which the only line is rather long\n\nSecond paragraph, whose only line is so as well",
    ],
)
def test_a_line_that_ends_by_itself_stays_one(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(st.sampled_from("ab .\n-"), max_size=400))
def test_no_offset_is_ever_moved(text: str) -> None:
    found = unwrapped(text)
    assert len(found) == len(text)
    assert found.split() == text.split()
