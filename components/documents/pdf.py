"""The text of a PDF by pypdf, page after page, its lines joined to paragraphs again. Runs confined (see ``child``)."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError

from components.documents.model import Extract, Limits
from components.errors import TextError
from components.language import N_, _, number_words

LOCKED = N_("the PDF is locked with a password; save a copy without one, or paste the words")
SCANNED = N_(
    "the PDF holds no text, only pictures of pages (a scan); run text recognition (OCR) first, or paste the words"
)
SHORT = 0.8  # of the page's longest line: a shorter one that ends a sentence ends a paragraph
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]{0,3}$")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")


def read_pdf(content: bytes, limits: Limits) -> Extract:
    """Raises ``TextError`` for a locked PDF, one with too many pages or too much text, and one without text."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not _opens(reader):
        raise TextError(_(LOCKED))
    number = len(reader.pages)
    if number > limits.pages:
        words = _("the PDF has {pages} pages; at most {most} are read; cut out some")
        raise TextError(words.format(pages=number_words(number), most=number_words(limits.pages)))
    pages, length = [], 0
    for page in reader.pages:
        pages.append(paragraphs(page.extract_text().splitlines()))
        length += len(pages[-1])
        if length > limits.characters:
            words = _("the PDF has more than {most} characters; cut out the pages that matter")
            raise TextError(words.format(most=number_words(limits.characters)))
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise TextError(_(SCANNED))
    return Extract(text, pages=number)


def _opens(reader: PdfReader) -> bool:
    """Whether the empty password opens it, as with files that only forbid printing or copying."""
    try:
        return reader.decrypt("") is not PasswordType.NOT_DECRYPTED
    except DependencyError as error:
        raise TextError(_(LOCKED)) from error


def paragraphs(lines: Sequence[str]) -> str:
    """Lines as set on a page joined to paragraphs, blank lines between them: a line break inside a sentence means
    nothing, and a word broken at a line's end is one word."""
    longest = max(map(len, lines), default=0)
    found: list[str] = [""]
    for line in (" ".join(line.split()) for line in lines):
        if not line:
            found.append("")
            continue
        found[-1] = _joined(found[-1], line)
        if _SENTENCE_END.search(line) and len(line) < SHORT * longest:
            found.append("")
    return "\n\n".join(paragraph for paragraph in found if paragraph)


def _joined(before: str, line: str) -> str:
    if _BROKEN_WORD.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}".lstrip()
