"""The closed lists of the data tables: every code with its meaning in words.

They are data, not branches: the row models check membership against them, the data dictionary prints them, and the
asset kinds also say in which domain a thing moves (the map layer that shows it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from components.language import N_
from components.model import RELIABILITY, Assertion, Domain, Role, Shape, SourceKind, Status


@dataclass(frozen=True, eq=False)
class Codes:
    """A closed list, used as ``Annotated`` metadata of a column. ``blank`` allows the empty cell as "not stated"."""

    name: str
    meanings: Mapping[str, str]
    blank: bool = False

    def check(self, value: Any) -> Any:
        if value is None or str(value) in self.meanings or (self.blank and value == ""):
            return value
        raise ValueError(f"{value!r} is no {self.name}; use one of {', '.join(self.meanings)}")

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))


ASSERTIONS = {
    Assertion.OFFICIAL_STATEMENT: "a government or armed force says it in its own name or through a spokesperson",
    Assertion.OBSERVED: "seen by a witness, in a photograph or satellite image, or on a track",
    Assertion.REPORTED: "an outlet says it, on no stated ground of the other kinds",
    Assertion.CLAIMED: "a party says it and the source passes it on as that party's claim",
    Assertion.ASSESSED: "an estimate, an inventory figure or an inference",
    Assertion.DENIED: "a party says that it is not so",
}
STATUSES = {
    Status.ANNOUNCED: "said to be coming; no presence",
    Status.ORDERED: "ordered to go; no presence",
    Status.EN_ROUTE: "on the way; no presence at the destination",
    Status.ARRIVED: "came to the place",
    Status.PRESENT: "is at the place",
    Status.OPERATING: "is at work at the place",
    Status.PORT_VISIT: "calls at a port",
    Status.EXERCISE: "trains at the place",
    Status.DEPARTED: "left the place",
    Status.RETURNED: "came back to its home base",
    Status.CANCELLED: "a planned movement was called off",
    Status.DESTROYED: "was destroyed at the place",
    Status.DENIED: "a party denies the presence",
}
ROLES = {
    Role.EVENT_PLACE: "where it was or happened",
    Role.ORIGIN: "where it came from or left",
    Role.HOME_PORT: "where it is based",
    Role.DESTINATION: "where it was to go",
    Role.SPEAKER: "where somebody spoke; nothing is there",
    Role.COMPARISON: "a place named only for comparison",
    Role.MENTION: "named without a part in the claim",
}
SHAPES = {
    Shape.POINT: "where_prec 1: the place itself",
    Shape.RING: "near a place: a geodesic ring about it",
    Shape.AREA: "the footprint of a sea, state, country or command area",
    Shape.BAND: "a distance without a bearing",
    Shape.SECTOR: "a bearing, with or without a distance",
    Shape.CORRIDOR: "between two places",
}
DATE_PRECS = {
    "1": "a day",
    "2": "two to six days",
    "3": "a week: the seven days centred on the collected date",
    "4": "a month, or up to 31 days",
    "5": "a year, or more than a month",
}
TIME_PRECS = {"1": "date_prec 1", "2": "date_prec 2 or 3", "3": "date_prec 4 or 5"}
WHERE_PRECS = {
    "1": N_("exact place"),
    "2": N_("near a place"),
    "3": N_("second-order division"),
    "4": N_("first-order division"),
    "5": N_("part of a country, a relation to a place, or an island named alone"),
    "6": N_("whole country"),
    "7": N_("over water or in international airspace"),
}
GEO_PRECS = {"1": "where_prec 1", "2": "where_prec 2 or 3", "3": "where_prec 4 to 7"}
LOCATED_BY = {
    "own_words": "from the source's own place phrase",
    "capital_ship": "aboard a named ship: the position that the ship's own reports give for the same dates",
}
SOURCE_KINDS = {
    SourceKind.OFFICIAL: "a government or armed force",
    SourceKind.NEWS: "a newsroom",
    SourceKind.THINK_TANK: "a research or rights organisation",
    SourceKind.AGGREGATOR: "a republisher, rewriter or digest",
    SourceKind.BLOG: "one writer or an unidentified site",
}
RELIABILITIES = dict(
    zip(
        RELIABILITY,
        (
            N_("completely reliable"),
            N_("usually reliable"),
            N_("fairly reliable"),
            N_("not usually reliable"),
            N_("unreliable"),
            N_("reliability cannot be judged (not the worst grade)"),
        ),
        strict=True,
    )
)
OWNERSHIPS = {
    "government": "a ministry, armed force or government office",
    "state_media": "owned or directed by a state",
    "public_media": "publicly funded with editorial independence",
    "agency": "a news agency that others republish",
    "private": "a privately owned newsroom",
    "party_aligned": "openly serves a party or movement",
    "nonprofit": "a non-profit or research organisation",
    "individual": "one writer or an identified small team",
    "unidentified": "no owner or editor is named",
}
ASSET_DOMAINS = {
    **dict.fromkeys(
        (
            "carrier",
            "amphibious_assault_ship",
            "amphibious_transport_dock",
            "cruiser",
            "destroyer",
            "frigate",
            "littoral_combat_ship",
            "submarine",
            "patrol_ship",
            "coast_guard_cutter",
            "support_ship",
            "special_ops_support_ship",
            "naval_force",
        ),
        Domain.NAVAL,
    ),
    **dict.fromkeys(
        (
            "fighter_aircraft",
            "bomber",
            "gunship",
            "patrol_aircraft",
            "airborne_early_warning",
            "tanker_aircraft",
            "transport_aircraft",
            "helicopter",
            "tiltrotor",
            "uav",
            "air_unit",
        ),
        Domain.AIR,
    ),
    **dict.fromkeys(("marine_unit", "ground_unit", "special_forces_unit", "militia", "air_defense"), Domain.GROUND),
}
ASSET_KINDS = {kind: kind.replace("_", " ") for kind in ASSET_DOMAINS}
DOMAINS = {Domain.NAVAL: "ships and ship groups", Domain.AIR: "aircraft and air units", Domain.GROUND: "units ashore"}
EVENT_KINDS = {
    "boat_strike": "an attack on a boat at sea",
    "land_strike": "an attack on a target ashore",
    "vessel_seizure": "a ship boarded, taken or stopped",
    "overflight": "a reported military flight",
    "exercise": "a drill or training",
    "mobilization": "forces moved or called up",
    "port_call": "a visit to a port",
    "airspace_notice": "a warning or order about airspace",
    "incident": "another encounter or accident",
    "statement": "words only; its place is where somebody spoke",
    "designation": "a legal listing; its place is where it was signed",
    "diplomacy": "a meeting, visit or call",
}
SHIP_EVENTS = frozenset({"port_call", "vessel_seizure", "boat_strike"})
WORDS_ONLY_EVENTS = frozenset({"statement", "designation"})
REGIONS = {
    name: name
    for name in (
        "Caribbean",
        "Eastern Pacific",
        "Venezuela",
        "Puerto Rico",
        "Trinidad and Tobago",
        "United States",
        "Other",
    )
}
COUNT_UNITS = {
    "personnel": "people",
    "ships": "ships and boats",
    "aircraft": "aircraft of any kind",
    "units": "launchers, missiles or other systems",
    "marines": "marines",
    "militia": "militia members",
    "killed": "people killed",
    "strikes": "attacks",
    "vessels_destroyed": "vessels destroyed or hit",
}
TOTAL_METRICS = {metric: COUNT_UNITS[metric] for metric in ("ships", "personnel", "aircraft", "marines", "militia")}
TOLL_METRICS = {metric: COUNT_UNITS[metric] for metric in ("killed", "strikes", "vessels_destroyed")}
