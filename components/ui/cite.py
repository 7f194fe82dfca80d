"""The view for other people's pages and papers: a frame to embed, a citation, a code for a phone."""

from __future__ import annotations

import datetime as dt
import html
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from components.dataset.citation import STYLES, Citation
from components.dataset.codec import encode
from components.dataset.history import version_day
from components.dataset.pinned import KEY as VERSION_KEY
from components.dataset.query import Selection
from components.dataset.view import View
from components.hosting import hosting
from components.language import LANGUAGES, N_, _, current
from components.layers.looking import Looking
from components.ui.shelf import Shelf
from components.ui.speech import NAMES

FRAME = '<iframe src="{source}" title="{title}" width="100%" height="600" style="border:0" loading="lazy"></iframe>'
FRAME_TITLE = N_("Sotavento: map of reported deployments")
NOWHERE = Looking()  # the whole theatre, nothing laid over it
LONGEST_CODE = 1_200  # characters of a link in a code that a phone still reads off a screen


def cite(shelf: Shelf, selection: Selection, at: Looking) -> None:
    """Three folds; nothing in them is made before they are opened. ``at``: where the reader looks."""
    for title, key, draw in (
        (_("Cite this view"), "cite_fold", _citation),
        (_("Embed the map in a page"), "embed_fold", _frame),
        (_("Open on a phone"), "phone_fold", _code),
    ):
        with st.expander(title, key=key, on_change="rerun") as fold:
            if fold.open:
                draw(shelf, selection, at)


def address(path: str, view: View, at: Looking = NOWHERE, **more: str) -> str:
    """The absolute address of a view, and of where to look on its map: under the public address of this server, else
    under that in the browser."""
    parts = urlsplit(st.context.url or "")
    base = hosting().url or f"{parts.scheme}://{parts.netloc}"
    query = urlencode({**encode(view), **more})
    return f"{base}/{path}{'?' if query else ''}{query}{at.fragment}"


def _citation(shelf: Shelf, selection: Selection, at: Looking) -> None:
    with st.container(horizontal=True):
        style = st.segmented_control(
            _("Form"),
            list(STYLES),
            default="plain",
            required=True,
            format_func=lambda key: _(STYLES[key][0]),
            key="cite_form",
        )
        language = st.segmented_control(
            _("Language"),
            LANGUAGES,
            default=current(),
            required=True,
            format_func=NAMES.__getitem__,
            key="cite_language",
        )
    cited = citation(shelf, selection, str(language), at)
    st.code(STYLES[str(style)][1](cited), language=None, wrap_lines=True)


def citation(shelf: Shelf, selection: Selection, language: str, at: Looking = NOWHERE) -> Citation:
    """The view of a selection, with the address that restores it and names the version of the data."""
    dataset, today = shelf.dataset, dt.date.today()  # noqa: DTZ011 - the reader's paper says the day, not the hour
    return Citation(
        url=address("", selection.view, at, **{VERSION_KEY: dataset.version}),
        version=dataset.version,
        as_of=selection.as_of,
        plotted=len(selection.plotted),
        collected=selection.collected,
        issued=version_day(dataset.folder) or today,
        accessed=today,
        language=language,
    )


def _frame(_shelf: Shelf, selection: Selection, at: Looking) -> None:
    st.code(frame(selection.view, at), language=None, wrap_lines=True)
    st.caption(
        _(
            "The map alone, with its receipts and a line that says what it is; it keeps no session and sets no cookie. "
            "It opens where you look now. For the whole page add embed=true to the link instead."
        )
    )


def frame(view: View, at: Looking = NOWHERE) -> str:
    """The lines to put into a page."""
    return FRAME.format(source=html.escape(address("map", view, at)), title=_(FRAME_TITLE))


def _code(_shelf: Shelf, selection: Selection, at: Looking) -> None:
    link = address("", selection.view, at)
    if len(link) > LONGEST_CODE:
        st.text(_("This view's link is too long for a code that a phone can read; copy the link instead."))
        return
    st.image(
        segno.make(link, micro=False).svg_inline(scale=4, border=4, light="white"), caption=_("The link of this view")
    )
