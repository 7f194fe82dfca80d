from pathlib import Path

import pytest

from components import paths
from components.dataset.kinds import FILE, KINDS, read_kinds
from components.errors import DatasetError

SHIPPED = paths.DATA / "rules" / FILE


def test_nothing_ages_before_it_is_fresh_and_only_ships_drift() -> None:
    assert all(kind.fresh_days < kind.ageing_days for kind in KINDS.values())
    assert all(kind.hull or kind.formation for kind in KINDS.values() if kind.drift_kmh)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("carrier,true", "carrier,yes", r"line 2 \('carrier'\): 'yes'"),
        ("carrier,", "raft,", "lacks 'carrier'"),
        (",21,3,", ",soon,3,", "'soon'"),
    ],
)
def test_a_broken_setting_is_refused_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / FILE).write_text(SHIPPED.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DatasetError, match=message):
        read_kinds(tmp_path)


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    row = "raft,true,false,7,21,3,800,5\n"
    (tmp_path / FILE).write_text(SHIPPED.read_text(encoding="utf-8") + row, encoding="utf-8")
    with pytest.raises(DatasetError, match="unknown kind 'raft'"):
        read_kinds(tmp_path)
