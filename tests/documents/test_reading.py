"""Whole files through the child process that parses them."""

import datetime as dt
import os
import sys

import pytest

from components.documents.confined import extract
from components.documents.model import FileKind, Limits
from components.documents.reading import pasted, read_document
from components.errors import TextError
from components.language import speaking
from tests.documents.files import ARTICLE, archive, blank_pdf, locked_pdf, pdf, word

HERE_ONLY = sys.platform != "win32"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"The ship is in Ponce.", "a.txt", FileKind.TEXT),
        (pdf("The ship is in Ponce."), "a.pdf", FileKind.PDF),
        (word("The ship is in Ponce."), "a.docx", FileKind.DOCX),
    ],
)
def test_every_kind_of_file_gives_its_text(content: bytes, name: str, kind: FileKind) -> None:
    found = read_document(content, name)
    assert (found.text, found.kind, found.name) == ("The ship is in Ponce.", kind, name)


def test_a_web_page_gives_its_title_and_its_day() -> None:
    found = read_document(ARTICLE.encode(), "a.html")
    assert found.title == "Ship anchors off island"
    assert found.published_on == dt.date(2025, 10, 28)


def test_the_same_bytes_give_the_same_document() -> None:
    file = pdf("The ship is in Ponce.")
    assert read_document(file, "a.pdf") == read_document(file, "a.pdf")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "'a' is empty"),
        (b" \n\t ", "only white space"),
        (b"x" * 5_300_000, "at most 5,242,880 are read"),
        (b"x" * 100_001, "100,001 characters"),
        (b"%PDF-1.4 and then nothing of the kind", "is damaged"),
        (locked_pdf("secret"), "locked with a password"),
        (archive(word__document_xml=b" " * 9_000_000), "unpacks to more than"),
        (archive(word__document_xml=b"<not-word/>"), "is damaged"),
        (b"\x89PNG\r\n", "picture"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(TextError, match=says):
        read_document(content, "a")


def test_a_parser_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(TextError, match=r"could not be read in 0\.001 seconds"):
        extract(pdf("x"), FileKind.PDF, Limits(seconds=0.001))


@pytest.mark.parametrize("limits", [Limits(memory=64 * 2**20)] if HERE_ONLY else [])
def test_a_parser_that_takes_too_much_memory_is_stopped(limits: Limits) -> None:
    with pytest.raises(TextError, match="memory"):
        extract(b"%PDF-1.4" + b" " * 60_000_000, FileKind.PDF, limits)


def test_the_child_sees_no_setting_but_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_SECRET", "x")
    seen: dict[str, str] = {}

    def run(*_: object, env: dict[str, str], **__: object) -> object:
        seen.update(env)
        raise TextError("seen")

    monkeypatch.setattr("components.documents.confined.subprocess.run", run)
    with pytest.raises(TextError, match="seen"):
        extract(b"", FileKind.PDF, Limits())
    assert "STREAMLIT_SECRET" in os.environ
    assert "STREAMLIT_SECRET" not in seen


def test_a_pasted_text_is_bounded_too() -> None:
    assert pasted("Ponce").text == "Ponce"
    with pytest.raises(TextError, match="only white space"):
        pasted(" ")
    with pytest.raises(TextError, match="at most 3 are read at once"):
        pasted("Ponce", Limits(characters=3))


def test_a_reader_of_spanish_is_told_in_spanish_what_is_wrong() -> None:
    with speaking("es"):
        with pytest.raises(TextError, match=r"^'a\.txt' está vacío"):
            read_document(b"", "a.txt")
        with pytest.raises(TextError, match=r"^el PDF no contiene texto"):  # said by the child
            read_document(blank_pdf(), "a.pdf")
