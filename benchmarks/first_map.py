"""From navigation to the first map, beside the least that Streamlit can do, in one browser on one machine.

Each round opens our map page and a page of one ``st.write`` twice in a fresh profile: the first visit fetches
everything, the second has it in the browser's cache. Milliseconds run from the start of the navigation to two animation
frames after the records are to be seen with their date above them (``seen``), which is before the page is there; and to
two frames after the map stands in the page, where it answers to the reader (``drawn``), or after the words of the other
page are there. A map that is seen elsewhere than where the page has it ends the run. Both servers are warm, and the
first round is not counted. What lies between the two pages is ours, whatever the machine was busy with.

Run as ``python benchmarks/first_map.py [--rounds 5] [--data FOLDER]``, with a folder of other data than the shipped.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from components.paths import ROOT

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
PATIENCE = 60_000  # milliseconds
STARTS = 300  # seconds within which a server has read a million records
OURS = [sys.executable, "-c", "from components.cli import main; main()", "run"]
BARE = [sys.executable, "-m", "streamlit", "run", "bare.py", "--server.headless=true", "--server.address=127.0.0.1"]
# Milestones: the socket's first answer, the map's frame in its place on the page, the map's engine and the records,
# which may be there before that, and two animation frames after what is seen and after all of it.
WATCH = """if (window === window.top) {
  const noted = window.milestones = {}, begun = new Set();
  window.places = [];
  const note = (name) => { noted[name] ??= performance.now(); };
  const twoFramesOn = (name) => {
    if (begun.has(name)) return;
    begun.add(name);
    requestAnimationFrame(() => requestAnimationFrame(() => note(name)));
  };
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) { super(...given); this.addEventListener("message", () => note("answer")); }
  };
  const isSeen = (element) => Boolean(element?.checkVisibility({ visibilityProperty: true }));
  const placeOf = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  };
  const look = () => {
    const frame = document.querySelector("iframe"), map = frame?.contentDocument?.querySelector("#map_sotavento");
    const day = [...document.querySelectorAll(".opening-day, .st-key-header p")].find(isSeen);
    const placed = Boolean(frame?.closest(".st-key-map")) && isSeen(frame), shown = Number(map?.dataset.shown ?? 0) > 0;
    if (frame?.contentWindow.Sotavento?.map) note("engine");
    if (shown) note("records");
    if (shown && isSeen(frame) && day) { if (!begun.has("seen")) places.push(placeOf(frame)); twoFramesOn("seen"); }
    if (placed) note("frame");
    const words = document.querySelector("[data-testid=stMarkdown] p")?.textContent;
    if (placed && shown) places.push(placeOf(frame));
    if ((placed && shown) || words === "bare") twoFramesOn("drawn");
    else requestAnimationFrame(look);
  };
  look();
}"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: Sequence[str], folder: Path, port_option: str) -> Iterator[str]:
    """A server started by ``command`` in ``folder``, once it answers."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    server = subprocess.Popen(
        [*command, port_option, str(port)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        given_up = time.monotonic() + STARTS
        while not answers(address):
            if server.poll() is not None or time.monotonic() > given_up:
                raise SystemExit(f"the server did not come up: {' '.join(command)}")
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def visits(browser: Browser, address: str) -> list[dict[str, float]]:
    """The milestones of a first and of a second visit."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH)
    found = []
    for _ in range(2):
        page = context.new_page()
        page.goto(address)
        page.wait_for_function("() => window.milestones.drawn")
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        page.wait_for_timeout(1000)  # for what follows the first look, so that it does not burden the next visit
        found.append(page.evaluate("window.milestones"))
        hold_still(page.evaluate("window.places"))
        page.close()
    context.close()
    return found


def hold_still(places: list[list[float]]) -> None:
    """Left, top, width and height of the map when it was first seen and in its place: the same to half a pixel."""
    moved = [abs(one - other) for place in places[1:] for one, other in zip(places[0], place, strict=True)]
    if max(moved, default=0) > 0.5:
        raise SystemExit(f"the map was seen at {places[0]} and stands at {places[-1]}")


def told(rounds: list[dict[str, float]]) -> str:
    """Median and best of what was seen and of what was drawn, and the medians on the way."""
    ends = "".join(f"{_median_and_best([each[end] for each in rounds if end in each])}" for end in ("seen", "drawn"))
    way = {
        name: statistics.median(each[name] for each in rounds) for name in rounds[0] if name not in ("seen", "drawn")
    }
    steps = ", ".join(f"{name} {at:,.0f}" for name, at in sorted(way.items(), key=lambda step: step[1]))
    return f"{ends}   {steps}"


def _median_and_best(times: list[float]) -> str:
    return f"{statistics.median(times):>10,.0f} ({min(times):>6,.0f})" if times else f"{'-':>10} {'':8}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--data", type=Path)
    asked = options.parse_args()
    rounds, command = asked.rounds, [*OURS, *(["--data", str(asked.data)] if asked.data else [])]
    browser_path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bare.py").write_text('import streamlit as st\n\nst.write("bare")\n')
        with (
            serving(command, ROOT, "--port") as ours,
            serving(BARE, Path(folder), "--server.port") as bare,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=browser_path, args=CHROMIUM_FLAGS)
            found = [
                {name: visits(browser, at) for name, at in (("ours", ours), ("bare", bare))} for _ in range(rounds + 1)
            ]
            browser.close()
    print(f"{'':22}{'seen, ms (best)':>19}{'in place (best)':>19}   on the way")
    for number, visit in enumerate(("first", "second")):
        pages = {name: [each[name][number] for each in found[1:]] for name in ("ours", "bare")}
        for name, milestones in pages.items():
            print(f"{visit:7} visit, {name:8} {told(milestones)}")
        ahead = [ours["drawn"] - bare["drawn"] for ours, bare in zip(pages["ours"], pages["bare"], strict=True)]
        print(f"{visit:7} visit, ours over bare: {statistics.median(ahead):,.0f} ms")


if __name__ == "__main__":
    main()
