"""How smoothly the shipped data are played: the frames of our map page while the build-up runs day by day.

The strip is opened and played at a speed of its own list, from the beginning of the build-up to the last day. Printed:
days played, frames, frames a second, the share that came on time (within one and a half of a 60th of a second), the
95th percentile and the longest time between two frames, and what a picture of a day takes: milliseconds to draw it, and
until the browser has painted it.

Run as ``python benchmarks/playback.py [--speeds 2,7,14,30] [--seconds 20]``; a run ends after so many seconds if the
last day has not come before.
"""

from __future__ import annotations

import argparse
import statistics
from itertools import pairwise
from typing import Any

from map_pages.pressed import chromium, opened, rest
from map_pages.served import serving
from playwright.sync_api import Frame, sync_playwright

HEADS = ("days a s", "days", "frames", "frames a s", "on time", "95 %, ms", "longest", "draw, ms", "95 %, ms")
ON_TIME = 1.5 * 1000 / 60  # milliseconds
WATCH = """() => {
  const { present } = Sotavento, told = { frames: [], draws: [] };
  Sotavento.present = (state) => {
    const began = performance.now();
    present(state);
    told.draws.push(performance.now() - began);
  };
  const frame = (now) => {
    told.frames.push(now);
    if (document.querySelector(".play-play[aria-label=Pause]")) requestAnimationFrame(frame);
    else Object.assign(Sotavento, { present, watched: told });
  };
  document.querySelector(".play-first").click();
  document.querySelector(".play-play[aria-label=Play]").click();
  Sotavento.watched = null;
  requestAnimationFrame(frame);
}"""
SET_SPEED = "rate => { document.querySelector('.play-speed').value = rate; }"
HALT = """seconds => new Promise(done => {
  const until = performance.now() + 1000 * seconds;
  const look = () => {
    if (Sotavento.watched) { done(Sotavento.watched); return; } // a look that went on would halt the next play
    if (performance.now() > until) document.querySelector(".play-play").click();
    setTimeout(look, 100);
  };
  look();
})"""


def play(frame: Frame, rate: int, seconds: float) -> dict[str, Any]:
    """Play from the beginning; when each frame came and how long each day took to draw, in milliseconds."""
    frame.evaluate(SET_SPEED, str(rate))
    frame.evaluate(WATCH)
    told: dict[str, Any] = frame.evaluate(HALT, seconds)
    return told


def row(rate: int, told: dict[str, Any]) -> str:
    gaps = sorted(after - before for before, after in pairwise(told["frames"]))
    draws = sorted(told["draws"])
    figures = (
        *(rate, len(draws), len(gaps) + 1, 1000 / statistics.mean(gaps)),
        *(100 * sum(gap < ON_TIME for gap in gaps) / len(gaps), _late(gaps), gaps[-1]),
        *(statistics.median(draws), _late(draws)),
    )
    return "  ".join(f"{value:>10,.1f}" for value in figures)


def _late(values: list[float]) -> float:
    """The 95th percentile of values in order."""
    return values[int(0.95 * len(values))]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--speeds", default="2,7,14,30")
    options.add_argument("--seconds", type=float, default=20)
    given = options.parse_args()
    print("  ".join(f"{head:>10}" for head in HEADS))
    with (
        serving("ours", 500, ours=True) as server,
        sync_playwright() as playwright,
        chromium(playwright) as browser,
        opened(browser, server.address) as (page, wire),
    ):
        (frame,) = (each for each in page.frames if each.locator("#map_sotavento").count())
        frame.locator(".play-open").click()
        frame.locator(".play-play[aria-label=Pause]").click()
        for rate in map(int, given.speeds.split(",")):
            rest(page, wire)  # what it still answers would halt the play
            print(row(rate, play(frame, rate, given.seconds)), flush=True)


if __name__ == "__main__":
    main()
