"""The page's address, the widgets and the view, kept the same without a loop of reruns.

Streamlit sends the query string with each run and makes a step in the browser's history of each change written. So
the address is read on the first run, and again whenever it differs from what was last seen although no widget moved:
then the reader went back or forward. It is written only when the view has changed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import streamlit as st

from components.dataset.codec import decode, encode
from components.dataset.view import View
from components.ui import controls, speech
from components.ui.choices import fit
from components.ui.shelf import Shelf

# What a session remembers, beside the widgets' own keys.
VIEW = "view"  # the view of the last run; outlives visits to other pages
SEEN = "address_seen"  # the query last read or written; tells a step back in the browser from a widget's change
SENT = "address_sent"  # the encoded view that the address stands for; tells whether there is anything to write
NOTICES = "notices"  # what was left out of a link, until the reader dismisses it


class Desk:
    """One run's dealings with the session: which view the reader wants now, and what the address should say."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.state = st.session_state

    def open(self) -> View:
        """The view of this run. Widgets are filled and aligned with it, so that they can be drawn."""
        query = st.query_params.to_dict()
        standing = controls.standing(self.state)
        if standing:
            controls.complete(self.state, self.state[VIEW], self.shelf.book, self._default)
        if VIEW not in self.state or (query != self.state[SEEN] and self._untouched(query, standing)):
            self._adopt(query)
        elif not standing:  # back from another page, whose address carries no view
            self.fill(self.state[VIEW])
            self.state[SENT] = None
        elif speech.turned():  # widgets whose words change are new to the browser, and would start anew
            self.fill(self._read())
        view = self._read()
        controls.align(self.state, view, self.shelf.book, self._default)
        return view

    def close(self, view: View) -> None:
        """Remember ``view``, and put it into the address if the address does not stand for it yet."""
        encoded = encode(view)
        self.state[VIEW] = view
        if self.state[SENT] != encoded:
            st.query_params.from_dict(encoded)
            self.state[SEEN] = self.state[SENT] = encoded

    def fill(self, view: View) -> None:
        """Set every widget to ``view``."""
        controls.fill(self.state, view, self.shelf.book, self._default)
        self.state[VIEW] = view

    def _adopt(self, query: dict[str, str]) -> None:
        decoded, notices = decode(query, self.shelf.vocabulary)
        view, told = fit(decoded, self.shelf.book)
        self.state[NOTICES] = [*map(str, notices), *told]
        self.state[SEEN], self.state[SENT] = query, encode(view)
        self.fill(view)

    def _untouched(self, query: dict[str, str], standing: bool) -> bool:
        """Whether a changed address is the reader's doing: no widget has moved meanwhile."""
        return self._read() == replace(self.state[VIEW], lang=speech.chosen()) if standing else bool(query)

    def _read(self) -> View:
        view = controls.read(self.state, self.state[VIEW], self.shelf.book, self._default)
        return replace(view, lang=speech.chosen())

    def _default(self, view: View) -> dt.date:
        return self.shelf.defaults[view.show]
