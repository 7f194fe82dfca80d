"""The codes and the records that every stage shares."""

import pytest

from components.model import ENDED, PLANNED, PRESENCE, Location, Status, WherePrec


@pytest.mark.parametrize(("prec", "acled"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 3), (7, 3)])
def test_geo_precision_follows_from_where_precision(prec: int, acled: int) -> None:
    assert WherePrec(prec).geo_precision == acled


def test_every_status_is_a_presence_or_planned_or_ended_and_only_one_of_them() -> None:
    assert set(Status) == PRESENCE | PLANNED | ENDED
    assert len(PRESENCE) + len(PLANNED) + len(ENDED) == len(Status)


def test_a_location_without_precision_is_unresolved() -> None:
    assert not Location("exact place withheld", reason="withheld").resolved
