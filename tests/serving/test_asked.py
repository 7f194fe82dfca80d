"""What an address asks for, strictly and leniently."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import Request

from components.dataset.codec import KEYS, encode
from components.dataset.view import View
from components.serving.asked import MAX_FIELDS, leniently, pairs_of, strictly
from components.ui.shelf import shelf

GOOD = {"on": "2025-11-16", "layers": "naval,air", "q": "Ford", "days": "14"}
VIEW = View(as_of=dt.date(2025, 11, 16), layers=frozenset(("naval", "air")), search="Ford", window_days=14)


def asked(query: str) -> Request:
    return Request({"type": "http", "query_string": query.encode(), "headers": []})


def test_the_keys_of_the_page_s_link_give_the_same_view() -> None:
    assert strictly(list(GOOD.items()), shelf()).view == leniently(list(GOOD.items()), shelf())[0] == VIEW
    assert strictly(list(GOOD.items()), shelf()).errors == []


@pytest.mark.parametrize(
    ("pairs", "key", "why"),
    [
        ([("bogus", "1")], "'bogus'", "unknown key"),
        ([("on", "yesterday")], "'on'", "not a day"),
        ([("on", "1999-01-01")], "day", "The data runs from"),
        ([("by", "Atlantis")], "'by'", "unknown"),
        ([("on", "2025-11-16"), ("on", "2025-11-16")], "'on'", "more than once"),
        ([("from", "2025-11-16"), ("to", "2025-11-01")], "'from/to'", "before it starts"),
        ([("v", "0123456789ab")], "'v'", "not the version"),
    ],
)
def test_a_program_is_told_what_it_asked_for_in_vain(pairs: list[tuple[str, str]], key: str, why: str) -> None:
    (error,) = strictly(pairs, shelf()).errors
    assert error["key"].strip("'") == key.strip("'")
    assert why in error["why"]


def test_a_contradiction_is_told_apart_from_what_cannot_be_used() -> None:
    reversed_period = [("from", "2025-11-16"), ("to", "2025-11-01")]
    asked_for = ([], reversed_period, [*reversed_period, ("bogus", "1")])
    assert [strictly(pairs, shelf()).status for pairs in asked_for] == [200, 409, 400]


def test_keys_that_place_the_page_are_passed_over_and_the_served_version_is_right() -> None:
    pairs = [("embed", "true"), ("page", "map"), ("v", shelf().dataset.version)]
    assert strictly(pairs, shelf()).errors == []


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from([row.key for row in KEYS]) | st.text(max_size=8), st.text(max_size=30))))
def test_whatever_is_asked_there_is_either_an_error_or_the_view_that_was_meant(pairs: list[tuple[str, str]]) -> None:
    found = strictly(pairs, shelf())
    assert found.errors or encode(found.view).keys() <= {key for key, _ in pairs}
    assert all(value.isprintable() and len(value) < 400 for error in found.errors for value in error.values())


def test_bytes_that_are_no_text_are_read_as_something_that_is_none() -> None:
    assert pairs_of(asked("q=%ff%00")) == [("q", "\ufffd\x00")]


def test_a_flood_of_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="fields"):
        pairs_of(asked("&".join(["a=1"] * (MAX_FIELDS + 1))))
