"""The columns in which every list of statements shows whose they are and how to follow them up."""

from __future__ import annotations

import streamlit as st

from components.language import N_

SOURCE = st.column_config.TextColumn(N_("Source"), width="medium")
GRADE = st.column_config.TextColumn(N_("Grade"), width=60, help=N_("Admiralty reliability of the outlet, A to F."))
LINK = st.column_config.LinkColumn(N_("Link"), display_text=N_("open"), width=60)
NOTE = st.column_config.TextColumn(N_("Note"), width="large")
