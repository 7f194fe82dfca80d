"""One sentence for each step of a change, in English and Spanish.

Places stand in the source's own words, which may begin with "off" or "over"; so the sentences put them after a colon
or between commas and never after a preposition. Names may be of one ship or of many aircraft; so no verb depends on
their number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from components.dataset.changes import Change, Kind, Position, Step
from components.dataset.wording import interval_words, spaced
from components.model import Status

_SPANISH_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
    *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_SPANISH_STATUS: Mapping[str, str] = {
    Status.ANNOUNCED: "anuncio",
    Status.ORDERED: "orden de despliegue",
    Status.EN_ROUTE: "en camino",
    Status.ARRIVED: "llegada",
    Status.PRESENT: "presencia",
    Status.OPERATING: "en operaciones",
    Status.PORT_VISIT: "escala en puerto",
    Status.EXERCISE: "ejercicio",
    Status.DEPARTED: "partida",
    Status.RETURNED: "regreso a su base",
    Status.CANCELLED: "cancelación",
    Status.DESTROYED: "destrucción",
    Status.DENIED: "desmentido",
}
_TOLD, _FELL = "({to_status}, {to_day}, {to_source})", "({from_source})"
_ENGLISH: Mapping[Kind, str] = {
    Kind.NEWLY_KNOWN: f"First report on {{name}}: {{to}} {_TOLD}.",
    Kind.ARRIVED: f"New place reported for {{name}}: {{to}} {_TOLD}.",
    Kind.MOVED: f"{{name}} moved: {{to}} {_TOLD}; before that, {{from_}}.",
    Kind.DEPARTED: f"{{name}} left the reported place, {{from_}}: {{to}} {_TOLD}.",
    Kind.STATUS_CHANGED: f"New status of {{name}}: {{to}} {_TOLD}.",
    Kind.COUNT_CHANGED: "{name}, {to}: now {to_count}, before {from_count} ({to_day}, {to_source}).",
    Kind.RE_REPORTED: f"Reported again, {{name}}: {{to}} {_TOLD}.",
    Kind.GONE_STALE: f"No newer report of {{name}} here: {{from_}}, last {{from_day}} {_FELL}.",
    Kind.CORRECTED: "Correction on {name}: {to}, not {from_} ({to_day}, {to_source}).",
    Kind.REMOVED: f"No report stands any more for {{name}} here: {{from_}}, {{from_day}} {_FELL}.",
}
_SPANISH: Mapping[Kind, str] = {
    Kind.NEWLY_KNOWN: f"Primera noticia de {{name}}: {{to}} {_TOLD}.",
    Kind.ARRIVED: f"Nuevo lugar señalado para {{name}}: {{to}} {_TOLD}.",
    Kind.MOVED: f"Cambio de lugar de {{name}}: {{to}} {_TOLD}; antes, {{from_}}.",
    Kind.DEPARTED: f"Fin de la presencia de {{name}} en el lugar señalado, {{from_}}: {{to}} {_TOLD}.",
    Kind.STATUS_CHANGED: f"Nuevo estado de {{name}}: {{to}} {_TOLD}.",
    Kind.COUNT_CHANGED: "{name}, {to}: ahora {to_count}, antes {from_count} ({to_day}, {to_source}).",
    Kind.RE_REPORTED: f"Nueva noticia de {{name}}: {{to}} {_TOLD}.",
    Kind.GONE_STALE: f"Sin noticias más recientes de {{name}} aquí: {{from_}}; última, {{from_day}} {_FELL}.",
    Kind.CORRECTED: "Corrección sobre {name}: {to}, no {from_} ({to_day}, {to_source}).",
    Kind.REMOVED: f"Ya ninguna noticia sitúa a {{name}} aquí: {{from_}}, {{from_day}} {_FELL}.",
}
_BOUNDS: Mapping[str, Mapping[str, str]] = {
    "en": {"low": "at least", "high": "up to", "best": "about", "none": "no number"},
    "es": {"low": "al menos", "high": "hasta", "best": "unos", "none": "sin cifra"},
}
SENTENCES: Mapping[str, Mapping[Kind, str]] = {"en": _ENGLISH, "es": _SPANISH}


def sentence(change: Change, step: Step, language: str = "en") -> str:
    """A step in one sentence. Raises ``KeyError`` for a language that is neither ``en`` nor ``es``."""
    words = {**_words("from", step.before, language), **_words("to", step.after, language)}
    words["from_"] = words.pop("from")
    return SENTENCES[language][step.kind].format(name=change.name, **words)


def spanish_interval(start: dt.date, end: dt.date) -> str:
    """``26 de octubre de 2025``, ``octubre de 2025`` or ``del 1 de … al 7 de …``."""
    if start == end:
        return f"{start.day} de {_SPANISH_MONTHS[start.month - 1]} de {start.year}"
    whole = (
        start.day == 1 and (end + dt.timedelta(days=1)).day == 1 and (start.year, start.month) == (end.year, end.month)
    )
    if whole:
        return f"{_SPANISH_MONTHS[start.month - 1]} de {start.year}"
    return f"del {spanish_interval(start, start)} al {spanish_interval(end, end)}"


def _words(side: str, position: Position | None, language: str) -> dict[str, str]:
    if position is None:
        return dict.fromkeys((side, *(f"{side}_{part}" for part in ("status", "day", "source", "count"))), "")
    spanish = language == "es"
    return {
        side: position.place,
        f"{side}_status": _SPANISH_STATUS[position.status] if spanish else spaced(position.status),
        f"{side}_day": (spanish_interval if spanish else interval_words)(position.first, position.last),
        f"{side}_source": position.publisher,
        f"{side}_count": _count(position.count, _BOUNDS[language]),
    }


def _count(bounds: tuple[str, ...], words: Mapping[str, str]) -> str:
    """Bounds as they were stated: a bare number, a range, or a number with the side on which it is open."""
    low, best, high = bounds
    if low and high:
        return low if low == high else f"{low}–{high}"
    for bound, number in (("low", low), ("high", high), ("best", best)):
        if number:
            return f"{words[bound]} {number}"
    return words["none"]
