"""Pages in a browser, pressed as a reader presses them, and what each press took."""

from __future__ import annotations

import base64
import shutil
import statistics
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from map_pages.served import Server
from playwright.sync_api import Browser, Page, Playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
# No name but this machine's is found; WebGL, which st.map and pydeck need, is drawn without a graphics card.
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
PATIENCE = 240_000  # milliseconds
LAYERS = ("naval", "air", "ground")

# How many points a page shows: what our frame says, Leaflet's elements in a frame, or the instances that WebGL drew.
PROBE = """() => {
  const frame = document.querySelector("iframe")?.contentDocument;
  const ours = frame?.querySelector("#map_sotavento");
  if (ours) return Number(ours.dataset.shown ?? -1);
  if (frame) {
    const gathered = [...frame.querySelectorAll(".marker-cluster")].map(({ textContent }) => Number(textContent));
    const alone = frame.querySelectorAll(".leaflet-marker-icon:not(.marker-cluster), path.leaflet-interactive").length;
    return gathered.reduce((sum, count) => sum + count, alone);
  }
  return window.lastInstances ?? -1;
}"""
# What our frame has drawn: the elements of the map and the pixels of its canvases.
PICTURE = """() => {
  const pane = document.querySelector("iframe")?.contentDocument?.querySelector("#map_sotavento .leaflet-map-pane");
  return pane ? pane.innerHTML + [...pane.querySelectorAll("canvas")].map((each) => each.toDataURL()).join() : null;
}"""
# Counts the instances that WebGL draws, and notes when the first points had been drawn.
PREPARE = """if (window === window.top) {
  for (const name of ["drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...given) {
      window.lastInstances = given.at(-1);
      return draw.apply(this, given);
    };
  }
  const probe = PROBE;
  const look = () => {
    if (!document.body || probe() <= 0) requestAnimationFrame(look);
    else requestAnimationFrame(() => requestAnimationFrame(() => { window.first = performance.now(); }));
  };
  look();
}""".replace("PROBE", PROBE)
# From the press to two frames after the points are another number (or the wanted one); our picture must be another too.
WATCH = """([begins, wanted]) => {
  const probe = PROBE, picture = PICTURE, shownBefore = probe(), before = picture();
  let pressed = null;
  addEventListener(begins, () => { pressed = performance.now(); }, { capture: true, once: true });
  const finish = () => {
    const took = performance.now() - pressed;
    window.press = { took, stale: before !== null && before === picture() };
  };
  const look = () => {
    const shown = probe();
    const drawn = wanted === null ? shown !== shownBefore : shown === wanted;
    if (pressed !== null && drawn) requestAnimationFrame(() => requestAnimationFrame(finish));
    else requestAnimationFrame(look);
  };
  window.press = null;
  look();
}""".replace("PROBE", PROBE).replace("PICTURE", PICTURE)


@dataclass
class Measured:
    """How many points were drawn at first, milliseconds from navigation until then, and bytes of the largest answer
    until then; of each press: milliseconds until drawn, bytes received as sent and as they came over the wire,
    milliseconds of the script."""

    shown: int
    first: float
    once: int
    drawn: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    wired: list[int] = field(default_factory=list)
    script: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.drawn)

    @property
    def wire(self) -> float:
        return statistics.median(self.wired)


@dataclass
class Wire:
    """What the WebSocket and all other answers have brought since it was last cleared. ``deflate`` is the shared window
    of the WebSocket's compression, where the server has agreed to one (RFC 7692, section 7)."""

    received: int = 0
    wired: int = 0
    fetched: int = 0
    deflate: Any = None

    def open(self, event: dict[str, Any]) -> None:
        if "permessage-deflate" in str(event["response"]["headers"]):
            self.deflate = zlib.compressobj(wbits=-15)

    def note(self, event: dict[str, Any]) -> None:
        text, binary = event["response"]["payloadData"], event["response"]["opcode"] == 2
        content = base64.b64decode(text) if binary else text.encode()
        self.received += len(content)
        self.wired += len(self._packed(content))

    def fetch(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        self.fetched = max(self.fetched, size)
        self.received += size
        self.wired += size

    def _packed(self, content: bytes) -> bytes:
        if self.deflate is None:
            return content
        packed: bytes = self.deflate.compress(content) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
        return packed[:-4]

    def clear(self) -> None:
        self.received = self.wired = self.fetched = 0


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[tuple[Page, Wire]]:
    """A page in a fresh profile, its first points drawn, and what has come to it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)  # the probes are texts
    context.add_init_script(PREPARE)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wire = listen(page)
    page.goto(address)
    page.wait_for_function("window.first > 0")
    rest(page)
    yield page, wire
    context.close()


def measure(browser: Browser, server: Server, way: str, query: str, presses: int) -> Measured:
    """Open a page of a server and press it so many times, each time after the answer to the press before."""
    with opened(browser, server.address + query) as (page, wire):
        found = Measured(page.evaluate(PROBE), page.evaluate("window.first"), wire.fetched)
        for number in range(1, presses + 1):
            wire.clear()
            runs = len(server.script())
            found.drawn.append(press(page, way, found.shown, number))
            rest(page)
            found.received.append(wire.received)
            found.wired.append(wire.wired)
            found.script.append(sum(server.script()[runs:]))
        return found


def press(page: Page, way: str, shown: int, number: int) -> float:
    """Press for the so-manieth time; milliseconds until what follows is drawn."""
    begins, wanted = ("keydown", None) if way == "date" else ("pointerdown", None if way in OURS else shown - number)
    page.evaluate(WATCH, [begins, wanted])
    OURS.get(way, press_next)(page, number)
    page.wait_for_function("window.press !== null")
    told = page.evaluate("window.press")
    if told["stale"]:
        raise RuntimeError(f"{way}: the map says that it shows other points, and its picture is the same")
    return float(told["took"])


def press_next(page: Page, _number: int) -> None:
    page.get_by_role("button", name="Next").click()


def press_layer(page: Page, number: int) -> None:
    """Layers are switched off one after the other and then on again: no two pictures are alike."""
    page.locator(f".st-key-f_layer_{LAYERS[number % len(LAYERS)]} label").first.click()


def press_date(page: Page, _number: int) -> None:
    """Move the date back by a tenth of the slider."""
    page.locator(".st-key-f_as_of").get_by_role("slider").press("PageDown")


def press_shown(page: Page, number: int) -> None:
    """One mark for each asset, or every report."""
    page.locator(".st-key-f_show").get_by_role("radio").nth(1 - number % 2).click()


OURS = {"layer": press_layer, "date": press_date, "shown": press_shown}


def rest(page: Page) -> None:
    """Until the page has no answer outstanding, and a moment more."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(700)


def listen(page: Page) -> Wire:
    """Count what comes to a page from now on."""
    wire, session = Wire(), page.context.new_cdp_session(page)
    session.on("Network.webSocketHandshakeResponseReceived", wire.open)
    session.on("Network.webSocketFrameReceived", wire.note)
    session.on("Network.loadingFinished", wire.fetch)
    session.send("Network.enable")
    return wire
