"""The map on the page: a frame that is never rebuilt, and a bridge that tells it what to show.

A component of a few kilobytes makes the frame, or takes it to its place where it was begun before the page
(``assets/map/bridge.js``). Where nobody answers for the document's address, Streamlit holds the document, refers to it
by its hash and leaves the frame alone. What changes goes through the component, whose script posts it into the frame.
The reader's position and the open record come back the same way and are written into the address's fragment by the
browser, so that panning and zooming never run the script.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from components.language import N_, _
from components.layers.looking import Looking
from components.ui.parts import FOLDER, bridge, is_answering, script

BRIDGE, LOOKING = "map_bridge", "looking"
FRAME_TITLE = N_("Map of reported deployments")
_COPY_HTML = '<button type="button"></button><span role="status"></span>'
_COPY_CSS = """
button { font: inherit; padding: .375rem .75rem; border-radius: var(--st-button-radius); cursor: pointer;
  border: 1px solid var(--st-border-color); background: var(--st-background-color); color: var(--st-text-color); }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
span { margin-left: .6rem; font-size: .875rem; color: var(--st-text-color); overflow-wrap: anywhere; }
"""


#: Streamlit sends a component's script anew with each change of its data; where the browser can fetch the bridge, it is
#: told no more than from where. The address is relative to the page, which the module of a component is not.
_BY_ADDRESS = """const { default: bridge } = await import(new URL(%s, document.baseURI));
export default bridge;"""

_by_address = st.components.v2.component(
    "sotavento_map_bridge", js=_BY_ADDRESS % json.dumps(FOLDER + bridge()[0]), isolate_styles=False
)
_in_full = st.components.v2.component("sotavento_map_bridge_in_full", js=script("bridge.js"), isolate_styles=False)
_copy_link = st.components.v2.component(
    "sotavento_copy_link", html=_COPY_HTML, css=_COPY_CSS, js=script("clipboard.js") + script("copy_link.js")
)
_looking = st.components.v2.component("sotavento_looking", js=script("looking.js"))


def _bridge(**given: Any) -> None:
    (_by_address if is_answering() else _in_full)(**given)


def show_map(
    document: str,
    payload: dict[str, Any],
    *,
    height: int = 640,
    key: str = BRIDGE,
    on_day: Callable[[str], None] | None = None,
) -> None:
    """Show a document of ``layers.build.map_document``, itself or by its address, and hand it a payload of
    ``map_payload``.

    ``height`` in pixels is what the frame has unless a style rule says otherwise. The payload may carry a ``find`` key
    (see ``map_payload``) with a ``nonce`` that differs from the last one, to bring a record into view. ``on_day`` is
    called before the next run with the text that the browser sent as the day at which playback has halted.
    """
    if document.startswith("<"):
        st.iframe(document, height=height, alt=_(FRAME_TITLE))
        frame, height = None, 1
    else:
        frame = {"address": document, "title": _(FRAME_TITLE)}
    halted = None if on_day is None else partial(_halted, key, on_day)
    data = payload | {"frame": frame}
    _bridge(data=data, key=key, height=height, on_day_change=halted, on_timeline_change=_run_again)


def hand_days(of: str, packed: dict[str, Any]) -> None:
    """Hand the map the days of every record (``Playback.packed``), so that it shows another date at the press. They
    may come after what is to be shown: they count for a payload whose ``days_of`` is ``of``."""
    _bridge(data={"days": {"of": of, "timeline": packed}}, key="map_days", height=1)


def _halted(key: str, on_day: Callable[[str], None]) -> None:
    on_day(str(st.session_state[key].day))


def _run_again() -> None:
    """The run that follows sees what the script has said; there is nothing to do before."""


def plays(key: str = BRIDGE) -> bool:
    """Whether the reader has opened the strip of days below the map."""
    return bool(st.session_state.get(key, {}).get("timeline"))


def looking() -> Looking:
    """Where the reader looks on the page's map. Drawn where that has to be said: a run follows once the map has come
    to rest elsewhere."""
    at = str(st.session_state.get(LOOKING, {}).get("at") or "")
    _looking(data={"at": at}, key=LOOKING, height=1, on_at_change=_run_again)
    return Looking.at(at)


def copy_link_button(label: str | None = None, *, version: str = "", key: str = "copy_link_button") -> None:
    """A button that copies the page's address as it stands, with the map's position and the open record in it; with a
    ``version`` it names that one as the version of the data, else none."""
    _copy_link(data={"label": label or _("Copy link"), "copied": _("Link copied"), "version": version}, key=key)
