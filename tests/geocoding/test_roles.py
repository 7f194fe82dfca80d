"""Roles, status and assertion by clause, in English and Spanish. Places stand in brackets."""

import csv
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.geocoding import role_rules
from components.geocoding.assets import AssetLexicon, find_assets
from components.geocoding.clauses import Clauses
from components.geocoding.roles import assign_roles
from components.geocoding.tokens import tokenize, words
from components.model import PRESENCE, Assertion, Mention, MentionKind, Role, Status
from components.paths import DATA

with (DATA / "collected" / "assets.csv").open(encoding="utf-8", newline="") as file:
    LEXICON = AssetLexicon(list(csv.DictReader(file)))


def marked(sentence: str) -> tuple[str, list[Mention]]:
    """The sentence without its brackets, and a place mention for each bracket."""
    text, places = "", []
    for piece in re.split(r"(\[[^\]]*\])", sentence):
        words = piece.strip("[]")
        if piece.startswith("["):
            places.append(Mention(len(text), len(text) + len(words), words, MentionKind.PLACE))
        text += words
    return text, places


def places(sentence: str) -> list[Mention]:
    text, found = marked(sentence)
    assets = [
        asset
        for asset in find_assets(text, None, LEXICON)
        if all(asset.end <= place.start or place.end <= asset.start for place in found)
    ]
    mentions = sorted([*found, *assets], key=lambda mention: mention.start)
    return [m for m in assign_roles(text, tokenize(text), mentions) if m.kind is MentionKind.PLACE]


def roles(sentence: str) -> list[tuple[str, str, str | None]]:
    return [(place.text, str(place.role), str(place.status) if place.status else None) for place in places(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Ford leaves the [Mediterranean] for the [Caribbean].",
            [("Mediterranean", "origin", "departed"), ("Caribbean", "destination", "en_route")],
        ),
        (
            "B-52s from [Barksdale] circled north of [Caracas].",
            [("Barksdale", "origin", None), ("Caracas", "event_place", "operating")],
        ),
        (
            "The [Norfolk]-based destroyer is in the [Gulf of Paria].",
            [("Norfolk", "home_port", None), ("Gulf of Paria", "event_place", "present")],
        ),
        ("[Caracas] denied the report.", [("Caracas", "speaker", None)]),
        ("[Langley] would not comment.", [("Langley", "speaker", None)]),
        (
            "Troops rode from [San Antonio] to [Ureña].",
            [("San Antonio", "origin", "departed"), ("Ureña", "destination", "en_route")],
        ),
        ("[Washington] insists the mission is lawful.", [("Washington", "speaker", None)]),
        ("The carrier could deploy to [Guantánamo].", [("Guantánamo", "destination", "announced")]),
        ("A visit to [Curaçao] was cancelled.", [("Curaçao", "destination", "cancelled")]),
        ("Unlike in [Panama] in 1989, no troops landed.", [("Panama", "comparison", None)]),
        (
            "The frigate could leave [Venezuela] for [Russia] or another country.",
            [("Venezuela", "origin", "announced"), ("Russia", "destination", "announced")],
        ),
        ("The Venezuelan President of [Venezuela] spoke.", [("Venezuela", "mention", None)]),
        (
            "USS Gravely left [Port of Spain] on Thursday for [Willemstad].",
            [("Port of Spain", "origin", "departed"), ("Willemstad", "destination", "en_route")],
        ),
        ("USS Gravely arrived in [Port of Spain] on Sunday.", [("Port of Spain", "event_place", "arrived")]),
        ("The destroyer was ordered to [Puerto Rico].", [("Puerto Rico", "destination", "ordered")]),
        ("Ten F-35s deployed to [Puerto Rico].", [("Puerto Rico", "destination", "en_route")]),
        ("Ten F-35s are deployed to [Puerto Rico].", [("Puerto Rico", "event_place", "present")]),
        ("The ship will dock in [Ponce] next week.", [("Ponce", "destination", "announced")]),
        (
            "It flew from [Roosevelt Roads] to within sight of [Orchila].",
            [("Roosevelt Roads", "origin", None), ("Orchila", "event_place", "operating")],
        ),
        ("A US strike off [Güiria] killed three people.", [("Güiria", "event_place", None)]),
        ("It hit a boat 48 nautical miles from [Blanquilla].", [("Blanquilla", "event_place", None)]),
        (
            "Tensions between [Washington] and [Caracas] rose.",
            [("Washington", "mention", None), ("Caracas", "mention", None)],
        ),
        (
            "The ship operated off [Aruba], [Bonaire] and [Curaçao].",
            [(name, "event_place", "operating") for name in ("Aruba", "Bonaire", "Curaçao")],
        ),
        ("Officials in [Miami] said nothing.", [("Miami", "mention", None)]),
        ("Residents of [Caracas] heard nothing.", [("Caracas", "mention", None)]),
        ("The jets never entered [Venezuela].", [("Venezuela", "destination", "denied")]),
        ("USS Stockdale returned to [Norfolk].", [("Norfolk", "event_place", "returned")]),
        ("The ship is homeported in [Mayport].", [("Mayport", "home_port", None)]),
        ("Maduro met envoys from [Moscow].", [("Moscow", "mention", None)]),
        ("Marines held an exercise in [Puerto Rico].", [("Puerto Rico", "event_place", "exercise")]),
        ("Explosions were heard in [Caracas].", [("Caracas", "event_place", None)]),
        (
            "The carrier entered the [Caribbean] after leaving [Norfolk].",
            [("Caribbean", "event_place", "arrived"), ("Norfolk", "origin", "departed")],
        ),
        ("control over [Venezuela]’s armed forces", [("Venezuela", "mention", None)]),
        ("The plane flew off [Venezuela]'s coast.", [("Venezuela", "event_place", "operating")]),
        ("[Venezuela] and allied nations dispute it.", [("Venezuela", "speaker", None)]),
        ("The ship is expected to arrive in [Curaçao].", [("Curaçao", "destination", "announced")]),
        ("The Ford is not in the [Caribbean].", [("Caribbean", "event_place", "denied")]),
        ("There is no US base in [Honduras].", [("Honduras", "event_place", "denied")]),
        ("Lawmakers in [Miami] spoke about the strike.", [("Miami", "mention", None)]),
        ("Protesters in [Miami] marched over the strikes.", [("Miami", "mention", None)]),
        ("He was a lawyer in [Miami].", [("Miami", "mention", None)]),
        ("Rubio was in [Miami].", [("Miami", "mention", None)]),
        ("In [Caracas], explosions were heard.", [("Caracas", "event_place", None)]),
        ("In [Caracas], residents stocked up on food.", [("Caracas", "mention", None)]),
        (
            "Trump ordered the carrier to the [Caribbean] from the [Mediterranean].",
            [("Caribbean", "destination", "ordered"), ("Mediterranean", "origin", "ordered")],
        ),
        ("Maduro deployed 15,000 troops to the border with [Colombia].", [("Colombia", "destination", "en_route")]),
        (
            "USS Gravely docked in [Port of Spain], within sight of [Venezuela].",
            [("Port of Spain", "event_place", "port_visit"), ("Venezuela", "event_place", "present")],
        ),
        ("A strike killed three, officials said in [Washington].", [("Washington", "speaker", None)]),
        ("The carrier sailed as [Venezuela] mobilised.", [("Venezuela", "mention", None)]),
        ("The jets struck, as in [Panama] in 1989.", [("Panama", "comparison", None)]),
        ("Colombia, like [Venezuela], moved troops.", [("Venezuela", "comparison", None)]),
        ("It struck a boat 60 miles north-northwest of [Aruba].", [("Aruba", "event_place", None)]),
        ("It struck a boat 100 km NNE of [Aruba].", [("Aruba", "event_place", None)]),
        ("The ship sailed to the north of [Curaçao].", [("Curaçao", "event_place", "operating")]),
        ("The strike was in [Coche].", [("Coche", "event_place", None)]),
        ("Explosions were reported in [La Guaira] on Monday.", [("La Guaira", "event_place", None)]),
        ("He said a strike on [Venezuela] was possible.", [("Venezuela", "event_place", "announced")]),
        (
            "The carrier is expected to leave the [Caribbean] and return to [Norfolk].",
            [("Caribbean", "origin", "announced"), ("Norfolk", "destination", "announced")],
        ),
        (
            "Marines who trained in [Ponce] could be used in [Venezuela].",
            [("Ponce", "event_place", "exercise"), ("Venezuela", "event_place", "announced")],
        ),
        (
            "The ship, built in [Pascagoula], sailed past [Aruba].",
            [("Pascagoula", "mention", None), ("Aruba", "event_place", "operating")],
        ),
        ("He said [Venezuela] was calm.", [("Venezuela", "mention", None)]),
        ("“No ship came,” said [Caracas].", [("Caracas", "speaker", None)]),
        ("The ship is not expected in [Cartagena].", [("Cartagena", "mention", None)]),
        ("The carrier sailed for the [Caribbean].", [("Caribbean", "destination", "en_route")]),
        ("A radar was installed in [Tobago].", [("Tobago", "event_place", "present")]),
        ("He said an attack on [Venezuela] would be an error.", [("Venezuela", "event_place", "announced")]),
        # Spanish
        (
            "Una lancha patrullera fue vista a 48 millas de [La Blanquilla].",
            [("La Blanquilla", "event_place", "present")],
        ),
        ("Ningún avión aterrizó en [Managua].", [("Managua", "destination", "denied")]),
        (
            "Los vuelos entre [Madrid] y [Caracas] fueron suspendidos.",
            [("Madrid", "event_place", "cancelled"), ("Caracas", "event_place", "cancelled")],
        ),
        (
            "La lancha salió de [Güiria] y fue destruida cerca de [Trinidad].",
            [("Güiria", "origin", "departed"), ("Trinidad", "event_place", None)],
        ),
        (
            "Fuentes en [Washington] señalaron que el buque fue enviado al [Mar Caribe].",
            [("Washington", "mention", None), ("Mar Caribe", "destination", "en_route")],
        ),
        ("No hay tropas estadounidenses en [Honduras].", [("Honduras", "event_place", "denied")]),
        ("Rusia no envió tropas a [Venezuela].", [("Venezuela", "destination", "denied")]),
        ("El USS Gravely llegó a [Puerto España] el domingo.", [("Puerto España", "event_place", "arrived")]),
        (
            "El Gravely zarpó de [Mayport] rumbo al [Mar Caribe].",
            [("Mayport", "origin", "departed"), ("Mar Caribe", "destination", "en_route")],
        ),
        (
            "[Caracas] negó que aviones entraran en [Venezuela].",
            [("Caracas", "speaker", None), ("Venezuela", "destination", "denied")],
        ),
        (
            "Los B-52 sobrevolaron el [Mar Caribe] frente a [Venezuela].",
            [("Mar Caribe", "event_place", "operating"), ("Venezuela", "event_place", "operating")],
        ),
        ("La visita a [Curazao] fue cancelada.", [("Curazao", "destination", "cancelled")]),
        ("El buque podría desplegarse en [Honduras].", [("Honduras", "destination", "announced")]),
        ("A diferencia de [Panamá] en 1989, no hubo tropas.", [("Panamá", "comparison", None)]),
        (
            "El destructor con base en [Norfolk] está en [Puerto Rico].",
            [("Norfolk", "home_port", None), ("Puerto Rico", "event_place", "present")],
        ),
        ("[Washington] insiste en su versión.", [("Washington", "speaker", None)]),
        ("El portaaviones llegará a [Ponce].", [("Ponce", "destination", "announced")]),
        ("[Caracas] lo niega.", [("Caracas", "speaker", None)]),
        ("No habrá bases, reiteró ayer [Georgetown].", [("Georgetown", "speaker", None)]),
        (
            "Se prepara una misión, confirmaron [Lima] y [Quito].",
            [("Lima", "speaker", None), ("Quito", "speaker", None)],
        ),
        (
            "Los aviones procedentes de [Tampa] volaron al norte de [Aruba].",
            [("Tampa", "origin", "departed"), ("Aruba", "event_place", "operating")],
        ),
        (
            "El destructor, atracado en [Colón], podría zarpar.",
            [("Colón", "event_place", "port_visit")],
        ),
        ("Nada indica lo ocurrido en [Granada].", [("Granada", "event_place", None)]),
        ("A diferencia de lo ocurrido en [Granada], no hubo tropas.", [("Granada", "comparison", None)]),
        ("El buque podría visitar [Colón].", [("Colón", "destination", "announced")]),
        (
            "[Bogotá] negó que las tropas hayan desembarcado en [Turbo].",
            [("Bogotá", "speaker", None), ("Turbo", "destination", "denied")],
        ),
    ],
)
def test_a_place_has_the_role_of_its_clause(sentence: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert roles(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "assertion"),
    [
        ("USS Gravely arrived in [Ponce], the Navy said.", Assertion.OFFICIAL_STATEMENT),
        ("Satellite images show the ship anchored off [Ponce].", Assertion.OBSERVED),
        ("He claimed a strike in [Ponce].", Assertion.CLAIMED),
        ("The ship could deploy to [Ponce].", Assertion.ASSESSED),
        ("The ship never entered [Ponce].", Assertion.DENIED),
        ("The ship arrived in [Ponce].", Assertion.REPORTED),
        ("El buque llegó a [Ponce], informó el Comando Sur.", Assertion.OFFICIAL_STATEMENT),
        ("Imágenes de satélite muestran el buque fondeado frente a [Ponce].", Assertion.OBSERVED),
    ],
)
def test_the_sentence_says_on_what_ground(sentence: str, assertion: Assertion) -> None:
    assert places(sentence)[0].assertion is assertion


@pytest.mark.parametrize(
    ("modal", "status"),
    [
        ("may deploy", Status.ANNOUNCED), ("could deploy", Status.ANNOUNCED), ("will deploy", Status.ANNOUNCED),
        ("is expected to deploy", Status.ANNOUNCED), ("was ordered to deploy", Status.ORDERED),
        ("did not deploy", Status.DENIED), ("never deployed", Status.DENIED), ("might have deployed", Status.ANNOUNCED),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["to [Ponce]", "in [Ponce]", "off [Ponce]", "near [Ponce]"])
def test_what_did_not_simply_happen_is_never_a_presence(modal: str, status: Status, where: str) -> None:
    (place,) = places(f"The ship {modal} {where}.")
    assert place.status is status
    assert place.status not in PRESENCE


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Ford leaves the Mediterranean.", Status.DEPARTED),
        ("USS Gravely is operating in the Caribbean.", Status.OPERATING),
        ("USS Wichita is expected to arrive on Friday.", Status.ANNOUNCED),
        ("El USS Gravely zarpó el lunes.", Status.DEPARTED),
        ("USS Gravely, a destroyer.", None),
        ("The destroyer USS Gravely (DDG 107) is operating near Venezuela.", Status.OPERATING),
        ("Ten F-35s are deployed to Puerto Rico.", Status.PRESENT),
        ("The Ford is not in the Caribbean.", Status.DENIED),
    ],
)
def test_an_asset_has_the_status_of_its_verb(sentence: str, status: Status | None) -> None:
    naval = f"{sentence} The Navy spoke."
    (asset,) = assign_roles(naval, None, find_assets(naval, None, LEXICON))
    assert (asset.role, asset.status) == (Role.MENTION, status)


def test_the_trace_cites_the_cue() -> None:
    assert places("The ship sailed near [Ponce].")[0].trace == ("role event_place: 'sailed … near'",)


def test_a_clause_ends_where_another_verb_begins() -> None:
    text = "The carrier left Norfolk after the U.S. Navy called; others stayed, while Caracas spoke. All slept."
    clauses = Clauses(text, tokenize(text))
    found = [
        text[slice(*clauses.clause(text.index(word)))].strip() for word in ("carrier", "Navy", "others", "Caracas")
    ]
    assert found == [
        "The carrier left Norfolk",
        "after the U.S. Navy called;",
        "others stayed,",
        "while Caracas spoke.",
    ]


WORDS = """
[Caracas] [Norfolk] [Curaçao] -based from to in off left arrived could denied said was cancelled north of the
and , . ; ( USS Gravely ’s unlike en de rumbo a podría — \u0301 \x00
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_any_sentence_keeps_its_mentions_and_their_order(sentence: str) -> None:
    text, found = marked(sentence)
    read = assign_roles(text, tokenize(text), found)
    assert [(m.start, m.end, m.text) for m in read] == [(m.start, m.end, m.text) for m in found]
    assert read == assign_roles(text, None, found)
    assert all(m.status is None or m.role in (Role.EVENT_PLACE, Role.ORIGIN, Role.DESTINATION) for m in read)


@given(st.text(max_size=100), st.data())
def test_a_mention_anywhere_in_any_text_gets_a_role(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (read,) = assign_roles(text, None, [Mention(start, end, text[start:end], MentionKind.PLACE)])
    assert read.role in Role


FIXED = (role_rules.HOME, role_rules.COMPARISON, role_rules.LIAISON, role_rules.SPEECH_BEFORE, role_rules.SAID_AT_END)


@settings(max_examples=30)
@given(st.one_of(*(st.from_regex(re.compile(pattern.pattern, re.ASCII), fullmatch=True) for pattern in FIXED)))
def test_every_fixed_phrasing_has_a_word_by_which_it_is_sought(said: str) -> None:
    assert role_rules.TELLING.intersection(words(said))
