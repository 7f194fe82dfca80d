"""The method page: ``docs/method.md``, the same text that stands in the repository."""

from __future__ import annotations

import streamlit as st

from components.paths import ROOT

METHOD = ROOT / "docs" / "method.md"


def page() -> None:
    with st.container(key="method", width=760):
        st.markdown(METHOD.read_text(encoding="utf-8"))
