"""Placing: every place phrase of a report or an event goes through the geocoding stage; nothing is typed by hand.

The stage's answer becomes the location columns of the row and one feature of ``locations.geojson``, shared by all rows
whose phrase and role are the same. A row that is "Aboard USS …" has no place of its own: it takes the position that
the ship's own reports give for the same dates, says so (``located_by = capital_ship``), and stays unplaced otherwise.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from components.dataset.code_words import ABOARD_DISAGREEING, ABOARD_UNPLACED
from components.dataset.collected import stable_id
from components.dataset.tables import Cells
from components.errors import SotaventoError
from components.model import PRESENCE, Domain, GeoJson, Location, Role, Status

Locate = Callable[..., Location]
Question = tuple[str, Status | None, tuple[str, ...], Domain | None]
COUNTRIES_OF_REGION = {
    "Venezuela": ("VE",),
    "Puerto Rico": ("PR",),
    "Trinidad and Tobago": ("TT",),
    "United States": ("US",),
}
COUNTRIES_OF_OPERATOR = {
    "United States": ("US", "PR", "VI"),
    "United Kingdom": ("GB",),
    "Netherlands": ("NL", "CW", "AW", "SX", "BQ"),
    "France": ("FR", "MQ", "GP", "GF"),
    "Venezuela": ("VE",),
    "Colombia": ("CO",),
    "Cuba": ("CU",),
    "Russia": ("RU",),
    "Trinidad and Tobago": ("TT",),
}
SPOKEN = "The place is where the words were said; nothing is reported to be there."
_DECIMALS = 5  # about a metre
_BRACKET = re.compile(r"\([^()]*\)")
_ABOARD = re.compile(r"Aboard ((?:USS|USNS|USCGC|HMS|MV) [\w. '’-]+)", re.IGNORECASE)
_WHERE: tuple[str, ...] = (
    *("role", "location_id", "place_id", "lat", "lon", "coordinate_uncertainty_m", "where_prec", "geo_precision"),
    *("shape", "located_by", "unlocated_reason"),
)


@dataclass
class Placer:
    """Calls the geocoding stage once for each phrase, status and country, and collects the features."""

    locate: Locate
    features: dict[str, GeoJson] = field(default_factory=dict)
    _known: dict[Question, Location] = field(default_factory=dict)

    def where(
        self, phrase: str, status: Status | None = None, region: str = "", domain: Domain | None = None
    ) -> dict[str, Any]:
        """The location columns of a row with this place phrase; a town is its port when ``domain`` is naval."""
        countries = COUNTRIES_OF_REGION.get(region, ())
        question = (phrase, status, countries, domain)
        if question not in self._known:
            self._known[question] = self.locate(phrase, status=status, countries=countries, domain=domain)
        location = self._known[question]
        return {"where_description": phrase, **(self._located(location) if location.resolved else _unlocated(location))}

    def home_place_id(self, phrase: str, operator: str, domain: Domain) -> str:
        """The gazetteer place of a home port in the operator's country, "" when blank or not found. A bracket after
        the name, such as "(moving to Norfolk)", is no part of it."""
        name = _BRACKET.sub("", phrase).strip()
        countries = COUNTRIES_OF_OPERATOR.get(operator, ())
        return _first_place(self.locate(name, countries=countries, domain=domain)) if name else ""

    def _located(self, location: Location) -> dict[str, Any]:
        prec, shape = location.where_prec, location.shape
        if prec is None or shape is None or location.lat is None or location.lon is None or location.geometry is None:
            raise SotaventoError(f"the geocoding stage placed {location.where_description!r} without point or shape")
        location_id = self._feature(location)
        return {
            "role": location.role,
            "location_id": location_id,
            "place_id": _first_place(location),
            "lat": round(location.lat, _DECIMALS),
            "lon": round(location.lon, _DECIMALS),
            "coordinate_uncertainty_m": None
            if location.uncertainty_m is None
            else float(round(location.uncertainty_m)),
            "where_prec": int(prec),
            "geo_precision": prec.geo_precision,
            "shape": shape,
            "located_by": "own_words",
            "unlocated_reason": "",
        }

    def _feature(self, location: Location) -> str:
        identity = (location.where_description, location.role, *location.place_ids)
        location_id = stable_id("loc", identity)
        self.features[location_id] = {
            "type": "Feature",
            "id": location_id,
            "properties": {
                "location_id": location_id,
                "where_description": location.where_description,
                "name": location.name,
                "place_ids": list(location.place_ids),
                "role": location.role,
                "shape": location.shape,
                "where_prec": int(location.where_prec or 0),
                "coordinate_uncertainty_m": location.uncertainty_m and round(location.uncertainty_m),
                "trace": list(location.trace),
            },
            "geometry": _rounded(location.geometry),
        }
        return location_id


def spoken(where: Mapping[str, Any]) -> dict[str, Any]:
    """The place of mere words: kept by name, drawn nowhere."""
    blank = Location(where["where_description"], role=Role.SPEAKER, reason=SPOKEN)
    return {**where, **_unlocated(blank), "place_id": where["place_id"]}


def place_the_embarked(reports: Sequence[dict[str, Any]], assets: Iterable[Cells]) -> None:
    """Give each unplaced "Aboard USS …" report, in place, the position that the ship's own reports agree on."""
    ships = {asset["name"].casefold(): asset["asset_id"] for asset in assets}
    for report in reports:
        aboard = _ABOARD.match(report["where_description"])
        if not aboard or report["location_id"]:
            continue
        ship_id = ships.get(aboard[1].strip().casefold(), "")
        own = _positions_of(ship_id, report, reports)
        if len({row["place_id"] for row in own}) == 1:
            report |= {column: own[0][column] for column in _WHERE} | {"located_by": "capital_ship"}
        else:
            why = ABOARD_DISAGREEING if own else ABOARD_UNPLACED
            report["unlocated_reason"] = why.format(ship=aboard[1])


def _positions_of(ship_id: str, report: Mapping[str, Any], reports: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The ship's located reports of presence that overlap the report's dates, only those of the finest date, by id."""
    own = [
        row
        for row in reports
        if row["asset_id"] == ship_id
        and row["status"] in PRESENCE
        and row["location_id"]
        and row["located_by"] == "own_words"
        and _overlap(row, report)
    ]
    finest = min((row["date_prec"] for row in own), default=0)
    return sorted((row for row in own if row["date_prec"] == finest), key=lambda row: str(row["report_id"]))


def _overlap(one: Mapping[str, dt.date], other: Mapping[str, dt.date]) -> bool:
    return one["date_start"] <= other["date_end"] and other["date_start"] <= one["date_end"]


def _unlocated(location: Location) -> dict[str, Any]:
    blank: dict[str, Any] = dict.fromkeys(_WHERE, "")
    numbers = ("lat", "lon", "coordinate_uncertainty_m", "where_prec", "geo_precision")
    reason = location.reason or "The geocoding stage gives no place for these words."
    return (
        blank
        | dict.fromkeys(numbers)
        | {
            "role": location.role,
            "place_id": _first_place(location),
            "unlocated_reason": reason,
        }
    )


def _first_place(location: Location) -> str:
    return location.place_ids[0] if location.place_ids else ""


def _rounded(value: Any) -> Any:
    """A GeoJSON value with its coordinates at five decimals, so that files do not change with floating-point noise."""
    match value:
        case float():
            return round(value, _DECIMALS)
        case list() | tuple():
            return [_rounded(part) for part in value]
        case dict():
            return {key: _rounded(part) for key, part in value.items()}
        case _:
            return value
