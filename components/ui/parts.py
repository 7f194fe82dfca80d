"""The map's document for the page, and what is heavy in it apart, all of which the browser fetches by HTTP.

So they come packed and are kept from visit to visit, instead of going through every reader's WebSocket and every run of
the script, and the frame can begin before the page. Where this server's addresses are not served, as on a host that
runs the page alone, the page holds the document and that all.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import streamlit as st

from components.language import LANGUAGES, current, speaking
from components.layers.build import rendered
from components.layers.engine import digest
from components.paths import ASSETS
from components.ui.once import once
from components.ui.shelf import Shelf, document, engine

FOLDER = "parts/"
HTML, SCRIPT = "text/html", "text/javascript"
_answering = threading.Event()


@dataclass(frozen=True, slots=True)
class Part:
    """A script or the document, in UTF-8 and gzipped."""

    media_type: str
    body: bytes
    packed: bytes


@contextmanager
def answering() -> Iterator[None]:
    """While a server answers under ``FOLDER``."""
    if not st.get_option("server.baseUrlPath"):  # below one, the page and these addresses are not in one folder
        _answering.set()
    try:
        yield
    finally:
        _answering.clear()


def is_answering() -> bool:
    """Whether the browser can fetch what is named under ``FOLDER``."""
    return _answering.is_set()


def frame(shelf: Shelf, *, embedded: bool = False) -> str:
    """For the page's frames, the same string for all readers of a language: the address of the document relative to the
    page, or the document itself where nobody answers for an address. ``embedded``: for a page in the frame of another
    site, which its own frames then stand in too."""
    if not is_answering():
        return document(shelf)
    return FOLDER + document_name(shelf) + ("?embed=true" if embedded else "")


def parted(shelf: Shelf) -> Mapping[str, Part]:
    """The document and what it fetches, by name, in the language of now."""
    return _parted(shelf, current())


def document_name(shelf: Shelf) -> str:
    return next(name for name, part in parted(shelf).items() if part.media_type == HTML)


def part(shelf: Shelf, name: str) -> Part | None:
    """A part in any language; their names differ where they do."""
    found = (_parted(shelf, language).get(name) for language in LANGUAGES)
    return dict([bridge()]).get(name) or next(filter(None, found), None)


def script(name: str) -> str:
    """A script of ``assets/map`` without its comments, which a reader's browser has no use for."""
    lines = (line.strip() for line in (ASSETS / "map" / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/**", "*")))


@cache
def bridge() -> tuple[str, Part]:
    """The page's side of the map, and its name: a module, the same in every language."""
    text = script("bridge.js").encode()
    return f"bridge.{digest(text)}.js", _part(SCRIPT, text)


@once(4)
def _parted(shelf: Shelf, language: str) -> Mapping[str, Part]:
    with speaking(language):
        light, files = engine(shelf).apart(FOLDER)
        written = rendered(light).encode()
    scripts = {name: _part(SCRIPT, text.encode()) for name, text in files.items()}
    return {f"map.{digest(written)}.html": _part(HTML, written)} | scripts


def _part(media_type: str, body: bytes) -> Part:
    return Part(media_type, body, gzip.compress(body, mtime=0))
