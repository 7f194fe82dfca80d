"""The bars that the map page is to reach, and whether it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from map_pages.pressed import OURS, Measured

WEBGL = ("st.map", "pydeck")
HEADS = ("drawn, ms", "wire, bytes", "x folium", "x st.map/pydeck", "first map, ms", "once, bytes")
WIDTH = 17


class Bar(NamedTuple):
    """What is to be reached: milliseconds from press to picture on two idle cores, bytes of a press, how many times as
    fast as naive markers and as the better of st.map and pydeck, milliseconds to the first map, bytes fetched once."""

    drawn: float | None
    wire: float | None
    naive: float | None
    webgl: float | None
    first: float | None
    once: float | None


BARS = {
    500: Bar(100, 60_000, 15, 1, 2_500, None),
    10_000: Bar(120, 120_000, 700, 5, 6_000, 6e6),
    100_000: Bar(150, 10_000, None, 25, 6_000, 6e6),
    1_000_000: Bar(250, 10_000, None, 100, 6_000, 6e6),
}
NONE = Bar(None, None, None, None, None, None)
FREE = ("search",)  # presses without a bar


def verdicts(found: Mapping[int, Mapping[str, Measured]], slowness: float) -> Iterator[str]:
    """A table of all bars. ``slowness``: how many times as long as two idle cores this machine takes; milliseconds that
    reach the bar only when divided by it are marked so."""
    yield f"{'points':>9}  {'press':6} " + "  ".join(f"{head:>{WIDTH}}" for head in HEADS)
    for size in (each for each in found if each in BARS):
        cells = [f"{_bar(bar):>{WIDTH}}" for bar in BARS[size]]
        yield f"{size:>9,}  {'bar':6} " + "  ".join(cells)
        for way in OURS:
            bars = NONE if way in FREE else BARS[size]
            told = [f"{cell:>{WIDTH}}" for cell in _cells(found[size], way, bars, slowness)]
            yield f"{'':9}  {way:6} " + "  ".join(told)


def _bar(bar: float | None) -> str:
    return "-" if bar is None else f"{bar:,.0f}"


def _cells(ways: Mapping[str, Measured], way: str, bar: Bar, slowness: float) -> Iterator[str]:
    own, webgl = ways[way], [ways[name].median for name in WEBGL if name in ways]
    yield _at_most(own.median, bar.drawn, slowness)
    yield _at_most(own.wire, bar.wire)
    yield _at_least(naive(ways), own.median, bar.naive)
    yield _at_least(min(webgl, default=None), own.median, bar.webgl)
    yield _at_most(own.first, bar.first, slowness)
    yield _at_most(own.once, bar.once)


def naive(ways: Mapping[str, Measured]) -> float | None:
    """Milliseconds of naive markers at the size of ours: measured, or in proportion to fewer."""
    marker = ways.get("marker")
    return None if marker is None else marker.median * max(1, ways["layer"].shown / marker.shown)


def _at_most(value: float, bar: float | None, slowness: float = 1) -> str:
    if bar is None:
        return f"{value:,.0f}"
    verdict = "met" if value <= bar else f"met at /{slowness:.1f}" if value <= bar * slowness else "MISSED"
    return f"{value:,.0f} {verdict}"


def _at_least(rival: float | None, own: float, bar: float | None) -> str:
    if rival is None:
        return "not measured" if bar else "-"
    times = rival / own
    return f"{times:,.1f}" if bar is None else f"{times:,.1f} {'met' if times >= bar else 'MISSED'}"
