import pytest

from components.ui.pages.method import TEXTS
from tests.ui.page import visit


def test_every_source_is_listed_with_a_grade_and_a_reason() -> None:
    table = visit("sources").dataframe[0].value
    assert len(table) > 400
    assert table["reliability"].isin(list("ABCDEF")).all()
    assert table["reliability_reason"].ne("").all()


def test_only_linkable_sources_carry_a_link_and_it_is_http() -> None:
    table = visit("sources").dataframe[0].value
    assert table.loc[~table["linkable"], "link"].isna().all()
    assert table["link"].dropna().str.match(r"https?://").all()


def test_the_use_of_each_source_adds_up_to_all_rows() -> None:
    table = visit("sources").dataframe[0].value
    assert table["reports"].sum() > 400
    assert (table["use"] == table[["reports", "events", "totals", "tolls"]].sum(axis=1)).all()


@pytest.mark.parametrize(
    ("widget", "value"), [("source_kind", "official"), ("source_reliability", "D"), ("source_language", "es")]
)
def test_each_filter_of_the_sources_narrows_the_list(widget: str, value: str) -> None:
    app = visit("sources")
    everything = len(app.dataframe[0].value)
    app.multiselect(key=widget).set_value([value]).run()
    assert 0 < len(app.dataframe[0].value) < everything


def test_the_search_of_the_sources_ignores_accents_and_capitals() -> None:
    app = visit("sources")
    app.text_input(key="source_search").set_value("AVIONES MILITARES").run()
    assert len(app.dataframe[0].value) >= 1


@pytest.mark.parametrize("language", TEXTS)
def test_the_method_page_is_the_document_of_the_repository_in_either_language(language: str) -> None:
    app = visit("method")
    app.session_state["method_language_en"] = language
    assert app.run().markdown[0].value == TEXTS[language].read_text(encoding="utf-8").strip()
