"""A table of records that is as tall as its rows, up to a half screen: on the pages of assets and of events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.ui.speech import spoken

ROW, TALLEST = 35, 420  # pixels
TWO_LINES = 62  # pixels, a little over the 4 rem from which Streamlit wraps long texts instead of cutting them


def record_table(
    rows: pd.DataFrame,
    columns: Mapping[str, Any],
    *,
    key: str,
    alt: str,
    on_select: Callable[[], None] | None = None,
    row_height: int = ROW,
) -> None:
    """Draw ``columns`` (name → column configuration) of ``rows``; ``on_select`` is called when a row was selected.
    Texts wrap in rows higher than a line (``row_height`` in pixels)."""
    picking: dict[str, Any] = {"on_select": on_select, "selection_mode": "single-row"} if on_select else {}
    st.dataframe(
        rows[list(columns)],
        column_order=list(columns),
        column_config=spoken(columns),
        hide_index=True,
        placeholder="",
        key=key,
        row_height=row_height,
        height=min(TALLEST, ROW + 3 + row_height * max(1, len(rows))),
        alt=alt,
        **picking,
    )
