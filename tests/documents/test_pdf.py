import pytest

from components.documents.model import Limits
from components.documents.pdf import LOCKED, SCANNED, paragraphs, read_pdf
from components.errors import TextError
from tests.documents.files import blank_pdf, locked_pdf, pdf

LIMITS = Limits()


def test_the_words_of_every_page_are_read_in_order() -> None:
    found = read_pdf(pdf("The ship is in Ponce.", "The jets are in Ceiba."), LIMITS)
    assert found.text == "The ship is in Ponce.\n\nThe jets are in Ceiba."
    assert found.pages == 2


def test_lines_of_a_page_are_one_sentence_again() -> None:
    assert (
        read_pdf(pdf("The ship anchored off\nPort of\nSpain."), LIMITS).text == "The ship anchored off Port of Spain."
    )


def test_a_locked_file_is_refused_as_such() -> None:
    with pytest.raises(TextError, match=LOCKED):
        read_pdf(locked_pdf("secret"), LIMITS)


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert "Ponce" in read_pdf(locked_pdf(""), LIMITS).text


def test_a_scan_is_refused_as_such() -> None:
    with pytest.raises(TextError) as refused:
        read_pdf(blank_pdf(), LIMITS)
    assert str(refused.value) == SCANNED


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    with pytest.raises(TextError, match="4 pages; at most 3"):
        read_pdf(blank_pdf(4), Limits(pages=3))


def test_too_much_text_is_refused_while_it_is_read() -> None:
    with pytest.raises(TextError, match="more than 20 characters"):
        read_pdf(pdf("The ship is in Ponce.", "never reached"), Limits(characters=20))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The visit was an-", "nounced."], "The visit was announced."),
        (["It sailed with the F-", "35s."], "It sailed with the F- 35s."),
        (["One.", "", "Two."], "One.\n\nTwo."),
        (["A line that is long enough to be the longest of all", "ends.", "Next"],
         "A line that is long enough to be the longest of all ends.\n\nNext"),
        ([], ""),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(lines: list[str], text: str) -> None:
    assert paragraphs(lines) == text
