"""From a click to the new points on screen: our map page beside the usual ways, in one browser on one machine.

Milliseconds run from the press to two animation frames after the new points are drawn; bytes are what the WebSocket
brought meanwhile, before and after the compression that the server has agreed to; server time is that of the script's
run. Medians over some presses. Ours is pressed twice over: a layer and the date, both of which the frame shows before
the server answers. Up to about 500 records it shows the shipped data, beyond that its rows repeated.
Rivals draw as many points as a first look at ours with the same rows does: a report without a place is no point.
The ways with streamlit-folium need it installed (it is no dependency of this project): ``pip install
streamlit-folium``, and the clusters ``npm install --no-save leaflet.markercluster`` as well. st.map and pydeck draw on
blank, since no network is needed or used.

Run as ``python benchmarks/map.py [--rows 500,10000] [--rivals marker,st.map,…] [--presses 5]``; ours is in every run,
and the last column says how many times as long a rival takes as a layer of ours.
"""

from __future__ import annotations

import argparse
import base64
import importlib.util
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from map_pages import theatre
from playwright.sync_api import Browser, Error, Locator, Page, TimeoutError, sync_playwright

from components.data_folder import DATA_FOLDER
from components.paths import ROOT

WAYS = {
    "ours": "our map page, a layer",
    "date": "our map page, the date",
    "marker": "folium.Marker in st_folium",
    "cluster": "MarkerCluster in st_folium",
    "geojson": "one folium.GeoJson in st_folium",
    "st.map": "st.map",
    "pydeck": "st.pydeck_chart",
}
# Switched off one after the other and then on again: no two pictures are alike, and Streamlit sends what is new.
LAYERS = ("naval", "air", "ground")
OURS = ("ours", "date")
FOLIUM = ("marker", "cluster", "geojson")
CLUSTER = ROOT / "node_modules" / "leaflet.markercluster" / "dist" / "leaflet.markercluster.js"
MOST = {"marker": 2_000, "cluster": 10_000, "geojson": 10_000, "ours": 10_000, "date": 10_000}  # beyond: minutes
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
# No name but this machine's is found; WebGL, which st.map and pydeck need, is drawn without a graphics card.
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
PATIENCE = 60_000  # milliseconds

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
COUNT_INSTANCES = """for (const name of ["drawArraysInstanced", "drawElementsInstanced"]) {
  const draw = WebGL2RenderingContext.prototype[name];
  WebGL2RenderingContext.prototype[name] = function (...given) {
    window.lastInstances = given.at(-1);
    return draw.apply(this, given);
  };
}"""
WATCH = """wanted => new Promise(done => {
  const probe = PROBE;
  let pressed = null;
  addEventListener("pointerdown", () => { pressed = performance.now(); }, { capture: true, once: true });
  const look = () => {
    const shown = probe();
    if (pressed !== null && (wanted < 0 ? shown !== -1 - wanted : shown === wanted)) {
      requestAnimationFrame(() => requestAnimationFrame(() => { window.took = performance.now() - pressed; }));
    } else requestAnimationFrame(look);
  };
  window.took = null;
  look();
  done();
})""".replace("PROBE", PROBE)


@dataclass
class Measured:
    """How many points were drawn at first; of each press: milliseconds until drawn, bytes received as sent and as they
    came over the wire, milliseconds of the script."""

    shown: int
    drawn: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    wired: list[int] = field(default_factory=list)
    script: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.drawn)

    def __str__(self) -> str:
        received, wired, script = (statistics.median(each) for each in (self.received, self.wired, self.script))
        return f"{self.median:>9,.0f} {min(self.drawn):>9,.0f} {received:>12,.0f} {wired:>12,.0f} {script:>9,.0f}"


@dataclass
class Wire:
    """What the WebSocket has brought since it was last cleared. ``deflate`` is the shared window of the compression,
    where the server has agreed to one (RFC 7692, section 7)."""

    received: int = 0
    wired: int = 0
    deflate: Any = None

    def open(self, event: dict[str, Any]) -> None:
        if "permessage-deflate" in str(event["response"]["headers"]):
            self.deflate = zlib.compressobj(wbits=-15)

    def note(self, event: dict[str, Any]) -> None:
        text, binary = event["response"]["payloadData"], event["response"]["opcode"] == 2
        content = base64.b64decode(text) if binary else text.encode()
        self.received += len(content)
        self.wired += len(self._packed(content))

    def _packed(self, content: bytes) -> bytes:
        if self.deflate is None:
            return content
        packed: bytes = self.deflate.compress(content) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
        return packed[:-4]

    def clear(self) -> None:
        self.received = self.wired = 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(way: str, size: int, folder: Path) -> Iterator[tuple[str, Path]]:
    """A Streamlit server of one of the pages; its address and the file with the times of its runs."""
    page = "ours" if way in OURS else "rival"
    shutil.copy(ROOT / "benchmarks" / "map_pages" / f"{page}.py", folder)
    shutil.copytree(ROOT / "static", folder / "static", dirs_exist_ok=True)
    if way == "cluster":
        shutil.copy(CLUSTER, folder / "static" / "vendor")
    data = theatre.make(folder / f"data-{size}", size) if way in OURS else folder
    log, port = folder / "log", free_port()
    log.write_text("")
    settings = {"LOG": log, "SIZE": size, "WAY": way}
    known = {f"SOTAVENTO_BENCH_{name}": str(value) for name, value in settings.items()} | {DATA_FOLDER: str(data)}
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "streamlit", "run", str(folder / f"{page}.py"), f"--server.port={port}"]
    options = ["--server.headless=true", "--server.address=127.0.0.1", "--server.enableStaticServing=true"]
    environment = os.environ | known | {"PYTHONPATH": paths}
    with (folder / "server.log").open("wb") as out:
        server = subprocess.Popen([*command, *options], cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            yield f"http://127.0.0.1:{port}", log
        finally:
            server.terminate()
            server.wait()


def measure(browser: Browser, way: str, size: int, presses: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder, serving(way, size, Path(folder)) as (address, log):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_init_script(COUNT_INSTANCES)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        wire = listen(page)
        open_page(page, f"{address}/?show=all" if way in OURS else address)
        page.wait_for_function(f"({PROBE})() > 0")
        rest(page)
        found = Measured(page.evaluate(PROBE))
        for number in range(1, presses + 1):
            wire.clear()
            runs = len(log.read_text().split())
            press(page, way, size - number)
            found.drawn.append(page.evaluate("window.took"))
            rest(page)
            found.received.append(wire.received)
            found.wired.append(wire.wired)
            found.script.append(sum(map(float, log.read_text().split()[runs:])))
        context.close()
        return found


def open_page(page: Page, address: str) -> None:
    given_up = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < given_up:
        try:
            page.goto(address)
        except Error as error:  # while nobody listens yet
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            time.sleep(0.3)
        else:
            return
    raise Error(f"nobody answers at {address!r}")


def press(page: Page, way: str, left: int) -> None:
    """Press, and wait until what follows is drawn."""
    trigger: Callable[[], None]
    if way in OURS:
        begins = "keydown" if way == "date" else "pointerdown"
        page.evaluate(WATCH.replace("pointerdown", begins), -1 - page.evaluate(PROBE))
        trigger = partial(step_back, page) if way == "date" else layer_box(page, left).click
    else:
        page.evaluate(WATCH, left)
        trigger = page.get_by_role("button", name="Next").click
    trigger()
    page.wait_for_function("window.took !== null")


def layer_box(page: Page, left: int) -> Locator:
    return page.locator(f".st-key-f_layer_{LAYERS[(left + 1) % len(LAYERS)]} label").first


def step_back(page: Page) -> None:
    """Move the date by a tenth of the slider."""
    page.locator(".st-key-f_as_of").get_by_role("slider").press("PageDown")


def rest(page: Page) -> None:
    """Until the page has no answer outstanding, and a moment more."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(700)


def listen(page: Page) -> Wire:
    """Count what the WebSocket brings from now on."""
    wire, session = Wire(), page.context.new_cdp_session(page)
    session.on("Network.webSocketHandshakeResponseReceived", wire.open)
    session.on("Network.webSocketFrameReceived", wire.note)
    session.send("Network.enable")
    return wire


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", default="500,10000")
    options.add_argument("--rivals", default=",".join(way for way in WAYS if way not in OURS))
    options.add_argument("--presses", type=int, default=5)
    given = options.parse_args()
    browser_path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    heads = f"{'drawn, ms':>9} {'best, ms':>9} {'bytes':>12} {'on the wire':>12} {'script':>9} {'ratio':>7}"
    print(f"{'points':>9}  {'way':34} {heads}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=CHROMIUM_FLAGS)
        for size in map(int, given.rows.split(",")):
            base = None
            for way in (*OURS, *filter(None, given.rivals.split(","))):
                points = base.shown if isinstance(base, Measured) and way not in OURS else size
                found = row(browser, way, points, given.presses)
                base = base or found
                points = found.shown if isinstance(found, Measured) else points
                ratio = found.median / base.median if isinstance(found, Measured) and isinstance(base, Measured) else 0
                print(f"{points:>9,}  {WAYS[way]:34} {found} {f'{ratio:>7.1f}' if ratio else ''}", flush=True)
        browser.close()


def row(browser: Browser, way: str, size: int, presses: int) -> Measured | str:
    if way in FOLIUM and importlib.util.find_spec("streamlit_folium") is None:
        return "not measured: streamlit-folium is not installed"
    if way == "cluster" and not CLUSTER.exists():
        return "not measured: leaflet.markercluster is not installed"
    if size > MOST.get(way, size):
        return "not measured: takes minutes a press"
    try:
        return measure(browser, way, size, presses)
    except TimeoutError as error:
        return f"not measured: nothing was drawn within {PATIENCE // 1000} s ({str(error).splitlines()[0]})"


if __name__ == "__main__":
    main()
