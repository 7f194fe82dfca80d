import datetime as dt

from components.dataset.last_reported import last_reported
from components.dataset.view import View
from components.ui.shelf import selection, shelf
from tests.ui.page import Page


def opened(**query: str) -> Page:
    page = Page(**query)
    page.app.session_state["tabs"] = "Last reported"
    return page.run()


def test_what_left_the_map_for_its_age_is_listed_with_its_last_place() -> None:
    page = opened(on="2025-12-20")
    (listed,) = [table.value for table in page.app.dataframe if "publisher" in table.value and "page" in table.value]
    shared = shelf()
    rows = last_reported(shared.dataset, shared.records, View(as_of=dt.date(2025, 12, 20)))
    assert list(listed["where_description"]) == list(rows["where_description"])
    assert (listed["age_days"] > 21).all()
    assert list(listed["page"]) == [f"assets?asset={asset}" for asset in rows["asset_id"]]


def test_a_view_of_all_reports_says_that_none_leaves_for_its_age() -> None:
    assert "nothing leaves the map" in " ".join(str(each.value) for each in opened(show="all").app.text)


def test_what_is_only_inferred_is_listed_apart_with_the_report_that_it_rests_on() -> None:
    page = opened(on="2025-11-20")
    (listed,) = [table.value for table in page.app.dataframe if "with" in table.value]
    row = listed.set_index("page").loc["assets?asset=vmm-263"]
    assert (row["with"], row["where_description"]) == ("22nd Marine Expeditionary Unit (SOC)", "Trinidad and Tobago")
    rows = selection(shelf(), View(as_of=dt.date(2025, 11, 20)))
    assert "vmm-263" not in set(rows.plotted["asset_id"])
