"""What comes to a page: the WebSocket's messages and all other answers, before and after compression."""

from __future__ import annotations

import base64
import re
import time
import zlib
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

QUIET = 0.7  # seconds in which nothing comes


@dataclass
class Wire:
    """Bytes since it was last cleared: ``received`` as the page reads them, ``wired`` as they came, ``fetched`` of the
    largest answer beside the WebSocket. ``deflate`` is the shared window of the WebSocket's compression, where the
    server has agreed to one (RFC 7692, section 7)."""

    received: int = 0
    wired: int = 0
    fetched: int = 0
    deflate: Any = None
    asked: set[str] = field(default_factory=set)
    last: float = field(default_factory=time.monotonic)

    def open(self, event: dict[str, Any]) -> None:
        agreed = str(event["response"]["headers"])
        if "permessage-deflate" in agreed:
            bits = re.search(r"server_max_window_bits=(\d+)", agreed)
            self.deflate = zlib.compressobj(wbits=-int(bits[1] if bits else 15))

    def note(self, event: dict[str, Any]) -> None:
        text, binary = event["response"]["payloadData"], event["response"]["opcode"] == 2
        content = base64.b64decode(text) if binary else text.encode()
        self.received += len(content)
        self.wired += len(self._packed(content))
        self.last = time.monotonic()

    def ask(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):  # others come from the page itself, and may never be told to end
            self.asked.add(event["requestId"])

    def fetch(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        self.fetched = max(self.fetched, size)
        self.received += size
        self.wired += size
        self.fail(event)

    def fail(self, event: dict[str, Any]) -> None:
        self.asked.discard(event["requestId"])
        self.last = time.monotonic()

    def is_busy(self) -> bool:
        """Whether an answer is outstanding or something came a moment ago."""
        return bool(self.asked) or time.monotonic() - self.last < QUIET

    def _packed(self, content: bytes) -> bytes:
        if self.deflate is None:
            return content
        packed: bytes = self.deflate.compress(content) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
        return packed[:-4]

    def clear(self) -> None:
        self.received = self.wired = self.fetched = 0


def listen(page: Page) -> Wire:
    """Count what comes to a page from now on."""
    wire, session = Wire(), page.context.new_cdp_session(page)
    session.on("Network.webSocketHandshakeResponseReceived", wire.open)
    session.on("Network.webSocketFrameReceived", wire.note)
    session.on("Network.requestWillBeSent", wire.ask)
    session.on("Network.loadingFinished", wire.fetch)
    session.on("Network.loadingFailed", wire.fail)
    session.send("Network.enable")
    return wire
