"""Pages that put texts of the data into sentences show them as written: none becomes markup, a picture or a link."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1.element_tree import Block, Node

from components.ui.shelf import Shelf, shelf, shelf_of
from tests.layers.test_escape import PAYLOADS
from tests.layers.theatre import theatre, with_texts
from tests.ui.page import visit

HOSTILE = "![seen](http://evil.test/p.png) [l](http://evil.test/l) :red[x] " + " ".join(PAYLOADS)
MARKUP = re.compile(
    r"(?<!\\)(?:!?\[(?:seen|l)\]\(|:red\[|<(?:img|script|svg))"
)  # not where a backslash takes its force
SHOWN_AS_MARKUP = {"body", "label", "help"}  # fields of Streamlit's messages
PLAIN = {"Text", "Code", "Exception"}  # whose body is a text


@cache
def hostile() -> Shelf:
    return shelf_of(with_texts(theatre(), HOSTILE))


def nodes(block: Block) -> Iterator[Node]:
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from nodes(child)


def marked_up(message: Message) -> Iterator[str]:
    """Whatever a browser is told to show as Markdown or HTML."""
    if message.DESCRIPTOR.name in PLAIN:
        return
    for field, value in message.ListFields():
        values: Any = value if field.is_repeated else [value]
        if field.name in SHOWN_AS_MARKUP:
            yield from (each for each in values if isinstance(each, str))
        yield from (text for each in values if isinstance(each, Message) for text in marked_up(each))


@pytest.mark.parametrize(("page", "query"), [("assets", {"asset": "uss-charlie"}), ("changes", {})])
def test_no_text_of_the_data_is_shown_as_markup(
    monkeypatch: pytest.MonkeyPatch, page: str, query: dict[str, str]
) -> None:
    monkeypatch.setattr(shelf, "_kept", hostile)
    app = visit(page, **query)
    protos = [node.proto for root in (app.main, app.sidebar) for node in nodes(root)]
    told = [text for proto in protos if isinstance(proto, Message) for text in marked_up(proto)]
    assert any("evil" in text for text in told)
    assert [text for text in told if MARKUP.search(text)] == []
