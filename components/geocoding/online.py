"""Online geocoders, off unless somebody sets them on: for names that the gazetteer lacks, and never trusted blindly.

The services ask for an agent that can be reached, at most one request a second, a cache and attribution. So every
answer, "nothing found" included, is kept in a SQLite file that is looked at *before* the limiter; and the turn to ask
is a row of the same file, so that several processes together still send one request a second. Each place is marked
unreviewed, and one that fails ``implausible`` (another name, a shop or a street, another country, too far from the
text's other places) is refused.
geopy's ``RateLimiter`` would limit one process only and has no cache.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from geopy.exc import GeocoderTimedOut, GeopyError
from geopy.geocoders import GeoNames, Nominatim, Photon

from components import paths
from components.errors import InputError, OnlineError, OnlineTimeout
from components.geocoding.gazetteer import sphere_km
from components.geocoding.tokens import fold
from components.model import Place

SECONDS_BETWEEN = 1.0
TIMEOUT_S = 10.0
FAR_KM = 1500.0
RADIUS_KM = 25.0  # the services state no extent that could be relied on
CACHE = paths.BUILD / "online.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS answers (
    provider TEXT, query TEXT, answer TEXT, retrieved_on TEXT, PRIMARY KEY (provider, query)
);
CREATE TABLE IF NOT EXISTS turns (provider TEXT PRIMARY KEY, free_at REAL);
"""


#: Where each service says what kind of thing it found, and the kinds that a report may name as a place.
OSM_KINDS = frozenset(
    ("place", "boundary", "natural", "water", "waterway", "aeroway", "military", "landuse", "harbour", "man_made")
)
GEONAMES_KINDS = frozenset("AHLPSTUV")  # all but R, roads and railways


class Provider(StrEnum):
    NOMINATIM = "nominatim"
    PHOTON = "photon"
    GEONAMES = "geonames"


_MORE = {Provider.NOMINATIM: {"addressdetails": True}}  # without it the answer says no country code
ATTRIBUTION = {
    Provider.NOMINATIM: "© OpenStreetMap contributors (ODbL), by Nominatim",
    Provider.PHOTON: "© OpenStreetMap contributors (ODbL), by Photon",
    Provider.GEONAMES: "GeoNames (CC BY 4.0)",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said. ``lat``/``lon``: WGS 84 degrees; ``raw`` is its own record."""

    query: str
    provider: Provider
    name: str
    lat: float
    lon: float
    country: str  # ISO 3166-1 alpha-2 in capitals, "" when the service gave none
    retrieved_on: str
    raw: Mapping[str, Any]

    def as_place(self) -> Place:
        """A gazetteer-like place, marked unreviewed in ``coord_source`` and ``note``."""
        return Place(
            place_id=f"online:{self.provider}:{self.lat:.5f}:{self.lon:.5f}",
            name=self.name,
            names=(),
            kind="town",
            country=self.country,
            admin1="",
            lat=self.lat,
            lon=self.lon,
            radius_km=RADIUS_KM,
            parent="",
            importance=0.0,
            coord_source=f"{self.provider}, unreviewed",
            note=f"unreviewed; {ATTRIBUTION[self.provider]}; retrieved {self.retrieved_on}",
        )


class OnlineGeocoder:
    """One service behind one cache. ``clock`` and ``sleep`` are replaceable for tests."""

    def __init__(
        self,
        provider: Provider,
        geocoder: Any,
        cache: Path = CACHE,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.provider = provider
        self._geocoder = geocoder
        self._clock, self._sleep = clock, sleep
        self._path = cache
        cache.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as base:
            base.executescript(_TABLES)

    def ask(self, query: str) -> Answer | None:
        """The service's answer, from the cache when it has been asked before; ``None`` when it knows nothing.

        Raises ``OnlineTimeout`` when the service took too long and ``OnlineError`` when it refused or failed; neither
        is kept, so that the next run asks again.
        """
        query = " ".join(query.split())
        if not query:
            return None
        known, stored = self._recall(query)
        if known:
            return stored
        self._wait_for_turn()
        answer = self._fetch(query)
        self._keep(query, answer)
        return answer

    def fallback(
        self, query: str, countries: Sequence[str] = (), anchors: Sequence[tuple[float, float]] = ()
    ) -> tuple[Place | None, str]:
        """(place, note): an unreviewed place, or ``None`` with the reason why the answer was refused."""
        answer = self.ask(query)
        if answer is None:
            return None, f"{self.provider} knows no {query!r}"
        if reason := implausible(answer, countries, anchors):
            return None, f"{self.provider} answered {answer.name!r}, refused: {reason}"
        return answer.as_place(), f"{self.provider}, unreviewed"

    def _recall(self, query: str) -> tuple[bool, Answer | None]:
        with closing(self._connect()) as base:
            row = base.execute(
                "SELECT answer, retrieved_on FROM answers WHERE provider = ? AND query = ?", (self.provider, query)
            ).fetchone()
        if row is None:
            return False, None
        found = json.loads(row[0])
        return True, None if found is None else Answer(query, self.provider, **found, retrieved_on=row[1])

    def _keep(self, query: str, answer: Answer | None) -> None:
        fields = ("name", "lat", "lon", "country", "raw")
        stored = None if answer is None else {field: getattr(answer, field) for field in fields}
        row = self.provider, query, json.dumps(stored, ensure_ascii=False), self._today()
        with closing(self._connect()) as base, base:
            base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", row)

    def _wait_for_turn(self) -> None:
        """Take the next free second of all processes that share the cache, and sleep until it comes."""
        with closing(self._connect()) as base:
            base.execute("BEGIN IMMEDIATE")
            row = base.execute("SELECT free_at FROM turns WHERE provider = ?", (self.provider,)).fetchone()
            now = self._clock()
            turn = max(now, row[0] if row else now)
            base.execute("INSERT OR REPLACE INTO turns VALUES (?, ?)", (self.provider, turn + SECONDS_BETWEEN))
            base.execute("COMMIT")
        if turn > now:
            self._sleep(turn - now)

    def _fetch(self, query: str) -> Answer | None:
        try:
            found = self._geocoder.geocode(query, exactly_one=True, timeout=TIMEOUT_S, **_MORE.get(self.provider, {}))
        except GeocoderTimedOut as error:
            raise OnlineTimeout(
                f"{self.provider} did not answer {query!r} in {TIMEOUT_S:g} s; try again later"
            ) from error
        except GeopyError as error:
            raise OnlineError(f"{self.provider} could not answer {query!r}: {error}") from error
        if found is None:
            return None
        raw = found.raw
        position = float(found.latitude), float(found.longitude)
        return Answer(query, self.provider, _name(raw, query), *position, _country(raw), self._today(), raw)

    def _today(self) -> str:
        return dt.datetime.fromtimestamp(self._clock(), tz=dt.UTC).date().isoformat()

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=30.0, isolation_level=None)


def implausible(answer: Answer, countries: Sequence[str], anchors: Sequence[tuple[float, float]]) -> str:
    """Why an answer cannot be what a text means: "" when nothing speaks against it. ``countries`` are the ISO codes
    that it may lie in, ``anchors`` the (lat, lon) of the text's other places; empty ones are no test."""
    if not (-90 <= answer.lat <= 90 and -180 <= answer.lon <= 180) or answer.lat == answer.lon == 0:
        return f"({answer.lat}, {answer.lon}) is no position on land"
    if not _words(answer.query.split(",")[0]) <= _words(answer.name.split(",")[0]):
        return "it has another name"
    if not _is_place(answer):
        return "it is no place but a shop, a street or the like"
    if countries and answer.country not in countries:
        return f"it lies in {answer.country or 'a country not stated'}, not in {', '.join(countries)}"
    if anchors:
        nearest = min(sphere_km(answer.lat, answer.lon, lat, lon) for lat, lon in anchors)
        if nearest > FAR_KM:
            return f"it is {nearest:.0f} km from the nearest other place of the text"
    return ""


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).replace("-", " ").replace("'", " ").split())


def _is_place(answer: Answer) -> bool:
    """By the kind that the service states; an answer without one is not refused for that."""
    raw, properties = answer.raw, answer.raw.get("properties") or {}
    if answer.provider is Provider.GEONAMES:
        return str(raw.get("fcl") or "P") in GEONAMES_KINDS
    kind = raw.get("category") or raw.get("class") or properties.get("osm_key") or "place"
    return str(kind) in OSM_KINDS


def from_settings(settings: Mapping[str, str], cache: Path = CACHE) -> OnlineGeocoder | None:
    """The geocoder that ``SOTAVENTO_ONLINE`` names (nominatim, photon or geonames); ``None``, the default, without it.

    ``SOTAVENTO_ONLINE_CONTACT`` must be an e-mail or web address of whoever asks; ``SOTAVENTO_ONLINE_DOMAIN`` is the
    host of a service of one's own (Nominatim, Photon); GeoNames needs ``SOTAVENTO_GEONAMES_USER``. Raises
    ``InputError`` naming the setting that is missing or unknown.
    """
    named = settings.get("SOTAVENTO_ONLINE", "").strip().lower()
    if not named or named == "off":
        return None
    if named not in {str(provider) for provider in Provider}:
        raise InputError(f"SOTAVENTO_ONLINE is {named!r}; use nominatim, photon, geonames or off")
    provider = Provider(named)
    contact = _required(settings, "SOTAVENTO_ONLINE_CONTACT", "the services ask who is calling and how to reach you")
    if "@" not in contact and "://" not in contact:
        raise InputError(f"SOTAVENTO_ONLINE_CONTACT {contact!r} is no e-mail or web address; the services ask for one")
    agent = f"Sotavento ({contact})"
    host = {"domain": domain} if (domain := settings.get("SOTAVENTO_ONLINE_DOMAIN", "").strip()) else {}
    match provider:
        case Provider.NOMINATIM:
            geocoder: Any = Nominatim(user_agent=agent, **host)
        case Provider.PHOTON:
            geocoder = Photon(user_agent=agent, **host)
        case Provider.GEONAMES:
            user = _required(settings, "SOTAVENTO_GEONAMES_USER", "GeoNames wants an account name")
            geocoder = GeoNames(username=user, user_agent=agent)
    return OnlineGeocoder(provider, geocoder, cache)


def _required(settings: Mapping[str, str], name: str, why: str) -> str:
    if value := settings.get(name, "").strip():
        return value
    raise InputError(f"{name} is not set; {why}")


def _name(raw: Mapping[str, Any], query: str) -> str:
    """Each service names its answers elsewhere."""
    properties = raw.get("properties") or {}
    return str(raw.get("display_name") or properties.get("name") or raw.get("name") or query)


def _country(raw: Mapping[str, Any]) -> str:
    address, properties = raw.get("address") or {}, raw.get("properties") or {}
    found = address.get("country_code") or properties.get("countrycode") or raw.get("countryCode") or ""
    return str(found).upper()
