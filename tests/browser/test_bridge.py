"""The bridge between the page and the map's frame: it hears the frame for as long as its element stands on the page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

BRIDGE = Path(__file__).resolve().parents[2] / "assets" / "map" / "bridge.js"
#: A page with a frame that says what a map says, and an element that the bridge serves.
ADDRESS = "http://127.0.0.1/stage"  # where nobody need listen
STAGE = """<!DOCTYPE html><link rel="icon" href="data:,"><div id="element"></div>
<div class="st-key-f_layer_naval"><div id="box" data-testid="stCheckbox" data-selected="true"></div></div>
<div class="st-key-f_as_of"><input id="thumb" type="range" min="1000" max="1040" step="10" value="1040"></div>
<div class="st-key-f_show"><button role="radio" id="latest" data-selected="true">Latest</button>
<button role="radio" id="all">All</button></div>
<iframe srcdoc="<script>
    window.told = [];
    window.say = message => window.parent.postMessage({ sotavento: message }, window.origin);
    window.addEventListener('message', event => told.push(event.data.sotavento));
</script>"></iframe>"""
LOAD = """async source => {
    const bridge = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    const answer = { setStateValue() {}, setTriggerValue() {} };
    const parentElement = document.getElementById("element");
    const named = { boxes: "f_layer_", slider: "f_as_of", choice: "f_show", days_of: "all" };
    const days = { playback: ["2026-01-01", "2026-01-05"], shows: { latest: "2026-01-04", all: "2026-01-05" } };
    window.call = (day, layers = [], given = {}) => bridge.default({
        data: { theme: "light", day, as_of: day, layers, show: "latest", ...named, ...days, ...given },
        parentElement, ...answer,
    });
    const handed = of => ({ data: { days: { of, timeline: "the days" } }, parentElement: document.body });
    window.days = of => bridge.default({ ...handed(of), ...answer });
    window.hold = address => bridge.default({
        data: { theme: "light", layers: [], frame: { address, title: "Map" } }, parentElement, ...answer,
    });
    window.move = (to, byReader = true) => {
        if (byReader) thumb.focus();
        Object.assign(thumb, { value: to });
        thumb.setAttribute("aria-valuetext", to);
    };
    window.choose = (show, other) => {
        document.getElementById(show).setAttribute("data-selected", "true");
        document.getElementById(other).removeAttribute("data-selected");
    };
}"""
SAY = "message => document.querySelector('iframe').contentWindow.say(message)"
LAST_TOLD = "day => document.querySelector('iframe').contentWindow.told.at(-1)?.payload.day === day"
LAYERS_TOLD = "layers => document.querySelector('iframe').contentWindow.told.at(-1)?.payload.layers.join() === layers"
LOOK = "#v=9/18.0000/-66.6000"


@pytest.fixture
def stage(page: Page) -> Page:
    page.route(ADDRESS, lambda route: route.fulfill(body=STAGE, content_type="text/html"))
    page.route(f"{ADDRESS}-frame?*", lambda route: route.fulfill(body="a frame", content_type="text/html"))
    page.goto(ADDRESS)
    page.evaluate(LOAD, BRIDGE.read_text(encoding="utf-8"))
    return page


def test_a_call_that_a_newer_one_has_overtaken_ends_without_deafening_the_newer(stage: Page) -> None:
    stage.evaluate("() => { const overtaken = call(1); call(2); overtaken(); }")
    stage.evaluate(SAY, {"type": "ready"})
    stage.evaluate(SAY, {"type": "view", "fragment": LOOK})
    stage.wait_for_function("look => location.hash === look", arg=LOOK)


def test_a_map_that_is_connected_stays_so_when_the_bridge_ends_and_begins_again(stage: Page) -> None:
    stage.evaluate("() => { window.end = call(1); }")
    stage.evaluate(SAY, {"type": "ready"})
    stage.wait_for_function(LAST_TOLD, arg=1)
    stage.evaluate("() => { end(); call(2); }")
    stage.wait_for_function(LAST_TOLD, arg=2)


def test_an_address_is_left_alone_once_the_element_is_gone(stage: Page) -> None:
    stage.evaluate("() => { window.end = call(1); }")
    stage.evaluate(SAY, {"type": "ready"})
    stage.evaluate(SAY, {"type": "view", "fragment": LOOK})
    stage.wait_for_function("look => location.hash === look", arg=LOOK)
    stage.evaluate("() => { end(); history.replaceState(null, '', location.pathname); }")
    stage.wait_for_timeout(600)  # longer than the bridge waits before it writes an address
    assert stage.evaluate("() => location.hash") == ""


def test_a_layer_is_shown_as_it_was_pressed_before_the_server_answers_and_then_as_it_answers(stage: Page) -> None:
    stage.evaluate("() => call(1, ['air', 'naval'])")
    stage.evaluate(SAY, {"type": "ready"})
    stage.wait_for_function(LAYERS_TOLD, arg="air,naval")
    stage.evaluate("() => document.getElementById('box').removeAttribute('data-selected')")
    stage.wait_for_function(LAYERS_TOLD, arg="air")
    stage.evaluate("() => call(2, ['air', 'events', 'naval'])")  # to what was asked before the press
    stage.wait_for_function(LAYERS_TOLD, arg="air,events")
    stage.wait_for_function(LAYERS_TOLD, arg="air,events,naval")  # no other answer has come


TOLD = "name => document.querySelector('iframe').contentWindow.told.at(-1)?.payload[name]"
ASKED = "day => document.querySelector('iframe').contentWindow.told.at(-1)?.payload.asked?.as_of === day"

ANSWERED = "() => document.querySelector('iframe').contentWindow.told.at(-1)?.payload.asked === null"


def test_a_date_is_asked_for_as_it_is_moved_until_the_server_answers_for_it(stage: Page) -> None:
    stage.evaluate("() => call('2026-01-05')")
    stage.evaluate(SAY, {"type": "ready"})
    stage.wait_for_function(LAST_TOLD, arg="2026-01-05")
    assert stage.evaluate(TOLD, "asked") is None
    stage.evaluate("() => move(1020)")
    stage.wait_for_function(ASKED, arg="2026-01-03")
    stage.evaluate("() => { move(1010); call('2026-01-03'); }")  # the answer to the first move comes after the second
    stage.wait_for_function(ASKED, arg="2026-01-02")
    stage.evaluate("() => call('2026-01-02')")
    assert stage.evaluate(TOLD, "asked") is None


def test_a_date_that_the_page_sets_back_is_no_longer_asked_for(stage: Page) -> None:
    stage.evaluate("() => call('2026-01-05')")
    stage.evaluate(SAY, {"type": "ready"})
    stage.wait_for_function(LAST_TOLD, arg="2026-01-05")
    stage.evaluate("() => { move(1020); call('2026-01-03'); call('2026-01-05'); move(1040); }")  # the thumb comes last
    stage.wait_for_function(ANSWERED)


def test_a_date_moved_there_and_back_stays_while_the_answer_to_the_first_move_comes(stage: Page) -> None:
    stage.evaluate("() => call('2026-01-05')")
    stage.evaluate(SAY, {"type": "ready"})
    stage.wait_for_function(LAST_TOLD, arg="2026-01-05")
    stage.evaluate("() => move(1020)")
    stage.wait_for_function(ASKED, arg="2026-01-03")
    stage.evaluate("() => move(1040)")
    stage.wait_for_function(ANSWERED)
    stage.evaluate("() => call('2026-01-03')")
    assert stage.evaluate(TOLD, "asked") == {"as_of": "2026-01-05", "show": "latest"}


def test_what_is_chosen_to_be_shown_is_asked_for_with_its_own_date_until_the_server_answers_for_it(stage: Page) -> None:
    stage.evaluate("() => call('2026-01-04')")
    stage.evaluate(SAY, {"type": "ready"})
    stage.wait_for_function(LAST_TOLD, arg="2026-01-04")
    stage.evaluate("() => choose('all', 'latest')")
    stage.wait_for_function(ASKED, arg="2026-01-05")
    stage.evaluate("() => call('2026-01-04')")  # an answer to what was asked before
    assert stage.evaluate(TOLD, "asked") == {"as_of": "2026-01-05", "show": "all"}
    stage.evaluate("() => call('2026-01-05', [], { show: 'all' })")
    assert stage.evaluate(TOLD, "asked") is None


def test_a_named_date_stays_whatever_is_chosen_to_be_shown(stage: Page) -> None:
    stage.evaluate("() => call('2026-01-02', [], { shows: { latest: null, all: null } })")
    stage.evaluate(SAY, {"type": "ready"})
    stage.wait_for_function(LAST_TOLD, arg="2026-01-02")
    stage.evaluate("() => choose('all', 'latest')")
    stage.wait_for_function(ASKED, arg="2026-01-02")
    assert stage.evaluate(TOLD, "asked") == {"as_of": "2026-01-02", "show": "all"}


def test_what_the_frame_cannot_decide_is_not_asked_of_it(stage: Page) -> None:
    stage.evaluate("() => call('2026-01-04', [], { shows: null })")
    stage.evaluate(SAY, {"type": "ready"})
    stage.evaluate("() => { choose('all', 'latest'); move(1020); }")
    stage.wait_for_function(ASKED, arg="2026-01-03")
    assert stage.evaluate(TOLD, "asked") == {"as_of": "2026-01-03", "show": "latest"}


def test_a_date_that_the_page_moves_is_not_asked_for(stage: Page) -> None:
    stage.evaluate("() => call('2026-01-05')")
    stage.evaluate(SAY, {"type": "ready"})
    stage.wait_for_function(LAST_TOLD, arg="2026-01-05")
    stage.evaluate("() => { move(1020, false); choose('all', 'latest'); }")  # which is heard after it
    stage.wait_for_function(ASKED, arg="2026-01-05")


def test_the_days_of_other_filters_are_not_handed_on(stage: Page) -> None:
    stage.evaluate("() => call('2026-01-05')")
    stage.evaluate(SAY, {"type": "ready"})
    stage.wait_for_function(LAST_TOLD, arg="2026-01-05")
    stage.evaluate("() => days('others')")
    assert stage.evaluate(TOLD, "timeline") is None
    stage.evaluate("() => days('all')")
    assert stage.evaluate(TOLD, "timeline") == "the days"


BEGIN = """() => new Promise(done => {
    const begun = Object.assign(document.createElement("iframe"), { id: "sotavento-begun", src: "stage-frame?en" });
    begun.addEventListener("load", () => { begun.contentWindow.mark = "begun"; done(); });
    const opening = Object.assign(document.createElement("div"), { id: "sotavento-opening" });
    opening.append(begun);
    document.body.append(opening);
})"""
HELD = "() => [...document.querySelectorAll('#element iframe')].map(frame => [frame.title, frame.contentWindow.mark])"


def test_the_frame_that_was_begun_before_the_page_is_taken_to_its_place_and_not_loaded_anew(stage: Page) -> None:
    stage.evaluate(BEGIN)
    stage.evaluate("() => { hold('stage-frame?en'); hold('stage-frame?en'); }")
    assert stage.evaluate(HELD) == [["Map", "begun"]]
    assert stage.locator("#sotavento-opening").count() == 0


def test_a_frame_that_was_begun_in_another_language_gives_way_to_one_of_the_page(stage: Page) -> None:
    stage.evaluate(BEGIN)
    stage.evaluate("() => hold('stage-frame?es')")
    assert stage.evaluate(HELD) == [["Map", None]]
    assert stage.locator("#sotavento-begun, #sotavento-opening").count() == 0
