"""The vocabulary: codes, enums and the frozen records that every stage shares.

Codes are the field's own. ``where_prec`` and ``date_prec`` follow the UCDP GED codebook; ``geo_precision`` and
``time_precision`` are ACLED's, derived from them; ``coordinate_uncertainty_m`` is Darwin Core's term;
``reliability`` and ``credibility`` are the two axes of the Admiralty code and are never combined.
Coordinates are WGS 84 (EPSG:4326) in degrees; a pair is named by its axis order (``lat_lon`` or ``lon_lat``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from components.dates import PartialDate

GeoJson = dict[str, Any]


class Assertion(StrEnum):
    """On what ground a source says it."""

    OFFICIAL_STATEMENT = "official_statement"
    OBSERVED = "observed"
    REPORTED = "reported"
    CLAIMED = "claimed"
    ASSESSED = "assessed"
    DENIED = "denied"


class Status(StrEnum):
    """What a source says an asset did. Only the members of ``PRESENCE`` put it somewhere."""

    ANNOUNCED = "announced"
    ORDERED = "ordered"
    EN_ROUTE = "en_route"
    ARRIVED = "arrived"
    PRESENT = "present"
    OPERATING = "operating"
    PORT_VISIT = "port_visit"
    EXERCISE = "exercise"
    DEPARTED = "departed"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    DESTROYED = "destroyed"
    DENIED = "denied"


PRESENCE = frozenset({Status.ARRIVED, Status.PRESENT, Status.OPERATING, Status.PORT_VISIT, Status.EXERCISE})
PLANNED = frozenset({Status.ANNOUNCED, Status.ORDERED, Status.EN_ROUTE})
ENDED = frozenset({Status.DEPARTED, Status.RETURNED, Status.CANCELLED, Status.DESTROYED, Status.DENIED})


class WherePrec(IntEnum):
    """UCDP GED ``where_prec``."""

    EXACT = 1
    NEAR = 2
    SECOND_ORDER = 3
    FIRST_ORDER = 4
    PART_OF_COUNTRY = 5
    COUNTRY = 6
    WATER_OR_AIR = 7

    @property
    def geo_precision(self) -> int:
        """ACLED ``geo_precision``: 1→1; 2, 3→2; 4–7→3."""
        return 1 if self == 1 else 2 if self <= 3 else 3


class Role(StrEnum):
    """What a mentioned place or asset does in its sentence. Only event places (and, drawn apart, origins and
    destinations) may reach the map."""

    EVENT_PLACE = "event_place"
    ORIGIN = "origin"
    HOME_PORT = "home_port"
    DESTINATION = "destination"
    SPEAKER = "speaker"
    COMPARISON = "comparison"
    MENTION = "mention"


class MentionKind(StrEnum):
    PLACE = "place"
    ASSET = "asset"
    COUNT = "count"
    DATE = "date"


class Domain(StrEnum):
    """Where an asset moves; also the map layer that shows it."""

    NAVAL = "naval"
    AIR = "air"
    GROUND = "ground"


class Shape(StrEnum):
    """How a location is drawn: what the words allow, never finer."""

    POINT = "point"  # where_prec 1
    RING = "ring"  # near a place: a geodesic ring about it
    AREA = "area"  # a footprint: sea, state, country, AOR
    BAND = "band"  # a distance without a bearing: "48 nautical miles from Blanquilla"
    SECTOR = "sector"  # a bearing, with or without a distance: "north of Caracas"
    CORRIDOR = "corridor"  # between two places


class SourceKind(StrEnum):
    OFFICIAL = "official"
    NEWS = "news"
    THINK_TANK = "think_tank"
    AGGREGATOR = "aggregator"
    BLOG = "blog"


RELIABILITY = ("A", "B", "C", "D", "E", "F")  # Admiralty code; F = cannot be judged, not "worst"


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry. ``lat``/``lon`` is the representative point; ``radius_km`` says how far it may be off as
    a stand-in for the whole place, and ``footprint_id`` names its polygon in ``footprints.geojson`` if it has one."""

    place_id: str
    name: str
    names: tuple[str, ...]  # every other name: English, Spanish, others
    kind: str
    country: str  # ISO 3166-1 alpha-2; "" for seas and multi-country areas
    admin1: str
    lat: float
    lon: float
    radius_km: float
    parent: str
    importance: float  # 0..1: how often the bare name means this place in news on this theatre
    coord_source: str
    note: str = ""
    population: int = 0
    footprint_id: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """low/best/high with the words they came from and the rule that read them; ``None`` = not stated."""

    low: int | None
    best: int | None
    high: int | None
    unit: str
    raw: str
    rule: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """Where a phrase puts something, or why nowhere.

    ``lat``/``lon`` is the representative point (label anchor for areas), ``geometry`` GeoJSON in EPSG:4326 with
    (lon, lat) axis order or ``None``; ``uncertainty_m`` is the radius that covers the place from the
    representative point. An unresolved location has ``place_ids == ()``, no coordinates, and a ``reason``.
    """

    where_description: str
    place_ids: tuple[str, ...] = ()
    name: str = ""
    lat: float | None = None
    lon: float | None = None
    shape: Shape | None = None
    geometry: GeoJson | None = None
    uncertainty_m: float | None = None
    where_prec: WherePrec | None = None
    role: Role = Role.EVENT_PLACE
    reason: str = ""
    trace: tuple[str, ...] = ()

    @property
    def resolved(self) -> bool:
        return self.where_prec is not None


class Mention(NamedTuple):
    """One thing a text names. ``start``/``end`` index the given text, end exclusive; absent values are ``None``. A
    tuple, since a text has thousands and each is remade several times while its sentence is read."""

    start: int
    end: int
    text: str
    kind: MentionKind
    role: Role = Role.MENTION
    status: Status | None = None
    assertion: Assertion | None = None
    name: str | None = None
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    uncertainty_m: float | None = None
    where_prec: WherePrec | None = None
    geometry: GeoJson | None = None
    shape: Shape | None = None
    asset_id: str | None = None
    designation: str | None = None
    value_low: int | None = None
    value_best: int | None = None
    value_high: int | None = None
    unit: str | None = None
    date: PartialDate | None = None
    trace: tuple[str, ...] = ()
