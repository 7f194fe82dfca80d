"""What a file is: its content decides, never its name, which is only a stranger's claim."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from components.documents.model import FileKind, called
from components.errors import TextError
from components.language import N_, _

#: First bytes → what such a file is and what to do instead.
REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", N_("a rich-text (RTF) file; save it as DOCX, PDF or plain text")),
    (b"\xd0\xcf\x11\xe0", N_("an old or password-protected Office file; save it as DOCX or PDF without a password")),
    (b"\x89PNG", N_("a picture (PNG); text in pictures is not read, so paste the words")),
    (b"\xff\xd8\xff", N_("a picture (JPEG); text in pictures is not read, so paste the words")),
    (b"GIF8", N_("a picture (GIF); text in pictures is not read, so paste the words")),
    (b"II*\x00", N_("a picture (TIFF); text in pictures is not read, so paste the words")),
    (b"MM\x00*", N_("a picture (TIFF); text in pictures is not read, so paste the words")),
    (b"\x1f\x8b", N_("a gzip archive; unpack it first")),
    (b"BZh", N_("a bzip2 archive; unpack it first")),
    (b"\xfd7zXZ", N_("an xz archive; unpack it first")),
    (b"7z\xbc\xaf", N_("a 7-Zip archive; unpack it first")),
    (b"Rar!", N_("a RAR archive; unpack it first")),
    (b"SQLite format 3", N_("a database; export the text")),
    (b"MZ", N_("a program, not a text")),
    (b"\x7fELF", N_("a program, not a text")),
)
ZIP = b"PK\x03\x04"
WORD_PART = b"word/document.xml"
SUFFIXES = {
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".html": FileKind.HTML,
    ".htm": FileKind.HTML,
    ".xhtml": FileKind.HTML,
    ".pdf": FileKind.PDF,
    ".docx": FileKind.DOCX,
}
_PDF_WITHIN = 1024  # bytes before the header that readers of the format tolerate
_MARKUP_WITHIN = 2048
_MARKUP = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body|article|title|meta|div|p)[\s>/]", re.IGNORECASE)
_XML = re.compile(rb"\s{0,99}<\?xml\s")


def kind_of(content: bytes, name: str = "") -> tuple[FileKind, str]:
    """(kind, note): ``note`` tells when the name promises another kind than the content is, else "".

    Raises ``TextError`` for content of a kind that is not read, naming it.
    """
    kind = _sniffed(content, name)
    promised = SUFFIXES.get(PurePosixPath(name).suffix.lower())
    if promised is None or promised is kind:
        return kind, ""
    words = _("{file} is named like a {promised} but is a {kind}; it was read as what it is.")
    return kind, words.format(file=called(name), promised=_(promised), kind=_(kind))


def _sniffed(content: bytes, name: str) -> FileKind:
    for start, what in REFUSED:
        if content.startswith(start):
            raise TextError(_("{file} is {what}").format(file=called(name), what=_(what)))
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return FileKind.PDF
    if content.startswith(ZIP):
        return _packed(content, name)
    return FileKind.HTML if _is_markup(content) else FileKind.TEXT


def _packed(content: bytes, name: str) -> FileKind:
    """A ZIP file names its parts in the clear; only a Word document has this one."""
    if WORD_PART in content:
        return FileKind.DOCX
    raise TextError(
        _(
            "{file} is a ZIP archive or another Office file; of these only DOCX is read, so unpack it or save it as "
            "DOCX, PDF or plain text"
        ).format(file=called(name))
    )


def _is_markup(content: bytes) -> bool:
    head = content[:_MARKUP_WITHIN].replace(b"\x00", b"")  # two-byte encodings of plain letters
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and bool(
        _MARKUP.search(head) or _XML.match(head.lstrip(b"\xef\xbb\xbf\xff\xfe"))
    )
