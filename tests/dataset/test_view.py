"""The view refuses what is outside its tables and normalises its search words."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.view import FILTER_FIELDS, LOOK_FIELDS, MAX_SEARCH, View, clean_search
from components.errors import LinkError


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("as_of", dt.date(1, 1, 1)),
        ("window_days", 0),
        ("window_days", 100_000),
        ("show", "everything"),
        ("basemap", "../../etc/passwd"),
        ("layers", frozenset({"space"})),
        ("statuses", frozenset({"lurking"})),
        ("where_precs", frozenset({8})),
        ("operators", frozenset({"United\x00States"})),
        ("operators", frozenset({" padded"})),
        ("event_kinds", frozenset({"x" * 81})),
        ("asset_kinds", frozenset(map(str, range(65)))),
    ],
)
def test_a_value_outside_its_table_is_refused_by_name(field: str, value: Any) -> None:
    with pytest.raises(LinkError, match=field):
        View(**{field: value})


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(LinkError, match="swap"):
        View(start=dt.date(2025, 11, 2), end=dt.date(2025, 11, 1))


def test_every_field_either_filters_or_is_a_matter_of_looks() -> None:
    assert set(FILTER_FIELDS) | set(LOOK_FIELDS) == set(View.__slots__)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_cleaning_search_words_twice_changes_nothing_more(text: str) -> None:
    cleaned = clean_search(text)
    assert clean_search(cleaned) == cleaned == View(search=text).search
    assert len(cleaned) <= MAX_SEARCH
    assert not any(char in "\r\n\t\x00" for char in cleaned)
