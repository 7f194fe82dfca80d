"""The whole stage on invented reports: what is found, what is not, and that no text breaks it."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.geocoding.geoparser import Geoparse, Options, geoparse
from components.model import Mention, MentionKind, Role

DAY = dt.date(2025, 12, 1)
REPORT = """Washington insists the patrols will go on, while Caracas denied it.

There are now 11 warships and 15,000 troops deployed in the Caribbean. The Iwo Jima Amphibious Ready Group arrived
in August, and the USS Gerald R. Ford followed in November with more than 4,000 sailors. Since a first strike in
September the raids have killed over 80 people. The Pentagon speaks of Operation Southern Spear; Secretary Rubio called
the Cartel de los Soles a terrorist group. A Russian frigate left Venezuela for Russia.
"""
KEYS = """start end text kind role status name place_id lat lon uncertainty_m where_prec geometry asset_id designation
value_low value_best value_high unit date_start date_end date_prec trace"""
FOUND = geoparse(REPORT, DAY)


def of_kind(kind: MentionKind, parse: Geoparse = FOUND) -> list[Mention]:
    return [mention for mention in parse.mentions if mention.kind == kind]


def test_groups_and_ships_are_assets_and_not_places() -> None:
    assert {m.asset_id for m in of_kind(MentionKind.ASSET)} >= {"iwo-jima-arg", "uss-gerald-r-ford"}
    assert not any("Iwo Jima" in m.text or "Ford" in m.text for m in of_kind(MentionKind.PLACE))


def test_the_caribbean_is_an_area_of_the_sea() -> None:
    (sea,) = [m for m in of_kind(MentionKind.PLACE) if m.place_id == "caribbean-sea"]
    assert sea.role == Role.EVENT_PLACE
    assert sea.where_prec == 7
    assert sea.geometry is not None
    assert sea.geometry["type"] in ("Polygon", "MultiPolygon")


def test_places_have_their_roles() -> None:
    roles = {m.place_id: m.role for m in of_kind(MentionKind.PLACE)}
    assert roles["washington-dc"] == Role.SPEAKER
    assert roles["caracas"] == Role.SPEAKER
    assert roles["venezuela"] == Role.ORIGIN
    assert roles["russia"] == Role.DESTINATION


def test_a_speaker_has_no_geometry() -> None:
    assert all(m.geometry is None for m in of_kind(MentionKind.PLACE) if m.role == Role.SPEAKER)


@pytest.mark.parametrize("name", ["Southern Spear", "Soles", "Rubio", "Pentagon speaks"])
def test_operations_gangs_and_people_get_no_pin(name: str) -> None:
    assert not any(name in m.text for m in of_kind(MentionKind.PLACE))


def test_counts_carry_low_best_high_and_unit() -> None:
    counts = {(m.value_low, m.value_best, m.value_high, m.unit) for m in of_kind(MentionKind.COUNT)}
    assert {(11, 11, 11, "ships"), (15000, 15000, 15000, "personnel"), (4001, 4001, None, "personnel")} <= counts
    assert (81, 81, None, "killed") in counts


def test_months_are_dates_of_that_year_and_never_days() -> None:
    dates = {(m.date.start.isoformat(), m.date.end.isoformat()) for m in of_kind(MentionKind.DATE) if m.date}
    months = {("2025-08-01", "2025-08-31"), ("2025-09-01", "2025-09-30"), ("2025-11-01", "2025-11-30")}
    assert months <= dates


def test_a_strip_lies_between_the_two_places_named() -> None:
    found = of_kind(MentionKind.PLACE, geoparse("A boat was hit between Curaçao and Venezuela."))
    assert [m.place_id for m in found] == ["curacao", "venezuela"]
    assert found[0].geometry == found[1].geometry


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Three boats burned 60 statute miles north-northwest of Bonaire.", "97 km at 337.5° from Bonaire"),
        ("The ship is off the northern tip of Aruba.", "sea within 50 km of Aruba on its north side"),
        ("A strike in international waters near Venezuela killed two.", "outside 12 nautical miles of its coast"),
        ("Hubo explosiones cerca del aeropuerto de Maiquetía.", "'cerca del': 25 km of"),
        ("El buque navegaba frente a las costas del Zulia.", "sea within"),
    ],
)
def test_a_relation_before_a_name_becomes_geometry(text: str, cue: str) -> None:
    (place,) = of_kind(MentionKind.PLACE, geoparse(text))
    assert place.role == Role.EVENT_PLACE
    assert place.geometry is not None
    assert place.geometry["type"] in ("Polygon", "MultiPolygon")
    assert any(cue in line for line in place.trace)


def test_counts_of_one_sentence_go_to_their_own_nouns() -> None:
    found = of_kind(MentionKind.COUNT, geoparse("Three destroyers and about 4,500 personnel are in the Caribbean."))
    assert [(m.value_low, m.value_best, m.value_high, m.unit) for m in found] == [
        (3, 3, 3, "ships"),
        (None, 4500, None, "personnel"),
    ]


def test_years_distances_hull_numbers_money_and_ages_are_no_counts() -> None:
    text = "In 2025 the DDG-107 sailed 300 miles for $40 million; her captain, aged 43, is 43 years old."
    assert of_kind(MentionKind.COUNT, geoparse(text)) == []


def test_a_distance_without_a_bearing_is_no_point() -> None:
    (island,) = of_kind(MentionKind.PLACE, geoparse("The boat was struck 48 nautical miles from La Blanquilla."))
    assert island.geometry is not None
    assert island.geometry["type"] != "Point"
    assert island.uncertainty_m is not None
    assert island.uncertainty_m > 80_000


def test_the_json_contract_has_every_key_in_order_and_plain_values() -> None:
    keys = KEYS.split()
    rows = FOUND.as_dicts()
    assert all(list(row) == keys for row in rows)
    assert json.loads(json.dumps(rows, allow_nan=False))


def test_only_the_kinds_asked_for_are_given() -> None:
    parse = geoparse(REPORT, DAY, options=Options(kinds=frozenset({MentionKind.PLACE})))
    assert {m.kind for m in parse.mentions} == {MentionKind.PLACE}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ships near Cura\u00adçao turned.", "Cura\u00adçao"),
        ("Ships near Cura&ccedil;ao turned.", "Cura&ccedil;ao"),
        ("Ships near Curac\u0327ao turned.", "Curac\u0327ao"),
        ("Ships\r\nnear\rCuraçao\x00turned.", "Curaçao"),
        ("\ufeffShips near Cura\u200bçao turned.", "Cura\u200bçao"),
    ],
)
def test_dirty_text_is_read_and_offsets_index_it_as_given(text: str, name: str) -> None:
    (place,) = of_kind(MentionKind.PLACE, geoparse(text))
    assert place.place_id == "curacao"
    assert text[place.start : place.end] == place.text == name


CLEAN = "USS Gravely anchored off Port of Spain on Sept. 2 with 300 sailors, while Caracas denied it."


def reading(text: str) -> list[tuple[object, ...]]:
    """What is read of a text, whatever its offsets."""
    return [
        (m.kind, m.role, m.status, m.place_id, m.asset_id, m.value_best, m.unit, m.date, m.geometry)
        for m in geoparse(text, DAY).mentions
    ]


@pytest.mark.parametrize(
    "text",
    [
        CLEAN.replace(" ", "  "),
        CLEAN.replace(" ", "\t"),
        CLEAN.replace(" ", "\u00a0"),
        CLEAN.replace(" ", "&nbsp;"),
        CLEAN.replace("off Port", "off\r\nPort"),
        CLEAN.replace("off Port", "off \n Port"),
        CLEAN.replace("off Port", "off\x00Port"),
        CLEAN.replace("e", "&#101;"),
        CLEAN.replace("a", "a\u00ad"),
        CLEAN.replace("a", "&#x61;&shy;"),
        "\ufeff" + CLEAN.replace("r", "r\u200b\u2060"),
    ],
    ids=["blanks", "tabs", "hard", "nbsp", "crlf", "wrapped", "nul", "numeric", "soft", "hex", "zero width"],
)
def test_dirt_changes_nothing_of_what_is_read(text: str) -> None:
    assert reading(text) == reading(CLEAN)
    assert all(text[m.start : m.end] == m.text for m in geoparse(text, DAY).mentions)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(CLEAN)), st.sampled_from("\xad\u200b\u200d\u2060\ufeff")), max_size=12))
def test_unseen_characters_anywhere_change_nothing(dirt: list[tuple[int, str]]) -> None:
    text = CLEAN
    for at, character in sorted(dirt, reverse=True):
        text = text[:at] + character + text[at:]
    assert reading(text) == reading(CLEAN)


ANY_CHARACTER = st.characters(exclude_categories=())  # lone surrogates too
WORDS = st.sampled_from(
    [
        *["Caracas", "USS Ford", "off", "Venezuela", "\x00", "&nbsp;", "“", "3", "Sept. 2", "\u0301", "\u202e", "de"],
        *[
            "la fragata",
            "el 2 de septiembre",
            "frente a",
            "Los Roques",
            "dijo",
            "más de",
            "&amp;",
            "\ud800",
            "٣",
            "\n\n",
        ],
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(ANY_CHARACTER), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_no_text_breaks_it_and_every_span_is_the_text_it_says(text: str) -> None:
    parse = geoparse(text, DAY)
    assert all(text[m.start : m.end] == m.text and m.text for m in parse.mentions)
    assert parse == geoparse(text, DAY)


@pytest.mark.parametrize(
    "text", ["", " ", "San " * 3000, "Q" * 20_000, "9" * 20_000, "(" * 5000, "Caracas, " * 800, "." * 50_000]
)
def test_extreme_texts_are_read(text: str) -> None:
    assert geoparse(text, DAY).text == text
