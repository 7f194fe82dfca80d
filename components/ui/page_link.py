"""The address of a page with a few widgets, kept the same as these in both directions; the map's is ``address``.

Each widget stands in the link under its own key with a short code that no wording changes. As on the map page, the
address is read on the first run and whenever it has changed although no widget moved (the reader went back or forward
in the browser), and it is written when a widget has moved. Only what differs from the default is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from components.ui import speech
from components.ui.choices import Book

MAX_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Field:
    """A widget of the page: its key, in the session and in the link, the value without a link, and how a link's text is
    read (``None``: not understood) and written."""

    key: str
    default: Any
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str


def day_field(key: str, book: Book, default: dt.date | None) -> Field:
    """A day within the data."""
    return Field(key, default, lambda text: dt.date.fromisoformat(text) if book.has_day(text) else None)


def code_field(key: str, default: str | None, codes: Collection[str], former: Mapping[str, str] | None = None) -> Field:
    """One of some codes. ``former``: what older links wrote in their stead."""
    meant = {**(former or {}), **{code: code for code in codes}}
    return Field(key, default, meant.get)


class PageLink:
    """One run's dealings of a page, known by its ``name``, with its address."""

    def __init__(self, name: str, fields: Sequence[Field]) -> None:
        self.fields = fields
        self._seen, self._sent, self._before = (f"{name}_{part}" for part in ("seen", "sent", "before"))
        self._state = st.session_state

    def open(self) -> str:
        """Fill the widgets, so that they can be drawn. Returns what the address asks for that the page does not have,
        as a list of shortened ``repr``."""
        query, state = st.query_params.to_dict(), self._state
        standing = all(field.key in state for field in self.fields)
        moved = standing and self._values() != state.get(self._before)
        if not standing or (query != state.get(self._seen) and not moved):
            state.update({field.key: self._read(field, query) for field in self.fields})
            state[self._seen], state[self._sent] = query, self._encoded()
        elif speech.turned():  # see ``Desk.open``
            state.update(self._values())
        asked = [
            query[field.key] for field in self.fields if field.key in query and field.read(query[field.key]) is None
        ]
        return ", ".join(repr(text[:MAX_SHOWN]) for text in asked)

    def close(self) -> None:
        """Put the widgets into the address if it does not stand for them yet; called after they are drawn."""
        encoded, state = self._encoded(), self._state
        state[self._before] = self._values()
        if state[self._sent] != encoded:
            st.query_params.from_dict(encoded)
            state[self._seen] = state[self._sent] = encoded

    def _values(self) -> dict[str, Any]:
        return {field.key: self._state[field.key] for field in self.fields}

    def _encoded(self) -> dict[str, str]:
        values = self._values()
        moved = (field for field in self.fields if values[field.key] != field.default)
        return {field.key: field.write(values[field.key]) for field in moved} | speech.in_link()

    @staticmethod
    def _read(field: Field, query: Mapping[str, str]) -> Any:
        value = field.read(query[field.key]) if field.key in query else None
        return field.default if value is None else value
