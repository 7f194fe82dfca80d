"""What the page calls a code, a day and a number: tables of words, so that no panel invents its own.

A code without an entry is shown as its own words ("fighter_aircraft" → "fighter aircraft"); tests hold the tables to
the codes of ``components.model``.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from components.dataset import codes
from components.dataset.wording import in_words
from components.language import N_, NP_, Words

ASSERTIONS = Words(
    {
        "official_statement": N_("official statement"),
        "observed": N_("observed (imagery, photo, track)"),
        "reported": N_("reported"),
        "claimed": N_("claimed"),
        "assessed": N_("assessed"),
        "denied": N_("denied"),
    }
)
STATUSES = Words(
    {
        "announced": N_("announced"),
        "ordered": N_("ordered"),
        "en_route": N_("en route"),
        "arrived": N_("arrived"),
        "present": N_("present"),
        "operating": N_("operating"),
        "port_visit": N_("port visit"),
        "exercise": N_("exercise"),
        "departed": N_("departed"),
        "returned": N_("returned home"),
        "cancelled": N_("cancelled"),
        "destroyed": N_("destroyed"),
        "denied": N_("denied"),
    }
)
WHERE_PRECS = Words({int(code): meaning for code, meaning in codes.WHERE_PRECS.items()}, "{code} · {words}")
DATE_PRECS = Words(
    {
        1: N_("to the day"),
        2: N_("within two to six days"),
        3: N_("within a week"),
        4: N_("within a month"),
        5: N_("within a year"),
    }
)
RELIABILITIES = Words(codes.RELIABILITIES, "{code} · {words}")
SOURCE_KINDS = Words(
    {
        "official": N_("official"),
        "news": N_("news"),
        "think_tank": N_("think tank"),
        "aggregator": N_("aggregator or republisher"),
        "blog": N_("blog"),
    }
)
LAYERS = Words(
    {
        "naval": N_("Naval"),
        "air": N_("Air"),
        "ground": NP_("layer", "Ground"),
        "bases": N_("Bases"),
        "events": N_("Events"),
    }
)
UNDATED = Words({"left_out": N_("left out"), "when_true": N_("taken on trust")})
SHOWN = Words({"latest": N_("Latest position"), "all": N_("All reports")})
BASEMAPS = Words(
    {
        "embedded": N_("Embedded (no network)"),
        "osm": N_("OpenStreetMap (online)"),
        "light": N_("Light (online)"),
        "dark": N_("Dark (online)"),
        "satellite": N_("Satellite (online)"),
    }
)
SYMBOLS = Words({"military": N_("Military (APP-6D)"), "plain": N_("Plain")})
IDENTITIES = Words(
    {"neutral": N_("Neutral"), "friend": N_("Friend"), "hostile": N_("Hostile"), "unknown": N_("Unknown")}
)
THEMES = Words({"auto": N_("As the page"), "light": N_("Light"), "dark": N_("Dark")})
KINDS = Words({"uav": N_("drone (UAV)"), "diplomacy": N_("diplomatic act")})
LANGUAGES = Words(
    {
        "en": N_("English"),
        "es": N_("Spanish"),
        "fr": N_("French"),
        "de": N_("German"),
        "pt": N_("Portuguese"),
        "ru": N_("Russian"),
        "it": N_("Italian"),
        "he": N_("Hebrew"),
        "hr": N_("Croatian"),
        "nl": N_("Dutch"),
        "hu": N_("Hungarian"),
        "uk": N_("Ukrainian"),
        "zh": N_("Chinese"),
    }
)

#: Metric of the ledger → what its page and its chart are called.
METRICS = Words(
    {
        "ships": N_("Ships"),
        "personnel": N_("Personnel"),
        "aircraft": N_("Aircraft"),
        "marines": N_("Marines"),
        "militia": N_("Militia"),
        "killed": N_("Killed in strikes"),
        "strikes": N_("Strikes"),
        "vessels_destroyed": N_("Boats destroyed"),
    }
)
STANDINGS = Words(
    {
        "presence": N_("reported there"),
        "planned": N_("announced, ordered or en route"),
        "ended": N_("departed, returned or destroyed"),
        "cancelled": N_("cancelled"),
        "denied": N_("denied"),
    }
)
#: Kind of a change between two dates → what its list is called.
CHANGES = Words(
    {
        "newly_known": N_("First reports"),
        "arrived": N_("New places"),
        "moved": N_("Moved"),
        "departed": N_("Left"),
        "status_changed": N_("New status"),
        "count_changed": N_("Other numbers"),
        "corrected": N_("Corrections"),
        "removed": N_("No longer stated"),
        "gone_stale": N_("No newer report"),
        "re_reported": N_("Only reported again"),
    }
)

#: Field of the view or of the records → its table of words.
TABLES: Mapping[str, Words] = {
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
    table = TABLES.get(field)
    return table[code] if table is not None and code in table else in_words(str(code))


def escape(text: object) -> str:
    """``text`` as Markdown that shows it literally: no emphasis, link, picture, icon, colour or formula comes of it."""
    flat = " ".join(str(text).split())
    return flat.replace("www.", "www\u2060.").replace("WWW.", "WWW\u2060.").translate(_PUNCTUATION)


def linked(words: object, url: str) -> str:
    """Markdown of a link that shows ``words``; nothing in the address can end it early."""
    return f"[{escape(words)}]({quote(url, safe=_IN_ADDRESSES)})"
