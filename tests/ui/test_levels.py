import datetime as dt

import pandas as pd

from components.dataset.known import ALL, KnownBy
from components.dataset.series import NAMED, REPORTED
from components.ui.levels import ledger_link, map_link, named_chart, totals_chart

AS_OF = dt.date(2025, 11, 16)


def told(low: int | None, best: int | None, high: int | None) -> pd.DataFrame:
    """One reported total, as ``levels`` hands it to the chart."""
    row = {"date": pd.Timestamp("2025-10-09"), "low": low, "best": best, "high": high, "words": "", "kind": REPORTED}
    frame = pd.DataFrame(
        [row | {"scope": "US warships", "scope_group": "Caribbean", "publisher": "A paper", "ledger": "numbers"}]
    )
    return frame.astype({"low": "Int64", "best": "Int64", "high": "Int64"})


def drawn(chart: object) -> dict[str, object]:
    """The first row of data that a chart hands to the browser."""
    described = chart.to_dict()  # type: ignore[attr-defined]  # every Altair chart has it
    return next(rows[0] for rows in described["datasets"].values() if "low" in rows[0])


def test_a_range_is_drawn_from_its_low_to_its_high() -> None:
    row = drawn(totals_chart(told(12, None, 15), "Ships", AS_OF))
    assert (row["low"], row["high"]) == (12, 15)


def test_a_floor_without_a_ceiling_is_no_range() -> None:
    row = drawn(totals_chart(told(10, 10, None), "Ships", AS_OF))
    assert (row["low"], row["value"], row["high"]) == (10, 10, 10)


def test_reported_totals_are_not_joined_by_a_line() -> None:
    marks = [layer["mark"]["type"] for layer in totals_chart(told(8, 8, 8), "Ships", AS_OF).to_dict()["layer"]]
    assert "line" not in marks


def test_both_charts_mark_the_as_of_date() -> None:
    named = pd.DataFrame({"date": [pd.Timestamp("2025-10-09")], "best": [7], "scope": ["naval"], "kind": [NAMED]})
    for chart in (totals_chart(told(8, 8, 8), "Ships", AS_OF), named_chart(named, AS_OF)):
        assert any("2025-11-16" in str(rows) for rows in chart.to_dict()["datasets"].values())


def test_a_number_leads_to_its_ledger_as_of_its_day() -> None:
    assert ledger_link("ships", AS_OF, ALL) == "numbers?number=ships&on=2025-11-16"
    assert ledger_link("ships", AS_OF, KnownBy(AS_OF)).endswith("&known=2025-11-16")


def test_a_day_of_the_chart_leads_to_its_map() -> None:
    assert map_link(AS_OF, ALL) == "./?on=2025-11-16"
    assert map_link(AS_OF, KnownBy(AS_OF)) == "./?on=2025-11-16&known=2025-11-16"


def test_every_point_of_a_chart_is_a_link() -> None:
    named = pd.DataFrame({"date": [pd.Timestamp("2025-10-09")], "best": [7], "scope": ["naval"], "kind": [NAMED]})
    assert drawn(totals_chart(told(8, 8, 8), "Ships", AS_OF))["ledger"] == "numbers"
    described = named_chart(named, AS_OF).to_dict()
    assert any(row.get("map") == "./?on=2025-10-09" for rows in described["datasets"].values() for row in rows)
    assert any("href" in layer["encoding"] for layer in described["layer"])
