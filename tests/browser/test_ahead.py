"""What the server says to the page is heard before Streamlit hears it: the map's word goes first, nothing is lost."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.paths import ASSETS

AHEAD = (ASSETS / "page" / "ahead.js").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1/ahead"  # where nobody need listen
#: A page whose socket says what a test says. ``order`` has what the map and what the page is told, as they come.
STAGE = """<!DOCTYPE html><link rel="icon" href="data:,"><script>
    window.sent = [];
    window.WebSocket = class extends EventTarget {
        constructor(url) { super(); this.url = url; }
        send(message) { sent.push(message); }
    };
</script><script>AHEAD</script><script>
    window.order = [];
    const socket = window.socket = new WebSocket("ws://127.0.0.1/_stcore/stream");
    socket.addEventListener("message", ({ data }) => order.push(btoa(String.fromCharCode(...new Uint8Array(data)))));
    window.listen = draws => { sotaventoAhead.told = word => { order.push(word); return draws; }; };
    window.say = messages => messages.forEach(each => {
        const data = Uint8Array.from(atob(each), letter => letter.charCodeAt(0)).buffer;
        socket.dispatchEvent(new MessageEvent("message", { data }));
    });
    window.leave = () => socket.dispatchEvent(new Event("close"));
    window.begin = () => { listen(true); sotaventoAhead.drawing(); leave(); order.length = 0; };
</script>""".replace("AHEAD", AHEAD)
PASSED = "count => order.filter(each => typeof each === 'string').length === count"


@pytest.fixture
def stage(page: Page) -> Page:
    page.route(ADDRESS, lambda route: route.fulfill(body=STAGE, content_type="text/html"))
    page.goto(ADDRESS)
    return page


def run(page: str, fragment: str = "") -> str:
    """The first message of a run of a page."""
    message = ForwardMsg()
    message.new_session.page_script_hash = page
    message.metadata.run.script_run_id = "a run"
    if fragment:
        message.metadata.run.fragment_ids.append(fragment)
    return packed(message)


def word(payload: dict[str, Any], name: str = "sotavento_map_bridge", hashed: str = "") -> str:
    """An element of the map's bridge, or of another component."""
    message = ForwardMsg(hash=hashed)
    own = message.delta.new_element.bidi_component
    own.id, own.component_name, own.js_content, own.json = "id", name, "a script", json.dumps(payload)
    message.metadata.delta_path.extend([0, 300, 2])
    return packed(message)


def element(words: str) -> str:
    message = ForwardMsg()
    message.delta.new_element.text.body = words
    return packed(message)


def packed(message: ForwardMsg) -> str:
    return b64encode(message.SerializeToString()).decode()


MAP = {"as_of": "2026-01-05", "name": "Curaçao"}
FIRST = [run("map"), word(MAP)]  # by which it is known what page the map is on


def said(stage: Page, *messages: str) -> list[Any]:
    """What has been told, and in which order, once these messages have come and before the next frame."""
    order: list[Any] = stage.evaluate("messages => { say(messages); return [...order]; }", list(messages))
    return order


def passed(stage: Page, count: int) -> list[Any]:
    stage.wait_for_function(PASSED, arg=count)
    order: list[Any] = stage.evaluate("() => order")
    return order


def test_the_map_is_told_before_the_page_which_then_has_everything_unchanged_and_in_order(stage: Page) -> None:
    stage.evaluate("() => listen(true)")
    said(stage, *FIRST)
    passed(stage, 2)
    stage.evaluate("() => { order.length = 0; }")
    run_of_all = [run("map"), element("one"), word(MAP | {"as_of": "2026-01-06"}), element("two")]
    assert said(stage, *run_of_all) == [MAP | {"as_of": "2026-01-06"}]
    assert passed(stage, 4)[1:] == run_of_all


def test_nothing_waits_once_the_map_has_nothing_new_to_draw(stage: Page) -> None:
    stage.evaluate("() => listen(false)")
    again = [run("map"), element("one"), word(MAP), element("two")]
    assert said(stage, *FIRST, *again) == [FIRST[0], MAP, FIRST[1], MAP, *again]


def test_what_comes_while_the_map_draws_what_was_pressed_waits(stage: Page) -> None:
    stage.evaluate("() => { listen(true); sotaventoAhead.drawing(); }")
    assert said(stage, element("one"), element("two")) == []
    assert passed(stage, 2) == [element("one"), element("two")]


@pytest.mark.parametrize("other", [run("events"), run("map", fragment="a part")], ids=["page", "part"])
def test_a_run_that_does_not_speak_of_the_map_waits_for_nothing(stage: Page, other: str) -> None:
    stage.evaluate("() => listen(false)")
    said(stage, *FIRST)
    assert said(stage, other, element("one"))[3:] == [other, element("one")]


def test_nothing_is_held_or_told_where_no_map_stands(stage: Page) -> None:
    assert said(stage, *FIRST, run("map"), element("one")) == [*FIRST, run("map"), element("one")]


def test_a_word_that_the_server_only_refers_to_is_known(stage: Page) -> None:
    stage.evaluate("() => listen(false)")
    said(stage, run("map"), word(MAP, hashed="abc"), word({"as_of": None}, hashed="def"))
    reference = packed(ForwardMsg(ref_hash="abc"))
    assert said(stage, reference)[-2:] == [MAP, reference]


@pytest.mark.parametrize("other", [word(MAP, name="another"), word({"days": {}}), element('{"as_of": 1}')])
def test_only_what_the_map_is_to_show_is_told_it(stage: Page, other: str) -> None:
    stage.evaluate("() => listen(true)")
    assert said(stage, other) == [other]


def test_what_is_held_when_the_connection_ends_is_not_lost(stage: Page) -> None:
    stage.evaluate("() => { listen(true); sotaventoAhead.drawing(); }")
    said(stage, element("one"))
    stage.evaluate("() => leave()")
    assert stage.evaluate("() => order") == [element("one")]


def test_what_the_page_asks_waits_until_what_was_pressed_is_on_the_screen(stage: Page) -> None:
    stage.evaluate("() => { listen(true); socket.send('one'); sotaventoAhead.drawing(); socket.send('two'); }")
    first = "() => new Promise(resolve => setTimeout(() => requestAnimationFrame(() => resolve([...sent]))))"
    assert stage.evaluate(first) == []
    stage.wait_for_function("sent.length === 2")
    assert stage.evaluate("sent") == ["one", "two"]


def test_what_the_page_asks_goes_its_way_where_nothing_was_drawn(stage: Page) -> None:
    stage.evaluate("() => { listen(false); socket.send('one'); socket.send('two'); }")
    assert stage.evaluate("() => new Promise(resolve => setTimeout(() => resolve([...sent])))") == ["one", "two"]


def test_what_the_page_asks_is_sent_at_once_where_no_map_stands(stage: Page) -> None:
    assert stage.evaluate("() => { socket.send('one'); return [...sent]; }") == ["one"]


def test_what_another_socket_sends_is_left_alone(stage: Page) -> None:
    other = "() => { listen(true); new WebSocket('ws://127.0.0.1/other').send('one'); return [...sent]; }"
    assert stage.evaluate(other) == ["one"]


def test_a_long_drawing_keeps_no_question_for_ever(stage: Page) -> None:
    stage.evaluate("""() => {
        listen(true);
        socket.send("one");
        window.dragging = setInterval(() => sotaventoAhead.drawing(), 5);
    }""")
    stage.wait_for_function("sent.length === 1")


def cut(message: str) -> st.SearchStrategy[str]:
    whole = message.encode()
    return st.integers(0, len(whole) // 4).map(lambda length: whole[: 4 * length].decode())


@given(
    st.lists(st.one_of(st.binary(max_size=40).map(lambda each: b64encode(each).decode()), *map(cut, FIRST)), max_size=8)
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_messages_of_another_make_go_their_way(stage: Page, messages: list[str]) -> None:
    stage.evaluate("() => begin()")
    said(stage, *messages)
    stage.evaluate("() => leave()")  # some may be whole, and then the map draws
    assert [each for each in stage.evaluate("() => order") if isinstance(each, str)] == messages
