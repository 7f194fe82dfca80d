"""Between the widgets and the view: session keys for the fields of the view, and nothing else.

Widgets forget their value while they are not drawn: in a closed fold, or when the reader goes to another page. So the
view itself is kept in the session and the widgets are filled from it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from components.dataset.view import CHOICES, LAYERS, View
from components.ui.choices import Book

PREFIX = "f_"
SEVERAL = (
    "asset_kinds",
    "operators",
    "event_kinds",
    "statuses",
    "assertions",
    "where_precs",
    "source_kinds",
    "reliabilities",
)
PLAIN = (
    "start",
    "end",
    "window_days",
    "known_on",
    "undated",
    "show",
    "search",
    "located_only",
    "basemap",
    "symbols",
    "identity",
    "theme",
    "rings",
)
_NEVER_EMPTY = {PREFIX + field for field in CHOICES}
State = MutableMapping[Any, Any]
Default = Callable[[View], dt.date]


def key(field: str) -> str:
    """The session key of a field's widget; also the class ``st-key-…`` of its element."""
    return PREFIX + field


def fill(state: State, view: View, book: Book, default: Default) -> None:
    """Set every widget to ``view``; ``default`` gives the as-of date of a view that names none."""
    state.update(_values(view, book, default))


def complete(state: State, view: View, book: Book, default: Default) -> None:
    """Set the widgets that hold no value, those of closed folds, to ``view``; also a row of buttons with none pressed:
    a reader cannot leave it so, but a run that is broken off before the browser has the row can."""
    for name, value in _values(view, book, default).items():
        if name not in state or (name in _NEVER_EMPTY and state[name] is None):
            state[name] = value


def _values(view: View, book: Book, default: Default) -> dict[str, Any]:
    """Session key → value, for every widget."""
    chosen = {field: getattr(view, field) for field in SEVERAL}
    return {
        key("as_of"): view.as_of or default(view),
        **{key(f"layer_{layer}"): layer in view.layers for layer in LAYERS},
        **{key(field): [code for code in book.fields[field].codes if code in chosen[field]] for field in SEVERAL},
        **{key(field): getattr(view, field) for field in PLAIN},
    }


def turn_to(state: State, book: Book, day: str) -> None:
    """Set the as-of date to an ISO day that the browser named; anything else it may have sent changes nothing."""
    if book.has_day(day):
        state[key("as_of")] = dt.date.fromisoformat(day)


def standing(state: Mapping[Any, Any]) -> bool:
    """Whether the map page was drawn in the last run: its date slider, which is in no fold, holds a value. Not so on a
    first visit, nor after coming back from another page."""
    return key("as_of") in state


def read(state: Mapping[Any, Any], before: View, book: Book, default: Default) -> View:
    """The view that the widgets show. ``before`` is the view they were filled from or last read as: a date that
    nobody has named stays unnamed as long as the slider stands where that view's default put it."""
    day: dt.date = state[key("as_of")]
    unnamed = before.as_of is None and day == default(before)
    values: dict[str, Any] = {field: state[key(field)] for field in PLAIN}
    for field in SEVERAL:
        codes = map(book.fields[field].code, state[key(field)])
        values[field] = frozenset(code for code in codes if code is not None)
    values["layers"] = frozenset(layer for layer in LAYERS if state[key(f"layer_{layer}")])
    if values["start"] and values["end"] and values["end"] < values["start"]:  # a period lies between its two days
        values["start"], values["end"] = values["end"], values["start"]
    return View(as_of=None if unnamed else day, lang=before.lang, **values)


def align(state: State, view: View, book: Book, default: Default) -> None:
    """Let the widgets follow ``view`` where one choice moves another: the default date depends on what is shown, and
    chosen codes must reach the browser under their new numbers. To be called before the widgets are drawn."""
    day = view.as_of or default(view)
    if state[key("as_of")] != day:
        state[key("as_of")] = day
    for field in SEVERAL:
        if chosen := getattr(view, field):
            state[key(field)] = [code for code in book.fields[field].codes if code in chosen]
