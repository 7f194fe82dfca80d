"""Choosing one of many by its name, with a permanent link: the head of the pages of assets and of events."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.language import _
from components.ui.page_link import PageLink, code_field
from components.ui.wording import escape


def choose_one(page: str, key: str, names: pd.Series) -> str | None:
    """The id chosen, also by the link (``key`` in the address); ``None`` for all. ``names``: what each id is called, in
    the order in which they are offered. What the data does not know is said, and all are shown."""
    link = PageLink(page, [code_field(key, None, names.index)])
    unread = link.open()
    chosen: str | None = st.selectbox(
        _("Find one"),
        list(names.index),
        format_func=names.__getitem__,
        key=key,
        index=None,
        placeholder=_("all"),
        width=480,
    )
    link.close()
    if unread:
        st.info(escape(_("The data does not know {unread}; all are shown instead.").format(unread=unread)))
    return chosen
