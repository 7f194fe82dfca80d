"""The pages in Spanish: no English is left on them, and two readers side by side each have their own language."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.language import ENGLISH, SPANISH, speaking
from components.ui import charts
from components.ui import shelf as shelves
from components.ui import table as tables
from components.ui.shelf import document, selection, selection_in, shelf, thinness
from tests.ui.marked_catalogue import marked, unmarked  # noqa: F401 - a fixture
from tests.ui.page import PATIENCE, Page

PAGES = ("map", "assets", "events", "numbers", "changes", "report", "sources")
FOLDS = ("what", "when", "certainty", "sources", "look")
LABELLED = ("button", "checkbox", "slider", "text_input", "multiselect", "selectbox", "date_input", "expander", "tab")
CHOOSERS = ("selectbox", "multiselect")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
SIGNS = re.compile(r"⟦petrolero⟧ [^),]+\)+|:gray\[[^,⟦]*…|:material/\w+:|:(?:gray|\w+-badge)\[|https?://\S+")
#: What stands in no catalogue on purpose: names of the field and of things, in every language the same.
NAMES = {"China", "Sotavento", "English", "Español", "Example", "Ejemplo", "CC BY"}
#: Columns of tables that hold a source's or a coder's own words; those of an asset's or an event's name are looked at.
OWN_WORDS = {
    *("where_description", "publisher", "source_url", "link", "note", "source", "repeats", "words", "title"),
    *("derived_from", "language", "row", "row_id", "table", "page", "ledger", "sentence"),
}


def said(app: AppTest) -> Iterator[str]:
    """What the interface says: labels, hints, texts, choices and the cells of tables."""
    for kind in ("title", "subheader", "caption", "text", "markdown", "info", "warning"):
        yield from (each.value for each in app.get(kind))
    for kind in LABELLED:
        for each in app.get(kind):
            yield from filter(None, (getattr(each, part, "") for part in ("label", "help", "placeholder")))
    for each in (each for kind in CHOOSERS for each in app.get(kind)):
        yield from each.options
    for each in app.get("button_group"):
        yield from each.options
    for each in app.get("popover"):
        yield each.proto.popover.label
    for each in app.dataframe:
        yield from (column.get("label") or "" for column in json.loads(each.proto.columns).values())
        shown = [name for name in each.proto.column_order if name in each.value and name not in OWN_WORDS]
        yield from (str(cell) for name in shown for cell in each.value[name].dropna().unique())


def names_in_the_data() -> set[str]:
    """Texts of the data that are shown as they are: proper names."""
    shared = shelf()
    with speaking(SPANISH):
        words, described = shared.dataset.place_words, shared.records["where_description"]
        labels, within = described.map(words.label), described.map(words.within)
    assets, sources = shared.dataset.assets, shared.dataset.sources
    texts = (assets["name"], assets["name_es"], assets["designation"], sources["publisher"], labels)
    texts += (described, within)
    return {text for column in texts for text in column.astype("str")} | {label.strip("“”") for label in labels}


@contextmanager
def fresh() -> Iterator[None]:
    """What is kept by language would be in brackets afterwards, or without them before."""
    kept = (selection_in, shelves._thinness, tables._whole, charts._locale)
    for words in kept:
        words.cache_clear()
    st.cache_resource.clear()
    try:
        yield
    finally:
        st.cache_resource.clear()
        for words in kept:
            words.cache_clear()


def left_over(text: str, known: set[str]) -> str:
    """What of a text is neither translated nor a name; longest names first, so that none is cut in two."""
    if text in known:
        return ""
    rest = unmarked(SIGNS.sub("", QUOTED.sub("", re.sub(r"\\(?=\W)|\u2060", "", text))))
    for part in re.split(r" · |: |, |\n|[\[\]()]", rest):
        if not (part.strip() in known or part.strip() in NAMES):
            rest = rest if re.search(r"[^\W\d_]{3}", part) else rest.replace(part, "")
    for name in sorted((name for name in known | NAMES if name and name in rest), key=len, reverse=True):
        rest = rest.replace(name, "")
    return rest if re.search(r"[^\W\d_]{3}", rest) else ""


def spanish(script: str, **state: object) -> AppTest:
    app = AppTest.from_string(script, default_timeout=PATIENCE)
    app.session_state["language_chosen"] = SPANISH
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception, [each.message for each in app.exception]
    return app


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_a_page_is_a_translation_or_a_name(name: str) -> None:
    folds = {f"fold_{fold}": True for fold in FOLDS} if name == "map" else {}
    known = names_in_the_data()
    with fresh():
        app = spanish(
            f"from components.language import use; use('es'); from components.ui.pages.{name} import page; page()",
            **folds,
        )
    assert [text for text in said(app) if left_over(text, known)] == []


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
