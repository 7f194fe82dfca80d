"""Assets: listed ones by any name, unlisted ones by their form, and what is none."""

import csv
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geocoding.assets import AssetLexicon, find_assets
from components.geocoding.tokens import tokenize
from components.paths import DATA


def collected() -> list[dict[str, str]]:
    with (DATA / "collected" / "assets.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = collected()
LEXICON = AssetLexicon(ROWS)
WORDS = """
USS the The Ford Gravely Iwo Jima sailed ARG Carrier Strike Group F-35s MQ-9 DDG-107 (LHD-4) Fort Lauderdale
and of 22nd MEU class -class portaaviones Grupo Anfibio \u0301 “ ” , . ñ
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join))


def found(text: str) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.asset_id) for mention in find_assets(text, tokenize(text), LEXICON)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["asset_id"])
def test_every_listed_asset_is_found_by_its_name(row: dict[str, str]) -> None:
    name = row["name"].split(" (")[0].split(", ")[0]
    mentions = find_assets(f"Sources named {name} yesterday.", None, LEXICON)
    assert [mention.text for mention in mentions] == [name]


@pytest.mark.parametrize("row", [row for row in ROWS if row["designation"]], ids=lambda row: row["asset_id"])
def test_every_designation_is_an_asset(row: dict[str, str]) -> None:
    mentions = find_assets(f"Sources named {row['designation']} yesterday.", None, LEXICON)
    assert [mention.text for mention in mentions] == [row["designation"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the massive USS Gerald R. Ford carrier", [("USS Gerald R. Ford", "uss-gerald-r-ford")]),
        ("USS Ford", [("USS Ford", "uss-gerald-r-ford")]),
        ("the Ford sailed", [("Ford", "uss-gerald-r-ford")]),
        ("the carrier Gerald Ford", [("Gerald Ford", "uss-gerald-r-ford")]),
        ("the Ford strike group", [("Ford strike group", "ford-csg")]),
        ("The Iwo Jima Amphibious Ready Group arrived", [("Iwo Jima Amphibious Ready Group", "iwo-jima-arg")]),
        ("the Iwo Jima ARG", [("Iwo Jima ARG", "iwo-jima-arg")]),
        ("Gravely left Port of Spain on Thursday.", [("Gravely", "uss-gravely")]),
        ("the destroyer Gravely docked", [("Gravely", "uss-gravely")]),
        ("DDG-107", [("DDG-107", "uss-gravely")]),
        ("LHD 7", [("LHD 7", "uss-iwo-jima")]),
        ("An Arleigh Burke-class ship", [("Arleigh Burke-class", None)]),
        ("Arleigh Burke class destroyers; first class", [("Arleigh Burke class", None)]),
        (
            "El Wichita y el Sampson fueron vistos fondeados",
            [("Wichita", "uss-wichita"), ("Sampson", "uss-sampson")],
        ),
        ("los F-16 de la aviación venezolana", [("F-16", "ven-f-16")]),
        ("the F-16 of a museum", [("F-16", None)]),
        (
            "the destroyers Bainbridge, Mahan and Winston S. Churchill entered",
            [
                ("Bainbridge", "uss-bainbridge"),
                ("Mahan", "uss-mahan"),
                ("Winston S. Churchill", "uss-winston-s-churchill"),
            ],
        ),
        ("U-28s and a KC-46 landed", [("U-28s", None), ("KC-46", None)]),
        ("HMCS Harry DeWolf", [("HMCS Harry DeWolf", None)]),
        ("BAP Carrasco and ARC Caldas met", [("BAP Carrasco", None), ("ARC Caldas", None)]),
        ("the French frigate FS Ventôse", [("FS Ventôse", None)]),
        (
            "USS Minneapolis-Saint Paul (LCS 21)",
            [("USS Minneapolis-Saint Paul (LCS 21)", "uss-minneapolis-saint-paul")],
        ),
        ("USS “Gravely” sailed", [("USS “Gravely”", "uss-gravely")]),
        ("hospital ship Comfort", [("Comfort", "usns-comfort")]),
        ("the 22nd MEU and 160th SOAR", [("22nd MEU", "22nd-meu"), ("160th SOAR", "160th-soar")]),
        ("MQ-9 Reapers", [("MQ-9 Reapers", "usaf-mq-9a")]),
        ("F/A-18E/F Super Hornets", [("F/A-18E/F Super Hornets", "usn-fa-18")]),
        ("P-8A and AC-130J", [("P-8A", "usn-p-8a"), ("AC-130J", "usaf-ac-130j")]),
        ("KC-135s", [("KC-135s", "usaf-kc-135")]),
        ("S-300VM, Buk-M2E", [("S-300VM", "ven-s-300vm"), ("Buk-M2E", "ven-buk-m2e")]),
        ("Igla-S missiles", [("Igla-S", "ven-igla-s")]),
        ("Venezuelan F-16s", [("F-16s", "ven-f-16")]),
        ("El Gravely atracó en Puerto España", [("Gravely", "uss-gravely")]),
        ("el portaaviones Gerald R. Ford", [("Gerald R. Ford", "uss-gerald-r-ford")]),
        ("el Grupo Anfibio Iwo Jima", [("Grupo Anfibio Iwo Jima", "iwo-jima-arg")]),
        ("la 22.ª Unidad Expedicionaria de Marines", [("22.ª Unidad Expedicionaria de Marines", "22nd-meu")]),
    ],
)
def test_a_listed_asset_is_found_by_any_of_its_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("USS Georgia was never confirmed", "USS Georgia"), ("HMS Cardiff sailed", "HMS Cardiff"),
        ("HNLMS Groningen", "HNLMS Groningen"), ("ARC Caldas", "ARC Caldas"), ("ANB Guaiquerí", "ANB Guaiquerí"),
        ("BAP Ferré", "BAP Ferré"), ("USCGC Escanaba", "USCGC Escanaba"), ("USS Boxer (LHD-4)", "USS Boxer (LHD-4)"),
        ("HMCS Ville de Québec", "HMCS Ville de Québec"), ("the French frigate FS Germinal", "FS Germinal"),
        ("MV Skipper", "MV Skipper"), ("RFA Argus", "RFA Argus"), ("F-35s", "F-35s"), ("US F-16s", "F-16s"),
        ("San Antonio-class", "San Antonio-class"), ("la clase Arleigh Burke", "clase Arleigh Burke"),
        ("Carrier Air Wing 8", "Carrier Air Wing 8"), ("Destroyer Squadron 40", "Destroyer Squadron 40"),
        ("Boxer Amphibious Ready Group", "Boxer Amphibious Ready Group"), ("an MH-47G", "MH-47G"),
        ("The Groningen trailed the tanker", "Groningen"), ("Naiguatá had sunk years earlier", "Naiguatá"),
        ("The Carabobo was photographed beside the pier", "Carabobo"), ("El Guaiquerí zarpó", "Guaiquerí"),
    ],
)  # fmt: skip
def test_an_unlisted_asset_has_a_designation_and_no_id(text: str, name: str) -> None:
    (mention,) = find_assets(text, None, LEXICON)
    assert (mention.text, mention.asset_id) == (name, None)
    assert mention.designation


@pytest.mark.parametrize(
    "text",
    [
        "affordable cruises", "Ford Motor Co.", "President Ford", "Harrison Ford said", "Gerald Ford was president",
        "He lives in Fort Lauderdale.", "the Fort Lauderdale airport", "Fort Lauderdale police said",
        "San Antonio, Texas",
        "the Battle of Iwo Jima", "Stone said so", "COVID-19 and the G-20", "Interstate I-95", "The Yankees trailed",
        "SS Lazio won", "BAE Systems", "the Navy sailed", "Churchill said", "Lake Erie froze", "Newport News schools",
        "Wichita, Kansas", "Tren de Aragua",
    ],
)  # fmt: skip
def test_cities_persons_and_companies_are_no_assets(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Fort Lauderdale anchored off Ponce before dawn.", [("Fort Lauderdale", "uss-fort-lauderdale")]),
        ("Helicopters took off from Iwo Jima toward Caracas.", [("Iwo Jima", "uss-iwo-jima")]),
        (
            "Ford and Churchill entered the Caribbean together.",
            [("Ford", "uss-gerald-r-ford"), ("Churchill", "uss-winston-s-churchill")],
        ),
        (
            "Wichita and Minneapolis–Saint Paul are in dry dock.",
            [("Wichita", "uss-wichita"), ("Minneapolis–Saint Paul", "uss-minneapolis-saint-paul")],
        ),
        ("USS Georgia and USS Florida were never confirmed.", [("USS Georgia", None), ("USS Florida", None)]),
    ],
)
def test_ships_that_carry_place_names_are_ships(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


def test_a_name_given_in_full_once_serves_in_short_afterwards() -> None:
    text = "USS Thomas Hudner sailed. Hudner's sister ship stayed, and so did Hudner itself."
    assert [asset for _, asset in found(text)] == ["uss-thomas-hudner"] * 3


def test_a_type_flown_by_several_is_not_guessed() -> None:
    (mention,) = find_assets("ten F-35s landed", None, LEXICON)
    assert (mention.designation, mention.asset_id) == ("F-35", None)
    assert "may be any of ang-f-35a, usmc-f-35b" in mention.trace


def test_characters_that_do_not_show_are_read_past() -> None:
    assert found("USS Gra\xadvely and Naiguata\u0301 had sunk") == [
        ("USS Gra\xadvely", "uss-gravely"),
        ("Naiguata\u0301", None),
    ]


def test_where_one_ship_is_named_an_article_makes_another() -> None:
    text = "The Fort Lauderdale left Ponce, while the San Antonio stayed."
    assert [asset for _, asset in found(text)] == ["uss-fort-lauderdale", "uss-san-antonio"]


def test_aliases_of_a_row_are_names() -> None:
    lexicon = AssetLexicon([{"asset_id": "x", "name": "ARC Almirante Padilla", "aliases": "Fragata Padilla; FM-51"}])
    assert [m.asset_id for m in find_assets("Fragata Padilla and FM-51", None, lexicon)] == ["x", "x"]


def test_a_lexicon_without_rows_still_knows_forms() -> None:
    assert [m.text for m in find_assets("USS Gravely", None, AssetLexicon([]))] == ["USS Gravely"]


@given(TEXTS)
def test_mentions_of_any_text_index_it_in_order_without_overlap(text: str) -> None:
    mentions = find_assets(text, None, LEXICON)
    assert mentions == find_assets(text, tokenize(text), LEXICON)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text != ""
    for first, second in itertools.pairwise(mentions):
        assert first.end <= second.start
