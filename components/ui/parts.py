"""The map's document for the page: a few kilobytes whose heavy parts the browser fetches by HTTP.

So they come packed and are kept from visit to visit, instead of going through every reader's WebSocket and every run of
the script. Where this server's addresses are not served, as on a host that runs the page alone, the document holds all.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from components.language import LANGUAGES, current, speaking
from components.layers.build import rendered
from components.ui.once import once
from components.ui.shelf import Shelf, document, engine

FOLDER = "parts/"
_answering = threading.Event()


@dataclass(frozen=True, slots=True)
class Part:
    """A script, in UTF-8 and gzipped."""

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


def frame(shelf: Shelf) -> str:
    """The document for the page's frames, the same string for all readers of a language."""
    return parted(shelf)[0] if _answering.is_set() else document(shelf)


def parted(shelf: Shelf) -> tuple[str, Mapping[str, Part]]:
    """The document with its parts apart, and these by name, in the language of now."""
    return _parted(shelf, current())


def part(shelf: Shelf, name: str) -> Part | None:
    """A part of the document in any language; their names differ where they do."""
    found = (_parted(shelf, language)[1].get(name) for language in LANGUAGES)
    return next(filter(None, found), None)


@once(4)
def _parted(shelf: Shelf, language: str) -> tuple[str, Mapping[str, Part]]:
    with speaking(language):
        return _apart(shelf)


def _apart(shelf: Shelf) -> tuple[str, Mapping[str, Part]]:
    light, files = engine(shelf).apart(FOLDER)
    return rendered(light), {name: _part(text.encode()) for name, text in files.items()}


def _part(body: bytes) -> Part:
    return Part(body, gzip.compress(body, mtime=0))
