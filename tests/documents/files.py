"""Files as strangers give them, made in memory."""

from __future__ import annotations

import io
import zipfile

import docx
from pypdf import PdfReader, PdfWriter

ARTICLE = """<!doctype html><html><head><title>Ship anchors off island</title>
<meta property="article:published_time" content="2025-10-28T10:00:00Z"></head>
<body><nav>Home World Sport</nav><article><h1>Ship anchors off island</h1>
<p>The destroyer USS Fairweather anchored off Port of Spain on Sunday, the ministry said &amp; repeated in a statement
about the visit to the twin-island republic.</p>
<p>She will stay until Thursday, and a company of marines trains with the defence force there for several days.</p>
</article><footer>All rights reserved</footer></body></html>"""


def pdf(*pages: str) -> bytes:
    """A PDF whose pages hold the given lines in Helvetica, Latin letters only."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for page in pages:
        content = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in page.split("\n")) + " ET"
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
        fonts = "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R/Resources{fonts}>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return _written(objects)


def _written(objects: list[str]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return out + f"{end}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


def locked_pdf(password: str, owner: str = "owner") -> bytes:
    """A PDF that opens with ``password``; with "" it only forbids printing."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("The ship is in Ponce."))))
    writer.encrypt(password, owner, algorithm="RC4-128")
    return _bytes(writer.write)


def blank_pdf(pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    return _bytes(writer.write)


def word(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A Word document with paragraphs and, if given, a table behind them."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for line, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(line.cells, cells, strict=True):
                cell.text = words
    return _bytes(document.save)


def archive(**parts: bytes) -> bytes:
    """A ZIP file; ``word__document_xml`` stands for ``word/document.xml``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def _bytes(save: object) -> bytes:
    out = io.BytesIO()
    save(out)  # type: ignore[operator]
    return out.getvalue()
