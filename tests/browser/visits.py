"""Guarded browser contexts, and a visitor who knows the dashboard's parts by the names people use for them."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, expect

LOCAL_SCHEMES = {"data", "blob", "about"}


@dataclass(frozen=True)
class Server:
    url: str
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")


@dataclass
class Visits:
    """Contexts in which every request beyond this machine is refused and noted, and every error is noted."""

    browser: Browser
    timeout: int
    refused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def context(self, **options: Any) -> BrowserContext:
        opened = self.browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        opened.set_default_timeout(self.timeout)
        opened.route("**/*", self._guard)
        opened.on("console", self._hear)
        opened.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.contexts.append(opened)
        return opened

    def close(self) -> None:
        for opened in self.contexts:
            opened.close()

    def _guard(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in LOCAL_SCHEMES or address.hostname == "127.0.0.1":
            route.continue_()
        else:
            self.refused.append(route.request.url)
            route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location['url']})")


@dataclass
class Visitor:
    visits: Visits
    server: Server

    def open(self, path: str = "/", *, fragment: str = "", options: dict[str, Any] | None = None, **query: str) -> Page:
        """Open the dashboard in a browser of its own and wait until the server has nothing left to say."""
        page = self.visits.context(**(options or {})).new_page()
        page.goto(f"{self.server.url}{path}?{urlencode(query)}{fragment and '#' + fragment}")
        settle(page)
        return page


def settle(page: Page) -> None:
    """Wait until the script has run to its end."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", re.compile("notRunning"))
    expect(page.locator("[data-stale=true]")).to_have_count(0)
