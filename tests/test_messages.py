"""The Spanish catalogue: whole, and of exactly the texts that the code marks."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from babel.messages.catalog import Catalog

from components.language import (
    _,
    catalogue,
    current,
    day_words,
    listed,
    month_words,
    number_words,
    preferred,
    speaking,
    use,
)
from components.messages import extracted, faults


def texts(of: Catalog) -> set[object]:
    return {(message.context, message.id) for message in of if message.id}


def test_every_marked_text_has_its_spanish_with_the_same_places_to_fill_in() -> None:
    marked = extracted()
    assert texts(catalogue()) == texts(marked), "run `make words` and translate what is new"
    assert faults(catalogue()) == []


def test_a_text_with_other_places_to_fill_in_is_a_fault() -> None:
    wrong = Catalog(locale="es")
    wrong.add("{count} of {all}", "{count} de {todo}")
    wrong.add(("{number} day of {month}", "{number} days of {month}"), ("un día de {month}", "{number} días"))
    wrong.add("one", "")
    assert len(faults(wrong)) == 3


def test_threads_side_by_side_speak_their_own_language() -> None:
    both = Barrier(2)

    def said(language: str) -> tuple[str, str]:
        use(language)
        both.wait()
        return _("Map"), day_words(dt.date(2025, 11, 16))

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(said, ["en", "es"]))
    assert found == [("Map", "16 November 2025"), ("Mapa", "16 de noviembre de 2025")]
    assert current() == "en"


def test_words_of_days_numbers_and_lists_are_those_of_the_language() -> None:
    day, things = dt.date(2025, 11, 1), ["buques", "aviones", "infantes"]
    with speaking("es"):
        assert (month_words(day), number_words(4_500), number_words(3.25, 1)) == ("noviembre de 2025", "4,500", "3.2")
        assert listed(things) == "buques, aviones o infantes"
        assert listed(["Venezuela", "islas"], all_of=True) == "Venezuela e islas"
        assert listed(["7", "8"]) == "7 u 8"
    assert (listed(things), number_words(1_200)) == ("buques, aviones or infantes", "1,200")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("es-VE", "es"),
        ("fr,es;q=0.8,en;q=0.5", "es"),
        ("en-GB,en;q=0.9,es;q=0.8", "en"),
        ("es;q=0, de", "en"),
        ("es;q=x", "en"),
        ("es_CO", "es"),
        ("*" * 9000, "en"),
    ],
)
def test_the_language_is_the_one_wanted_most_that_is_spoken(accepted: str, language: str) -> None:
    assert preferred(accepted) == language
