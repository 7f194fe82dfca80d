from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components.dataset.view import MEMBERS
from components.ui import wording

LITERAL = {"text", "softbreak", "text_special"}


def inline(markdown: str) -> list[str]:
    """The kinds of the inline tokens that a sentence with this Markdown in it has."""
    blocks = MarkdownIt("commonmark").parse(f"Said: {markdown}")
    return [token.type for block in blocks for token in block.children or []]


@given(st.text())
def test_escaped_text_is_shown_literally(text: str) -> None:
    assert set(inline(wording.escape(text))) <= LITERAL


@given(st.text(alphabet="ab :/.@w-", max_size=40))
def test_escaped_text_holds_nothing_that_turns_into_a_link_by_itself(text: str) -> None:
    shown = "".join(
        token.content for token in MarkdownIt("commonmark").parseInline(wording.escape(text))[0].children or []
    )
    assert not any(sign in shown.casefold() for sign in ("://", "www.")) or "\u2060" in shown
    assert shown.replace("\u2060", "") == " ".join(text.split())


@given(st.text(alphabet="a ()[]<>\"'\\\n%&?=", max_size=30))
def test_no_address_ends_its_link_early(address: str) -> None:
    kinds = inline(f"{wording.linked('A paper', f'https://example.org/{address}')} says")
    assert kinds == ["text", "link_open", "text", "link_close", "text"]


def test_a_picture_in_a_source_s_title_stays_text() -> None:
    assert "image" not in inline(wording.escape("![seen](http://example.org/pixel.gif)"))


def test_every_code_of_a_closed_list_has_words() -> None:
    for field, codes in MEMBERS.items():
        assert set(codes) == set(wording.TABLES[field])


def test_a_code_without_an_entry_is_shown_as_its_own_words() -> None:
    assert wording.label("asset_kinds", "coast_guard_cutter") == "coast guard cutter"
