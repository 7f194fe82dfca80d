import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.page import visit


def said(app: AppTest) -> str:
    return "\n".join(str(each.value) for each in app.markdown)


def test_a_link_with_two_dates_tells_what_changed_between_them() -> None:
    words = said(visit("changes", a="2025-10-15", b="2025-11-20"))
    assert "15 October 2025 to 20 November 2025" in words
    assert "First report on [USS Gerald R\\. Ford](assets?asset=uss-gerald-r-ford)" in words
    assert "](assets?asset=uss-gerald-r-ford) First" not in words


def test_a_day_compared_with_itself_has_no_changes() -> None:
    app = visit("changes", a="2025-11-20", b="2025-11-20")
    assert "0 changes" in said(app)
    assert "the same of every asset" in app.text[-1].value


def test_dates_the_wrong_way_round_are_put_in_order_and_the_reader_is_told() -> None:
    app = visit("changes", a="2025-11-20", b="2025-10-15")
    assert "15 October 2025 to 20 November 2025" in said(app)
    assert "order of time" in app.info[0].value


def test_the_sentences_come_in_spanish() -> None:
    assert "Primera noticia de" in said(visit("changes", a="2025-10-15", b="2025-11-20", words="Español"))


@pytest.mark.parametrize("query", [{"a": "yesterday"}, {"b": "1999-01-01"}])
def test_a_link_with_no_day_of_the_data_shows_the_default_and_says_so(query: dict[str, str]) -> None:
    assert "the default is shown instead" in visit("changes", **query).info[0].value


def test_a_day_of_publication_leaves_later_and_undated_records_out_and_counts_them() -> None:
    every, known = (visit("changes", a="2025-10-15", b="2025-11-20", **day) for day in ({}, {"known": "2025-10-20"}))
    assert "Gerald" in said(every)
    assert "Gerald" not in said(known)
    assert any("As published by 20 October 2025" in text.value for text in known.text)
