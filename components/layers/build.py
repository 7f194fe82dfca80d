"""The map document and what changes in it.

``map_document`` renders a folium map once per dataset: basemap, symbols, engine and catalogue in one HTML text that
asks for nothing but Leaflet. ``map_payload`` says which of its records to show and how: a few kilobytes that the frame
applies to the standing map, so that a change of filter keeps pan, zoom and the open receipt. ``standing_document`` puts
both into one text.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from components.dataset.facets import EVIDENCE
from components.layers.basemap import MAX_ZOOM, MIN_ZOOM, THEATRE, basemap
from components.layers.catalogue import catalogue, record_key
from components.layers.engine import STANDING, Engine, TheatreMap
from components.layers.escape import escape, json_for_script
from components.layers.large import Large, known, large_view
from components.layers.listing import Listing
from components.layers.playback import Playback
from components.layers.scripts import Scripts

Bounds = tuple[float, float, float, float]


def map_document(
    dataset: Any, observations: pd.DataFrame, *, scripts: Scripts | None = None, home: Bounds | None = None
) -> str:
    """A complete HTML document of the map, the same bytes for the same dataset and scripts.

    ``observations`` as made by ``dataset.observations``; ``scripts`` defaults to those available here; ``home`` (south,
    west, north, east; degrees) is what it shows at first, the theatre if not given.
    """
    return rendered(engine_of(dataset, observations, home), scripts)


def engine_of(
    dataset: Any, observations: pd.DataFrame, home: Bounds | None = None, large: Large | None = None
) -> Engine:
    """What ``map_document`` puts into a document, to be ``rendered`` whole or with its parts apart. With ``large`` the
    records come from there (``layers.large``)."""
    records = catalogue(dataset, observations) if large is None else known(dataset, large)
    return Engine.of(basemap() | ({"theatre": home} if home else {}), records)


def rendered(engine: Engine, scripts: Scripts | None = None) -> str:
    """The document of an engine."""
    return str(_map(engine, scripts or Scripts.available()).get_root().render())


def standing_document(document: str, payload: dict[str, Any], credit: str) -> str:
    """``document`` (of ``map_document``) with a ``payload`` (of ``map_payload``) inside, which it shows by itself: no
    page is needed around it. ``credit`` is the line below the map, as HTML whose texts are escaped."""
    held = f'<script type="application/json" id="sotavento-payload">{json_for_script(payload)}</script>'
    return document.replace(STANDING, f'<footer class="credit">{credit}</footer>\n{held}', 1)


def map_payload(
    selection: Any,
    view: Any,
    theme: str | None = None,
    *,
    find: str | None = None,
    playback: Playback | None = None,
    listing: Listing | None = None,
) -> dict[str, Any]:
    """What the frame is to show: keys and ages of the plotted records, and the look of the view. ``as_of`` may be
    unknown (a text without a date); then nothing has an age. With the ``listing`` of the document's own observations
    the records are told by their bits in it, and the frame knows their keys and ages; an open strip needs it.

    Records of layers that the view has switched off may be among them; the frame keeps them hidden. ``playback`` offers
    to play the days of the data; without it the map has no strip of days. ``theme`` is ``light`` or ``dark``, or
    ``auto`` to follow the page; it defaults to the view's. ``find`` is the id of a record to bring into view; give it a
    fresh ``"nonce"`` beside it to find the same one again.
    """
    plotted = selection.marks
    return {
        "as_of": selection.as_of and str(selection.as_of),
        **_records(selection, listing),
        "layers": sorted(view.layers),
        "basemap": view.basemap,
        "symbols": view.symbols,
        "identity": view.identity,
        "rings": view.rings,
        "theme": theme or view.theme,
        "all_heard": hears_everybody(view),
        "elsewhere": _elsewhere(plotted),
        "playback": None if playback is None else [str(playback.first), str(playback.last)],
        "plays": playback is not None and playback.timeline is not None,
        "timeline": None if playback is None or listing is None else playback.packed(listing),
        "find": None if find is None else record_key(find),
    }


def _records(selection: Any, listing: Listing | None) -> dict[str, Any]:
    plotted = selection.marks
    if listing is not None:
        return {"version": escape(selection.version), "marked": listing.bits(plotted.index)}
    ages = [None if pd.isna(age) else int(age) for age in plotted["age_days"]]
    return {"keys": [record_key(record_id) for record_id in plotted.index], "ages": ages}


def large_payload(
    large: Large, view: Any, as_of: dt.date, *, address: str, picked: str | None, find: str | None
) -> dict[str, Any]:
    """What the frame is to show of a large layer: the filter itself instead of the records that pass it.

    ``address`` is where the pack and what belongs to it are served. ``picked`` is the query of a view that the browser
    cannot decide (``large.decided_here``): then it fetches the entries that pass. ``find`` is the id of a record to
    bring into view.
    """
    wanted = {"address": address, "entries": len(large.row), "picked": picked} | large_view(view)
    shown = {"as_of": str(as_of), "keys": [], "ages": [], "layers": sorted(view.layers), "basemap": view.basemap}
    look = {"symbols": view.symbols, "identity": view.identity, "rings": view.rings, "theme": view.theme}
    none = dict.fromkeys(("playback", "timeline"), None) | {"plays": False, "elsewhere": {}}
    own = {"large": wanted, "all_heard": hears_everybody(view), "find": find}
    return shown | look | none | own


def hears_everybody(view: Any) -> bool:
    """Whether no source is put aside. The map's tracks and the credibility of its receipts come from all reports, and
    would tell what the view leaves out."""
    return view.known_on is None and not any(getattr(view, field) for field in EVIDENCE)


def _elsewhere(plotted: pd.DataFrame) -> dict[str, str]:
    """Key of each record that another of the same days contradicts → where that one has the ship, escaped. Only rows
    that a state was asked of (``query.Selection``) know."""
    if "conflicts_with" not in plotted.columns:
        return {}
    told = plotted.loc[plotted["conflicts_with"].ne("").to_numpy(), "conflict_where"]
    return {record_key(str(record)): escape(where) for record, where in told.items()}


def _map(engine: Engine, scripts: Scripts) -> TheatreMap:
    """A map over the theatre."""
    south, west, north, east = THEATRE
    return TheatreMap(
        engine,
        scripts,
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=5,
        zoom_control=False,
        minZoom=MIN_ZOOM,  # in Leaflet's spelling: folium keeps min_zoom and max_zoom for its tiles
        maxZoom=MAX_ZOOM,
        zoom_snap=0.5,
        world_copy_jump=True,  # whoever drags beyond 180° goes on where the records are, not on a copy without them
        wheel_px_per_zoom_level=90,
    )
