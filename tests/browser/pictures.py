"""Pictures of the map, and walks of filters that end at a link: whoever opens it sees the same picture.

``python -m tests.browser.pictures --stops 20 --seed 7`` walks for long; a few stops of it are a test.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM_FLAGS, found_browser, guarded
from tests.browser.dashboard import AT_REST, Dashboard
from tests.browser.visits import Visitor
from tests.running import OUTPUT, running

JUST_SEEN = 8  # of 255
LEAST_APART = 0.001  # of all pixels
QUIET = 600  # milliseconds within which a choice has been told to the server
STEPS = 4  # between two looks
Picture = npt.NDArray[np.uint8]
Deed = Callable[[Dashboard, random.Random], object]


def picture_of(dashboard: Dashboard) -> Picture:
    """The map as a reader sees it, by rows, columns and channels, with the pointer elsewhere."""
    dashboard.settle()
    dashboard.page.mouse.move(0, 0)
    dashboard.map.evaluate(AT_REST)
    taken = dashboard.page.locator(".st-key-map iframe").screenshot(animations="disabled")
    return np.asarray(Image.open(io.BytesIO(taken)).convert("RGB"))


def share_apart(one: Picture, other: Picture) -> float:
    """The share of pixels that differ by more than an eye sees."""
    assert one.shape == other.shape
    return float((np.abs(one.astype(int) - other).max(axis=2) > JUST_SEEN).mean())


def _wheel(seen: Dashboard, chance: random.Random) -> None:
    box = seen.part("map").locator("iframe").bounding_box()
    assert box
    seen.page.mouse.move(box["x"] + chance.uniform(0.2, 0.8) * box["width"], box["y"] + chance.uniform(0.2, 0.8) * 500)
    seen.page.mouse.wheel(0, chance.choice((-200, -100, 100)))


def _drag(seen: Dashboard, chance: random.Random) -> None:
    seen.map.evaluate("by => void Sotavento.map.panBy(by)", [chance.randint(-300, 300), chance.randint(-200, 200)])


def _tick(key: str) -> Deed:
    return lambda seen, _chance: seen.tick(key)


def _map_button(name: str) -> Deed:
    return lambda seen, _chance: seen.map.get_by_role("button", name=name, exact=True).click()


def _place(seen: Dashboard, chance: random.Random) -> None:
    seen.go_to(chance.choice((5.5, 7, 9.5, 12)), chance.uniform(9, 20), chance.uniform(-75, -60))


def _colours(seen: Dashboard, chance: random.Random) -> None:
    seen.open_fold("look")
    seen.press("f_theme", chance.choice(("Light", "Dark")))


#: What somebody does to the filters and to the map, by name.
DEEDS: dict[str, Deed] = {
    **{layer: _tick(f"f_layer_{layer}") for layer in ("naval", "air", "ground", "events", "bases")},
    "day": lambda seen, chance: seen.slide("f_as_of", chance.choice(("PageDown", "PageUp", "ArrowLeft")), 3),
    "all": lambda seen, _chance: seen.press("f_show", "All reports"),
    "latest": lambda seen, _chance: seen.press("f_show", "Latest position"),
    "search": lambda seen, chance: seen.type("f_search", chance.choice(("", "puerto rico", "destroyer", "caribbean"))),
    "colours": _colours,
    "wheel": _wheel,
    "drag": _drag,
    "closer": _map_button("Zoom in"),
    "home": _map_button("Back to the whole theatre"),
    "fit": _map_button("Fit to everything shown"),
    "place": _place,
}


def stroll(seen: Dashboard, chance: random.Random, steps: int) -> list[str]:
    """Do some of all this at random and wait until the address says what came of it; what was done, by name."""
    done = chance.choices(list(DEEDS), k=steps)
    for name in done:
        seen.settle()
        DEEDS[name](seen, chance)
    come_to_rest(seen)
    return done


def come_to_rest(seen: Dashboard) -> None:
    """Wait until page, map and address stay what they are: a slider tells the server only when it is let go."""
    seen.map.evaluate("() => Sotavento.send()")
    looks: list[object] = [None]

    def is_still() -> bool:
        seen.page.wait_for_timeout(QUIET)
        seen.ready()
        looks.append((seen.page.url, seen.position(), seen.sentence))
        return looks[-1] == looks[-2]

    seen.until(is_still)


def apart_from_its_link(seen: Dashboard, visitor: Visitor) -> tuple[float, Picture, Picture]:
    """How much of the picture differs where somebody opens the page by its link; and the two pictures."""
    other = visitor.follow(seen.page.url)
    come_to_rest(other)
    pictures = picture_of(seen), picture_of(other)
    other.page.close()
    return share_apart(*pictures), *pictures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stops", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with running() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_browser(), args=CHROMIUM_FLAGS)
        with guarded(browser) as visits:
            visitor = Visitor(visits, server, stays=True)
            seen = visitor.open()
            for stop in range(asked.stops):
                done = stroll(seen, chance, STEPS)
                share, *pictures = apart_from_its_link(seen, visitor)
                sys.stdout.write(f"{share:.4%} {' '.join(done)} {seen.page.url}\n")
                if share > LEAST_APART:
                    _keep(f"{asked.seed}-{stop}", *pictures)
        browser.close()


def _keep(name: str, *pictures: Picture) -> None:
    for whose, picture in zip(("walked", "linked"), pictures, strict=True):
        Image.fromarray(picture).save(OUTPUT / f"picture-{name}-{whose}.png")


if __name__ == "__main__":
    main()
