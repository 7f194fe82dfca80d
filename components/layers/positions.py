"""Reports as map records: an asset, what it is said to be doing, and how many."""

from __future__ import annotations

from typing import Any

from components.dataset.kinds import FORMATIONS, HULLS
from components.dataset.wording import in_words
from components.language import _
from components.layers.receipts import Line
from components.layers.symbols import symbol_name
from components.layers.wording import absent, count_words

# A report that does not put its asset there, or not yet, is drawn hollow and dashed, apart from those that do.
APART_ROLES = frozenset({"origin", "home_port", "destination"})


def heading(row: Any) -> tuple[str, str]:
    """Title and subtitle: the asset's name; its designation or kind, and who operates it."""
    designation = "" if absent(row.designation) or row.designation == row.name else str(row.designation)
    kind = symbol_name(row.symbol)
    parts = (designation, kind, "" if absent(row.operator) else in_words(str(row.operator)))
    return str(row.name), " · ".join(part for part in parts if part)


def status(row: Any) -> str:
    return in_words(str(row.status))


def is_apart(row: Any) -> bool:
    """Whether the report is of a plan, an origin or a destination and not of a presence."""
    return row.standing in ("planned", "ended", "cancelled", "denied") or row.role in APART_ROLES


def toll(_row: Any) -> None:
    """None: only events have one."""


def is_position(row: Any) -> bool:
    """Whether the report has one ship, or a named force that sails as one, at a place: there, or there until it left.
    Undated reports have no place in a track."""
    moves_as_one = row.asset_kind in HULLS or (row.asset_kind in FORMATIONS and bool(row.is_group))
    was_there = row.standing == "presence" and row.role not in APART_ROLES
    left = row.standing == "ended" and row.role != "destination"
    passing = row.status == "en_route" and row.role == "event_place"
    return moves_as_one and (was_there or left or passing) and not absent(row.date_end)


def details(row: Any) -> list[Line]:
    """Count, scope and role as labelled lines."""
    role = in_words(str(row.role)) if row.role in APART_ROLES else ""
    said = row.count_unit, row.count_raw, row.count_rule
    return [
        (_("Number"), count_words(row.count_low, row.count_best, row.count_high, *said)),
        (_("Scope"), "" if absent(row.scope) else str(row.scope)),
        (_("Place is its"), role),
    ]
