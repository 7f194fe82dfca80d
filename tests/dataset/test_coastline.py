from pathlib import Path

import pytest
from shapely.geometry import Point, box

from components.dataset.coastline import is_ashore, is_at_sea, land, share_ashore
from components.errors import DatasetError


def test_the_interior_is_ashore_and_the_open_sea_is_not() -> None:
    assert is_ashore(Point(-67.0, 8.5), 5_000)
    assert is_at_sea(Point(-67.0, 14.0), 5_000)


def test_a_harbour_is_neither_ashore_nor_at_sea() -> None:
    willemstad = Point(-68.94, 12.11)
    assert not is_ashore(willemstad, 5_000)
    assert not is_at_sea(willemstad, 5_000)


def test_the_share_ashore_is_between_none_and_all() -> None:
    assert share_ashore(box(-67.5, 13.0, -67.0, 14.0)) == 0
    assert share_ashore(box(-67.5, 8.0, -67.0, 8.5)) == pytest.approx(1)


def test_a_missing_basemap_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="basemap"):
        land(tmp_path / "none.json")
