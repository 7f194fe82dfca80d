"""The description says of every key what the decoders take."""

import pytest

from components.dataset.codec import KEYS, Key
from components.serving.asked import strictly
from components.serving.openapi import description, parameter
from components.ui.shelf import shelf


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row.key)
def test_every_listed_value_of_a_key_is_understood(row: Key) -> None:
    schema = parameter(row, shelf())["schema"]
    if "$ref" in schema:
        schema = description(shelf())["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    values = schema.get("enum") or schema.get("items", {}).get("enum") or [str(schema.get("maximum", "Ford"))]
    for value in (values[0], values[-1]):
        assert strictly([(row.key, value)], shelf()).errors == []


def test_every_reference_leads_somewhere() -> None:
    told = description(shelf())
    text = repr(told)
    for kind, name in {tuple(found.split("/")[2:4]) for found in text.split("'") if found.startswith("#/components/")}:
        assert name in told["components"][kind]
