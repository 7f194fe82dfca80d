"""What the page calls a code, a day and a number: tables of words, so that no panel invents its own.

A code without an entry is shown as its own words ("fighter_aircraft" → "fighter aircraft"); tests hold the tables to
the codes of ``components.model``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from urllib.parse import quote

from components.dataset import codes
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
WHERE_PRECS = {int(code): f"{code} · {meaning}" for code, meaning in codes.WHERE_PRECS.items()}
DATE_PRECS = {1: "to the day", 2: "within two to six days", 3: "within a week", 4: "within a month", 5: "within a year"}
RELIABILITIES = {code: f"{code} · {meaning}" for code, meaning in codes.RELIABILITIES.items()}
SOURCE_KINDS = {
    "official": "official",
    "news": "news",
    "think_tank": "think tank",
    "aggregator": "aggregator or republisher",
    "blog": "blog",
}
LAYERS = {"naval": "Naval", "air": "Air", "ground": "Ground", "bases": "Bases", "events": "Events"}
UNDATED = {"left_out": "left out", "when_true": "taken on trust"}
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

#: Metric of the ledger → what its page and its chart are called.
METRICS = {
    "ships": "Ships",
    "personnel": "Personnel",
    "aircraft": "Aircraft",
    "marines": "Marines",
    "militia": "Militia",
    "killed": "Killed in strikes",
    "strikes": "Strikes",
    "vessels_destroyed": "Boats destroyed",
}
STANDINGS = {
    "presence": "reported there",
    "planned": "announced, ordered or en route",
    "ended": "departed, returned or destroyed",
    "cancelled": "cancelled",
    "denied": "denied",
}
#: Kind of a change between two dates → what its list is called.
CHANGES = {
    "newly_known": "First reports",
    "arrived": "New places",
    "moved": "Moved",
    "departed": "Left",
    "status_changed": "New status",
    "count_changed": "Other numbers",
    "corrected": "Corrections",
    "removed": "No longer stated",
    "gone_stale": "No newer report",
    "re_reported": "Only reported again",
}

#: Field of the view or of the records → its table of words.
TABLES: Mapping[str, Mapping[str, str] | Mapping[int, str]] = {
    "assertions": ASSERTIONS,
    "statuses": STATUSES,
    "where_precs": WHERE_PRECS,
    "date_precs": DATE_PRECS,
    "reliabilities": RELIABILITIES,
    "source_kinds": SOURCE_KINDS,
    "asset_kinds": KINDS,
    "event_kinds": KINDS,
    "layers": LAYERS,
    "show": SHOWN,
    "undated": UNDATED,
    "basemap": BASEMAPS,
    "symbols": SYMBOLS,
    "identity": IDENTITIES,
    "theme": THEMES,
}

_IN_ADDRESSES = ":/?#&=%@+,;~$*"  # what an address may hold and Markdown does not read
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


def linked(words: object, url: str) -> str:
    """Markdown of a link that shows ``words``; nothing in the address can end it early."""
    return f"[{escape(words)}]({quote(url, safe=_IN_ADDRESSES)})"


def short_day(day: dt.date) -> str:
    """``16 Nov 2025``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
