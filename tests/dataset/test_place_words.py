"""Place labels in Spanish: understood whole, or the source's own words in quotation marks."""

import pandas as pd
import pytest

from components.dataset.own_names import own_names
from components.dataset.place_words import PlaceWords
from components.dataset.wording import unplaced_words
from components.geocoding.locate import REASONS
from components.language import speaking
from components.ui.shelf import shelf
from tests.builders import dataset, event
from tests.layers.theatre import observed

NAMED = {
    "Caribbean Sea": "Mar Caribe",
    "Gulf of Venezuela": "Golfo de Venezuela",
    "La Orchila": "Isla La Orchila",
    "San Juan (Argentina)": "San Juan (Argentina)",
    "Panama": "Panamá",
    "Puerto Rico": "",
    "Virginia": "",
    "Long Bay (Jamaica)": "Bahía Larga (Jamaica)",
    "Long Bay (Bahamas)": "Bahía Long (Bahamas)",
}
WORDS = PlaceWords.of(pd.DataFrame({"name": NAMED.keys(), "name_es": NAMED.values()}))


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("Caribbean Sea", "Mar Caribe"),
        ("San Juan, Puerto Rico", "San Juan, Puerto Rico"),
        ("North of the Caribbean Sea", "Al norte del Mar Caribe"),
        ("48 nautical miles northwest of La Orchila", "A 48 millas náuticas al noroeste de la Isla La Orchila"),
        ("off the eastern coast of Panama", "Frente a la costa este de Panamá"),
        ("Caribbean Sea, near Panama", "Mar Caribe, cerca de Panamá"),
        ("Manta air base / Naval Station Norfolk, Virginia", "Base Aérea Manta / Estación Naval Norfolk, Virginia"),
        ("Caribbean Sea to Panama", "Del Mar Caribe a Panamá"),
        ("Between Panama and Vega Baja", "Entre Panamá y Vega Baja"),
        ("about 60 miles north of Panama", "A unas 60 millas al norte de Panamá"),
        ("Waters off Panama", "Aguas frente a Panamá"),
        ("waters around Panama", "Aguas en torno a Panamá"),
        ("southwest Puerto Rico", "Suroeste de Puerto Rico"),
    ],
)
def test_what_is_understood_is_said_in_spanish(said: str, label: str) -> None:
    with speaking("es"):
        assert WORDS.label(said) == label
    assert WORDS.label(said) == said


@pytest.mark.parametrize(
    "said",
    [
        "Gulf of America",
        "Off northeast Trinidad, under 90 miles from Panama",
        "by phone",
        "Cities across Panama",
        "West Virginia",
        "Long Bay",
    ],
)
def test_what_is_not_understood_whole_stays_in_the_sources_words(said: str) -> None:
    with speaking("es"):
        assert WORDS.label(said) == f"“{said}”"


def test_an_event_is_called_by_its_kind_and_its_place() -> None:
    built = dataset(
        event("boat_strike", "2025-11-03", title="Boat strike, off Guri", where_description="off Guri"),
        event("incident", "2025-11-04", title="Incident (tanker Bertha), by phone", where_description="by phone"),
    )
    with speaking("es"):
        assert sorted(own_names(built, observed(built))["name"]) == [
            "Ataque contra una embarcación, frente a Guri",
            "Incidente (petrolero Bertha), “by phone”",
        ]


def test_every_reason_for_having_no_place_is_said_in_spanish() -> None:
    given = {f"{code}: {words} (Cape X)" for code, words in REASONS.items()}
    given |= {*shelf().dataset.events["unlocated_reason"], *shelf().dataset.reports["unlocated_reason"]} - {""}
    with speaking("es"):
        assert [reason for reason in given if unplaced_words(reason) == reason] == []


def test_nearly_all_places_of_the_shipped_records_have_a_spanish_label() -> None:
    with speaking("es"):
        labels = shelf().records["where_description"].map(shelf().dataset.place_words.label)
    assert labels.str.startswith("“").mean() < 0.1


def test_why_one_aboard_a_ship_has_no_place_keeps_the_name_of_the_ship() -> None:
    with speaking("es"):
        said = unplaced_words("Aboard USS Iwo Jima, whose own reports disagree about where she was.")
    assert said == "A bordo del USS Iwo Jima, cuyos propios informes no coinciden en dónde estaba."
