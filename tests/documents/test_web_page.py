import pytest

from components.documents.model import Limits
from components.documents.web_page import read_web_page
from components.errors import TextError
from tests.documents.files import ARTICLE

LIMITS = Limits()


def test_the_article_is_read_without_menu_and_footer() -> None:
    found = read_web_page(ARTICLE.encode(), LIMITS)
    assert found.title == "Ship anchors off island"
    assert "anchored off Port of Spain on Sunday, the ministry said & repeated" in " ".join(found.text.split())
    assert "Sport" not in found.text
    assert "rights" not in found.text


def test_the_day_that_the_page_states_is_taken() -> None:
    assert read_web_page(ARTICLE.encode(), LIMITS).published == "2025-10-28"


def test_a_day_that_the_page_does_not_state_is_not_guessed() -> None:
    undated = ARTICLE.replace('<meta property="article:published_time" content="2025-10-28T10:00:00Z">', "")
    assert read_web_page(undated.encode(), LIMITS).published == ""


def test_nothing_in_a_script_is_text() -> None:
    scripted = ARTICLE.replace("<h1>", "<script>USS Nowhere is in Kingston</script><h1>")
    assert "Kingston" not in read_web_page(scripted.encode(), LIMITS).text


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(TextError, match="no article"):
        read_web_page(b"<html><body></body></html>", LIMITS)
