"""The view as one HTML file: map with layers and receipts, and the table of the same rows, opened from disk without a
network.

Everything is inside: style, Leaflet, the map's own scripts and document, and the rows, all of exactly the plotted
records. A content security policy in the file allows nothing but its own scripts, named by their hashes, so no text in
the data can run and no address is asked. Words come from the catalogue, escaped there; JSON stands in script elements
that it cannot end (``escape.json_for_script``), what is large of it packed. A browser that cannot unpack says so above
the table, which needs no script.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from components.dataset import credits
from components.dataset.export.extract import Extract
from components.errors import SotaventoError
from components.language import N_, Words, _, day_words, ngettext
from components.layers.basemap import basemap
from components.layers.build import map_payload, rendered, standing_document
from components.layers.catalogue import COLUMNS, catalogue
from components.layers.engine import Engine
from components.layers.escape import escape
from components.layers.looking import Looking
from components.layers.scripts import VENDOR, Scripts
from components.paths import ASSETS

LAYER_WORDS = Words(
    {"naval": N_("Ships"), "air": N_("Aircraft"), "ground": N_("Ground forces"), "events": N_("Events")}
)
HEADS = (
    *(N_("What"), N_("Status"), N_("When"), N_("Where, in the source's words")),
    *(N_("How finely known"), N_("Details"), N_("Said by")),
)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PICTURE = re.compile(r"url\([^)]*\)")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_POLICY = "Content-Security-Policy"
Record = dict[str, Any]


def one_file(extract: Extract, looking: Looking | None = None) -> bytes:
    """The file, the same bytes for the same selection. It opens as ``looking`` says, unless the address under which it
    is opened says otherwise. Maps of online tiles become the embedded one.

    Raises ``SotaventoError`` where Leaflet has not been installed.
    """
    view = replace(extract.selection.view, basemap="embedded", layers=extract.selection.view.layers - {"bases"})
    known = catalogue(extract.dataset, extract.selection.plotted)
    document = rendered(Engine.of(basemap(), known).packed(), Scripts((), ()))
    payload = map_payload(extract.selection, view) | {"fragment": looking.fragment if looking else ""}
    held = standing_document(document, payload, _credit(extract))
    records = _records(known)
    page = held.replace("<body>", f"<body>\n{_head(extract, records)}", 1)
    end = f'<main class="leaf">{_table(records)}</main>\n<script>\n{_asset("one_file.js")}</script>\n</body>'
    before, _, after = page.rpartition("</body>")
    return _sealed(before + end + after).encode()


def _sealed(page: str) -> str:
    """The page with its libraries, and a policy that names every script in it by its hash."""
    leaflet = f"<style>\n{_leaflet('leaflet.css')}</style>\n<script>\n{_leaflet('leaflet.js')}</script>\n"
    before, _, after = page.partition("</head>")
    whole = f"{before}{leaflet}<style>\n{_asset('one_file.css')}</style>\n</head>{after}"
    scripts = " ".join(f"'sha256-{_digest(script)}'" for script in _INLINE.findall(whole))
    policy = f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
    metas = ('charset="utf-8"', 'name="referrer" content="no-referrer"', f'http-equiv="{_POLICY}" content="{policy}"')
    tag = "\n".join(f"<meta {meta}>" for meta in metas)
    return whole.replace("<head>", f"<head>\n{tag}", 1)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _leaflet(name: str) -> str:
    """A file of Leaflet without the addresses of files that stand beside it."""
    path = VENDOR / name
    if not path.is_file():
        raise SotaventoError(f"{str(path)!r} is not there; run install_scripts.py to put Leaflet into the file")
    return _PICTURE.sub("none", _SOURCE_MAP.sub("", path.read_text(encoding="utf-8")))


def _asset(name: str) -> str:
    return (ASSETS / "map" / name).read_text(encoding="utf-8")


def _records(known: dict[str, Any]) -> list[Record]:
    """The records of a catalogue of what is plotted, in the order of the table, with their sources."""
    rows = (dict(zip(COLUMNS, row, strict=True)) for row in known["records"])
    return [row | {"source": known["sources"][row["source"]]} for row in rows]


def _head(extract: Extract, records: list[Record]) -> str:
    layers = {record["layer"] for record in records}
    switches = "".join(_switch(layer) for layer in LAYER_WORDS if layer in layers)
    return (
        f'<header class="leaf">\n<h1>{escape(_(credits.TITLE))}</h1>\n'
        f"<p>{escape(extract.stamp['filter_sentence'])}</p>\n"
        f'<fieldset id="layer-switches"><legend>{escape(_("Layers"))}</legend>{switches}</fieldset>\n</header>'
    )


def _switch(layer: str) -> str:
    return f'<label><input type="checkbox" value="{layer}" checked> {LAYER_WORDS[layer]}</label>'


def _credit(extract: Extract) -> str:
    version = extract.selection.version
    parts = (
        _(credits.ATTRIBUTION),
        _("as of {day}").format(day=day_words(extract.selection.as_of)),
        _("data version {version}").format(version=version),
    )
    return " · ".join(map(escape, parts))


def _table(records: list[Record]) -> str:
    head = "".join(f'<th scope="col">{escape(_(name))}</th>' for name in HEADS)
    rows = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(record))}</tr>" for record in records)
    words = ngettext("The same {number} row as a table", "The same {number} rows as a table", len(records))
    title = f"<h2>{escape(words)}</h2>"
    table = f'<table id="rows"><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>'
    return f'{title}\n<div class="wide">{table}</div>'


def _cells(record: Record) -> Iterator[str]:
    """What the catalogue has escaped already."""
    publisher, title, url, _, reliability, *_ = record["source"]
    subtitle = f"<br>{record['subtitle']}" if record["subtitle"] else ""
    yield f'<button data-record="{record["key"]}">{record["title"]}</button>{subtitle}'
    yield " · ".join(part for part in (record["status"], record["assertion"]) if part)
    yield escape(record["when"])
    yield record["where"]
    yield escape(record["where_words"])
    yield "<br>".join(f"{escape(label)}: {words}" for label, words in record["details"])
    name = f"{publisher}: {title}"
    linked = f'<a href="{url}">{name}</a>' if url else name
    yield f"{linked}<br>{reliability}"
