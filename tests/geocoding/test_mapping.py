"""Only places that may reach a map get geometry."""

import pytest

from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.mapping import with_geometry
from components.geocoding.placement import place_alone, precision_alone
from components.geocoding.tokens import tokenize
from components.model import Mention, MentionKind, Role


def placed(text: str, name: str, place_id: str, role: Role) -> Mention:
    start = text.index(name)
    mention = Mention(start, start + len(name), name, MentionKind.PLACE, role, place_id=place_id)
    (found,) = with_geometry(tokenize(text), [mention], default_gazetteer())
    return found


def test_an_event_place_gets_the_geometry_of_its_relation() -> None:
    found = placed("seized off Güiria", "Güiria", "guiria", Role.EVENT_PLACE)
    assert found.geometry is not None
    assert found.geometry["type"] in ("Polygon", "MultiPolygon")


def test_a_speaker_gets_a_precision_and_no_geometry() -> None:
    found = placed("Caracas denied it", "Caracas", "caracas", Role.SPEAKER)
    assert found.geometry is None
    assert found.where_prec is not None


def test_a_country_is_an_area_with_its_precision() -> None:
    found = placed("troops in Venezuela", "Venezuela", "venezuela", Role.EVENT_PLACE)
    assert found.where_prec == 6


def test_no_places_give_no_places() -> None:
    assert with_geometry(tokenize("nothing"), [], default_gazetteer()) == []


@pytest.mark.parametrize("name", ["Caracas", "Ponce", "Venezuela", "Caribbean Sea", "Windward Passage", "Texas"])
def test_a_place_without_geometry_is_as_precise_as_with_one(name: str) -> None:
    place = default_gazetteer().lookup(name)[0]
    assert precision_alone(place) is place_alone(place).where_prec
