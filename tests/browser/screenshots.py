"""Takes the pictures of ``docs/screenshots``, to be looked at: ``make pictures``, or some of them by name with
``python -m tests.browser.screenshots strikes playback``."""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import CHROMIUM_FLAGS, found_browser
from tests.browser.dashboard import PATIENCE, Dashboard
from tests.browser.visits import DESKTOP, PHONE
from tests.running import ROOT, running

FOLDER = ROOT / "docs" / "screenshots"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": DESKTOP, "color_scheme": "light"},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
}
#: Picture → look, link.
VIEWS = {
    "november-2025": ("light", "?on=2025-11-16"),
    "strikes": ("light", "?on=2025-11-16&show=all&layers=events&event=boat_strike"),
    "puerto-rico": ("light", "?on=2025-11-01&layers=naval,air,ground,bases#v=8.5/18.2/-66.2"),
    "venezuelan-coast": ("light", "?on=2025-11-20#v=7/11/-66.5&l=belt,grid"),
    "playback": ("light", "?on=2025-11-16"),
    "desk-light": ("light", ""),
    "desk-dark": ("dark", ""),
    "phone-light": ("phone", ""),
    "phone-dark": ("phone-dark", ""),
}


def picture(page: Page, home: str, name: str, link: str) -> None:
    """Open a view, wait until it stands, and take it as it is."""
    page.goto("about:blank")  # else a link that differs only in what follows # would not be opened anew
    page.goto(home + link, timeout=PATIENCE * 1000)
    seen = Dashboard(page).ready()
    if name == "playback":
        seen.map.get_by_role("button", name="Play the build-up").click()
        seen.map.locator(".play-count", has_text="the page follows").wait_for()
        page.wait_for_timeout(6000)  # a few weeks into the build-up
    page.wait_for_timeout(1500)
    page.screenshot(path=FOLDER / f"{name}.png")


def main(names: Collection[str]) -> None:
    """Take the views of these names, all of them where there are none."""
    with running() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_browser(), args=CHROMIUM_FLAGS)
        for look, options in LOOKS.items():
            page = browser.new_context(**options).new_page()
            for name, (asked, link) in VIEWS.items():
                if asked == look and (not names or name in names):
                    picture(page, f"{server.url}/", name, link)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
