"""The standing map with a few records alone: on the page of an event, of an asset, or of what changed.

It is no part of a link: the address stays that of the page (``keep`` in ``bridge.js``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from components.dataset.view import LAYERS, View
from components.language import _
from components.layers.build import map_payload
from components.layers.catalogue import record_key
from components.ui.map_view import show_map
from components.ui.parts import frame
from components.ui.shelf import Shelf

VIEW = View(show="all", layers=frozenset(LAYERS) - {"bases"})
HEIGHT = 440


@dataclass(frozen=True)
class Shown:
    """What the map is told to show: the records, and the day that their ages count to."""

    marks: pd.DataFrame
    as_of: dt.date


def record_map(
    shared: Shelf,
    record_ids: Sequence[str],
    as_of: dt.date,
    *,
    key: str,
    find: str | None = None,
    journeys: Sequence[tuple[str, str]] = (),
) -> None:
    """Draw the map with these records, as old as they are on ``as_of``. ``find`` is brought into view;
    ``journeys`` are pairs of records to join by an arrow, where both name a place and not an area. Records without
    coordinates are not drawn; without any that are, a line says so."""
    rows = shared.records[shared.records["record_id"].isin(record_ids)].loc[list(record_ids)]  # no index of very many
    drawn = rows[rows["lat"].notna()]
    if drawn.empty:
        st.text(_("None of this names a place that a map could show."))
        return
    ages = (np.datetime64(as_of, "D") - drawn["date_end"].to_numpy(dtype="datetime64[D]")).astype("int64")
    found = find if find in drawn.index else None
    payload = map_payload(Shown(drawn.assign(age_days=ages), as_of), VIEW, find=found)
    pairs = [[record_key(each) for each in pair] for pair in journeys]
    with st.container(key=key):
        own = {"nonce": 0, "keep": False, "quiet": True, "journeys": pairs}
        show_map(
            frame(shared, embedded=bool(st.context.is_embedded)), payload | own, height=HEIGHT, key=f"{key}_bridge"
        )
