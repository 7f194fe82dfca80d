"""Streams of documents: every line gets its answer, whatever the other lines are."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.cli.documents import answers, open_input, published_day
from components.errors import DateError, InputError, TextError


class Echo:
    """What a text was read as: itself, and the day it was given."""

    def __init__(self, text: str, published: dt.date | None) -> None:
        self.found = [{"text": text, "published": published}]

    def as_dicts(self) -> list[dict[str, Any]]:
        return self.found


def echo(text: str, published: dt.date | None) -> Any:
    if not text:
        raise TextError("the text is empty")
    return Echo(text, published)


def read(*lines: str | bytes) -> list[dict[str, Any]]:
    return list(answers([line.encode() if isinstance(line, str) else line for line in lines], echo))


def line(**values: object) -> str:
    return json.dumps(values)


def test_a_document_keeps_its_id_and_passes_its_day_on() -> None:
    assert read(line(id="a", text="Ponce", published="2025-09-02")) == [
        {"id": "a", "mentions": [{"text": "Ponce", "published": dt.date(2025, 9, 2)}]}
    ]


def test_a_document_without_a_day_is_read_without_one() -> None:
    assert read(line(id=7, text="Ponce"))[0]["mentions"][0]["published"] is None


def test_further_keys_are_ignored() -> None:
    assert read(line(id=7, text="Ponce", url="x", published=None))[0]["mentions"][0]["text"] == "Ponce"


def test_blank_lines_are_passed_over_but_counted() -> None:
    assert read("", "  \n", "oops")[0]["error"].startswith("line 3: ")


@pytest.mark.parametrize(
    ("bad", "known_id", "says"),
    [
        ("not json", None, "not a line of JSON"),
        (b"\xff\xfe", None, "not a line of JSON"),
        ("[" * 100_000, None, "not a line of JSON"),
        ('{"id": 3, "text": "\\ud800"}', None, "not a line of JSON"),
        ("[1]", None, "document"),
        (line(text="Ponce"), None, "id: Field required"),
        (line(id="a"), "a", "text: Field required"),
        (line(id="a", text=5), "a", "text: Input should be a valid string (got 5)"),
        (line(id=True, text="Ponce"), None, "id"),
        (line(id={}, text="Ponce"), None, "id"),
        (line(id="a", text="Ponce", published="2025-13-01"), "a", "names no day of the calendar"),
        (line(id="a", text="Ponce", published="2025-11"), "a", "is not one day"),
        (line(id="a", text="Ponce", published=1764547200), "a", "is not one day"),
        (line(id="a", text=""), "a", "the text is empty"),
    ],
)
def test_a_bad_line_is_answered_with_its_reason_and_the_next_is_read(
    bad: str | bytes, known_id: object, says: str
) -> None:
    refused, good = read(bad, line(id="next", text="Ponce"))
    assert refused["id"] == known_id
    assert refused["error"].startswith("line 1: ")
    assert says in refused["error"]
    assert good["id"] == "next"
    assert "mentions" in good


def test_a_long_offending_value_is_cut_short() -> None:
    assert len(read(line(id="a", text=["x" * 10_000]))[0]["error"]) < 200


def test_answers_come_while_lines_are_still_arriving() -> None:
    asked = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            asked.append(number)
            yield line(id=number, text="Ponce").encode()

    assert next(answers(lines(), echo))["id"] == 0
    assert asked == [0]


@given(st.lists(st.binary(max_size=60).filter(lambda raw: raw.strip() and b"\n" not in raw)))
def test_any_line_gets_exactly_one_answer(lines: list[bytes]) -> None:
    assert [set(answer) for answer in answers(lines, echo)] == [{"id", "error"}] * len(lines)


def test_a_day_of_publication_is_a_whole_day() -> None:
    assert published_day("2025-12-01") == dt.date(2025, 12, 1)
    assert published_day(None) is None
    with pytest.raises(DateError, match="'2025-12' is not one day"):
        published_day("2025-12")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.txt': No such file"):
        open_input(str(tmp_path / "absent.txt"))
