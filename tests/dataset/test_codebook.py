"""The codebook says what the row models and the tables say."""

import re

import pytest

from components.dataset.codebook import FIELDS, TARGET, Field, codebook


def test_the_codebook_is_in_step_with_the_schema_and_the_data() -> None:
    assert TARGET.read_text(encoding="utf-8") == codebook()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.table}.{field.column}")
def test_every_code_that_the_data_use_has_an_example_with_its_row(field: Field) -> None:
    section = codebook().split(f"## {field.table}.{field.column}\n")[1].split("\n## ")[0]
    lines = re.findall(r"^\| `([^`]+)` \| .+ \| ([\d,]+) \| (.+) \|$", section, flags=re.MULTILINE)
    assert [code for code, _, _ in lines] == list(field.meanings)
    assert all(example.endswith("`)") if number != "0" else "none" in example for _, number, example in lines)
