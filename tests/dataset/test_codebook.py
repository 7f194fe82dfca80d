"""The codebook says what the row models and the tables say, in both languages."""

import re

import pytest

from components.dataset.codebook import FIELDS, TARGETS, Field, codebook
from components.language import LANGUAGES, speaking


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """Language → text."""
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = codebook()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_codebook_is_in_step_with_the_schema_and_the_data(language: str, written: dict[str, str]) -> None:
    assert TARGETS[language].read_text(encoding="utf-8") == written[language]


def test_codes_and_rows_are_the_same_in_both_languages(written: dict[str, str]) -> None:
    english, spanish = (re.findall(r"`([^`]+)`\)? \|", written[language]) for language in LANGUAGES)
    assert english == spanish


def test_in_spanish_every_example_stands_between_quotation_marks(written: dict[str, str]) -> None:
    examples = re.findall(r"^\| `[^`]+` \| .+ \| [\d,]+ \| (.+) \(`[^`]+`\) \|$", written["es"], flags=re.MULTILINE)
    assert len(examples) > len(FIELDS)
    assert [each for each in examples if not re.fullmatch("«.+»", each)] == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.table}.{field.column}")
def test_every_code_that_the_data_use_has_an_example_with_its_row(field: Field, written: dict[str, str]) -> None:
    section = written["en"].split(f"## {field.table}.{field.column}\n")[1].split("\n## ")[0]
    lines = re.findall(r"^\| `([^`]+)` \| .+ \| ([\d,]+) \| (.+) \|$", section, flags=re.MULTILINE)
    assert [code for code, _, _ in lines] == list(field.meanings)
    assert all(example.endswith("`)") if number != "0" else "none" in example for _, number, example in lines)
