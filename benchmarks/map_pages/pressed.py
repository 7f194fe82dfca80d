"""Pages in a browser, pressed as a reader presses them, and what each press took."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from map_pages.served import Server
from map_pages.wire import Wire, listen
from playwright.sync_api import Browser, Locator, Page, Playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
# No name but this machine's is found; WebGL, which st.map and pydeck need, is drawn without a graphics card.
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
PATIENCE = 240_000  # milliseconds
LAYERS = ("naval", "air", "ground")
WORDS = ("destroyer", "caribbean", "air", "puerto rico", "navy")  # none finds as much as the one before

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
    rest(page, wire)
    yield page, wire
    context.close()


def measure(browser: Browser, server: Server, way: str, query: str, presses: int) -> Measured:
    """Open a page of a server and press it so many times, each time after the answer to the press before."""
    kind = OURS.get(way, NEXT)
    with opened(browser, server.address + query) as (page, wire):
        found = Measured(page.evaluate(PROBE), page.evaluate("window.first"), wire.fetched)
        views = [view_of(page)]
        for number in range(1, presses + 1):
            prepare(page, wire, server, kind, number)
            wire.clear()
            runs = len(server.script())
            found.drawn.append(press(page, kind, number, found.shown - number if kind is NEXT else None))
            answered(page, server, runs)
            rest(page, wire)
            found.received.append(wire.received)
            found.wired.append(wire.wired)
            found.script.append(sum(server.script()[runs:]))
            views.append(view_of(page))
    if way in OURS and len(set(views)) < len(views):
        raise RuntimeError(f"{way}: a press showed what the session had shown before: {', '.join(views)}")
    return found


@dataclass(frozen=True)
class Press:
    """``begins``: the event from which a press is timed. ``before``: what is done, untimed and uncounted, for the press
    to show what the session has not shown; ``act``: the press. Both are told the number of the press, from 1."""

    begins: str
    act: Callable[[Page, int], None]
    before: Callable[[Page, int], None] | None = None


def prepare(page: Page, wire: Wire, server: Server, kind: Press, number: int) -> None:
    if kind.before is None:
        return
    runs = len(server.script())
    kind.before(page, number)
    answered(page, server, runs)
    rest(page, wire)


def press(page: Page, kind: Press, number: int, wanted: int | None) -> float:
    """Milliseconds from the press until what follows is drawn. ``wanted``: how many points that will be, where it is
    known."""
    page.evaluate(WATCH, [kind.begins, wanted])
    kind.act(page, number)
    page.wait_for_function("window.press !== null")
    told = page.evaluate("window.press")
    if told["stale"]:
        raise RuntimeError(f"press {number}: the map says that it shows other points, and its picture is the same")
    return float(told["took"])


def press_layer(page: Page, number: int) -> None:
    """Switch one layer off and on again, then the next."""
    page.locator(f".st-key-f_layer_{LAYERS[(number - 1) // 2 % len(LAYERS)]} label").first.click()


def press_date(page: Page, _number: int) -> None:
    """Move the date back by a tenth of the slider."""
    slider(page).press("PageDown")


def press_shown(page: Page, number: int) -> None:
    """One mark for each asset, or every report."""
    page.locator(".st-key-f_show").get_by_role("radio").nth(1 - number % 2).click()


def press_search(page: Page, number: int) -> None:
    """Type a word, which presses no key, and search it by Enter."""
    seek(page, WORDS[number % len(WORDS)])


def seek(page: Page, word: str) -> None:
    field = page.locator(".st-key-f_search input").first
    field.fill(word)
    field.press("Enter")


def day_before(page: Page, _number: int) -> None:
    slider(page).press("ArrowLeft")


def slider(page: Page) -> Locator:
    return page.locator(".st-key-f_as_of").get_by_role("slider")


OURS = {
    "layer": Press("pointerdown", press_layer, day_before),
    "date": Press("keydown", press_date),
    "shown": Press("pointerdown", press_shown, day_before),
    "search": Press("keydown", press_search, day_before),
}
NEXT = Press("pointerdown", lambda page, _number: page.get_by_role("button", name="Next").click())


def view_of(page: Page) -> str:
    """The view that the address names; where the map stands, which its fragment tells, is no part of it."""
    return page.url.split("#")[0]


def answered(page: Page, server: Server, runs: int) -> None:
    """Until the server has ended a run after so many, and the page knows."""
    while len(server.script()) <= runs:
        page.wait_for_timeout(20)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def rest(page: Page, wire: Wire) -> None:
    """Until the page has no answer outstanding, and nothing has come for a moment."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    while wire.is_busy():
        page.wait_for_timeout(50)
