"""What the page calls a code, a day and a number: tables of words, so that no panel invents its own.

A code without an entry is shown as its own words ("fighter_aircraft" → "fighter aircraft"); tests hold the tables to
the codes of ``components.model``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from components.dataset.wording import MONTHS, spaced

ASSERTIONS = {
    "official_statement": "official statement",
    "observed": "observed (imagery, photo, track)",
    "reported": "reported",
    "claimed": "claimed",
    "assessed": "assessed",
    "denied": "denied",
}
STATUSES = {
    "announced": "announced",
    "ordered": "ordered",
    "en_route": "en route",
    "arrived": "arrived",
    "present": "present",
    "operating": "operating",
    "port_visit": "port visit",
    "exercise": "exercise",
    "departed": "departed",
    "returned": "returned home",
    "cancelled": "cancelled",
    "destroyed": "destroyed",
    "denied": "denied",
}
WHERE_PRECS = {
    1: "1 · exact place",
    2: "2 · near a place",
    3: "3 · district",
    4: "4 · state or province",
    5: "5 · part of a country, or relative to a place",
    6: "6 · whole country",
    7: "7 · sea or international airspace",
}
DATE_PRECS = {1: "to the day", 2: "within two to six days", 3: "within a week", 4: "within a month", 5: "within a year"}
RELIABILITIES = {
    "A": "A · completely reliable",
    "B": "B · usually reliable",
    "C": "C · fairly reliable",
    "D": "D · not usually reliable",
    "E": "E · unreliable",
    "F": "F · cannot be judged",
}
SOURCE_KINDS = {
    "official": "official",
    "news": "news",
    "think_tank": "think tank",
    "aggregator": "aggregator or republisher",
    "blog": "blog",
}
LAYERS = {"naval": "Naval", "air": "Air", "ground": "Ground", "bases": "Bases", "events": "Events"}
SHOWN = {"latest": "Latest position", "all": "All reports"}
BASEMAPS = {
    "embedded": "Embedded (no network)",
    "osm": "OpenStreetMap (online)",
    "light": "Light (online)",
    "dark": "Dark (online)",
    "satellite": "Satellite (online)",
}
SYMBOLS = {"military": "Military (APP-6D)", "plain": "Plain"}
IDENTITIES = {"neutral": "Neutral", "friend": "Friend", "hostile": "Hostile", "unknown": "Unknown"}
THEMES = {"auto": "As the page", "light": "Light", "dark": "Dark"}
KINDS = {"uav": "drone (UAV)", "diplomacy": "diplomatic act"}
LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "pt": "Portuguese",
    "ru": "Russian",
    "it": "Italian",
    "he": "Hebrew",
    "hr": "Croatian",
    "nl": "Dutch",
    "hu": "Hungarian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
METRICS = {"ships": "ships", "personnel": "personnel", "killed": "killed", "strikes": "strikes"}

#: Field of the view → what a sentence calls it.
FIELDS = {
    "as_of": "as-of date",
    "start": "start of the period",
    "end": "end of the period",
    "layers": "layer",
    "asset_kinds": "kind of asset",
    "operators": "operator",
    "event_kinds": "kind of event",
    "statuses": "status",
    "assertions": "assertion",
    "where_precs": "location precision",
    "source_kinds": "kind of source",
    "reliabilities": "reliability",
}

#: Field of the view (or column) → its table of words.
TABLES: Mapping[str, Mapping[str, str] | Mapping[int, str]] = {
    "assertions": ASSERTIONS,
    "statuses": STATUSES,
    "where_precs": WHERE_PRECS,
    "reliabilities": RELIABILITIES,
    "source_kinds": SOURCE_KINDS,
    "asset_kinds": KINDS,
    "event_kinds": KINDS,
    "layers": LAYERS,
    "show": SHOWN,
    "basemap": BASEMAPS,
    "symbols": SYMBOLS,
    "identity": IDENTITIES,
    "theme": THEMES,
}

_PUNCTUATION = {ord(sign): f"\\{sign}" for sign in r"""!"#$%&'()*+,-./;<=>?[\]^_`{|}~"""}
# A word joiner (U+2060, no width) after these keeps web addresses, e-mail addresses and emoji codes from turning into
# links and pictures after the backslashes are gone.
_PUNCTUATION |= {ord(":"): "\\:\u2060", ord("@"): "\\@\u2060"}


def label(field: str, code: object) -> str:
    """The reader's words for ``code`` of the view's ``field``; words made from the code where no table has it."""
    table: Mapping[object, str] = TABLES.get(field, {})  # type: ignore[assignment]  # keys are read, never written
    return table.get(code, spaced(str(code)))


def escape(text: object) -> str:
    """``text`` as Markdown that shows it literally: no emphasis, link, picture, icon, colour or formula comes of it."""
    flat = " ".join(str(text).split())
    return flat.replace("www.", "www\u2060.").replace("WWW.", "WWW\u2060.").translate(_PUNCTUATION)


def short_day(day: dt.date) -> str:
    """``16 Nov 2025``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def number(value: float | None) -> str:
    """A whole number with thousands separated, or an en dash where nothing is stated."""
    return "–" if value is None or value != value else f"{int(value):,}"


def spread(low: float | None, best: float | None, high: float | None) -> str:
    """What a reader is told of low, best and high: ``8–10``, ``at least 15``, ``up to 6``, ``11`` or a dash."""
    bounds = [None if value is None or value != value else int(value) for value in (low, best, high)]
    floor, chosen, ceiling = bounds
    if floor is not None and ceiling is not None:
        return number(floor) if floor == ceiling else f"{number(floor)}–{number(ceiling)}"
    if chosen is not None and floor is None and ceiling is None:
        return f"about {number(chosen)}"
    if floor is not None:
        return f"at least {number(floor)}"
    return "–" if ceiling is None else f"up to {number(ceiling)}"
