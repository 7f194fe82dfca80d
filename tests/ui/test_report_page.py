"""Read a report, as ``AppTest`` runs it on the real data."""

from __future__ import annotations

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from components.hosting import Hosting
from components.ui.pages import report
from components.ui.pages.report import FAILED, READ, TEXT
from tests.documents.files import pdf
from tests.ui.page import PATIENCE

MARKED = 'class="read-text"'
HIDDEN = "USS Gravely is in Ponce. <img src=x onerror=alert(1)>"


@pytest.fixture
def page() -> AppTest:
    app = AppTest.from_string("from components.ui.pages.report import page; page()", default_timeout=PATIENCE).run()
    assert not app.exception
    return app


def read(app: AppTest, text: str) -> AppTest:
    app.text_area(key=TEXT).set_value(text)
    app.button(key="report_go").click().run()
    assert not app.exception, [each.message for each in app.exception]
    return app


def headline(app: AppTest) -> str:
    (line,) = [each.value for each in app.markdown if "on the map" in each.value]
    return str(line)


def marked(app: AppTest) -> str:
    (html,) = [each.proto.body for each in app.get("html") if MARKED in each.proto.body]
    return str(html)


def test_nothing_is_shown_before_something_is_read(page: AppTest) -> None:
    assert READ not in page.session_state
    assert not page.error


def test_the_page_says_that_nothing_is_stored(page: AppTest) -> None:
    assert any(each.value.startswith("Nothing is stored") for each in page.caption)


def test_a_pasted_text_is_read(page: AppTest) -> None:
    app = read(page, "USS Gravely is in Ponce, officials said in Washington.")
    assert headline(app).startswith("**1** on the map · **1** not")
    assert "read-mark place drawn" in marked(app)


@pytest.mark.parametrize(("name", "language"), [("en.txt", "English"), ("es.txt", "Spanish")])
def test_an_example_is_read_at_once(page: AppTest, name: str, language: str) -> None:
    page.button(key=f"report_{name}").click().run()
    assert not page.exception
    assert language in headline(page)
    assert "published 20 Nov 2025" in headline(page)


def test_a_day_of_publication_dates_the_words_that_lean_on_it(page: AppTest) -> None:
    page.date_input(key="report_day").set_value(dt.date(2025, 11, 20))
    app = read(page, "USS Gravely arrived in Ponce on Sunday.")
    (table,) = [table.value for table in app.dataframe]
    assert list(table["when"]) == ["16 November 2025"]


def test_a_file_is_read_before_the_text_box(page: AppTest) -> None:
    page.file_uploader[0].set_value(("report.pdf", pdf("USS Gravely is in Ceiba."), "application/pdf"))
    app = read(page, "USS Gravely is in Ponce.")
    assert "Ceiba" in marked(app)
    assert "Ponce" not in marked(app)


@pytest.mark.parametrize("text", ["", "   \n "])
def test_an_empty_text_is_a_clear_error_and_shows_nothing(page: AppTest, text: str) -> None:
    app = read(page, text)
    assert "only white space" in app.error[0].value.replace("\\", "")
    assert READ not in app.session_state


def test_a_failed_reading_takes_the_one_before_away(page: AppTest) -> None:
    app = read(read(page, "USS Gravely is in Ponce."), " ")
    assert app.error
    assert not [each for each in app.get("html") if MARKED in each.proto.body]


def test_clear_forgets_the_text_and_all_that_was_found(page: AppTest) -> None:
    app = read(page, "USS Gravely is in Ponce.")
    app.button(key="report_clear").click().run()
    assert app.text_area(key=TEXT).value == ""
    assert READ not in app.session_state
    assert FAILED not in app.session_state
    assert "Gravely" not in repr(app.session_state)


def test_no_word_of_the_text_reaches_the_address(page: AppTest) -> None:
    assert dict(read(page, HIDDEN).query_params) == {}


def test_markup_in_a_text_is_shown_and_never_run(page: AppTest) -> None:
    assert "<img" not in marked(read(page, HIDDEN))


def test_every_list_has_as_many_rows_as_its_tab_says(page: AppTest) -> None:
    app = read(page, "USS Gravely is in Ponce, officials said in Washington. Two ships left on Sunday.")
    labels = [tab.label for tab in app.tabs]
    assert labels == ["On the map · 1", "Not on the map · 1", "Numbers · 1", "Dates · 1"]
    assert len(app.dataframe[0].value) == 1


def test_a_text_without_anything_to_draw_says_so(page: AppTest) -> None:
    app = read(page, "Nothing was said.")
    assert headline(app).startswith("**0** on the map")


def test_nobody_is_asked_online_unless_the_server_is_set_so(page: AppTest) -> None:
    assert not page.checkbox


def test_a_set_service_is_asked_only_with_the_reader_s_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTAVENTO_ONLINE", "nominatim")
    app = AppTest.from_string("from components.ui.pages.report import page; page()", default_timeout=PATIENCE).run()
    assert app.checkbox[0].value is False
    app.checkbox[0].check()
    assert "SOTAVENTO_ONLINE_CONTACT" in read(app, "USS Gravely is in Ponce.").error[0].value.replace("\\", "")


def test_a_hosted_page_offers_no_way_to_send_a_file_and_still_reads_a_text(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.file_uploader
    monkeypatch.setattr(report, "hosting", lambda: Hosting("https://maps.example.org"))
    app = read(page, "USS Gravely is in Ponce.")
    assert not app.file_uploader
    assert headline(app).startswith("**1** on the map")
