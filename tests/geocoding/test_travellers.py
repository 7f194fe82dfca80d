"""Journeys: those of forces reach a map, those of persons and of anything else carry no geometry."""

import pytest

from components.geocoding.geoparser import geoparse
from components.model import Mention, MentionKind, Role


def places(text: str) -> list[Mention]:
    return [mention for mention in geoparse(text).mentions if mention.kind is MentionKind.PLACE]


@pytest.mark.parametrize(
    "text",
    [
        "Maduro could leave Venezuela for Russia.",
        "Maduro could leave Venezuela for Russia or another country, while troops gather.",
        "Maduro left Venezuela on a military aircraft for Russia.",
        "Maduro, who left Venezuela for Russia, commands the navy.",
        "The Foreign Minister flew from Caracas to Havana on a navy plane.",
        "Hegseth visited Puerto Rico on Monday to thank the Marines.",
        "Rubio's visit to Curaçao was cancelled.",
        "Refugees left Venezuela for Colombia near the naval base.",
        "Aid shipments were sent to Jamaica.",
        "Maduro podría salir de Venezuela hacia Rusia en un avión militar.",
        "El presidente viajó a Cuba mientras los buques seguían en el puerto.",
    ],
)
def test_the_journey_of_anybody_but_a_force_has_no_geometry(text: str) -> None:
    found = places(text)
    assert found
    assert all(place.geometry is None and place.role is Role.MENTION for place in found)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The frigate could leave Venezuela for Russia.", [Role.ORIGIN, Role.DESTINATION]),
        ("The USS Gravely, which left Mayport on Monday, arrived in Ponce.", [Role.ORIGIN, Role.EVENT_PLACE]),
        ("Trump withdrew the carrier from the Caribbean.", [Role.ORIGIN]),
        ("The president flew to Moscow while the carrier stayed in the Caribbean.", [Role.MENTION, Role.EVENT_PLACE]),
        ("The Gerald R. Ford was sent to the Caribbean with two destroyers.", [Role.DESTINATION]),
        ("El lunes zarpó de Ponce el USS Gravely rumbo a Curazao.", [Role.ORIGIN, Role.DESTINATION]),
        ("A visit to Curaçao was cancelled.", [Role.DESTINATION]),
        ("The ferry for Trinidad left Güiria.", [Role.DESTINATION, Role.ORIGIN]),
    ],
)
def test_the_journey_of_a_force_is_kept(text: str, roles: list[Role]) -> None:
    assert [place.role for place in places(text)] == roles
    assert all((place.geometry is not None) == (place.role is not Role.MENTION) for place in places(text))
