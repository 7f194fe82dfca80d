import html
import re

import pytest

from components.language import speaking
from components.serving.bundle import Bundle
from components.serving.opening import opening_of
from components.serving.routes import first_page
from components.serving.shell import shell_folder
from components.ui.header import label
from components.ui.headline import Headline, Number
from components.ui.parts import answering
from components.ui.wording import escape
from tests.serving.asgi import ask

SERVER = Bundle(lambda *_: None, shell_folder(), first_page)
PLACE = re.compile(r'<div id="sotavento-opening".*(?=<div id="root">)', re.DOTALL)


def place(query: str = "") -> str:
    """What stands in the document where the page is going to be."""
    with answering():
        found = PLACE.search(ask(SERVER, query=query).body.decode())
    assert found
    return found[0]


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_the_document_says_name_and_day_above_the_place_of_the_map() -> None:
    said = words(place("on=2025-11-20"))
    assert said.startswith("Sotavento As of 20 November 2025 Caribbean and Venezuela, as reported")
    assert words(place("on=2025-11-20&known=2025-11-18")).startswith(
        "Sotavento As of 20 November 2025 as published by 18 November 2025"
    )


def test_the_document_speaks_the_language_of_the_link() -> None:
    with speaking("es"):
        said = place("on=2025-11-20&lang=es")
    assert 'lang="es"' in said
    assert "20 de noviembre de 2025" in words(said)


@pytest.mark.parametrize("query", ["layers=submarine", "v=0123456789ab", "embed=true", "colour=red"])
def test_the_map_stays_unseen_where_the_page_will_say_something_above_it_or_stands_in_another(query: str) -> None:
    said = place(query)
    assert words(said) == ""
    assert "stands" not in said
    assert "opening-map" in said


def test_a_publisher_is_text_in_the_document_and_on_the_page() -> None:
    hostile = Number("12", "ships", "<img src=x onerror=alert(1)> [x](javascript:alert(1)), 1 Jan")
    document = opening_of(Headline("As of <b>", "as reported", (hostile,)))
    assert "<img" not in document
    assert "<b>" not in document
    assert "As of <b> as reported 12 ships <img src=x onerror=alert(1)>" in words(document)
    assert escape(hostile.origin) in label(hostile)
