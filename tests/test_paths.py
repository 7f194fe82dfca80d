"""Where products are kept, also by a host that lets nobody write into the copy it runs."""

import os
from pathlib import Path

import pytest

from components.paths import products


@pytest.mark.parametrize(
    ("made", "writable", "kept"), [(True, False, "build"), (False, True, "build"), (False, False, "")]
)
def test_products_are_kept_in_the_copy_unless_it_has_none_and_cannot_be_written_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, made: bool, writable: bool, kept: str
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: writable)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if made:
        (tmp_path / "build").mkdir()
    assert products(tmp_path) == tmp_path / (kept or "cache/sotavento")
