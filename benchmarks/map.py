"""From a click to the new points on screen: our map page beside the usual ways, in one browser on one machine.

Milliseconds run from the press to two animation frames after the new points are drawn; bytes are what the WebSocket and
all other answers brought meanwhile, before and after compression; server time is that of the script's run. Medians over
some presses. Ours is pressed four ways: a layer, the date, and what is shown (one mark for each asset, or every
report), all of which the frame shows before the server answers; and a word that is searched, from the Enter after it,
which the server must answer and which has no bar. It starts from every report. Each press, ours and of the rivals,
shows what the session has not shown before, since Streamlit only names again what it has sent once: so the date is
moved by a day, untimed, before each of ours that does not move it itself, and a view seen twice ends the run.
At 500 it shows the shipped data, at other sizes its rows repeated under other names and places.

Rivals draw as many points as a first look at ours with the same rows does: a report without a place is no point. A
rival is asked up to the size where a press still ends within minutes (``MOST``); of naive markers beyond that, the
figure at the greatest size asked is taken in proportion, which is less than they take, unless ``--patient`` has one
press of them waited for. The ways with streamlit-folium need it installed (it is no dependency of this project):
``pip install streamlit-folium``, and the clusters ``npm install --no-save leaflet.markercluster`` as well. st.map and
pydeck draw on blank, since no network is needed or used.

The second table holds the bars. Those in milliseconds are for two idle cores: the line above it says how many times as
long this machine takes for st.map with 1,000 points as such a machine, and so by what a reader may multiply them.

Run as ``python benchmarks/map.py [--rows 500,10000,100000,1000000] [--rivals marker,st.map,…] [--presses 5]``; ours is
in every run. ``--kept FOLDER`` keeps the made data there: a million records take a minute to make.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from map_pages.pressed import OURS, PATIENCE, Measured, chromium, measure
from map_pages.served import CLUSTER, serving
from map_pages.verdict import BARS, WEBGL, verdicts
from playwright.sync_api import Browser, TimeoutError, sync_playwright

WAYS = {
    "layer": "our map page, a layer",
    "date": "our map page, the date",
    "shown": "our map page, what is shown",
    "search": "our map page, a word searched",
    "marker": "folium.Marker in st_folium",
    "cluster": "MarkerCluster in st_folium",
    "geojson": "one folium.GeoJson in st_folium",
    "st.map": "st.map",
    "pydeck": "st.pydeck_chart",
}
FOLIUM = ("marker", "cluster", "geojson")
MOST = {"marker": 2_000, "cluster": 10_000, "geojson": 100_000}  # points; beyond, minutes a press
PATIENT = 10_000  # naive markers: one press takes minutes
HEAVY, FEW = 50_000, 2  # points from which a rival is pressed only so often
REFERENCE, IDLE = 1_000, 115  # st.map with so many points: milliseconds on two idle cores, no garbage collected


@dataclass(frozen=True)
class Options:
    rivals: tuple[str, ...]
    presses: int
    patient: bool
    kept: Path | None


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", default=",".join(map(str, BARS)))
    options.add_argument("--rivals", default=",".join((*FOLIUM, *WEBGL)))
    options.add_argument("--presses", type=int, default=5)
    options.add_argument("--patient", action="store_true", help="wait for naive markers at 10,000: many minutes")
    options.add_argument("--kept", type=Path)
    given = options.parse_args()
    rivals = tuple(filter(None, given.rivals.split(",")))
    chosen = Options(rivals, given.presses, given.patient, given.kept)
    print(
        f"{'points':>9}  {'way':31} {'drawn, ms':>9} {'best':>7} {'bytes':>12} {'on the wire':>12} {'script':>7} ratio"
    )
    with sync_playwright() as playwright, chromium(playwright) as browser:
        found = {size: compared(browser, size, chosen) for size in map(int, given.rows.split(","))}
        idle = rival(browser, "st.map", REFERENCE, chosen)
    if not isinstance(idle, Measured):
        sys.exit(f"st.map with {REFERENCE:,} points, to which all is compared: {idle}")
    slowness = idle.median / IDLE
    print(f"\nst.map with {REFERENCE:,} points: {idle.median:.0f} ms, {slowness:.2f} times two idle cores\n")
    print(*verdicts(found, slowness), sep="\n")


def compared(browser: Browser, size: int, options: Options) -> dict[str, Measured]:
    """All ways at a size, each printed as it is measured."""
    found = {}
    with serving("ours", size, ours=True, kept=options.kept) as server:
        measure(browser, server, "date", "/?show=all", 0)  # after this the server is warm
        for way in OURS:
            found[way] = measure(browser, server, way, "/?show=all", options.presses)
            print(row(way, found[way], found["layer"]), flush=True)
        print(f"{'':11}first map {found['layer'].first:,.0f} ms; server {server.resident():,.0f} MB", flush=True)
    for way in options.rivals:
        points = asked_for(way, found["layer"].shown, options)
        told = rival(browser, way, points, options) if points else "not measured: takes many minutes a press"
        if isinstance(told, Measured):
            found[way] = told
        print(row(way, told, found["layer"]), flush=True)
    return found


def asked_for(way: str, points: int, options: Options) -> int:
    """How many points a rival is asked for; none beyond what it answers within minutes. Of naive markers so many as
    it then still answers."""
    most = MOST.get(way, points)
    if points <= most or (way == "marker" and options.patient and points <= PATIENT):
        return points
    return most if way == "marker" and points <= PATIENT else 0


def rival(browser: Browser, way: str, points: int, options: Options) -> Measured | str:
    """A rival's presses, or why there are none."""
    if way in FOLIUM and importlib.util.find_spec("streamlit_folium") is None:
        return "not measured: streamlit-folium is not installed"
    if way == "cluster" and not CLUSTER.exists():
        return "not measured: leaflet.markercluster is not installed"
    presses = 1 if points > MOST.get(way, points) else FEW if points > HEAVY else options.presses
    try:
        with serving(way, points, ours=False) as server:
            return measure(browser, server, way, "", presses)
    except TimeoutError as error:
        return f"not measured: nothing was drawn within {PATIENCE // 1000} s ({str(error).splitlines()[0]})"


def row(way: str, told: Measured | str, base: Measured) -> str:
    if isinstance(told, str):
        return f"{base.shown:>9,}  {WAYS[way]:31} {told}"
    received, script = statistics.median(told.received), statistics.median(told.script)
    drawn = f"{told.median:>9,.0f} {min(told.drawn):>7,.0f}"
    ratio = f"{told.median / base.median:>6.1f}"
    return f"{told.shown:>9,}  {WAYS[way]:31} {drawn} {received:>12,.0f} {told.wire:>12,.0f} {script:>7,.0f} {ratio}"


if __name__ == "__main__":
    main()
