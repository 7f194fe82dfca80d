"""Which language a run of the page speaks: that of the link, else the one chosen by the switch, else the browser's.

Links that name no language open in the reader's own. A choice goes into the address of the page on which it was made
and of those visited after it. Fragments run again without the page's start, and files are made when they are asked for,
by threads that know no page: ``fragment`` and ``later`` bring the language along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

import streamlit as st

from components.language import ENGLISH, LANGUAGES, SPANISH, _, current, preferred, speaking, use
from components.paths import ASSETS

KEY = "lang"  # of links
# What a session remembers.
CHOSEN = "language_chosen"  # the language of the link or of the switch; None while the browser decides
SEEN = "language_seen"  # path and language of the last address; tells a step back in the browser from a new page
PLACED = "language_placed"  # path whose address has been given the choice
SPOKEN = "language_spoken"  # that of the last two runs, oldest first

NAMES = {ENGLISH: "English", SPANISH: "Español"}  # each in itself, so never translated
P = ParamSpec("P")
T = TypeVar("T")

_switch = st.components.v2.component(
    "sotavento_language",
    html='<button type="button"></button>',
    css=(ASSETS / "page" / "language.css").read_text(encoding="utf-8"),
    js=(ASSETS / "page" / "language.js").read_text(encoding="utf-8"),
)


def begin() -> None:
    """Decide the language of a run, before anything is drawn."""
    state, path, asked = st.session_state, _path(), st.query_params.get(KEY)
    before = state.get(SEEN, (path, None))
    if (path, asked) != before:
        if asked in LANGUAGES:
            state[CHOSEN] = asked
        elif path == before[0]:  # back to before the choice was made
            state[CHOSEN] = None
        state[SEEN] = (path, asked)
    use(state.get(CHOSEN) or _of_the_browser())
    state[SPOKEN] = (*state.get(SPOKEN, (current(),))[-1:], current())


def turned() -> bool:
    """Whether the last run spoke another language."""
    return len(set(st.session_state.get(SPOKEN, ()))) > 1


def chosen() -> str:
    """The language as a view has it: ``auto`` while the browser decides."""
    return st.session_state.get(CHOSEN) or "auto"


def in_link() -> dict[str, str]:
    """What the address of a page says of the language."""
    return {KEY: chosen()} if chosen() != "auto" else {}


def settle() -> None:
    """Put a choice into the address of a page that has not done so itself; once a visit, so that a step back leads
    back. Called after the page is drawn."""
    state, path = st.session_state, _path()
    if chosen() != "auto" and state.get(PLACED) != (path, chosen()) and KEY not in st.query_params:
        st.query_params[KEY] = chosen()
    state[PLACED] = (path, chosen())
    state[SEEN] = (path, st.query_params.get(KEY))


def switch() -> None:
    """The button that turns to the other language; also tells the browser which one the page is in."""
    other = SPANISH if current() == ENGLISH else ENGLISH
    data = {"language": current(), "other": other, "name": NAMES[other]}
    with st.container(key="language", width="content"):
        _switch(data=data, key="language_switch", on_other_change=lambda: _choose(other))


def _choose(language: str) -> None:
    st.session_state[CHOSEN] = language


def fragment(draw: Callable[P, None]) -> Callable[P, None]:
    """``st.fragment`` that speaks the language of its page."""

    @wraps(draw)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> None:
        use(st.session_state.get(CHOSEN) or _of_the_browser())
        draw(*args, **kwargs)

    return st.fragment(spoken)


def later(make: Callable[[], T]) -> Callable[[], T]:
    """``make``, in the language of now whenever and wherever it is called."""
    language = current()

    def made() -> T:
        with speaking(language):
            return make()

    return made


def spoken(columns: Mapping[str, Any]) -> dict[str, Any]:
    """A table's column configurations with their marked labels and hints in the current language."""
    return {name: {**column, **_words_of(column)} for name, column in columns.items()}


def _words_of(column: Mapping[str, Any]) -> dict[str, Any]:
    words: dict[str, Any] = {part: _(column[part]) for part in ("label", "help") if column.get(part)}
    kind: dict[str, Any] = column.get("type_config", {})
    shown = {part: _(kind[part]) for part in ("display_text", "format") if kind.get(part)}
    return words | ({"type_config": kind | shown} if shown else {})


def _of_the_browser() -> str:
    return preferred(st.context.headers.get("Accept-Language") or st.context.locale or "")


def _path() -> str:
    return urlsplit(st.context.url or "").path
