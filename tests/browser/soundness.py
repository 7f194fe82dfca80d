"""What must be so of a page whatever was done to it: words that make sense, a map that is drawn and says what the bar
says, nothing asked of another machine, nothing refused, nothing wrong in the server's log."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from typing import Any

from playwright.sync_api import Download, Error, Frame, Page, Response

from tests.browser.dashboard import MAP
from tests.browser.visits import PROBE, Visits
from tests.running import Server

NONSENSE = re.compile(
    r"undefined|\bNaN\b|\bnull\b|\bInfinity\b|\[object |\bNone\b(?=[,;:)\]]| (?:days?|killed|–))|Traceback|\{[a-z_]+\}"
)
FAULTY_LOG = re.compile(r"Traceback|\bERROR\b|\bWARNING\b|Exception|Warning:")
CATCHES_UP = 20  # seconds for the page to answer what the map shows already
#: All that is written or read out: text, names of controls and the tips over them.
SAID = """() => [document.body.innerText, ...[...document.querySelectorAll("[aria-label], [title], [placeholder]")]
    .flatMap(each => ["aria-label", "title", "placeholder"].map(name => each.getAttribute(name) ?? ""))].join("\\n")"""
#: Of the map: whether it is told anything, how many records it shows, whether they are all pictured or counted at an
#: edge, whether the ground fills the window, and whether it plays, when the page may be of another day.
MAP_STATE = """() => {
    const S = window.Sotavento;
    if (!S?.payload || !S.map) return null;
    const size = S.map.getSize(), box = S.map.getContainer().getBoundingClientRect();
    const ground = document.querySelector(".leaflet-land-pane svg")?.getBoundingClientRect();
    const marks = [...S.markers.values()].flatMap(({ mark }) => mark.groups);
    const placed = marks.concat([...S.chips.values()].flatMap(({ groups }) => groups));
    const pictured = new Set(placed.flatMap(({ records }) => records.map(({ key }) => key)));
    const left = S.things([...S.shown.keys()].filter(key => !pictured.has(key)).map(key => S.records.get(key))).length;
    const hints = [...document.querySelectorAll(".edge:not([hidden]) span")];
    const counted = hints.reduce((sum, { textContent }) => sum + Number(textContent.replace(/\\D/g, "")), 0);
    const across = ground && ground.left <= box.left && ground.right >= box.right;
    const covers = across && ground.top <= box.top && ground.bottom >= box.bottom;
    return {
        shown: S.shown.size,
        lost: Math.max(0, left - counted),
        blank: !size.x || !size.y || !(covers || S.tiles),
        plays: document.documentElement.matches(":has(.play-play [d^='M6 5'])"),
    };
}"""


class Watch:
    """Looks at a page after each step. ``trouble`` gathers what answers and downloads told meanwhile."""

    def __init__(self, visits: Visits, server: Server | None) -> None:
        self._visits, self._server = visits, server
        self.trouble: list[str] = []
        self._downloads: list[Download] = []
        self._read = 0

    def follow(self, page: Page) -> None:
        page.on("response", self._answered)
        page.on("download", self._downloaded)

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not PROBE.fullmatch(response.url):
            self.trouble.append(f"{response.status} for {response.url}")

    def _downloaded(self, download: Download) -> None:
        self._downloads.append(download)

    def look(self, page: Page) -> None:
        """Raises ``AssertionError`` where something is not as it must be."""
        assert self._visits.errors == [], self._visits.errors
        assert self._visits.refused == [], f"asked of another machine: {self._visits.refused}"
        assert self.trouble == [], self.trouble
        while self._downloads:
            assert (fault := self._downloads.pop().failure()) is None, fault
        self._log()  # it says of an error what the page does not
        assert page.get_by_test_id("stException").count() == 0, "the page shows an error"
        self._words(page)
        self._map(page)
        self._log()

    def _words(self, page: Page) -> None:
        for place in page.frames:
            with suppress(Error):  # a frame that is being replaced
                said = str(place.evaluate(SAID))
                found = NONSENSE.search(said) or NONSENSE.search(page.url)
                assert not found, f"the page says {said[max(0, found.start() - 60) : found.end() + 60]!r}"

    def _map(self, page: Page) -> None:
        if not page.locator(".st-key-tally").count():
            return
        given_up = time.monotonic() + CATCHES_UP
        while (wrong := self._not_so(page)) and time.monotonic() < given_up:
            page.wait_for_timeout(100)
        assert not wrong, wrong

    def _not_so(self, page: Page) -> str:
        """What is wrong with the map, in words; it may be still on its way."""
        state = map_state(page)
        if state is None:
            return "no map"
        if state["blank"]:
            return "the map is blank"
        if state["lost"]:
            return f"{state['lost']} things have neither a mark nor a place in the counts at the edges"
        words = page.locator(".st-key-tally_plotted").inner_text()
        plotted = int(re.sub(r"\D", "", words) or -1)
        differs = state["shown"] != plotted and not state["plays"]
        return f"the map shows {state['shown']} records, the bar {words!r}" if differs else ""

    def _log(self) -> None:
        if self._server is None:
            return
        news = self._server.log[self._read :]
        self._read += len(news)
        assert not FAULTY_LOG.search(news), news


def the_map(page: Page) -> Frame | None:
    return next((frame for frame in page.frames if MAP.search(frame.url) and not frame.is_detached()), None)


def map_state(page: Page) -> dict[str, Any] | None:
    frame = the_map(page)
    with suppress(Error):  # a frame that is being replaced
        return dict(found) if frame and (found := frame.evaluate(MAP_STATE)) else None
    return None
