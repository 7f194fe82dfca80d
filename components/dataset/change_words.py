"""One sentence for each step of a change, in English or Spanish.

Places stand in the source's own words, which may begin with "off" or "over"; so the sentences put them after a colon
or between commas and never after a preposition. Names may be of one ship or of many aircraft; so no verb depends on
their number.
"""

from __future__ import annotations

from collections.abc import Mapping

from components.dataset.changes import Change, Kind, Position, Step
from components.dataset.wording import in_words, interval_words
from components.language import N_, _, speaking

SENTENCES: Mapping[Kind, str] = {
    Kind.NEWLY_KNOWN: N_("First report on {name}: {to} ({to_status}, {to_day}, {to_source})."),
    Kind.ARRIVED: N_("New place reported for {name}: {to} ({to_status}, {to_day}, {to_source})."),
    Kind.MOVED: N_("{name} moved: {to} ({to_status}, {to_day}, {to_source}); before that, {from_}."),
    Kind.DEPARTED: N_("{name} left the reported place, {from_}: {to} ({to_status}, {to_day}, {to_source})."),
    Kind.STATUS_CHANGED: N_("New status of {name}: {to} ({to_status}, {to_day}, {to_source})."),
    Kind.COUNT_CHANGED: N_("{name}, {to}: now {to_count}, before {from_count} ({to_day}, {to_source})."),
    Kind.RE_REPORTED: N_("Reported again, {name}: {to} ({to_status}, {to_day}, {to_source})."),
    Kind.GONE_STALE: N_("No newer report of {name} here: {from_}, last {from_day} ({from_source})."),
    Kind.CORRECTED: N_("Correction on {name}: {to}, not {from_} ({to_day}, {to_source})."),
    Kind.REMOVED: N_("No report stands any more for {name} here: {from_}, {from_day} ({from_source})."),
}
_BOUNDS = (N_("at least {number}"), N_("up to {number}"), N_("about {number}"))


def sentence(change: Change, step: Step, language: str = "en") -> str:
    """A step in one sentence. Raises ``KeyError`` for a language that is neither ``en`` nor ``es``."""
    with speaking(language):
        words = {**_words("from", step.before), **_words("to", step.after)}
        words["from_"] = words.pop("from")
        return _(SENTENCES[step.kind]).format(name=change.name, **words)


def _words(side: str, position: Position | None) -> dict[str, str]:
    if position is None:
        return dict.fromkeys((side, *(f"{side}_{part}" for part in ("status", "day", "source", "count"))), "")
    return {
        side: position.place,
        f"{side}_status": in_words(position.status),
        f"{side}_day": interval_words(position.first, position.last),
        f"{side}_source": position.publisher,
        f"{side}_count": _count(position.count),
    }


def _count(bounds: tuple[str, ...]) -> str:
    """Bounds as they were stated: a bare number, a range, or a number with the side on which it is open."""
    low, best, high = bounds
    if low and high:
        return low if low == high else f"{low}–{high}"
    for words, number in zip(_BOUNDS, (low, high, best), strict=True):
        if number:
            return _(words).format(number=number)
    return _("no number")
