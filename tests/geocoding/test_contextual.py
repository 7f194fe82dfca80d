"""Names that are a certain place only in certain company."""

import pytest

from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.geoparser import geoparse
from components.geocoding.lexicons import read_table
from components.model import MentionKind


def places(text: str) -> list[str | None]:
    return [mention.place_id for mention in geoparse(text).mentions if mention.kind is MentionKind.PLACE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two tankers of crude left José.", ["jose-terminal"]),
        ("The rocket rose over the Cape.", ["cape-canaveral"]),
        ("A frigate lay at the quay in Ponce.", ["port-of-ponce"]),
        ("Un buque atracó en el muelle de Puerto Cabello.", ["puerto-cabello-port"]),
        ("A frigate lay at the quay in Kralendijk.", ["kralendijk"]),
        ("Langley denied it.", ["cia-langley"]),
        ("Jets landed at Langley.", ["langley-afb"]),
    ],
)
def test_company_decides_what_a_name_means(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "José slept.",
        "José Pérez boarded a tanker.",
        "Don José watched the tanker.",
        "She wore a Cape.",
        "His cape tore.",
    ],
)
def test_without_its_company_or_inside_another_name_it_is_no_place(text: str) -> None:
    assert places(text) == []


def test_the_trace_names_the_company() -> None:
    (mention,) = [m for m in geoparse("The rocket rose over the Cape.").mentions if m.kind is MentionKind.PLACE]
    assert "chosen: cape-canaveral ('rocket' beside it)" in mention.trace


def test_every_contextual_place_is_in_the_gazetteer() -> None:
    for row in read_table("contextual_names"):
        assert default_gazetteer().by_id(row["place"]).place_id == row["place"]
