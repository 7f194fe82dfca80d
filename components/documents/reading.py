"""From a file to its text: the one way in, for the page and for the command line.

``read_document`` is a pure function of the bytes, the name and the limits. Plain text is decoded here; everything that
needs a parser is read in a child process. Nothing is written, cached or logged.
"""

from __future__ import annotations

import datetime as dt

from components.documents.confined import extract
from components.documents.kinds import kind_of
from components.documents.model import Document, FileKind, Limits, called
from components.documents.plain_text import decode
from components.errors import TextError
from components.language import _, ngettext, number_words

__all__ = ["Document", "FileKind", "Limits", "pasted", "read_document"]

LIMITS = Limits()


def read_document(content: bytes, name: str = "", limits: Limits = LIMITS) -> Document:
    """The text of a TXT, HTML, PDF or DOCX file, told apart by content; ``name`` is only for messages.

    Raises ``TextError``, saying what is wrong and what to do, for a file that is empty, too large, of another kind,
    locked, damaged, or without text.
    """
    _check_size(content, name, limits)
    kind, note = kind_of(content, name)
    if kind is FileKind.TEXT:
        text, guess = decode(content, name)
        return Document(_checked(text, limits), kind, name, notes=_said(note, guess))
    found = extract(content, kind, limits)
    published = dt.date.fromisoformat(found.published) if found.published else None
    return Document(_checked(found.text, limits), kind, name, found.title, published, _said(note, _pages(found.pages)))


def pasted(text: str, limits: Limits = LIMITS) -> Document:
    """A text that somebody typed or pasted. Raises ``TextError`` when it is empty or too long."""
    return Document(_checked(text, limits))


def _check_size(content: bytes, name: str, limits: Limits) -> None:
    if not content:
        raise TextError(_("{file} is empty; choose another file, or paste the words").format(file=called(name)))
    if len(content) > limits.file_size:
        raise TextError(
            _("{file} has {size} bytes; at most {most} are read, so paste the part that matters").format(
                file=called(name), size=number_words(len(content)), most=number_words(limits.file_size)
            )
        )


def _checked(text: str, limits: Limits) -> str:
    if not text.strip():
        raise TextError(_("there is no text in it, only white space; paste the words of a report"))
    if len(text) > limits.characters:
        raise TextError(
            _("the text has {size} characters; at most {most} are read at once; give it in parts").format(
                size=number_words(len(text)), most=number_words(limits.characters)
            )
        )
    return text


def _pages(number: int | None) -> str:
    if number is None:
        return ""
    return ngettext("Read {number} page; pictures are not read.", "Read {number} pages; pictures are not read.", number)


def _said(*notes: str) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
