import datetime as dt

import pytest

from components.dataset.view import View
from components.ui.choices import Book, Choices, fit

KINDS = Choices("asset_kinds", ("destroyer", "uav"))
BOOK = Book(dt.date(2025, 4, 1), dt.date(2026, 6, 30), dt.date(2026, 7, 31), {"asset_kinds": KINDS})


def test_a_choice_shows_its_number_of_records() -> None:
    assert KINDS.label("destroyer", {"destroyer": 1204}) == "destroyer · 1,204"


def test_a_choice_that_would_show_nothing_says_so() -> None:
    assert KINDS.label("uav", {}).endswith("· 0")


@pytest.mark.parametrize("number", [0, 7, 1204])
def test_a_label_is_understood_whatever_number_it_carried(number: int) -> None:
    assert KINDS.code(KINDS.label("uav", {"uav": number})) == "uav"


def test_a_label_of_no_code_is_not_understood() -> None:
    assert KINDS.code("submarine · 3") is None


def test_a_view_within_the_data_stays_as_it_is() -> None:
    view = View(as_of=dt.date(2025, 11, 16), start=dt.date(2025, 9, 1))
    assert fit(view, BOOK) == (view, [])


def test_a_day_outside_the_data_is_moved_to_its_edge_and_told() -> None:
    view, told = fit(View(as_of=dt.date(2031, 1, 1)), BOOK)
    assert view.as_of == BOOK.last_day
    assert "2031-01-01" in told[0]


def test_a_day_of_publication_may_lie_after_the_last_report() -> None:
    assert fit(View(known_on=dt.date(2026, 7, 15)), BOOK)[1] == []
    assert fit(View(known_on=dt.date(2031, 1, 1)), BOOK)[0].known_on == BOOK.last_published
