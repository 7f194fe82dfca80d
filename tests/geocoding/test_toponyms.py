"""Which names are places, and which place they mean: invented sentences with the answers a person would give."""

import pytest

from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.recognition import Conventions
from components.geocoding.tokens import tokenize
from components.geocoding.toponyms import Reader, find_places, priors_of

PRIORS = priors_of(default_gazetteer())
READER = Reader(PRIORS)


def places(text: str, reader: Reader = READER) -> list[str | None]:
    return [mention.place_id for mention in find_places(tokenize(text), reader)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Queues formed in Barcelona and Cumaná after the blackout.", ["barcelona-ve", "cumana"]),
        ("Trucks waited in Valencia, Carabobo.", ["valencia-ve", "ve-carabobo"]),
        ("Schools stayed shut in Mérida and El Vigía.", ["merida-ve", "el-vigia"]),
        ("The cutter patrols between Trinidad and Güiria.", ["trinidad-island", "guiria"]),
        ("Fans in Barcelona, Spain, cheered.", ["barcelona-es", "spain"]),
        ("A storm is crossing the Caribbean.", ["caribbean-sea"]),
        ("La tormenta cruza el mar Caribe hacia Curazao.", ["caribbean-sea", "curacao"]),
        ("Moscow said the ships would call at La Guaira.", ["moscow", "ve-la-guaira"]),
        ("Dominica objected, the Dominican Republic did not.", ["dominica", "dominican-republic"]),
    ],
)
def test_a_name_means_its_regional_place_in_regional_company(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tren de Aragua was named again.",
        "The Cartel de los Soles is said to be led by generals.",
        "Operation Southern Spear goes on.",
        "Rubio said nothing more.",
        "Marco Rubio and Denzel Washington were photographed.",
        "Los testigos hablaron de una explosión.",
        "It was Friday; Central planners waited.",
    ],
)
def test_people_gangs_operations_and_common_words_are_no_places(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president spoke to reporters in Palm Beach.", ["palm-beach"]),
        ("Surfers in Palm Beach, Queensland, watched.", ["gn:2153925", "gn:2152274"]),
    ],
)
def test_a_larger_namesake_abroad_is_meant_only_where_the_text_says_so(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_qualifier_behind_a_name_decides() -> None:
    texas = find_places(tokenize("A fair opened in Paris, Texas, on Saturday."), READER)[0]
    assert texas.lat == pytest.approx(33.66, abs=0.1)


def test_the_other_places_of_a_document_decide() -> None:
    text = "Fire crews from Dallas and Houston drove to Paris. The mayor of Paris thanked Texas."
    assert find_places(tokenize(text), READER)[2].lat == pytest.approx(33.66, abs=0.1)


def test_one_name_has_one_sense_in_a_document() -> None:
    found = find_places(tokenize("He was born in Valencia, Spain. He left Valencia at ten."), READER)
    assert {mention.place_id for mention in found if mention.text == "Valencia"} == {"valencia-es"}


def test_demonyms_are_places_only_when_asked_for() -> None:
    text = "Venezuelan officers met in Caracas."
    assert places(text) == ["caracas"]
    assert places(text, Reader(PRIORS, Conventions(demonyms=True))) == ["venezuela", "caracas"]


def test_a_home_decides_between_namesakes() -> None:
    text = "The library in Springfield reopened."
    found = find_places(tokenize(text), Reader(PRIORS, near=(39.8, -89.65), doubtful=0.0))[0]
    assert (found.lat, found.lon) == (pytest.approx(39.8, abs=0.2), pytest.approx(-89.64, abs=0.2))


def test_a_name_that_could_be_anywhere_stays_unplaced_with_the_reason() -> None:
    (mention,) = find_places(tokenize("They met in Springfield."), Reader(PRIORS, doubtful=0.99))
    assert mention.place_id is None
    assert mention.lat is None
    assert mention.trace[-1].startswith("unresolved: ambiguous")


def test_an_unknown_feature_is_listed_and_not_placed() -> None:
    (mention,) = find_places(tokenize("They crossed the Zarrapala River."), READER)
    assert mention.text == "Zarrapala River"
    assert mention.lat is None
    assert mention.trace[-1] == "unresolved: not in the gazetteer"


def test_claimed_words_are_never_places() -> None:
    text = "The Fort Lauderdale anchored off Ponce."
    assert [m.place_id for m in find_places(tokenize(text), READER, [(4, 19)])] == ["ponce"]


def test_the_trace_names_clues_candidates_and_choice() -> None:
    (mention,) = find_places(tokenize("Lights went out in Maracaibo."), READER)
    recognised, candidates, chosen = mention.trace
    assert "before:locative" in recognised
    assert "maracaibo" in candidates
    assert chosen.startswith("chosen: maracaibo")


@pytest.mark.parametrize("text", ["Troops landed at Caño Perdido.", "Gunmen came ashore at Cano Hondo."])
def test_part_of_a_longer_unknown_name_is_not_taken_for_a_far_namesake(text: str) -> None:
    assert not any(mention.place_id for mention in find_places(tokenize(text), READER))


def test_part_of_a_longer_name_is_read_where_the_document_speaks_of_its_country() -> None:
    text = "Troops left Abuja and Lagos. In Nigeria the Cano Pillars played."
    assert "gn:2335204" in places(text)


def test_a_great_city_lends_its_name_to_longer_ones() -> None:
    assert places("They saw London Fashion Week in London.")[0] == places("They flew to London.")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("STRIKE OFF VENEZUELA KILLS THREE", ["venezuela"]),
        ("Strike Off Venezuela Kills Three", ["venezuela"]),
        ("US WARSHIPS ARRIVE IN PUERTO RICO OR NEAR IT", ["puerto-rico"]),
        ("NAVY SHIP LEAVES ARUBA FOR COLOMBIA", ["aruba", "colombia"]),
        ("CARACAS, Venezuela (AP) — Soldiers marched.", ["caracas", "venezuela"]),
        ("WILLEMSTAD, Curacao -- The ship docked.", ["willemstad", "curacao"]),
        ("Fire in Fresno, Calif., spread.", ["gn:5350937", "us-california"]),
        ("Police in Utica, N.Y., said so.", ["gn:5142056", "gn:5128638"]),
        ("Bogota and Medellin were calm.", ["bogota", "medellin"]),
        ("Bogotá y Medellín seguían en calma.", ["bogota", "medellin"]),
    ],
)
def test_headlines_datelines_abbreviations_and_bare_letters_are_read(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ships passed the Strait of Gibraltar on Monday.", ["strait-of-gibraltar"]),
        ("El buque cruzó el estrecho de Gibraltar.", ["strait-of-gibraltar"]),
        ("They sailed past the Bay of Biscay.", ["world:bay-of-biscay"]),
    ],
)
def test_a_name_with_a_word_for_water_is_a_place(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Officials named were José, Vladimir and Pedro.",
        "Diosdado Cabello, Vladimir Padrino López y Jorge Rodríguez acudieron al acto.",
        "Asistieron Delcy, Vladimir y otros.",
    ],
)
def test_given_names_in_a_list_are_no_places(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The German chancellor met French ministers in Weimar.", ["German", "French", "Weimar"]),
        ("Residents of Elm Street in Dayton, Ohio, lost power.", ["Elm Street", "Dayton", "Ohio"]),
        ("Students of the University of Leeds met the Toronto Police Service.", ["Leeds", "Toronto"]),
        ("German Chancho Ruiz and Paris Hilton live in Beverly Hills.", ["Beverly Hills"]),
        ("Dr. Austin Hill teaches at Ohio State University in Columbus.", ["Ohio", "Columbus"]),
    ],
)
def test_peoples_streets_and_names_inside_names_are_read_on_demand(text: str, expected: list[str]) -> None:
    wide = Reader(PRIORS, Conventions(demonyms=True, streets=True, embedded=True))
    assert [mention.text for mention in find_places(tokenize(text), wide)] == expected
