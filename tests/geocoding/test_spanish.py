"""A set of invented Spanish sentences, as agencies and papers of the region write, against what a reader understands.

``spanish_sentences.json`` holds for each the places (words, ids that are right, role where it is plain), the assets
(words, ids; "" for one that is not listed), the counts (low, best, high, unit) and the dates (first and last day). A
place counts as found when its name ends where the reader's does and means the same place; an asset when it overlaps.
"""

import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from components.geocoding.geoparser import geoparse
from components.model import Mention, MentionKind

SENTENCES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "spanish_sentences.json").read_text(encoding="utf-8")
)
PUBLISHED = dt.date(2025, 11, 20)  # a Thursday
Span = tuple[int, int]


@cache
def mentions_of(text: str) -> tuple[Mention, ...]:
    return geoparse(text, PUBLISHED).mentions


def of_kind(sentence: dict[str, Any], kind: MentionKind) -> list[Mention]:
    return [mention for mention in mentions_of(sentence["text"]) if mention.kind is kind]


def spans(text: str, rows: list[list[str]]) -> list[Span]:
    """Where each row's words stand; rows are in the order of the text."""
    found, at = [], 0
    for words, *_ in rows:
        start = text.index(words, at)
        at = start + len(words)
        found.append((start, at))
    return found


def same_place(mention: Mention, span: Span, row: list[str]) -> bool:
    return mention.end == span[1] and mention.start <= span[0] and mention.place_id in row[1].split("|")


def same_asset(mention: Mention, span: Span, row: list[str]) -> bool:
    overlap = mention.start < span[1] and span[0] < mention.end
    return overlap and (mention.asset_id or "") in row[1].split("|")


def f1(kind: MentionKind, rows: str, same: Callable[[Mention, Span, list[str]], bool]) -> float:
    right = expected = given = 0
    for sentence in SENTENCES:
        found = of_kind(sentence, kind)
        where = zip(spans(sentence["text"], sentence[rows]), sentence[rows], strict=True)
        right += sum(any(same(mention, span, row) for mention in found) for span, row in where)
        expected += len(sentence[rows])
        given += len(found)
    return 2 * right / (expected + given)


def f1_of_values(rows: str, values: Callable[[dict[str, Any]], list[tuple[Any, ...]]]) -> float:
    right = expected = given = 0
    for sentence in SENTENCES:
        wanted, found = [tuple(row) for row in sentence[rows]], values(sentence)
        right += sum(min(wanted.count(row), found.count(row)) for row in set(wanted))
        expected += len(wanted)
        given += len(found)
    return 2 * right / (expected + given)


def counts(sentence: dict[str, Any]) -> list[tuple[Any, ...]]:
    found = of_kind(sentence, MentionKind.COUNT)
    return [(m.value_low, m.value_best, m.value_high, m.unit) for m in found]


def dates(sentence: dict[str, Any]) -> list[tuple[Any, ...]]:
    found = [m.date for m in of_kind(sentence, MentionKind.DATE)]
    return [(date.start.isoformat(), date.end.isoformat()) for date in found if date]


def test_the_set_is_as_large_as_promised() -> None:
    assert len(SENTENCES) >= 40
    assert sum(len(sentence["places"]) for sentence in SENTENCES) >= 100


def test_places_of_spanish_sentences_are_found_and_meant() -> None:
    assert f1(MentionKind.PLACE, "places", same_place) >= 0.9


def test_assets_of_spanish_sentences_are_found_and_meant() -> None:
    assert f1(MentionKind.ASSET, "assets", same_asset) >= 0.9


def test_counts_of_spanish_sentences_are_read() -> None:
    assert f1_of_values("counts", counts) >= 0.9


def test_dates_of_spanish_sentences_are_read() -> None:
    assert f1_of_values("dates", dates) >= 0.9


def test_roles_of_spanish_sentences_are_those_of_the_reader() -> None:
    right = judged = 0
    for sentence in SENTENCES:
        found = of_kind(sentence, MentionKind.PLACE)
        for span, row in zip(spans(sentence["text"], sentence["places"]), sentence["places"], strict=True):
            read = [mention for mention in found if row[2] and same_place(mention, span, row)]
            judged += len(read)
            right += sum(mention.role == row[2] for mention in read)
    assert judged >= 75
    assert right / judged >= 0.9


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:32])
def test_every_span_of_a_spanish_sentence_is_the_text_it_says(sentence: dict[str, Any]) -> None:
    text = sentence["text"]
    assert all(text[m.start : m.end] == m.text for m in mentions_of(text))
