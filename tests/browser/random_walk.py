"""A random walk of clicks and keys over all pages and the map: nothing may fail, stand still or say "undefined".

``python -m tests.browser.random_walk --minutes 3.5 --seed 7`` walks for long and prints the steps that led to a fault;
a few steps of it are a test. The seed decides the steps; what they meet also depends on how fast the page answers.
Several walks with seeds of their own go further than one long one: each begins on a fresh page.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import ElementHandle, Error, Frame, Page, TimeoutError, sync_playwright

from tests.browser.soundness import Watch, the_map
from tests.browser.visits import DESKTOP, PHONE, Visits
from tests.running import Server

LINK = "a[href]:not([href^='http']), a[href^='http://127.0.0.1']"
IN_BAR = (
    "[data-testid=stTopNavLink], .st-key-language button, [data-testid=stMainMenuButton], "
    "[data-testid=stMainMenuPopover] button"
)
IN_SIDEBAR = (
    "[data-testid=stExpandSidebarButton], [data-testid=stSidebar] :is(summary, label, [role=radio], "
    "[data-testid=stBaseButton-tertiary], [data-testid=stSidebarCollapseButton] button, "
    "[data-testid=stMultiSelect] input, [data-testid=stSelectbox] input)"
)
IN_MAIN = f"[data-testid=stMain] :is([role=tab], summary, button, label, [role=radio], input, {LINK})"
IN_OPEN = f"[role=option], [data-testid=stPopoverBody] :is(button, {LINK}), [data-testid=stDialog] button"
ON_MAP = ".mark, .chip, .leaflet-bar button, .leaflet-bar a, .legend summary, .edge, .overlay-panel input, .bar button"
IN_RECEIPT = f".receipt button, .receipt summary, .leaflet-popup-close-button, .sheet .close, .receipt {LINK}"
IN_STRIP = ".playback button, .playback input, .playback select"
DRAWN = "[data-testid=stDataFrame], [data-testid=stVegaLiteChart], [data-testid=stIFrame]"
FIELDS = "[data-testid=stTextInputField], [data-testid=stMain] textarea"
SLIDERS = "input[type=range], [role=slider], [role=spinbutton]"
#: One of the elements that can be seen, by a roll of the dice.
ONE_SEEN = """([among, roll]) => {
    const seen = [...document.querySelectorAll(among)].filter(each => !each.closest("[inert]")
        && each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && each.getClientRects().length);
    return seen[Math.floor(roll * seen.length)] ?? null;
}"""
KEYS = ("Escape", "Tab", "Tab", "Shift+Tab", "Enter", "Space", "ArrowRight", "ArrowDown", "Home", "End", "+", "-")
WORDS = (
    "ford",
    "Puerto Rico",
    "trinidad",
    "<b>x</b> & {0}",
    "zzzz",
    "'\"\\",
    "",
    "USS Iwo Jima was 48 nautical miles north of La Blanquilla on 16 November 2025.",
)
SIZES = (
    DESKTOP,
    DESKTOP,
    PHONE,
    {"width": 844, "height": 390},
    {"width": 320, "height": 640},
    {"width": 1920, "height": 1080},
)
SHUNNED = re.compile(
    "full ?screen|pantalla completa|record screen|^print$|browse files|upload", re.IGNORECASE
)  # the browser's own windows
NOTHING, TRIES = "nothing", 6
PROMPT, STUCK = 1500, 30_000  # milliseconds for a click to find its way, and for the page to answer
PAUSES = (0, 0, 0, 150, 600)  # milliseconds: readers press again before the answer is there


@dataclass
class Walk:
    """Somebody who presses whatever they see. ``steps`` is what was done, in words."""

    page: Page
    home: str
    chance: random.Random
    watch: Watch
    steps: list[str] = field(default_factory=list)

    def start(self) -> None:
        self.watch.follow(self.page)
        self.page.goto(self.home)
        self._settle()

    def step(self) -> None:
        """One thing at random, and a look at what came of it."""
        self.steps.append(self._deed())
        self.page.wait_for_timeout(self.chance.choice(PAUSES))
        self._turn()
        self._settle()
        self.watch.look(self.page)

    def _deed(self) -> str:
        """What there is something to do it to; a page without a map has no marks."""
        weights, choices = zip(*self._deeds(), strict=True)
        tried = (deed() for deed in self.chance.choices(choices, weights, k=TRIES))
        return next((done for done in tried if not done.startswith(NOTHING)), "looks on")

    def _deeds(self) -> list[tuple[int, Callable[[], str]]]:
        page, frame = self.page, the_map(self.page)
        return [
            (3, lambda: self._press(page, IN_BAR)),
            (8, lambda: self._press(page, IN_SIDEBAR)),
            (6, lambda: self._press(page, IN_MAIN)),
            (5, lambda: self._press(page, IN_OPEN)),
            (10, lambda: self._press(frame, ON_MAP)),
            (8, lambda: self._press(frame, IN_RECEIPT)),
            (3, lambda: self._press(frame, IN_STRIP)),
            (3, lambda: self._poke(page)),
            (2, lambda: self._type(page)),
            (3, lambda: self._slide(self.chance.choice([page, frame or page]))),
            (4, self._key),
            (3, self._wheel),
            (2, self._drag),
            (2, self._back),
            (1, self._reload),
            (1, self._resize),
        ]

    def _one(self, where: Page | Frame | None, among: str) -> ElementHandle | None:
        with suppress(TimeoutError, Error):  # the frame is gone by now
            return where.evaluate_handle(ONE_SEEN, [among, self.chance.random()]).as_element() if where else None
        return None

    def _press(self, where: Page | Frame | None, among: str) -> str:
        thing = self._one(where, among)
        if thing is None:
            return f"{NOTHING} to press"
        with suppress(TimeoutError, Error):  # gone or covered by now, as for anybody who clicks
            words = named(thing)
            if SHUNNED.search(words):
                return f"left {words!r} alone"
            thing.click(timeout=PROMPT)
            return f"press {words!r}"
        return "missed what it meant to press"

    def _poke(self, where: Page) -> str:
        """Clicks somewhere in what is drawn as a picture: a table, a chart, the map."""
        thing = self._one(where, DRAWN)
        with suppress(TimeoutError, Error):
            if thing and (box := thing.bounding_box()):
                at = {"x": box["width"] * self.chance.random(), "y": box["height"] * self.chance.random()}
                thing.click(timeout=PROMPT, position=at)
                return f"poke {at}"
        return f"{NOTHING} to poke"

    def _type(self, where: Page) -> str:
        thing, words = self._one(where, FIELDS), self.chance.choice(WORDS)
        with suppress(TimeoutError, Error):
            if thing:
                thing.fill(words, timeout=PROMPT)
                thing.press("Enter", timeout=PROMPT)
                return f"type {words!r}"
        return f"{NOTHING} to type into"

    def _slide(self, where: Page | Frame) -> str:
        thing, key = self._one(where, SLIDERS), self.chance.choice(("Home", "End", "PageUp", "ArrowLeft", "ArrowUp"))
        with suppress(TimeoutError, Error):
            if thing:
                thing.press(key, timeout=PROMPT)
                return f"{key} on {named(thing)!r}"
        return f"{NOTHING} to slide"

    def _key(self) -> str:
        key = self.chance.choice(KEYS)
        self.page.keyboard.press(key)
        return f"key {key}"

    def _somewhere(self) -> tuple[int, int]:
        size = self.page.viewport_size or DESKTOP
        return self.chance.randrange(size["width"]), self.chance.randrange(100, size["height"])

    def _wheel(self) -> str:
        (across, down), turn = self._somewhere(), self.chance.choice((-300, 300))
        self.page.mouse.move(across, down)
        self.page.mouse.wheel(0, turn)
        return f"wheel {turn} at {across}, {down}"

    def _drag(self) -> str:
        start, end = self._somewhere(), self._somewhere()
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=4)
        self.page.mouse.up()
        return f"drag {start} to {end}"

    def _back(self) -> str:
        forward = self.chance.random() < 0.4
        (self.page.go_forward if forward else self.page.go_back)()
        if not self.page.url.startswith(self.home):
            self.page.goto(self.home)
        return "forward" if forward else "back"

    def _reload(self) -> str:
        self.page.reload()
        return "reload"

    def _resize(self) -> str:
        size = self.chance.choice(SIZES)
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        return f"resize to {size}"

    def _turn(self) -> None:
        """A link may have opened a page of its own; it is the reader's now."""
        if len(pages := self.page.context.pages) > 1:
            self.page.close()
            self.page = pages[-1]
            self.watch.follow(self.page)

    def _settle(self) -> None:
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=STUCK)


def named(thing: ElementHandle) -> str:
    return " ".join((thing.get_attribute("aria-label") or thing.inner_text() or thing.inner_html()).split())[:50]


def walk(visits: Visits, server: Server, seed: int, still_on: Iterator[bool]) -> list[str]:
    """Walk until ``still_on`` ends. Raises with the steps taken where something is wrong; returns the steps."""
    context = visits.context(accept_downloads=True)
    taken = Walk(context.new_page(), f"{server.url}/", random.Random(seed), Watch(visits, server))
    taken.start()
    try:
        for _ in still_on:
            taken.step()
    except (AssertionError, Error) as fault:
        last = "\n  ".join(taken.steps[-15:])
        raise AssertionError(f"seed {seed}, step {len(taken.steps)}: {fault}\nthe last steps:\n  {last}") from fault
    finally:
        context.close()
    return taken.steps


def minutes(number: float) -> Iterator[bool]:
    until = time.monotonic() + 60 * number
    while time.monotonic() < until:
        yield True


def main() -> None:
    from tests.browser.conftest import CHROMIUM_FLAGS, found_browser
    from tests.running import running

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=3.5)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    told = asked.parse_args()
    with running() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_browser(), args=CHROMIUM_FLAGS)
        steps = walk(Visits(browser, STUCK), server, told.seed, minutes(told.minutes))
        browser.close()
    kinds = Counter(step.split()[0] for step in steps)
    sys.stdout.write(f"seed {told.seed}: {len(steps)} steps, nothing wrong ({dict(kinds)})\n")


if __name__ == "__main__":
    main()
