"""The method page: ``docs/method.md`` or, shorter and in Spanish, ``docs/metodo.md``."""

from __future__ import annotations

import streamlit as st

from components.paths import ROOT

METHOD = ROOT / "docs" / "method.md"
TEXTS = {"English": METHOD, "Español": ROOT / "docs" / "metodo.md"}


def page() -> None:
    with st.container(key="method", width=760):
        language = st.segmented_control(
            "Language",
            list(TEXTS),
            default="English",
            required=True,
            key="method_language",
            label_visibility="collapsed",
        )
        st.markdown(TEXTS[str(language)].read_text(encoding="utf-8"))
