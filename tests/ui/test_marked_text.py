import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.model import MentionKind, Role
from components.ui.marked_text import KIND_WORDS, ROLE_TAGS, ROLE_WORDS, legend, marked_text
from tests.reading.texts import example, read

TAG = re.compile(r"<[^>]*>")
ALLOWED = re.compile(
    r"</?(?:div|span|button|h3|h4|dl|dt|dd|p|br)(?: (?:id|class|role|lang|type|tabindex|popover(?:target(?:action)?)?|"
    r"aria-label)(?:=\"[^\"<>]*\")?)*>"
)


def shown(html: str) -> str:
    """The marked text without tags and hidden words."""
    text = html.split('<div id="read-receipt-')[0]
    return TAG.sub("", re.sub(r' ?<span class="read-(?:tag|hidden)">[^<]*</span>', "", text))


def test_the_text_is_shown_whole_and_in_order() -> None:
    reading = read("USS Gravely anchored off Port of Spain on Sunday, officials said in Washington.")
    assert shown(marked_text(reading)) == reading.document.text


def test_no_line_begins_with_the_comma_behind_a_mention() -> None:
    html = marked_text(read("USS Gravely is in Ponce, officials said."))
    assert re.search(
        r'<span class="read-keep"><button[^>]*>Ponce <span class="read-tag">at</span></button>,</span>', html
    )


def test_a_drawn_place_and_one_that_is_not_look_and_sound_different() -> None:
    html = marked_text(read("USS Gravely is in Ponce, officials said in Washington."))
    assert re.search(r'class="read-mark place drawn"[^>]*>Ponce <span class="read-tag">at</span></button>', html)
    assert re.search(r'class="read-mark place"[^>]*>Washington .*?, not drawn</span></button>', html)


def test_every_mark_opens_its_own_receipt() -> None:
    html = marked_text(example("en"))
    opened = set(re.findall(r'popovertarget="([^"]+)">', html))
    assert opened == set(re.findall(r'<div id="([^"]+)"', html))


def test_a_place_that_was_called_off_is_tagged_so() -> None:
    html = marked_text(read("USS Gravely's visit to Curaçao was cancelled."))
    assert 'Curaçao <span class="read-tag">cancelled</span>' in html


def test_a_receipt_says_why_a_place_is_not_drawn() -> None:
    assert "no: The text says that this was called off." in marked_text(
        read("USS Gravely's visit to Curaçao was cancelled.")
    )


@pytest.mark.parametrize("payload", ["<img src=x onerror=alert(1)>", "${alert(1)}", "`", "</div><script>1</script>"])
def test_markup_in_the_text_stays_text(payload: str) -> None:
    html = marked_text(read(f"USS Gravely is in Ponce {payload} and {payload} Ceiba."))
    assert payload not in html
    assert [tag for tag in TAG.findall(html) if not ALLOWED.fullmatch(tag)] == []


@given(st.text(max_size=200))
def test_no_text_brings_a_tag_of_its_own(text: str) -> None:
    html = marked_text(read(f"USS Gravely is in Ponce. {text}"))
    assert [tag for tag in TAG.findall(html) if not ALLOWED.fullmatch(tag)] == []


def test_the_legend_shows_every_kind_of_mark() -> None:
    assert all(f"read-mark {kind}" in legend() for kind in MentionKind)


def test_every_role_and_kind_has_its_words() -> None:
    assert set(ROLE_TAGS) == set(ROLE_WORDS) == set(Role)
    assert set(KIND_WORDS) == set(MentionKind)
