"""Candidates scored by clues, alone and in the light of the document."""

import pytest

from components.geocoding.evidence import Document
from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.matcher import find_matches
from components.geocoding.readings import Reading
from components.geocoding.recognition import STRICT, recognise, weights
from components.geocoding.resolution import Resolver, scale
from components.geocoding.tokens import tokenize
from components.geocoding.toponyms import Reader, find_places, priors_of

GAZETTEER = default_gazetteer()


def readings(text: str, **settings: float) -> dict[str, Reading]:
    tokens = tokenize(text)
    document = Document(tokens, find_matches(tokens, GAZETTEER)[0], priors_of(GAZETTEER))
    recognise(document, STRICT, weights())
    resolver = Resolver(document, range(len(document.names)), scale(), **settings)
    return {document.names[number].match.key: reading for number, reading in resolver.resolve().items()}


def test_probabilities_of_a_reading_add_up_to_one() -> None:
    reading = readings("They met in Valencia.")["valencia"]
    assert sum(chance for _, chance in reading.candidates) == pytest.approx(1.0)
    assert reading.confidence == max(chance for _, chance in reading.candidates)


def test_the_theatre_moves_a_name_to_its_regional_place() -> None:
    chances = []
    for theatre in (0.0, 1.0):
        reading = readings("They met in Barcelona.", theatre=theatre)["barcelona"]
        at_home = (GAZETTEER.index_of("barcelona-ve"), GAZETTEER.index_of("ve-anzoategui"))
        chances.append(sum(chance for candidate, chance in reading.candidates if candidate.number in at_home))
    assert chances[0] < 0.5 < chances[1]


def test_names_of_the_united_states_alone_tell_that_a_text_is_of_another_theatre() -> None:
    chances = []
    for text in ("They met in Norfolk.", "They met in Norfolk, in Omaha, in Lincoln and in Kearney, Nebraska."):
        reading = readings(text)["norfolk"]
        chances.append(sum(chance for c, chance in reading.candidates if GAZETTEER.identity(c.number) == "norfolk-ne"))
    assert chances[0] < 0.2 < chances[1]


def test_a_qualifier_is_a_clue_of_the_candidates_inside_it() -> None:
    reading = readings("a port near Norfolk, Virginia")["norfolk"]
    assert reading.clues[reading.best.number]["qualified"] == 1.0


def test_a_qualifier_helps_the_same_name_elsewhere() -> None:
    reading = readings("Paris, Texas, is small. The mayor of Paris knows.")
    assert GAZETTEER.contains(GAZETTEER.index_of("us-texas"), reading["paris"].best.number)


def test_closeness_is_greatest_beside_the_documents_other_places() -> None:
    reading = readings("Trucks drove from Ureña to San Antonio.")["san antonio"]
    closest = max(reading.clues, key=lambda number: reading.clues[number].get("neighbour", 0.0))
    assert closest == reading.best.number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Prime Minister of Georgia resigned. He left Georgia.", "country"),
        ("The governor of Georgia resigned. He left Georgia.", "state"),
    ],
)
def test_a_word_beside_a_name_tells_what_kind_of_place_it_is(text: str, kind: str) -> None:
    found = {GAZETTEER.by_id(m.place_id or "").kind for m in find_places(tokenize(text), Reader(priors_of(GAZETTEER)))}
    assert found == {kind}
