"""The pages in Spanish: no English is left on them, and two readers side by side each have their own language."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from components.language import ENGLISH, SPANISH, speaking
from components.ui.shelf import document, selection, shelf, thinness
from tests.ui.page import PATIENCE, Page

#: Words of English sentences and of the interface that are no Spanish and no name.
ENGLISH_WORDS = re.compile(
    r"\b(the|and|of|is|are|with|from|by|this|that|not|all|which|reports?|sources?|date|day|days|status|when|where|what)\b",
    re.IGNORECASE,
)
PAGES = ("map", "assets", "events", "numbers", "changes", "report", "sources", "method")
WIDGETS = (
    *("button", "checkbox", "slider", "text_input", "multiselect", "selectbox", "date_input", "expander", "tab"),
)
FOLDS = ("what", "when", "certainty", "sources", "look")


def said(app: AppTest) -> Iterator[str]:
    """What the interface itself says: labels, hints, texts and choices; nothing of the tables' rows."""
    for kind in ("title", "subheader", "caption", "text"):
        yield from (each.value for each in app.get(kind))
    for kind in (
        "button",
        "checkbox",
        "slider",
        "text_input",
        "multiselect",
        "selectbox",
        "date_input",
        "expander",
        "tab",
    ):
        for each in app.get(kind):
            yield from filter(None, (getattr(each, part, "") for part in ("label", "help", "placeholder")))
    for each in app.get("button_group"):
        yield from each.options
    for each in app.get("popover"):
        yield each.proto.popover.label
    for each in app.dataframe:
        yield from re.findall(r'"label": ?"([^"]*)"', each.proto.columns)


def spanish(script: str, **state: object) -> AppTest:
    app = AppTest.from_string(script, default_timeout=PATIENCE)
    app.session_state["language_chosen"] = SPANISH
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception, [each.message for each in app.exception]
    return app


@pytest.mark.parametrize("name", PAGES)
def test_no_page_says_anything_in_english(name: str) -> None:
    folds = {f"fold_{fold}": True for fold in FOLDS} if name == "map" else {}
    app = spanish(
        f"from components.language import use; use('es'); from components.ui.pages.{name} import page; page()", **folds
    )
    english = [text for text in said(app) if ENGLISH_WORDS.search(re.sub(r"«.*?»|“.*?”", "", text))]
    assert english == []


def test_the_switch_turns_the_language_and_keeps_the_view() -> None:
    page = Page(on="2025-11-16", q="Ford", layers="naval")
    before = page.plotted
    page.app.session_state["language_chosen"] = SPANISH  # what the switch's callback does
    page.run()
    assert page.sentence.startswith("Informe más reciente de cada medio al 16 de noviembre de 2025")
    assert page.plotted == before
    assert page.address == {"on": "2025-11-16", "q": "Ford", "layers": "naval", "lang": "es"}


def test_readers_of_two_languages_do_not_get_each_other_s_words() -> None:
    shared, page = shelf(), Page(lang="es")
    assert page.app.sidebar.slider[0].label == "Fecha de referencia"
    assert Page().app.sidebar.slider[0].label == "As of"
    told = {}
    for language in (ENGLISH, SPANISH, ENGLISH):
        with speaking(language):
            rows = selection(shared, page.app.session_state["view"])
            words = document(shared)[:60], thinness(shared, rows.as_of), rows.filtered["reason"].iloc[0]
        assert told.setdefault(language, words) == words
    assert all(one != other for one, other in zip(told[ENGLISH], told[SPANISH], strict=True))
