import pytest

from components.documents.kinds import REFUSED, kind_of
from components.documents.model import FileKind
from components.errors import TextError
from tests.documents.files import ARTICLE, archive, blank_pdf, word


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"The ship is in Ponce.", FileKind.TEXT),
        (b"<3 the sea", FileKind.TEXT),
        (b"a < b and <p> later", FileKind.TEXT),
        (ARTICLE.encode(), FileKind.HTML),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><p>x", FileKind.HTML),
        ("<html><p>x".encode("utf-16"), FileKind.HTML),
        (b'<?xml version="1.0"?><html/>', FileKind.HTML),
        (blank_pdf(), FileKind.PDF),
        (b"\r\n junk %PDF-1.4", FileKind.PDF),
        (word("x"), FileKind.DOCX),
    ],
)
def test_the_content_decides_what_a_file_is(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) == (kind, "")


@pytest.mark.parametrize("start", [start for start, _ in REFUSED])
def test_pictures_archives_and_programs_are_refused_by_name(start: bytes) -> None:
    with pytest.raises(TextError, match=r"'a\.pdf' is an? "):
        kind_of(start + b" rest", "a.pdf")


def test_an_archive_that_is_no_word_document_is_refused() -> None:
    with pytest.raises(TextError, match="ZIP archive or another Office file"):
        kind_of(archive(xl__workbook_xml=b"x"), "a.docx")


def test_a_wrong_name_is_told_and_the_file_read_as_what_it_is() -> None:
    kind, note = kind_of(ARTICLE.encode(), "statement.pdf")
    assert kind is FileKind.HTML
    assert note == "'statement.pdf' is named like a PDF but is a web page; it was read as what it is."


def test_a_name_without_a_known_ending_promises_nothing() -> None:
    assert kind_of(b"words", "statement.2025")[1] == ""
