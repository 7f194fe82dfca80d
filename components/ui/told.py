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
    layered = all_layers(view)
    playback = _playback(shared, layered, plays) if playable(shared) else None
    return map_payload(selection(shared, layered), view, find=find, playback=playback, listing=listing(shared))


def all_layers(view: View) -> View:
    return replace(view, layers=frozenset(LAYERS))


def _told_large(shared: Shelf, large: Large, view: View, find: str | None) -> dict[str, Any]:
    """The filter alone: the frame has the records by itself (``layers.large``)."""
    as_of = view.as_of or shared.defaults[view.show]
    picked = None if decided_here(view) else urlencode(encode(all_layers(replace(view, as_of=as_of))))
    payload = large_payload(large, view, as_of, address=large_address(large), picked=picked, find=find)
    return payload | {"range": [str(shared.book.first_day), str(shared.book.last_day)]}


def _playback(shared: Shelf, layered: View, plays: bool) -> Playback:
    days = shared.book.first_day, shared.book.last_day
    return Playback(*days, timeline(shared, layered) if plays else None)
