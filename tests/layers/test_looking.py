"""Where a reader looks: what the browser says of it, which may be anything."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.layers.looking import KEYS, LONGEST, Looking
from components.paths import ASSETS
from tests.layers.test_escape import PAYLOADS


def test_a_link_has_the_same_keys_and_the_same_length_here_and_in_the_browser() -> None:
    script = (ASSETS / "map" / "link.js").read_text(encoding="utf-8")
    assert f"KEYS = {json.dumps(KEYS)}, LONGEST = {LONGEST}," in script


def test_the_page_says_where_the_reader_looks_and_in_how_large_a_frame() -> None:
    seen = Looking.at("1180x640#v=8.5/18.200001/-66.4&l=belt,grid&r=uss-ford-2025-11-16-a&c=10/-66")
    assert (seen.wide, seen.high, seen.position) == (1180, 640, (8.5, 18.200001, -66.4))
    assert seen.fragment == "#v=8.5/18.200001/-66.4&l=belt,grid&r=uss-ford-2025-11-16-a&c=10/-66"
    assert Looking.at(seen.fragment).fragment == seen.fragment


@pytest.mark.parametrize(
    "text", ["", "#", "v=99/1/1", "#v=16.5/1/1", "#v=2/1/1", "#v=8/91/0", "#v=8/x/0", "#v=8/10/-66x", "#l=belt", "0x0#"]
)
def test_what_is_no_position_is_none(text: str) -> None:
    assert Looking.at(text).position is None


@settings(max_examples=50)
@given(st.text() | st.sampled_from(PAYLOADS).map("#v=8/1/1&r={}".format))
def test_no_text_gets_into_an_address_but_the_keys_of_a_link(text: str) -> None:
    fragment = Looking.at(text).fragment
    assert len(fragment) <= LONGEST
    assert not set(fragment) & set("<>\"'`${}\\ \n")
    assert all(part.partition("=")[0] in KEYS for part in fragment[1:].split("&") if fragment)
    assert Looking.at(fragment).fragment == fragment
