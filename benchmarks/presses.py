"""Whether memory stays flat over hundreds of presses: the filters of the map page pressed as a reader presses them.

Layers, the date, what is shown and the search of the map page are changed in turn by the mouse and the keyboard, each
after the answer to the one before. Printed at the first and the last line and every so often between: the presses done,
what the server holds of memory (resident, MB), and in the browser the JavaScript heap (MB), the nodes, the listeners
and the documents, after a garbage collection that the browser was told to make. The first presses fill caches that have
a limit, so the first figures are taken after a warm-up.

Run as ``python benchmarks/presses.py [--presses 500] [--rows 500] [--every 100]``.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable, Iterator

from map_pages.pressed import answered, chromium, opened, press_layer, press_shown, seek, slider
from map_pages.served import Server, serving
from playwright.sync_api import CDPSession, Page, sync_playwright

WARM_UP = 60
HEADS = ("presses", "server, MB", "heap, MB", "nodes", "listeners", "documents")


def strokes(page: Page) -> Iterator[Callable[[], None]]:
    """Presses without end: every layer off and on, the date back and forth by a tenth, assets or reports, a word sought
    and let go."""
    layers = [lambda number=number: press_layer(page, number) for number in range(1, 7)]
    dates = [lambda key=key: slider(page).press(key) for key in ("PageDown", "PageDown", "PageUp", "PageUp")]
    shown = [lambda number=number: press_shown(page, number) for number in (0, 1)]
    words = [lambda word=word: seek(page, word) for word in ("destroyer", "")]
    return itertools.cycle([*layers, *dates, *shown, *words])


def figures(session: CDPSession, server: Server) -> tuple[float, ...]:
    session.send("HeapProfiler.collectGarbage")
    told = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    heap = told["JSHeapUsedSize"] / 1e6
    return server.resident(), heap, told["Nodes"], told["JSEventListeners"], told["Documents"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--presses", type=int, default=500)
    options.add_argument("--rows", type=int, default=500)
    options.add_argument("--every", type=int, default=100)
    given = options.parse_args()
    print("  ".join(f"{head:>10}" for head in HEADS))
    with (
        serving("ours", given.rows, ours=True) as server,
        sync_playwright() as playwright,
        chromium(playwright) as browser,
        opened(browser, f"{server.address}/") as (page, _wire),
    ):
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        for number, stroke in enumerate(itertools.islice(strokes(page), WARM_UP + given.presses + 1)):
            done = number - WARM_UP
            if done >= 0 and done % given.every == 0:
                print("  ".join(f"{value:>10,.1f}" for value in (done, *figures(session, server))), flush=True)
            runs = len(server.script())
            stroke()
            answered(page, server, runs)


if __name__ == "__main__":
    main()
