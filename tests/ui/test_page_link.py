"""The links of pages with a few widgets: short codes, and every link ever given out still understood."""

import datetime as dt
from collections.abc import Callable

import pytest

from components.ui.page_link import Field, code_field, day_field
from components.ui.pages import changes, numbers
from components.ui.shelf import Shelf, shelf
from tests.ui.page import visit

Fields = Callable[[Shelf], tuple[Field, ...]]
# Links that were once given out, and what they set. Never change or remove a line; only add.
EVERY_LINK_EVER: tuple[tuple[Fields, dict[str, str], dict[str, object]], ...] = (
    (numbers.fields, {"number": "Ships"}, {"number": "ships"}),
    (numbers.fields, {"number": "Personnel", "on": "2025-11-16"}, {"number": "personnel", "on": dt.date(2025, 11, 16)}),
    (numbers.fields, {"number": "Aircraft"}, {"number": "aircraft"}),
    (numbers.fields, {"number": "Marines"}, {"number": "marines"}),
    (numbers.fields, {"number": "Militia"}, {"number": "militia"}),
    (numbers.fields, {"number": "Killed in strikes"}, {"number": "killed"}),
    (numbers.fields, {"number": "Strikes"}, {"number": "strikes"}),
    (numbers.fields, {"number": "Boats destroyed"}, {"number": "vessels_destroyed"}),
    (numbers.fields, {"number": "killed", "known": "2025-10-24"}, {"number": "killed", "known": dt.date(2025, 10, 24)}),
    (numbers.fields, {"number": "vessels_destroyed"}, {"number": "vessels_destroyed"}),
    (changes.fields, {"a": "2025-10-15", "b": "2025-11-20"}, {"a": dt.date(2025, 10, 15), "b": dt.date(2025, 11, 20)}),
    (changes.fields, {"words": "Español"}, {"words": "es"}),
    (changes.fields, {"words": "English"}, {"words": "en"}),
    (changes.fields, {"words": "es"}, {"words": "es"}),
)


@pytest.mark.parametrize(("fields", "link", "values"), EVERY_LINK_EVER)
def test_every_link_ever_given_out_still_sets_its_widgets(
    fields: Fields, link: dict[str, str], values: dict[str, object]
) -> None:
    assert {field.key: field.read(link[field.key]) for field in fields(shelf()) if field.key in link} == values


@pytest.mark.parametrize("fields", [numbers.fields, changes.fields])
def test_what_is_written_is_short_plain_and_read_back(fields: Fields) -> None:
    for field in (field for field in fields(shelf()) if field.default is not None):
        written = field.write(field.default)
        assert field.read(written) == field.default
        assert len(written) <= 20
        assert written.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("text", ["", "x" * 10_000, "<b>", "\x00", "2025-13-40", "٢٠٢٥-١١-١٦", "None"])
def test_nonsense_is_not_understood_by_any_field(text: str) -> None:
    fields = [code_field("k", None, ["a"]), day_field("d", shelf().book, dt.date(2025, 11, 16))]
    assert [field.read(text) for field in fields] == [None, None]


def test_a_moved_widget_writes_its_code_into_the_address_and_the_default_nothing() -> None:
    app = visit("numbers", number="Killed in strikes", on="2025-10-24")
    app.segmented_control(key="number").set_value("personnel").run()
    assert app.query_params == {"number": "personnel", "on": "2025-10-24"}
    app.segmented_control(key="number").set_value("ships").run()
    assert app.query_params == {"on": "2025-10-24"}


def test_an_address_that_changed_by_itself_moves_the_widgets() -> None:
    app = visit("numbers", number="killed")
    app.segmented_control(key="number").set_value("personnel").run()
    app.query_params["number"] = "killed"
    app.run()
    assert app.session_state["number"] == "killed"
