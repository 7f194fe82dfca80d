"""The filter in one sentence, in the language of now: the same words on the page, with the link and in the exports.

Each filter writes its own clause, in the order of ``CLAUSES``; a filter that stands at its default writes none, so the
sentence of the default view is short. The look of the map is not part of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from components.dataset.known import Undated
from components.dataset.query import Selection
from components.dataset.view import View
from components.dataset.wording import in_words
from components.language import N_, Words, _, day_words, listed, ngettext

_DEFAULT = View()
LAYER_WORDS = Words(
    {
        "naval": N_("ships"),
        "air": N_("aircraft"),
        "ground": N_("ground forces"),
        "events": N_("events"),
        "bases": N_("bases"),
    }
)
WHERE_WORDS = Words(
    {
        1: N_("at an exact place"),
        2: N_("near a named place"),
        3: N_("in a district"),
        4: N_("in a state or province"),
        5: N_("in part of a country"),
        6: N_("in a whole country"),
        7: N_("over water or in international airspace"),
    }
)
Clause = Callable[[View, dt.date], str]


def describe(view: View, as_of: dt.date, selection: Selection | None = None) -> str:
    """What a view shows, as one sentence; with a selection it ends in how many of the collected rows are plotted."""
    clauses = [clause for write in CLAUSES if (clause := write(view, as_of))]
    return f"{'; '.join([*clauses, *_counted(view, selection)])}."


def _counted(view: View, selection: Selection | None) -> Iterator[str]:
    if selection is None:
        return
    if selection.undated:
        yield _undated(view, selection.undated)
    counts = {"plotted": selection.sizes["plotted"], "collected": selection.collected}
    yield _("{plotted} of {collected} rows plotted").format(**counts)


def _undated(view: View, rows: int) -> str:
    if view.undated == Undated.LEFT_OUT:
        return ngettext(
            "{number} row of sources without a date left out", "{number} rows of sources without a date left out", rows
        )
    return ngettext(
        "{number} row of sources without a date plotted", "{number} rows of sources without a date plotted", rows
    )


def _showing(view: View, as_of: dt.date) -> str:
    if view.show == "all":
        return _("All reports and events up to {day}").format(day=day_words(as_of))
    words = _("Newest report on each asset as of {day}, none older than {days}")
    return words.format(day=day_words(as_of), days=_days(view.window_days))


def _known(view: View, _as_of: dt.date) -> str:
    if view.known_on is None:
        return ""
    fates = {
        Undated.LEFT_OUT: N_("only what was published by {day}; sources that show no date left out"),
        Undated.WHEN_TRUE: N_(
            "only what was published by {day}; sources that show no date taken as of the last day they speak of"
        ),
    }
    return _(fates[Undated(view.undated)]).format(day=day_words(view.known_on))


def _period(view: View, _as_of: dt.date) -> str:
    if not (view.start or view.end):
        return ""
    words = _PERIODS[view.show == "latest", bool(view.start), bool(view.end)]
    return _(words).format(start=view.start and day_words(view.start), end=view.end and day_words(view.end))


_PERIODS = {
    (True, True, True): N_("events dated from {start} to {end}"),
    (True, True, False): N_("events dated from {start}"),
    (True, False, True): N_("events dated up to {end}"),
    (False, True, True): N_("dated from {start} to {end}"),
    (False, True, False): N_("dated from {start}"),
    (False, False, True): N_("dated up to {end}"),
}


def _window(view: View, _as_of: dt.date) -> str:
    """In ``all`` no report is too old, so a window that was set has no effect; the sentence says so."""
    unused = view.show == "all" and view.window_days != _DEFAULT.window_days
    return _("the window of {days} plays no part").format(days=_days(view.window_days)) if unused else ""


def _layers(view: View, _as_of: dt.date) -> str:
    if view.layers == _DEFAULT.layers:
        return ""
    on = [words for layer, words in LAYER_WORDS.items() if layer in view.layers]
    return _("layers: {names}").format(names=listed(on, all_of=True)) if on else _("every layer switched off")


def _set(field: str, words: str) -> Clause:
    def write(view: View, _as_of: dt.date) -> str:
        chosen = sorted(getattr(view, field))
        return _(words).format(names=listed([in_words(str(name)) for name in chosen])) if chosen else ""

    return write


def _where(view: View, _as_of: dt.date) -> str:
    places = [WHERE_WORDS[code] for code in sorted(view.where_precs)]
    return _("placed {where}").format(where=listed(places)) if places else ""


def _search(view: View, _as_of: dt.date) -> str:
    return _("mentioning “{words}”").format(words=view.search) if view.search else ""


def _located(view: View, _as_of: dt.date) -> str:
    return _("only rows with coordinates") if view.located_only else ""


def _days(count: int) -> str:
    return ngettext("one day", "{number} days", count)


CLAUSES: tuple[Clause, ...] = (
    _showing,
    _known,
    _period,
    _window,
    _set("asset_kinds", N_("assets of kind {names}")),
    _set("operators", N_("assets operated by {names}")),
    _set("statuses", N_("assets with status {names}")),
    _set("event_kinds", N_("events of kind {names}")),
    _set("assertions", N_("on the ground of {names}")),
    _set("source_kinds", N_("according to sources of kind {names} only")),
    _set("reliabilities", N_("according to sources of reliability {names} only")),
    _where,
    _search,
    _located,
    _layers,
)
