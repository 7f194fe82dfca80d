import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layers.escape import escape, json_for_script

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "`",
    "\\`",
    "${alert(1)}",
    "\\u003cimg src=x onerror=alert(1)\\u003e",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "<!--<script>",
)
ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|#x27|#\d+);|<br>")


def unescape(text: str) -> str:
    """What the browser's decoder (assets/map/text.js) makes of it."""
    return html.unescape(text.replace("<br>", "\n"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_character_of_a_payload_that_html_or_a_template_literal_heeds_is_left(payload: str) -> None:
    rest = ESCAPED.sub("", escape(payload))
    assert not set(rest) & set("<>&\"'`$\\{}\r\n")


@given(st.text())
def test_any_text_is_inert_once_escaped(text: str) -> None:
    rest = ESCAPED.sub("", escape(text))
    assert not set(rest) & set("<>&\"'`$\\{}\r\n\0")


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_a_reader_sees_the_text_exactly(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.text(), st.text())
def test_escaping_works_character_by_character(left: str, right: str) -> None:
    assert escape(left + right) == escape(left) + escape(right)


@pytest.mark.parametrize("control", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u200f", "\ud800"])
def test_controls_and_direction_overrides_are_dropped(control: str) -> None:
    assert escape(f"a{control}b") == "ab"


def test_a_tab_stays_a_line_feed_breaks_the_line_and_a_carriage_return_is_a_space() -> None:
    assert escape("a\tb\r\nc") == "a\tb <br>c"


def test_what_is_no_text_is_escaped_as_its_text() -> None:
    assert escape(None) == "None"
    assert escape(3.5) == "3.5"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_json_cannot_end_the_script_element_it_stands_in(payload: str) -> None:
    text = json_for_script({"words": payload})
    assert not set(text) & set("<>&")
    assert json.loads(text) == {"words": payload}


@given(st.text())
def test_json_for_a_script_keeps_every_text(text: str) -> None:
    assert json.loads(json_for_script([text.encode("utf-8", "replace").decode()])) == [
        text.encode("utf-8", "replace").decode()
    ]


def test_numbers_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_for_script([float("nan")])
