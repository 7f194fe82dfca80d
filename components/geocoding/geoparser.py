"""The geocoding stage: a text becomes mentions of places, assets, counts and dates, each with its role and trace.

The order matters. Assets claim their words first, so that a ship is never a city; then counts and dates; places are
recognised on what is left and resolved together; roles and statuses are read by clause; last, relations ("off",
"48 nautical miles from") and footprints turn places into geometry. Any text is accepted and offsets always index it as
given; the same text gives the same mentions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from components.geocoding.asset_lexicon import AssetLexicon
from components.geocoding.assets import find_assets
from components.geocoding.contextual import in_company, speaking
from components.geocoding.fallback import Fallback, with_online
from components.geocoding.garbage import collector_paused
from components.geocoding.gazetteer import Gazetteer, default_gazetteer
from components.geocoding.language import language_of
from components.geocoding.lexicons import read_table
from components.geocoding.mapping import with_geometry
from components.geocoding.positions import find_positions
from components.geocoding.quantities import find_counts
from components.geocoding.recognition import Conventions
from components.geocoding.roles import assign_roles
from components.geocoding.tokens import Tokens, tokenize
from components.geocoding.toponyms import DOUBTFUL, Reader, find_places, priors_of
from components.geocoding.visible import read_visible
from components.geocoding.when import find_dates
from components.model import Mention, MentionKind
from components.paths import DATA

__all__ = ["Geoparse", "Options", "default_assets", "geoparse"]

ALL_KINDS = frozenset(MentionKind)
NUMBERS_UNREAD = frozenset({"pt", "de"})


@dataclass(frozen=True, slots=True)
class Options:
    """What to read and how.

    ``demonyms``, ``streets`` and ``embedded`` (places inside names of organisations) count as places only when asked
    for. ``near`` is a (lat, lon) about which the text is likely to speak, such as an outlet's home. ``theatre`` from 0
    to 1 says how far the text is about the Caribbean and Venezuela; ``None`` lets the text tell. Below ``doubtful`` the
    likeliest reading of a name is not taken. ``online`` is asked for names that the gazetteer lacks; ``None``, the
    default, asks nobody.
    """

    kinds: frozenset[MentionKind] = ALL_KINDS
    demonyms: bool = False
    streets: bool = False
    embedded: bool = False
    near: tuple[float, float] | None = None
    theatre: float | None = None
    doubtful: float = DOUBTFUL
    trace: bool = True
    online: Fallback | None = None


DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class Geoparse:
    """What a text says: its mentions in the order of the text."""

    text: str
    published_on: dt.date | None
    language: str | None
    mentions: tuple[Mention, ...]

    def as_dicts(self) -> list[dict[str, Any]]:
        """The mentions as plain values under the keys of the stable JSON contract; what is absent is ``None``."""
        return [_as_dict(mention) for mention in self.mentions]


def geoparse(
    text: str,
    published_on: dt.date | None = None,
    *,
    options: Options = DEFAULT,
    gazetteer: Gazetteer | None = None,
    assets: AssetLexicon | None = None,
) -> Geoparse:
    """Read one text. ``published_on`` anchors relative dates ("on Thursday"). Never raises on a text."""
    reader = reader_of(gazetteer or default_gazetteer(), options)
    with collector_paused():
        return _read(text, published_on, reader, assets or default_assets(), options)


def _read(text: str, published_on: dt.date | None, reader: Reader, assets: AssetLexicon, options: Options) -> Geoparse:
    """All that is made on the way is gone when this returns, so that the collector meets none of it."""
    tokens = tokenize(text)
    language = language_of(tokens)
    work = _Work(reader, assets, published_on, language, options.kinds, options.online)
    return Geoparse(text, published_on, language, tuple(read_visible(text, tokens, work.mentions)))


@dataclass(frozen=True, slots=True)
class _Work:
    """What one text is read with."""

    reader: Reader
    assets: AssetLexicon
    published_on: dt.date | None
    language: str | None
    kinds: frozenset[MentionKind]
    online: Fallback | None

    def mentions(self, text: str, tokens: Tokens) -> list[Mention]:
        places_alone = self.kinds == {MentionKind.PLACE}
        ships = [] if places_alone else find_assets(text, tokens, self.assets)
        positions = _outside(find_positions(text, tokens), ships)
        claiming = _in_order([*ships, *positions])
        counts = self._counts(text, tokens, claiming) if MentionKind.COUNT in self.kinds else []
        dates = self._dates(text, tokens, claiming) if MentionKind.DATE in self.kinds else []
        places = self._places(tokens, [*claiming, *dates]) if MentionKind.PLACE in self.kinds else []
        found = _in_order([*claiming, *counts, *dates, *places])
        if not places_alone:
            found = speaking(assign_roles(text, tokens, found), self.reader.gazetteer)
            found = with_geometry(tokens, found, self.reader.gazetteer)
        if self.online is not None:
            found = with_online(tokens, found, self.reader.gazetteer, self.online)
        return [mention for mention in found if mention.kind in self.kinds]

    def _counts(self, text: str, tokens: Tokens, claiming: list[Mention]) -> list[Mention]:
        """Not in languages whose number words are unknown here: Portuguese "dos" is no Spanish two."""
        return [] if self.language in NUMBERS_UNREAD else _outside(find_counts(text, tokens), claiming)

    def _dates(self, text: str, tokens: Tokens, claiming: list[Mention]) -> list[Mention]:
        return _outside(find_dates(text, self.published_on, self.language, tokens), claiming)

    def _places(self, tokens: Tokens, claiming: list[Mention]) -> list[Mention]:
        claimed = [(mention.start, mention.end) for mention in claiming]
        return in_company(tokens, find_places(tokens, self.reader, claimed), claimed, self.reader.gazetteer)


@cache
def default_assets() -> AssetLexicon:
    """The listed assets: ``data/assets.csv`` when it has been made, else the assets as collected."""
    coded = DATA / "assets.csv"
    return AssetLexicon(read_table(coded if coded.exists() else DATA / "collected" / "assets.csv"))


@cache
def reader_of(gazetteer: Gazetteer, options: Options) -> Reader:
    """What the places of a text are read with under ``options``; shared by all texts of the process."""
    conventions = Conventions(options.demonyms, options.streets, options.embedded)
    return Reader(priors_of(gazetteer), conventions, options.theatre, options.near, options.doubtful, options.trace)


def _outside(mentions: Sequence[Mention], claimed: Sequence[Mention]) -> list[Mention]:
    """Leave out what overlaps a claimed span; both are in order."""
    kept, at = [], 0
    for mention in mentions:
        while at < len(claimed) and claimed[at].end <= mention.start:
            at += 1
        if at == len(claimed) or claimed[at].start >= mention.end:
            kept.append(mention)
    return kept


def _in_order(mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind))


def _as_dict(mention: Mention) -> dict[str, Any]:
    date = mention.date
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": str(mention.kind),
        "role": str(mention.role),
        "status": None if mention.status is None else str(mention.status),
        "name": mention.name,
        "place_id": mention.place_id,
        "lat": mention.lat,
        "lon": mention.lon,
        "uncertainty_m": mention.uncertainty_m,
        "where_prec": None if mention.where_prec is None else int(mention.where_prec),
        "geometry": mention.geometry,
        "asset_id": mention.asset_id,
        "designation": mention.designation,
        "value_low": mention.value_low,
        "value_best": mention.value_best,
        "value_high": mention.value_high,
        "unit": mention.unit,
        "date_start": None if date is None else date.start.isoformat(),
        "date_end": None if date is None else date.end.isoformat(),
        "date_prec": None if date is None else int(date.prec),
        "trace": list(mention.trace) or None,
    }
