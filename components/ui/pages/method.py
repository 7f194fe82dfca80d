"""The method page: ``docs/method.md`` or, shorter and in Spanish, ``docs/metodo.md``."""

from __future__ import annotations

import streamlit as st

from components.language import ENGLISH, SPANISH, _, current
from components.paths import ROOT
from components.ui.speech import NAMES

METHOD = ROOT / "docs" / "method.md"
TEXTS = {ENGLISH: METHOD, SPANISH: ROOT / "docs" / "metodo.md"}


def page() -> None:
    with st.container(key="method", width=760):
        language = st.segmented_control(
            _("Language"),
            list(TEXTS),
            default=current(),
            required=True,
            format_func=NAMES.__getitem__,
            key=f"method_language_{current()}",  # a page turned to the other language shows its own text first
            label_visibility="collapsed",
        )
        st.markdown(TEXTS[str(language)].read_text(encoding="utf-8"))
