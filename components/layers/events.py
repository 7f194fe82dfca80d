"""Events as map records: what happened, and what it is said to have cost."""

from __future__ import annotations

from typing import Any

from components.dataset.wording import spaced
from components.language import _, number_words
from components.layers.receipts import Line
from components.layers.symbols import symbol_name
from components.layers.wording import absent, count_words

STRIKES = ("boat_strike", "land_strike")


def heading(row: Any) -> tuple[str, str]:
    """Title and subtitle: the event's title; its kind when the title does not say it already."""
    kind = symbol_name(row.symbol)
    title = kind if absent(row.name) else str(row.name)
    said = any(name.casefold() in title.casefold() for name in (kind, spaced(str(row.event_kind))))
    return title, "" if said else kind


def status(_row: Any) -> str:
    """Nothing: an event has happened or it is not in the data."""
    return ""


def is_apart(_row: Any) -> bool:
    return False


def is_position(_row: Any) -> bool:
    return False


def toll(row: Any) -> list[int | None] | None:
    """The lowest, best and highest number of people reported killed, each ``None`` where no source gives it; ``None``
    for an event that is no strike and has no toll."""
    numbers = [None if absent(number) else int(number) for number in (row.killed_low, row.killed_best, row.killed_high)]
    return numbers if row.event_kind in STRIKES or any(number is not None for number in numbers) else None


def details(row: Any) -> list[Line]:
    """Killed, survivors, vessels and actors as labelled lines."""
    said = getattr(row, "killed_raw", ""), getattr(row, "killed_rule", "")
    return [
        (_("Reported killed"), count_words(row.killed_low, row.killed_best, row.killed_high, "", *said)),
        (_("Survivors"), _whole(getattr(row, "survivors", None))),
        (_("Vessels"), _whole(row.vessels)),
        (_("By"), "" if absent(getattr(row, "actors", "")) else str(row.actors)),
    ]


def _whole(value: object) -> str:
    return "" if absent(value) else number_words(int(float(str(value))))
