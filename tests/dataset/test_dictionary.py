from pathlib import Path

from components.dataset.dictionary import dictionary
from components.dataset.schema import TABLES


def test_every_column_of_every_table_is_in_the_dictionary(tmp_path: Path) -> None:
    text = dictionary(tmp_path)
    for table, model in TABLES.items():
        section = text.split(f"## {table}.csv")[1].split("\n## ")[0]
        assert [column for column in model.columns() if f"| `{column}` |" not in section] == []


def test_the_codes_are_listed_with_their_meaning(tmp_path: Path) -> None:
    assert "* `port_visit` calls at a port" in dictionary(tmp_path)


def test_types_are_said_in_plain_words(tmp_path: Path) -> None:
    text = dictionary(tmp_path)
    assert "| `lat` | number |" in text
    assert "| `count_low` | whole number |" in text
    assert "| `published_on` | day |" in text
