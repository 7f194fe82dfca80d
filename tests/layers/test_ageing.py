"""What the browser says of ageing is what the dataset reckons with."""

from components.dataset.kinds import KINDS, KNOT_KMH
from components.paths import ASSETS


def script(name: str) -> str:
    return (ASSETS / "map" / name).read_text(encoding="utf-8")


def test_the_legend_gives_the_days_by_which_positions_age() -> None:
    afloat_or_flying, ashore = sorted({(kind.fresh_days, kind.ageing_days) for kind in KINDS.values()})
    words = "Ships and aircraft are fresh for {} days and stale after {}, forces ashore for {} and after {}."
    assert words.format(*afloat_or_flying, *ashore) in script("legend.js")


def test_legend_and_receipt_give_the_speed_at_which_a_ship_goes_on() -> None:
    (knots,) = {round(kind.drift_kmh / KNOT_KMH, 3) for kind in KINDS.values() if kind.drift_kmh}
    for name in ("legend.js", "receipt.js"):
        assert f"at {knots:g} knots since it was fresh" in script(name)
