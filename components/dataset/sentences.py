"""The filter in one English sentence: the same words on the page, with the link and in the exports.

Each filter writes its own clause, in the order of ``CLAUSES``; a filter that stands at its default writes none, so the
sentence of the default view is short. The look of the map is not part of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from components.dataset.known import Undated
from components.dataset.query import Selection
from components.dataset.view import View
from components.dataset.wording import day_words, listed, spaced

_DEFAULT = View()
LAYER_WORDS = {"naval": "ships", "air": "aircraft", "ground": "ground forces", "events": "events", "bases": "bases"}
WHERE_WORDS = {
    1: "at an exact place",
    2: "near a named place",
    3: "in a district",
    4: "in a state or province",
    5: "in part of a country",
    6: "in a whole country",
    7: "over water or in international airspace",
}
Clause = Callable[[View, dt.date], str]


def describe(view: View, as_of: dt.date, selection: Selection | None = None) -> str:
    """What a view shows, as one sentence; with a selection it ends in how many of the collected rows are plotted."""
    clauses = [clause for write in CLAUSES if (clause := write(view, as_of))]
    return f"{'; '.join([*clauses, *_counted(view, selection)])}."


def _counted(view: View, selection: Selection | None) -> Iterator[str]:
    if selection is None:
        return
    if selection.undated:
        fate = "left out" if view.undated == Undated.LEFT_OUT else "plotted"
        rows = "row" if selection.undated == 1 else "rows"
        yield f"{selection.undated} {rows} of sources without a date {fate}"
    yield f"{selection.sizes['plotted']} of {selection.collected} rows plotted"


def _showing(view: View, as_of: dt.date) -> str:
    if view.show == "all":
        return f"All reports and events up to {day_words(as_of)}"
    return f"Newest report on each asset as of {day_words(as_of)}, none older than {_days(view.window_days)}"


def _known(view: View, _as_of: dt.date) -> str:
    if view.known_on is None:
        return ""
    fates = {
        Undated.LEFT_OUT: "sources that show no date left out",
        Undated.WHEN_TRUE: "sources that show no date taken as of the last day they speak of",
    }
    return f"only what was published by {day_words(view.known_on)}; {fates[Undated(view.undated)]}"


def _period(view: View, _as_of: dt.date) -> str:
    what = "events dated" if view.show == "latest" else "dated"
    start = f" from {day_words(view.start)}" if view.start else ""
    end = f" {'to' if start else 'up to'} {day_words(view.end)}" if view.end else ""
    return f"{what}{start}{end}" if start or end else ""


def _window(view: View, _as_of: dt.date) -> str:
    """In ``all`` no report is too old, so a window that was set has no effect; the sentence says so."""
    unused = view.show == "all" and view.window_days != _DEFAULT.window_days
    return f"the window of {_days(view.window_days)} plays no part" if unused else ""


def _layers(view: View, _as_of: dt.date) -> str:
    if view.layers == _DEFAULT.layers:
        return ""
    on = [words for layer, words in LAYER_WORDS.items() if layer in view.layers]
    return f"layers: {listed(on, 'and')}" if on else "every layer switched off"


def _set(field: str, words: Callable[[str], str]) -> Clause:
    def write(view: View, _as_of: dt.date) -> str:
        chosen = sorted(getattr(view, field))
        return words(listed([spaced(str(name)) for name in chosen])) if chosen else ""

    return write


def _where(view: View, _as_of: dt.date) -> str:
    return f"placed {listed([WHERE_WORDS[code] for code in sorted(view.where_precs)])}" if view.where_precs else ""


def _search(view: View, _as_of: dt.date) -> str:
    return f"mentioning “{view.search}”" if view.search else ""


def _located(view: View, _as_of: dt.date) -> str:
    return "only rows with coordinates" if view.located_only else ""


def _days(count: int) -> str:
    return "one day" if count == 1 else f"{count} days"


CLAUSES: tuple[Clause, ...] = (
    _showing,
    _known,
    _period,
    _window,
    _set("asset_kinds", lambda names: f"assets of kind {names}"),
    _set("operators", lambda names: f"assets operated by {names}"),
    _set("statuses", lambda names: f"assets with status {names}"),
    _set("event_kinds", lambda names: f"events of kind {names}"),
    _set("assertions", lambda names: f"on the ground of {names}"),
    _set("source_kinds", lambda names: f"according to sources of kind {names} only"),
    _set("reliabilities", lambda names: f"according to sources of reliability {names} only"),
    _where,
    _search,
    _located,
    _layers,
)
