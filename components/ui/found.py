"""The record that the reader asked to find on the map, from the table to the frame."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

FOUND = "found"  # the record asked for and a number that grows with each asking, so that asking twice finds twice


def found() -> dict[str, str | int] | None:
    """What the map is to find in this run, or ``None``: the same ``nonce`` again is not a new request."""
    asked: dict[str, str | int] | None = st.session_state.get(FOUND)
    return asked


def find_picked(key: str, record_ids: Sequence[str]) -> None:
    """Remember the row selected in the table of ``key``, whose rows are ``record_ids`` in order."""
    rows = st.session_state[key].selection.rows
    if rows and rows[0] < len(record_ids):
        before = st.session_state.get(FOUND) or {"nonce": 0}
        st.session_state[FOUND] = {"id": record_ids[rows[0]], "nonce": before["nonce"] + 1}
