"""What is downloaded is what is plotted."""

import csv
import io
import json

import pytest

from tests.browser.dashboard import Dashboard

VIEWS = {"first look": {}, "every report of a search": {"show": "all", "q": "puerto rico"}, "nothing": {"q": "zzzz"}}


@pytest.mark.parametrize("query", VIEWS.values(), ids=VIEWS.keys())
def test_the_downloaded_table_holds_exactly_the_plotted_records(seen: Dashboard, query: dict[str, str]) -> None:
    seen.go(**query)
    seen.open_tab("Share and export")
    text = seen.download("download").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO("".join(line for line in text.splitlines(keepends=True) if line[0] != "#"))))
    assert len(rows) == seen.tally("plotted")
    assert {row["record_id"] for row in rows} == seen.drawn()


def test_the_downloaded_features_are_exactly_the_plotted_records(seen: Dashboard) -> None:
    seen.open_tab("Share and export")
    seen.press("format", "GeoJSON")
    seen.until(lambda: "GeoJSON" in seen.part("download").inner_text())
    features = json.loads(seen.download("download"))["features"]
    assert {feature["properties"]["record_id"] for feature in features} == seen.drawn()
