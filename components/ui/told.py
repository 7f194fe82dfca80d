"""What the map's frame is told of a view, by the page and, before the page's own scripts are there, by its address.

The frame is given the records of every layer and hides those that are switched off: so a layer appears at the press of
its box, before the server has answered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from components.dataset.codec import encode
from components.dataset.view import LAYERS, View
from components.layers.build import large_payload, map_payload
from components.layers.large import Large, decided_here
from components.layers.playback import Playback
from components.ui.shelf import Shelf, large_address, large_layer, listing, playable, selection, timeline


def told(shared: Shelf, view: View, find: str | None = None, *, plays: bool = False) -> dict[str, Any]:
    """A payload of ``layers.build``. ``find``: the id of a record to bring into view; ``plays``: with the days of all
    records, for the strip of days below the map."""
    large = large_layer(shared)
    if large is not None:
        return _told_large(shared, large, view, find)
    layered, playback = all_layers(view), None
    if playable(shared):
        playback = played(shared, layered) if plays else Playback(shared.book.first_day, shared.book.last_day)
    shown = map_payload(selection(shared, layered), view, find=find, playback=playback, listing=listing(shared))
    return shown | _shows(shared, view)


def played(shared: Shelf, view: View) -> Playback:
    """The days of all records under the filters of a view, whatever it shows of them and as of when."""
    first, last = shared.book.first_day, shared.book.last_day
    everything = selection(shared, replace(view, show="all", as_of=last)).marks.index
    return Playback(first, last, timeline(shared, replace(view, show="latest")), tuple(everything))


def _shows(shared: Shelf, view: View, *, ahead: bool = True) -> dict[str, Any]:
    """What is shown, and what else can be by the frame alone: each with the date that a view has there which names
    none, in the order in which the page offers them."""
    days = {show: None if view.as_of else str(day) for show, day in shared.defaults.items()}
    return {"show": view.show, "shows": days if ahead else None}


def all_layers(view: View) -> View:
    return replace(view, layers=frozenset(LAYERS))


def _told_large(shared: Shelf, large: Large, view: View, find: str | None) -> dict[str, Any]:
    """The filter alone: the frame has the records by itself (``layers.large``)."""
    as_of = view.as_of or shared.defaults[view.show]
    picked = None if decided_here(view) else urlencode(encode(all_layers(replace(view, as_of=as_of))))
    payload = large_payload(large, view, as_of, address=large_address(large), picked=picked, find=find)
    days = [str(shared.book.first_day), str(shared.book.last_day)]
    ahead = all(decided_here(replace(view, show=show)) for show in shared.defaults)
    return payload | _shows(shared, view, ahead=ahead) | {"range": days}
