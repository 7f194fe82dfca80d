"""What could not be read from a link: one calm note, gone when the reader has seen it."""

from __future__ import annotations

import streamlit as st

from components.language import _
from components.ui.address import NOTICES
from components.ui.wording import escape


def notices() -> None:
    told: list[str] = st.session_state.get(NOTICES, [])
    if not told:
        return
    lines = "\n".join(f"- {escape(line)}" for line in told)
    note, close = st.columns([12, 1], vertical_alignment="center", wrap=False)
    with note:
        st.info(f"{_('Parts of this link could not be used. The rest is shown.')}\n\n{lines}", icon=":material/info:")
    with close:
        st.button(_("Dismiss"), key="dismiss", type="tertiary", on_click=lambda: st.session_state.update({NOTICES: []}))
