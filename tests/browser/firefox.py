"""A stock Firefox without a window, spoken to by WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/)."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PATIENCE = 60.0  # seconds


class Firefox:
    """One window of it. ``said``: what the page wrote into the console, faults included."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection, self._numbers, self.said = connection, count(1), list[str]()
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self._window = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told: dict[str, Any] = json.loads(self._connection.recv(timeout=PATIENCE))
            if told["type"] == "event":
                self.said.append(told["params"]["text"])
            elif told["id"] == number:
                assert told["type"] == "success", told
                return dict(told["result"])

    def open(self, address: str, wide: int, high: int) -> None:
        viewport = {"width": wide, "height": high}
        self.ask("browsingContext.setViewport", context=self._window, viewport=viewport)
        self.ask("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def awaited(self, selector: str) -> None:
        """Return once an element is there."""
        look = f"() => document.querySelector({json.dumps(selector)}) ? done() : requestAnimationFrame(look)"
        script = f"new Promise((done) => {{ const look = {look}; look(); }})"
        self.ask("script.evaluate", expression=script, target={"context": self._window}, awaitPromise=True)

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.ask("browsingContext.captureScreenshot", context=self._window)["data"])


@contextmanager
def firefox(home: Path) -> Iterator[Firefox]:
    """A fresh one, its profile in ``home``, gone at the end."""
    program = shutil.which("firefox") or shutil.which("firefox-esr")
    if program is None:
        pytest.fail("no Firefox on this computer; install it (Debian: apt install firefox-esr) and run the tests again")
    command = [program, "--headless", "--profile", str(home), "--remote-debugging-port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={"HOME": str(home)}
    ) as process:
        try:
            assert process.stderr is not None
            address = next(found[1] for line in process.stderr if (found := LISTENING.search(line)))
            with connect(f"{address}/session", origin=None, proxy=None, max_size=None) as connection:
                yield Firefox(connection)
        finally:
            process.kill()
