"""The record that the reader asked to find on the map, from the table to the frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

FOUND = "found"  # what was last asked for; kept, because the map tells a new request by its number


@dataclass(frozen=True, slots=True)
class Asked:
    """A record to find. ``nonce`` grows with each asking, so that asking twice finds twice."""

    record_id: str
    nonce: int


def found(slot: str = FOUND) -> Asked | None:
    """What the map of ``slot`` was last asked to find."""
    asked: Asked | None = st.session_state.get(slot)
    return asked


def find_picked(key: str, record_ids: Sequence[str], slot: str = FOUND) -> None:
    """Remember the row selected in the table of ``key``, whose rows are ``record_ids`` in order."""
    rows = st.session_state[key].selection.rows
    if rows and rows[0] < len(record_ids):
        before = found(slot)
        st.session_state[slot] = Asked(record_ids[rows[0]], before.nonce + 1 if before else 1)
