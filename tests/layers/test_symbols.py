import csv
import xml.etree.ElementTree as ET

import pytest

from components.layers.symbols import UNKNOWN, subset, symbol_key, symbol_name
from components.paths import DATA
from components.symbology import IDENTITIES, symbol_table

TABLE = symbol_table()
# The standard's own words for each code, checked against its published tables: a code that is one digit off draws
# another valid symbol, and only its name gives it away.
STANDARD_NAMES = {
    "carrier": "Carrier",
    "cruiser": "Cruiser",
    "destroyer": "Destroyer",
    "frigate": "Frigate",
    "corvette": "Corvette",
    "littoral_combat_ship": "Littoral Combatant Ship",
    "amphibious_assault_ship": "Amphibious Assault Ship, General",
    "amphibious_transport_dock": "Amphibious Transport Dock",
    "landing_ship": "Landing Ship",
    "patrol_ship": "Patrol Boat",
    "coast_guard_cutter": "Law Enforcement Vessel",
    "support_ship": "Auxiliary Ship",
    "special_ops_support_ship": "Auxiliary Ship",
    "merchant_ship": "Merchant Ship",
    "naval_force": "Navy Task Force",
    "submarine": "Submarine",
    "fighter_aircraft": "Fighter",
    "bomber": "Bomber",
    "gunship": "Attack/Strike",
    "patrol_aircraft": "Patrol",
    "airborne_early_warning": "Airborne Early Warning (AEW)",
    "tanker_aircraft": "Tanker",
    "transport_aircraft": "Cargo",
    "tiltrotor": "Vertical or Short Take-off and Landing (VSTOL)",
    "helicopter": "Rotary Wing",
    "uav": "Remotely Piloted Vehicle (RPV)",
    "air_unit": "Aviation Fixed Wing",
    "ground_unit": "Infantry",
    "marine_unit": "Amphibious",
    "special_forces_unit": "Special Operations Forces (SOF)",
    "air_defense": "Missile",
    "radar": "Radar",
    "naval_base": "Sea Port/Naval Base",
    "port": "Sea Port/Naval Base",
    "air_base": "Airport/Air Base",
    "airport": "Airport/Air Base",
    "army_base": "Military Base",
    "boat_strike": "Explosion",
    "land_strike": "Bomb Explosion",
    "vessel_seizure": "Law Enforcement Operation",
    "overflight": "Fixed Wing",
    "diplomacy": "Meeting",
}


def kinds_in_the_data() -> set[str]:
    kinds: set[str] = set()
    for name in ("assets.csv", "events.csv"):
        with (DATA / "collected" / name).open(encoding="utf-8", newline="") as file:
            kinds |= {row["kind"] for row in csv.DictReader(file)}
    return kinds


def test_every_kind_of_asset_and_event_in_the_data_has_an_entry() -> None:
    assert kinds_in_the_data() - set(TABLE["kinds"]) == set()


@pytest.mark.parametrize("kind", sorted(TABLE["military"]))
def test_a_military_symbol_is_the_one_the_standard_names(kind: str) -> None:
    assert TABLE["kinds"][kind]["standard_name"].split(" / ")[-1] == STANDARD_NAMES[kind]


@pytest.mark.parametrize("kind", sorted(TABLE["military"]))
def test_a_military_symbol_is_drawn_for_every_identity_with_a_frame_of_its_own(kind: str) -> None:
    drawn = TABLE["military"][kind]
    assert set(drawn) == set(IDENTITIES)
    for symbol in drawn.values():
        svg = ET.fromstring(f"<svg>{symbol['svg']}</svg>")
        assert len(svg.findall(".//*[@class='frame']")) == 1
        assert not svg.findall(".//script")
    assert len({symbol["sidc"] for symbol in drawn.values()}) == len(IDENTITIES)
    assert len({symbol["svg"] for symbol in drawn.values()}) == len(IDENTITIES)


def test_identities_are_the_standards_digits_and_neutral_is_the_first() -> None:
    digits = {identity: TABLE["military"]["destroyer"][identity]["sidc"][3] for identity in IDENTITIES}
    assert digits == {"neutral": "4", "friend": "3", "hostile": "6", "unknown": "1"}
    assert IDENTITIES[0] == "neutral"


@pytest.mark.parametrize("kind", sorted(TABLE["kinds"]))
def test_every_kind_has_a_silhouette_a_name_and_a_plural(kind: str) -> None:
    entry = TABLE["kinds"][kind]
    assert entry["plain"] in TABLE["plain"]
    assert entry["name"]
    assert entry["plural"]


def test_a_kind_nobody_listed_gets_the_open_circle_named_other() -> None:
    assert symbol_key("zeppelin") == UNKNOWN
    assert symbol_name("zeppelin") == "Other"
    assert TABLE["kinds"][UNKNOWN]["plain"] == "generic"
    assert UNKNOWN not in TABLE["military"]


def test_a_document_carries_only_the_symbols_it_needs() -> None:
    part = subset({"destroyer", "statement", "zeppelin"})
    assert set(part["kinds"]) == {"destroyer", "statement", UNKNOWN}
    assert set(part["plain"]) == {"warship", "statement", "generic"}
    assert set(part["military"]) == {"destroyer"}
