"""``sotavento audit``: what the sheet says is drawn is what the map makes of the row."""

from tests.cli.conftest import Sotavento


def test_the_sheet_tells_what_the_map_draws(sotavento: Sotavento) -> None:
    code, out, _ = sotavento("audit", "--sample", "8", "--numbers", "2", "--seed", "1")
    assert code == 0
    drawn = [line for line in out.splitlines() if line.startswith("* **Drawn**: ")]
    assert len(drawn) == 8
    assert all(line.split()[2] in {"pin", "ring", "area", "vague"} for line in drawn)
