"""A random walk of clicks and keys over all pages and the map: nothing may fail, stand still or say "undefined".

``python -m tests.browser.random_walk --minutes 10 --seed 7`` walks for long and prints the steps that led to a fault;
a few steps of it are a test. The seed decides the steps; what they meet also depends on how fast the page answers.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import Error, Frame, Page, TimeoutError, sync_playwright

from tests.browser.dashboard import MAP
from tests.browser.visits import Visits

NONSENSE = re.compile(r"undefined|\bNaN\b|\[object |\bNone\b(?=[^.]*\bday)|Traceback")
ON_PAGE = (
    "[data-testid=stTopNavLink], [data-testid=stTab], [role=tab], summary, [data-testid=stPopover] button, "
    "[data-testid=stCheckbox] label, [data-testid=stBaseButton-segmented_control], .st-key-reset button"
)
ON_MAP = (
    ".mark, .chip, .leaflet-bar button, .leaflet-bar a, .legend summary, .edge:not([hidden]), "
    ".overlay-panel input, .bar button"
)
IN_RECEIPT = ".receipt button, .receipt summary, .leaflet-popup-close-button, .sheet .close"
IN_STRIP = ".playback button, .playback input"
KEYS = ("Escape", "Tab", "Enter", "ArrowRight", "Home")
SHUNNED = re.compile("Full screen", re.IGNORECASE)
PROMPT, STUCK = 1500, 30_000  # milliseconds for a click to find its way, and for the page to answer


@dataclass
class Walk:
    """Somebody who presses whatever they see. ``steps`` is what was done, in words."""

    page: Page
    home: str
    chance: random.Random
    steps: list[str] = field(default_factory=list)

    def start(self) -> None:
        self.page.goto(self.home)
        self._settle()

    def step(self) -> None:
        """One thing at random, and a look at what came of it."""
        deeds: list[tuple[int, Callable[[], str]]] = [
            (8, lambda: self._press(self.page, ON_PAGE)),
            (10, lambda: self._press(self._map(), ON_MAP)),
            (8, lambda: self._press(self._map(), IN_RECEIPT)),
            (3, lambda: self._press(self._map(), IN_STRIP)),
            (3, self._key),
            (2, self._wheel),
            (1, self._back),
            (1, self._reload),
        ]
        weights, choices = zip(*deeds, strict=True)
        (deed,) = self.chance.choices(choices, weights)
        self.steps.append(deed())
        self._settle()
        self._look()

    def _map(self) -> Frame | None:
        return next((frame for frame in self.page.frames if MAP.search(frame.url)), None)

    def _press(self, where: Page | Frame | None, selector: str) -> str:
        if where is None:
            return "no map here"
        with suppress(TimeoutError, Error):  # gone or covered by now, as for anybody who clicks
            seen = [each for each in where.locator(selector).all() if each.is_visible()]
            if seen:
                return self._click(self.chance.choice(seen))
        return f"nothing to press among {selector[:30]}"

    def _click(self, thing: object) -> str:
        words = " ".join((thing.get_attribute("aria-label") or thing.inner_text()).split())[:50]  # type: ignore[attr-defined]
        if SHUNNED.search(words):
            return f"left {words!r} alone"
        thing.click(timeout=PROMPT)  # type: ignore[attr-defined]
        return f"press {words!r}"

    def _key(self) -> str:
        key = self.chance.choice(KEYS)
        self.page.keyboard.press(key)
        return f"key {key}"

    def _wheel(self) -> str:
        across, down, turn = (
            self.chance.randint(350, 1300),
            self.chance.randint(200, 600),
            self.chance.choice((-300, 300)),
        )
        self.page.mouse.move(across, down)
        self.page.mouse.wheel(0, turn)
        return f"wheel {turn} at {across}, {down}"

    def _back(self) -> str:
        if not self.page.evaluate("history.length > 2"):
            return "nothing to go back to"
        self.page.go_back()
        if not self.page.url.startswith(self.home):
            self.start()
        return "back"

    def _reload(self) -> str:
        self.page.reload()
        return "reload"

    def _settle(self) -> None:
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=STUCK)

    def _look(self) -> None:
        shown = self.page.locator("body").inner_text()
        for frame in self.page.frames[1:]:
            with suppress(Error):  # a frame that is being replaced
                shown += frame.locator("body").inner_text(timeout=STUCK)
        found = NONSENSE.search(shown) or NONSENSE.search(self.page.url)
        assert not found, f"the page says {shown[max(0, found.start() - 60) : found.end() + 60]!r}"
        assert self.page.get_by_test_id("stException").count() == 0, "the page shows an error"


def walk(visits: Visits, home: str, seed: int, still_on: Iterator[bool]) -> list[str]:
    """Walk until ``still_on`` ends. Raises with the steps taken where something is wrong; returns the steps."""
    context = visits.context()
    taken = Walk(context.new_page(), home, random.Random(seed))
    taken.start()
    try:
        for _ in still_on:
            taken.step()
            assert visits.errors == [], visits.errors
            assert visits.refused == [], visits.refused
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
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    told = asked.parse_args()
    with running() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_browser(), args=CHROMIUM_FLAGS)
        steps = walk(Visits(browser, STUCK), f"{server.url}/", told.seed, minutes(told.minutes))
        browser.close()
    sys.stdout.write(f"seed {told.seed}: {len(steps)} steps, nothing wrong\n")


if __name__ == "__main__":
    main()
