"""Bytes as text: the encoding is what the bytes say (byte order mark, UTF-8, zero bytes of UTF-16), else a guess that
is told to the reader."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from components.documents.model import called
from components.errors import TextError
from components.language import _, number_words

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: One-byte encodings of English and Spanish texts, the likeliest first; a guess is one of them.
GUESSED = ("cp1252", "cp850", "mac_roman")
GUESSED_FROM = 100_000  # bytes
CONTROLS_ALLOWED = 0.01  # of the characters; more is not writing
_LINE_CONTROLS = frozenset(b"\t\n\r\f\v\x85")
_CONTROLS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - _LINE_CONTROLS)


def decode(content: bytes, name: str = "") -> tuple[str, str]:
    """(text, note): ``note`` names the encoding when it had to be guessed, else "".

    Raises ``TextError`` for bytes that are no text in any encoding known here.
    """
    text, note = _certain(content) or _guessed(content, name)
    controls = len(text) - len(text.translate(_CONTROLS))
    if controls > max(2, CONTROLS_ALLOWED * len(text)):
        raise TextError(
            _(
                "{file} is binary, not text: {controls} control characters in {size}; give a TXT, HTML, PDF or DOCX "
                "file, or paste the words"
            ).format(file=called(name), controls=number_words(controls), size=number_words(len(text)))
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), note  # as Python reads text files


def _certain(content: bytes) -> tuple[str, str] | None:
    encodings = [encoding for mark, encoding in MARKS if content.startswith(mark)] or ["utf-8", *_two_byte(content)]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding.startswith("utf-16-") or text.count("\x00") <= 2 or not _two_byte(content):
            return text, ""
    return None


def _two_byte(content: bytes) -> list[str]:
    """UTF-16 without a mark: Latin writing has a zero in nearly every second byte."""
    head = content[: GUESSED_FROM - GUESSED_FROM % 2]
    half = len(head) // 2
    if len(content) % 2 or not half:
        return []
    little, big = head[1::2].count(0), head[0::2].count(0)
    return [name for name, zeros in (("utf-16-le", little), ("utf-16-be", big)) if zeros > 0.7 * half]


def _guessed(content: bytes, name: str) -> tuple[str, str]:
    best = from_bytes(content[:GUESSED_FROM], cp_isolation=list(GUESSED), enable_fallback=False).best()
    for encoding in (*([best.encoding] if best else []), "cp1252"):
        try:
            return content.decode(encoding), _("The encoding is not stated; the text was read as {encoding}.").format(
                encoding=encoding
            )
        except UnicodeDecodeError:
            continue
    words = _("{file} is no text in UTF-8, UTF-16 or a western encoding; save it as UTF-8 plain text")
    raise TextError(words.format(file=called(name)))
