"""A document and the limits it is read within."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from components.language import N_, _

MEBIBYTE = 2**20


class FileKind(StrEnum):
    """What a file is, by its content. The values are the words for it, marked."""

    TEXT = N_("plain text")
    HTML = N_("web page")
    PDF = N_("PDF")
    DOCX = N_("Word document")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a stranger's file is read. Sizes are bytes; ``memory`` and ``cpu_seconds`` bound the process that
    parses it, where the operating system can, and ``seconds`` is the wall clock everywhere."""

    file_size: int = 5 * MEBIBYTE
    characters: int = 100_000
    pages: int = 300
    unpacked_size: int = 40 * MEBIBYTE
    unpacked_ratio: int = 100
    parts: int = 2_000
    memory: int = 1024 * MEBIBYTE
    cpu_seconds: int = 20
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Extract:
    """What a parser takes out of a file. ``published`` is an ISO day that the file itself states, else ""."""

    text: str
    title: str = ""
    published: str = ""
    pages: int | None = None


def called(name: str) -> str:
    """A file in a message: by its name, which is a stranger's and therefore quoted."""
    return repr(name) if name else _("the file")


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file or of what somebody pasted, and how it came to be. ``notes`` are for the reader."""

    text: str
    kind: FileKind = FileKind.TEXT
    name: str = ""
    title: str = ""
    published_on: dt.date | None = None
    notes: tuple[str, ...] = ()
