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
    Assertion.OFFICIAL_STATEMENT: N_("a government or armed force says it in its own name or through a spokesperson"),
    Assertion.OBSERVED: N_("seen by a witness, in a photograph or satellite image, or on a track"),
    Assertion.REPORTED: N_("an outlet says it, on no stated ground of the other kinds"),
    Assertion.CLAIMED: N_("a party says it and the source passes it on as that party's claim"),
    Assertion.ASSESSED: N_("an estimate, an inventory figure or an inference"),
    Assertion.DENIED: N_("a party says that it is not so"),
}
STATUSES = {
    Status.ANNOUNCED: N_("said to be coming; no presence"),
    Status.ORDERED: N_("ordered to go; no presence"),
    Status.EN_ROUTE: N_("on the way; no presence at the destination"),
    Status.ARRIVED: N_("came to the place"),
    Status.PRESENT: N_("is at the place"),
    Status.OPERATING: N_("is at work at the place"),
    Status.PORT_VISIT: N_("calls at a port"),
    Status.EXERCISE: N_("trains at the place"),
    Status.DEPARTED: N_("left the place"),
    Status.RETURNED: N_("came back to its home base"),
    Status.CANCELLED: N_("a planned movement was called off"),
    Status.DESTROYED: N_("was destroyed at the place"),
    Status.DENIED: N_("a party denies the presence"),
}
ROLES = {
    Role.EVENT_PLACE: N_("where it was or happened"),
    Role.ORIGIN: N_("where it came from or left"),
    Role.HOME_PORT: N_("where it is based"),
    Role.DESTINATION: N_("where it was to go"),
    Role.SPEAKER: N_("where somebody spoke; nothing is there"),
    Role.COMPARISON: N_("a place named only for comparison"),
    Role.MENTION: N_("named without a part in the claim"),
}
SHAPES = {
    Shape.POINT: N_("where_prec 1: the place itself"),
    Shape.RING: N_("near a place: a geodesic ring about it"),
    Shape.AREA: N_("the footprint of a sea, state, country or command area"),
    Shape.BAND: N_("a distance without a bearing"),
    Shape.SECTOR: N_("a bearing, with or without a distance"),
    Shape.CORRIDOR: N_("between two places"),
}
DATE_PRECS = {
    "1": N_("a day"),
    "2": N_("two to six days"),
    "3": N_("a week: the seven days centred on the collected date"),
    "4": N_("a month, or up to 31 days"),
    "5": N_("a year, or more than a month"),
}
TIME_PRECS = {"1": N_("date_prec 1"), "2": N_("date_prec 2 or 3"), "3": N_("date_prec 4 or 5")}
WHERE_PRECS = {
    "1": N_("exact place"),
    "2": N_("near a place"),
    "3": N_("second-order division"),
    "4": N_("first-order division"),
    "5": N_("part of a country, a relation to a place, or an island named alone"),
    "6": N_("whole country"),
    "7": N_("over water or in international airspace"),
}
GEO_PRECS = {"1": N_("where_prec 1"), "2": N_("where_prec 2 or 3"), "3": N_("where_prec 4 to 7")}
LOCATED_BY = {
    "own_words": N_("from the source's own place phrase"),
    "capital_ship": N_("aboard a named ship: the position that the ship's own reports give for the same dates"),
}
SOURCE_KINDS = {
    SourceKind.OFFICIAL: N_("a government or armed force"),
    SourceKind.NEWS: N_("a newsroom"),
    SourceKind.THINK_TANK: N_("a research or rights organisation"),
    SourceKind.AGGREGATOR: N_("a republisher, rewriter or digest"),
    SourceKind.BLOG: N_("one writer or an unidentified site"),
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
    "government": N_("a ministry, armed force or government office"),
    "state_media": N_("owned or directed by a state"),
    "public_media": N_("publicly funded with editorial independence"),
    "agency": N_("a news agency that others republish"),
    "private": N_("a privately owned newsroom"),
    "party_aligned": N_("openly serves a party or movement"),
    "nonprofit": N_("a non-profit or research organisation"),
    "individual": N_("one writer or an identified small team"),
    "unidentified": N_("no owner or editor is named"),
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
DOMAINS = {
    Domain.NAVAL: N_("ships and ship groups"),
    Domain.AIR: N_("aircraft and air units"),
    Domain.GROUND: N_("units ashore"),
}
EVENT_KINDS = {
    "boat_strike": N_("an attack on a boat at sea"),
    "land_strike": N_("an attack on a target ashore"),
    "vessel_seizure": N_("a ship boarded, taken or stopped"),
    "overflight": N_("a reported military flight"),
    "exercise": N_("a drill or training"),
    "mobilization": N_("forces moved or called up"),
    "port_call": N_("a visit to a port"),
    "airspace_notice": N_("a warning or order about airspace"),
    "incident": N_("another encounter or accident"),
    "statement": N_("words only; its place is where somebody spoke"),
    "designation": N_("a legal listing; its place is where it was signed"),
    "diplomacy": N_("a meeting, visit or call"),
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
    "personnel": N_("people"),
    "ships": N_("ships and boats"),
    "aircraft": N_("aircraft of any kind"),
    "units": N_("launchers, missiles or other systems"),
    "marines": N_("marines"),
    "militia": N_("militia members"),
    "killed": N_("people killed"),
    "strikes": N_("attacks"),
    "vessels_destroyed": N_("vessels destroyed or hit"),
}
TOTAL_METRICS = {metric: COUNT_UNITS[metric] for metric in ("ships", "personnel", "aircraft", "marines", "militia")}
TOLL_METRICS = {metric: COUNT_UNITS[metric] for metric in ("killed", "strikes", "vessels_destroyed")}
