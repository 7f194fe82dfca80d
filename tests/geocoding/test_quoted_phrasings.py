"""The phrasings that the stage is built for, each read whole: roles and modality, assets, counts, dates, relations."""

import datetime as dt

import pytest

from components.geocoding.geoparser import geoparse
from components.model import PRESENCE, Mention, MentionKind

DAY = dt.date(2025, 12, 1)  # a Monday


def read(text: str, kind: MentionKind) -> list[Mention]:
    return [mention for mention in geoparse(text, DAY).mentions if mention.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ford leaves the Mediterranean for the Caribbean.",
            [("mediterranean-sea", "origin", "departed"), ("caribbean-sea", "destination", "en_route")],
        ),
        (
            "B-52s from Barksdale circled north of Caracas.",
            [("barksdale-afb", "origin", None), ("caracas", "event_place", "operating")],
        ),
        (
            "The Norfolk-based destroyer is in the Gulf of Paria.",
            [("norfolk-va", "home_port", None), ("gulf-of-paria", "event_place", "present")],
        ),
        (
            "El portaaviones abandona el Mediterráneo con destino al Caribe.",
            [("mediterranean-sea", "origin", "departed"), ("caribbean-sea", "destination", "en_route")],
        ),
        (
            "El destructor con base en Norfolk está en el golfo de Paria.",
            [("norfolk-va", "home_port", None), ("gulf-of-paria", "event_place", "present")],
        ),
        ("Caracas denied the report.", [("caracas", "speaker", None)]),
        ("Caracas negó el informe.", [("caracas", "speaker", None)]),
        ("Los buques podrían desplegarse a Guantánamo.", [("guantanamo-naval-base", "destination", "announced")]),
        ("La visita a Curazao fue cancelada.", [("curacao", "destination", "cancelled")]),
        ("A diferencia de Panamá en 1989, no desembarcaron tropas.", [("panama", "comparison", None)]),
        ("Un MQ-9 fue fotografiado en la pista de Aguadilla.", [("aguadilla", "event_place", "present")]),
        ("Las tropas se concentraron en Maracaibo.", [("maracaibo", "event_place", "present")]),
        ("The ships could deploy to Guantánamo.", [("guantanamo-naval-base", "destination", "announced")]),
        ("A visit to Curaçao was cancelled.", [("curacao", "destination", "cancelled")]),
        ("Unlike in Panama in 1989, no troops landed.", [("panama", "comparison", None)]),
        ("There are no more than 12 warships in the Caribbean.", [("caribbean-sea", "event_place", "present")]),
        ("There are no warships in the Caribbean.", [("caribbean-sea", "event_place", "denied")]),
    ],
)
def test_a_place_has_its_role_and_status(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = read(text, MentionKind.PLACE)
    assert [(m.place_id, str(m.role), m.status and str(m.status)) for m in found] == expected
    assert all((m.geometry is None) == (m.role in ("home_port", "speaker", "comparison")) for m in found)


@pytest.mark.parametrize("text", ["The ships could deploy to Guantánamo.", "A visit to Curaçao was cancelled."])
def test_what_may_or_will_not_happen_is_no_presence(text: str) -> None:
    assert all(mention.status not in PRESENCE for mention in read(text, MentionKind.PLACE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "USS Gravely, USNS Comfort and USCGC Stone met.",
            [("USS Gravely", "uss-gravely"), ("USNS Comfort", "usns-comfort"), ("USCGC Stone", "uscgc-stone")],
        ),
        (
            "HMS Trent, HMCS Ville de Québec and HNLMS Evertsen met.",
            [("HMS Trent", "hms-trent"), ("HMCS Ville de Québec", None), ("HNLMS Evertsen", None)],
        ),
        (
            "ARC Almirante Padilla, ANB Guaicaipuro, BAP Pisco and the frigate FS Germinal met.",
            [
                ("ARC Almirante Padilla", "arc-almirante-padilla"),
                ("ANB Guaicaipuro", None),
                ("BAP Pisco", None),
                ("FS Germinal", None),
            ],
        ),
        ("The destroyer DDG-107 sailed.", [("DDG-107", "uss-gravely")]),
        ("The Carabobo anchored off Ponce.", [("Carabobo", None)]),
        ("The frigate F-25 and the patrol boat PC-23 met.", [("F-25", None), ("PC-23", None)]),
        ("El patrullero ARC 7 de Agosto ancló.", [("ARC 7 de Agosto", None)]),
        ("El crucero lanzamisiles Lake Erie ancló.", [("Lake Erie", "uss-lake-erie")]),
        (
            "An Arleigh Burke-class destroyer met the Nimitz-class carrier.",
            [("Arleigh Burke-class", None), ("Nimitz-class", None)],
        ),
        (
            "Two AC-130Js, four MQ-9s and a dozen Su-30MK2s flew.",
            [("AC-130Js", "usaf-ac-130j"), ("MQ-9s", "usaf-mq-9a"), ("Su-30MK2s", "ven-su-30mk2")],
        ),
        (
            "The Iwo Jima Amphibious Ready Group, with USS San Antonio, met.",
            [("Iwo Jima Amphibious Ready Group", "iwo-jima-arg"), ("USS San Antonio", "uss-san-antonio")],
        ),
        (
            "An MQ-9, two F-35Bs, a P-8A, an AC-130J and three B-52H bombers flew.",
            [
                *[("MQ-9", "usaf-mq-9a"), ("F-35Bs", "usmc-f-35b"), ("P-8A", "usn-p-8a")],
                *[("AC-130J", "usaf-ac-130j"), ("B-52H", "usaf-b-52h")],
            ],
        ),
        ("A Su-30MK2 flew past.", [("Su-30MK2", "ven-su-30mk2")]),
        (
            "The 22nd MEU, the 160th SOAR and Carrier Air Wing 8 trained.",
            [("22nd MEU", "22nd-meu"), ("160th SOAR", "160th-soar"), ("Carrier Air Wing 8", "carrier-air-wing-8")],
        ),
    ],
)
def test_an_asset_is_read_by_prefix_number_designation_or_unit(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [(mention.text, mention.asset_id) for mention in read(text, MentionKind.ASSET)] == expected
    assert not [m for m in read(text, MentionKind.PLACE) if m.place_id != "ponce"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three destroyers and about 4,500 personnel are there.",
            [(3, 3, 3, "ships"), (None, 4500, None, "personnel")],
        ),
        ("Dozens of aircraft are there.", [(12, 12, None, "aircraft")]),
        ("At least eight warships are there.", [(8, 8, None, "ships")]),
        ("There are no more than 12 warships.", [(None, 12, 12, "ships")]),
        ("Hay una docena de buques en el Caribe.", [(12, 12, 12, "ships")]),
        ("No hay más de diez buques en el Caribe.", [(None, 10, 10, "ships")]),
        ("Hubo más de 80 muertos.", [(81, 81, None, "killed")]),
        ("Half a dozen warships sailed.", [(6, 6, 6, "ships")]),
        ("A dozen warships sailed.", [(12, 12, 12, "ships")]),
        ("A couple of destroyers sailed.", [(2, 2, None, "ships")]),
        ("Un par de fragatas zarpó.", [(2, 2, None, "ships")]),
        ("Volaron de 20 a 25 aviones.", [(20, None, 25, "aircraft")]),
        ("Vieron pasar de madrugada dos aviones.", [(2, 2, 2, "aircraft")]),
        ("Unos 4.500 efectivos y al menos ocho buques.", [(None, 4500, None, "personnel"), (8, 8, None, "ships")]),
        (
            "Decenas de aviones y hasta 15.000 soldados.",
            [(10, 10, None, "aircraft"), (None, 15000, 15000, "personnel")],
        ),
        ("Entre 10 y 12 buques zarparon.", [(10, None, 12, "ships")]),
        ("Two F-35Bs and ten B-52s flew.", [(2, 2, 2, "aircraft"), (10, 10, 10, "aircraft")]),
        ("The captain, 43, sailed 300 miles in 2025 for $4 million aboard DDG-107.", []),
    ],
)
def test_a_count_has_its_bounds_and_its_unit(
    text: str, expected: list[tuple[int | None, int | None, int | None, str]]
) -> None:
    found = read(text, MentionKind.COUNT)
    assert [(m.value_low, m.value_best, m.value_high, m.unit) for m in found] == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The ship arrived on Thursday.", "2025-11-27", "2025-11-27"),
        ("The ship arrived last week.", "2025-11-24", "2025-11-30"),
        ("The ship arrived in mid-August.", "2025-08-11", "2025-08-20"),
        ("The ship arrived on Sept. 2.", "2025-09-02", "2025-09-02"),
        ("The exercise ran from Nov. 3 to Nov. 9.", "2025-11-03", "2025-11-09"),
        ("The ship arrived the previous month.", "2025-11-01", "2025-11-30"),
        ("El buque llegó el 2 de septiembre.", "2025-09-02", "2025-09-02"),
        ("El buque llegó a finales de octubre.", "2025-10-21", "2025-10-31"),
        ("El buque llegó anoche.", "2025-11-30", "2025-11-30"),
        ("El buque llegó el mes anterior.", "2025-11-01", "2025-11-30"),
        ("El buque llegará el jueves.", "2025-12-04", "2025-12-04"),
        ("Hubo maniobras del 3 al 9 de noviembre.", "2025-11-03", "2025-11-09"),
    ],
)
def test_a_date_has_the_precision_of_its_words(text: str, start: str, end: str) -> None:
    (found,) = read(text, MentionKind.DATE)
    assert found.date is not None
    assert (found.date.start.isoformat(), found.date.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "place_id", "cue"),
    [
        ("A frigate is in the territorial waters of Venezuela.", "venezuela", "12-nautical-mile belt"),
        ("A frigate entered Venezuelan territorial waters.", "venezuelan-territorial-sea", "12 nautical miles"),
        ("A strike in international waters near Venezuela killed two.", "venezuela", "outside 12 nautical miles"),
        ("A boat was hit 48 nautical miles from Blanquilla.", "la-blanquilla", "km from"),
        ("A boat was hit 400 miles southwest of Acapulco.", "acapulco", "at 225°"),
        ("Un bote fue atacado a 48 millas náuticas de La Blanquilla.", "la-blanquilla", "km from"),
        ("Un bote fue atacado a 50 kilómetros al noreste de Carúpano.", "carupano", "at 45°"),
        ("A boat was hit 30 nm NNE of Margarita.", "margarita-island", "at 22"),
        ("A boat was hit along the coast of Sucre.", "ve-sucre", "sea within"),
        ("Un bote fue atacado frente a Güiria.", "guiria", "sea within"),
        ("Un bote fue atacado en el sur del Caribe.", "caribbean-sea", "south"),
        ("Un bote fue atacado en aguas territoriales de Venezuela.", "venezuela", "12-nautical-mile belt"),
        ("Un bote fue atacado en aguas internacionales cerca de Venezuela.", "venezuela", "outside 12 nautical miles"),
        ("A boat was hit in the northern part of the Gulf of Paria.", "gulf-of-paria", "north"),
        ("A boat was hit off Güiria.", "guiria", "sea within"),
        ("Jets flew north of Puerto Rico.", "puerto-rico", "to that side of"),
        ("Ships patrol the southern Caribbean.", "southern-caribbean", "is an area"),
        ("A boat was hit off the northern coast of Venezuela.", "venezuela", "on its north side"),
    ],
)
def test_a_relation_is_geometry_and_no_point(text: str, place_id: str, cue: str) -> None:
    (place,) = read(text, MentionKind.PLACE)
    assert place.place_id == place_id
    assert place.geometry is not None
    assert place.geometry["type"] in ("Polygon", "MultiPolygon")
    assert any(cue in line for line in place.trace)


@pytest.mark.parametrize(
    "text", ["A boat was hit between Curaçao and Venezuela.", "El buque está entre Curazao y Venezuela."]
)
def test_between_two_places_is_one_strip(text: str) -> None:
    one, other = read(text, MentionKind.PLACE)
    assert one.geometry == other.geometry
    assert one.geometry is not None
    assert str(one.shape) == "corridor"


def test_a_west_in_spanish_letters_is_a_position_and_no_ship() -> None:
    mentions = geoparse("Un buque en 12°30'N 69°00'O se hundió.", DAY).mentions
    assert [(m.kind, m.lon) for m in mentions] == [(MentionKind.PLACE, -69.0)]
