"""Which reported numbers may stand beside each other."""

import pytest

from components.dataset.load import read_dataset
from components.dataset.scopes import (
    BOTH_SEAS,
    CARIBBEAN,
    COLOMBIA,
    EXTENTS,
    MEU,
    MILITIA,
    REGION,
    SOUTHCOM,
    US_PART,
    US_THEATRE,
    VENEZUELA,
    VENEZUELA_PART,
    read_scope,
)


@pytest.mark.parametrize(
    ("scope", "family", "extent"),
    [
        ("US warships in Caribbean", US_THEATRE, CARIBBEAN),
        ("US forces in southern Caribbean", US_THEATRE, CARIBBEAN),
        ("US forces in Caribbean and eastern Pacific", US_THEATRE, BOTH_SEAS),
        ("US warships in SOUTHCOM area", US_THEATRE, SOUTHCOM),
        ("US forces in region", US_THEATRE, REGION),
        ("US Navy vessels in and around Caribbean besides Ford", US_PART, ""),
        ("Aircraft aboard USS Gerald R. Ford", US_PART, ""),
        ("22nd MEU aboard amphibious ships", MEU, ""),
        ("22nd MEU troops in Trinidad exercise", US_PART, ""),
        ("Venezuelans ready for war per Maduro", MILITIA, ""),
        ("Venezuelan forces mobilised", VENEZUELA, ""),
        ("Venezuelan forces on Colombian border", VENEZUELA_PART, ""),
        ("Colombian forces on Venezuelan border", COLOMBIA, ""),
    ],
)
def test_a_scope_belongs_to_a_family_and_reaches_so_far(scope: str, family: str, extent: str) -> None:
    assert read_scope(scope) == (family, extent)


def test_an_unknown_scope_is_compared_with_nothing_else() -> None:
    assert read_scope("Ships of the Royal Navy") != read_scope("Ships of the French Navy")


def test_every_scope_of_the_shipped_totals_is_understood() -> None:
    shipped = read_dataset()
    for scope in {*shipped.totals["scope"], *shipped.tolls["scope"]}:
        family, extent = read_scope(scope)
        assert not family.startswith("other"), scope
        assert extent in EXTENTS
