"""The text of a Word document by python-docx: body and tables in their order. Runs confined (see ``child``)."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.table import Table

from components.documents.model import Extract, Limits
from components.errors import TextError
from components.language import _, number_words

CHUNK = 65_536


def read_word(content: bytes, limits: Limits) -> Extract:
    """Raises ``TextError`` for one that unpacks to more than the limits allow, and one without text."""
    check_unpacked(content, limits)
    file = docx.Document(io.BytesIO(content))
    blocks = [_table(block) if isinstance(block, Table) else block.text for block in file.iter_inner_content()]
    text = "\n\n".join(block.strip() for block in blocks if block.strip())
    if not text:
        raise TextError(_("the Word document holds no text; pictures are not read, so paste the words"))
    return Extract(text, file.core_properties.title or "")


def check_unpacked(content: bytes, limits: Limits) -> None:
    """Unpack everything once, keeping nothing: the sizes that an archive states of itself may be lies."""
    most = min(limits.unpacked_size, limits.unpacked_ratio * len(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > limits.parts:
            words = _("the Word document has {parts} parts; at most {most} are read")
            raise TextError(words.format(parts=number_words(len(parts)), most=number_words(limits.parts)))
        size = 0
        for part in parts:
            with archive.open(part) as stream:
                while size <= most and (chunk := stream.read(CHUNK)):
                    size += len(chunk)
            if size > most:
                raise TextError(
                    _(
                        "the Word document unpacks to more than {most} bytes, {ratio} times its size or the most that "
                        "is read; save it anew, or paste the words"
                    ).format(most=number_words(most), ratio=limits.unpacked_ratio)
                )


def _table(table: Table) -> str:
    """One line a row; a merged cell counts once."""
    rows = [list({cell._tc: cell.text.strip() for cell in row.cells}.values()) for row in table.rows]
    return "\n".join("; ".join(cell for cell in row if cell) for row in rows)
