"""The dashboard as a person sees it: its parts by the names people use for them."""

from __future__ import annotations

import inspect
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Frame, Locator, Page, TimeoutError, expect

from tests.running import PATIENCE

PROMPT = 1000  # milliseconds within which an unfolded list shows its options
MAP = re.compile(r"/parts/map\.|^about:srcdoc$")  # the address of the map's frame
COUNT = re.compile(r"[\d,]+")
#: Steps to an address and waits until the page has begun to ask for it; a while, since it may have nothing to ask.
STEP = """link => new Promise((begun) => {
    const watch = new MutationObserver(() => { watch.disconnect(); begun(); });
    watch.observe(document.querySelector("[data-testid=stApp]"), { attributeFilter: ["data-test-script-state"] });
    setTimeout(begun, 2000);
    history.pushState({}, "", link);
    dispatchEvent(new PopStateEvent("popstate"));
})"""
AT_REST = """() => Promise.allSettled(document.getAnimations()
    .filter(each => each.effect.getComputedTiming().endTime !== Infinity).map(each => each.finished))"""
IN_PLACE = """() => new Promise(arrived => {
    const begun = () => document.getElementById("sotavento-begun");
    const wait = () => requestIdleCallback(() => (begun() ? setTimeout(wait, 50) : arrived()));
    wait();
})"""
Look = tuple[set[str], str]  # the records on the map and the sentence


def link_query(query: dict[str, str]) -> str:
    """The query of a link. ``from_`` stands for the key ``from``, since Python keeps some words for itself."""
    return urlencode({key.rstrip("_"): value for key, value in query.items()})


class Dashboard:
    """An open page. What is read is read as it stands; ``until`` waits for what is still to come."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._map: Frame | None = None

    def ready(self) -> Dashboard:
        """Wait until the page has arrived whole: on the map page, until the frame shows what the bar counts."""
        other = self.page.get_by_test_id("stMain").get_by_role("heading", level=1).filter(has_not_text="Sotavento")
        self.part("panels").get_by_role("tab").or_(other).first.wait_for()
        self.settle()
        if self.part("tally").count():
            self.until(lambda: len(self.drawn()) == self.tally("plotted"))
        self.page.evaluate(IN_PLACE)  # the map may have been drawn before the page around it
        return self

    def settle(self) -> None:
        """Wait until the page has no answer outstanding: choices are drawn anew when one arrives."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that was set in motion; an error on the page ends the wait."""
        given_up = time.monotonic() + PATIENCE
        while not holds():
            assert self.page.get_by_test_id("stException").all_inner_texts() == []
            assert time.monotonic() < given_up, f"still not so: {inspect.getsource(holds).strip()}"
            self.page.wait_for_timeout(50)

    def part(self, key: str) -> Locator:
        """The element that the page's code calls ``key``."""
        return self.page.locator(f".st-key-{key}")

    # What is said

    @property
    def sentence(self) -> str:
        return self.part("sentence").get_by_test_id("stText").inner_text()

    def tally(self, part: str) -> int:
        """The number in the bar for plotted, filtered, unlocatable or rejected."""
        found = COUNT.search(self.part(f"tally_{part}").inner_text())
        assert found
        return int(found[0].replace(",", ""))

    @property
    def opened(self) -> Locator:
        """What a number has opened."""
        return self.page.get_by_test_id("stPopoverBody")

    # The map

    @property
    def map(self) -> Frame:
        """The map's frame, once it has been told what to show. Not looked up as an element: Playwright would take the
        two megabytes of its document for its notes each time."""
        if self._map is None or self._map.is_detached():
            self.until(lambda: self._frames() != [])
            (self._map,) = self._frames()
            self._map.wait_for_function("() => window.Sotavento && Sotavento.payload")
        return self._map

    def _frames(self) -> list[Frame]:
        return [frame for frame in self.page.frames if MAP.search(frame.url)]

    def drawn(self) -> set[str]:
        """Ids of the records on the map."""
        return set(
            self.map.evaluate(
                "() => [...Sotavento.shown.keys()].map(k => Sotavento.decode(Sotavento.records.get(k).id))"
            )
        )

    def position(self) -> tuple[float, float, float]:
        """Zoom, latitude and longitude of the middle of the map."""
        zoom, lat, lon = self.map.evaluate(
            "() => [Sotavento.map.getZoom(), Sotavento.map.getCenter().lat, Sotavento.map.getCenter().lng]"
        )
        return zoom, lat, lon

    def go_to(self, zoom: float, lat: float, lon: float) -> None:
        self.map.evaluate("at => void Sotavento.map.setView([at[1], at[2]], at[0], {animate: false})", [zoom, lat, lon])

    def pixels(self, lat: float, lon: float) -> bytes:
        """A few pixels of the map around a position, as a picture."""
        at = self.map.evaluate(
            "([lat, lon]) => { const p = Sotavento.map.latLngToContainerPoint([lat, lon]); return [p.x, p.y]; }",
            [lat, lon],
        )
        box = self.part("map").locator("iframe").first.bounding_box()
        assert box
        return self.page.screenshot(clip={"x": box["x"] + at[0], "y": box["y"] + at[1], "width": 4, "height": 4})

    @property
    def receipt(self) -> Locator:
        return self.map.locator(".receipt.one")

    def open_record(self, record: str) -> Locator:
        """Open the receipt of a record, as a click on its mark does, and bring it into view."""
        self.map.evaluate("id => Sotavento.openById(id, true)", record)
        self.receipt.wait_for()
        return self.receipt

    # What a reader does

    def go(self, **query: str) -> Dashboard:
        """Step to another address of the same page, as the browser's own arrows do. Keys as in ``Visitor.open``."""
        self.settle()
        self.page.evaluate(STEP, f"/?{link_query(query)}")
        return self.ready()

    def reset(self) -> None:
        """Back to the first look: what the button brings back, and the map over the whole theatre with nothing open."""
        self.page.keyboard.press("Escape")  # a list left open would lie over the button
        self.page.get_by_role("tab", name="Table").click()
        self.map.evaluate("() => void Sotavento.map.closePopup()")  # it may be closing already
        self.map.get_by_role("button", name="Back to the whole theatre").click()
        self.settle()
        # Last: a click before its answer is there would bring the old choices along.
        self.part("reset").get_by_role("button").click()

    def open_fold(self, name: str) -> None:
        """Open a fold and wait for what it holds, which is made only then."""
        fold = self.part(f"fold_{name}").locator("details")
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        fold.get_by_test_id("stElementContainer").first.wait_for()
        self.settle()

    def tick(self, key: str) -> None:
        """Click a check box or a switch."""
        self.part(key).locator("label").first.click()

    def pick(self, key: str, choice: str, *, at_once: bool = False) -> None:
        """Choose in a multiselect the first option that starts with ``choice``; ``at_once`` without
        waiting for the answer to what was done before."""
        if not at_once:
            self.settle()
        begins = re.compile(f"^{re.escape(choice)}")
        self.until(lambda: self._chosen(self.part(key), begins))
        self.page.keyboard.press("Escape")

    def _chosen(self, field: Locator, begins: re.Pattern[str]) -> bool:
        """Whether a field shows a choice. Where it does not yet, the choice is clicked: an answer that arrives then may
        fold the list in, and a click may have been heard although its own answer is late."""
        if field.get_by_text(begins).count():
            return True
        option = self.page.get_by_role("option", name=begins).first
        with suppress(TimeoutError):
            if not option.is_visible():
                field.locator("input").first.click(timeout=PROMPT)
            option.click(timeout=PROMPT)
        return False

    def press(self, key: str, choice: str) -> None:
        """Press one button of a row of buttons."""
        self.part(key).get_by_role("radio", name=choice).or_(
            self.part(key).get_by_role("button", name=choice)
        ).first.click()

    def type(self, key: str, text: str) -> None:
        box = self.part(key).locator("input").first
        box.fill(text)
        box.press("Enter")

    def type_day(self, key: str, day: str) -> None:
        """Type a day, such as 2026-02-20, into a date field: year, month and day are boxes that follow one another."""
        self.part(key).get_by_role("spinbutton").first.click()
        self.page.keyboard.type(day.replace("-", ""))
        self.part("sentence").click()  # the field takes a day when it is left

    def slide(self, key: str, stroke: str, times: int = 1) -> None:
        """Move a slider by the keyboard."""
        thumb = self.part(key).get_by_role("slider")
        for _ in range(times):
            thumb.press(stroke)

    def select_row(self, number: int) -> None:
        """Select a row of the table, counted from the top, by its box at the left edge."""
        grid = self.part("table").get_by_test_id("stDataFrame")
        grid.scroll_into_view_if_needed()
        grid.click(position={"x": 15, "y": 52 + 35 * number})

    def watch_messages(self, heard: list[object]) -> None:
        """Note in ``heard`` every message that the page sends to the server from now on."""
        session = self.page.context.new_cdp_session(self.page)
        session.on("Network.webSocketFrameSent", lambda frame: heard.append(frame))
        session.send("Network.enable")

    def turn_to(self, name: str) -> None:
        """Go to another of the dashboard's pages by its link at the top."""
        self.page.get_by_role("link", name=name).first.click()
        self.page.get_by_role("heading", level=1, name=name).wait_for()
        self.settle()

    def open_tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def download(self, key: str) -> bytes:
        with self.page.expect_download() as started:
            self.part(key).get_by_role("button").click()
        return started.value.path().read_bytes()

    def serious_faults(self, axe: str, frame: Frame | Page | None = None) -> list[dict[str, Any]]:
        """What axe-core calls serious or critical, on the page or in one of its frames."""
        where: Frame | Page = frame or self.page
        where.evaluate(axe)
        where.evaluate(AT_REST)  # what is still fading in has no colours of its own yet
        found = where.evaluate("() => axe.run(document, {iframes: false})")
        return [
            {"rule": fault["id"], "nodes": [node["html"][:200] for node in fault["nodes"]]}
            for fault in found["violations"]
            if fault["impact"] in {"serious", "critical"}
        ]
