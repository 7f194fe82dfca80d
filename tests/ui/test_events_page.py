import pytest

from components.ui.pages.events import EVENT
from tests.ui.page import visit

STRIKE = "2025-10-17-boat-strike"


def test_a_link_to_an_event_shows_when_where_what_it_cost_and_by_whose_account() -> None:
    app = visit("events", event=STRIKE)
    said = app.markdown[0].value
    assert "**When:** on 17 October 2025 \\(to the day\\)" in said
    assert "**Killed:**" in said
    records, tolls = (table.value for table in app.dataframe[:2])
    assert records.iloc[0]["publisher"]
    assert "independent voice" in " ".join(str(text.value) for text in app.text)
    assert tolls["number"].ne("").all()


def test_an_event_that_is_no_strike_has_no_tolls() -> None:
    assert len(visit("events", event="2025-08-07-statement").dataframe) == 1


def test_without_a_choice_every_event_of_a_kind_is_listed_with_its_source() -> None:
    app = visit("events")
    assert len(app.dataframe[0].value) >= 40
    assert app.dataframe[0].value["publisher"].ne("").all()


def test_choosing_an_event_changes_the_address_and_clearing_it_shows_all() -> None:
    app = visit("events")
    app.selectbox(key=EVENT).set_value(STRIKE).run()
    assert app.query_params == {EVENT: STRIKE}
    app.selectbox(key=EVENT).set_value(None).run()
    assert app.query_params == {}


@pytest.mark.parametrize("asked", ["nothing", "<script>", "uss-gravely"])
def test_an_unknown_event_in_a_link_is_named_and_all_are_shown(asked: str) -> None:
    app = visit("events", event=asked)
    assert "does not know" in app.info[0].value
    assert len(app.dataframe[0].value) >= 40
