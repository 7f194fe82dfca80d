"""Guarded browser contexts, and a visitor who opens the dashboard in one."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request

from tests.browser.dashboard import Dashboard, link_query
from tests.running import Server

# Streamlit's own page looks for its server at the address of a deep link before it tries the root.
PROBE = re.compile(r"http://127\.0\.0\.1:\d+/[a-z]+/_stcore/(health|host-config)")
LOCAL_SCHEMES = {"data", "blob", "about"}
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass
class Visits:
    """Contexts in which every request beyond this machine and every error is noted.

    The browser's own flags see to it that no name but this machine's is found. A route that refused requests would
    turn off the browser's cache and take every file through Python.
    """

    browser: Browser
    timeout: int
    refused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    standing: dict[str, BrowserContext] = field(default_factory=dict)

    def context(self, **options: Any) -> BrowserContext:
        """A browser of its own, with Playwright's options for a context."""
        opened = self.browser.new_context(**{"viewport": DESKTOP, **options})
        opened.set_default_timeout(self.timeout)
        opened.on("request", self._note)
        opened.on("console", self._hear)
        opened.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.contexts.append(opened)
        return opened

    def kept(self, **options: Any) -> BrowserContext:
        """The browser with these options that is open already, with what it has fetched, or a new one."""
        name = repr(sorted(options.items()))
        if name not in self.standing:
            self.standing[name] = self.context(**options)
        return self.standing[name]

    def close(self) -> None:
        for opened in self.contexts:
            opened.close()

    def _note(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in LOCAL_SCHEMES and address.hostname != "127.0.0.1":
            self.refused.append(request.url)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.fullmatch(message.location["url"]):
            self.errors.append(f"{message.text} ({message.location['url']})")


@dataclass
class Visitor:
    """Somebody in front of the dashboard, with a browser of their own for each visit or, if they stay, for all."""

    visits: Visits
    server: Server
    stays: bool = False

    def open(
        self, path: str = "/", *, fragment: str = "", options: dict[str, Any] | None = None, **query: str
    ) -> Dashboard:
        """Open the dashboard and wait until all of it is there; keys as in ``link_query``."""
        address = f"{self.server.url}{path}?{link_query(query)}{fragment and '#' + fragment}"
        return self.follow(address, options=options)

    def follow(self, address: str, *, options: dict[str, Any] | None = None) -> Dashboard:
        """Open an address, as somebody does who was sent a link."""
        browser = self.visits.kept if self.stays else self.visits.context
        page = browser(**(options or {})).new_page()
        page.goto(address)
        return Dashboard(page).ready()
