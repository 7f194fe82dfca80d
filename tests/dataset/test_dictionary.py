from pathlib import Path

import pytest

from components.dataset.dictionary import FILES, dictionary
from components.dataset.schema import TABLES
from components.language import LANGUAGES, speaking
from components.paths import DATA


def test_every_column_of_every_table_is_in_the_dictionary(tmp_path: Path) -> None:
    text = dictionary(tmp_path)
    for table, model in TABLES.items():
        section = text.split(f"## {table}.csv")[1].split("\n## ")[0]
        assert [column for column in model.columns() if f"| `{column}` |" not in section] == []


def test_the_codes_are_listed_with_their_meaning(tmp_path: Path) -> None:
    assert "* `port_visit` calls at a port" in dictionary(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dictionary_is_in_step_with_the_schema(language: str) -> None:
    with speaking(language):
        assert (DATA / FILES[language]).read_text(encoding="utf-8") == dictionary(DATA)


def test_every_meaning_is_said_in_spanish(tmp_path: Path) -> None:
    with speaking("es"):
        spanish = dictionary(tmp_path)
    lines = {line for line in dictionary(tmp_path).splitlines() if line.startswith(("| `", "* `"))}
    same = {line.split("`")[1] for line in lines & {*spanish.splitlines()}}
    assert same == {"1", "Venezuela", "Puerto Rico"}  # "date_prec 1", and names


def test_types_are_said_in_plain_words(tmp_path: Path) -> None:
    text = dictionary(tmp_path)
    assert "| `lat` | number |" in text
    assert "| `count_low` | whole number |" in text
    assert "| `published_on` | day |" in text
