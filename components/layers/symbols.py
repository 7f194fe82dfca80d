"""Symbols by kind: MIL-STD-2525D drawings and plain silhouettes from one table, drawn at build time.

``assets/symbols.json`` is made by ``assets/build/symbols.mjs``. Its ``kinds`` say how a kind is called, which group it
is counted in, which silhouette stands for it and which code of the standard, by the standard's own name. A kind with
no entity in the standard (a statement, a notice) is drawn with its silhouette in both sets, and a kind the table does
not know with the ``unknown`` entry: an open circle named "Other".
"""

from __future__ import annotations

from typing import Any

from components.language import _
from components.symbology import symbol_table

UNKNOWN = "unknown"


def symbol_key(kind: object) -> str:
    """The table's key for a kind; ``"unknown"`` for one it does not list."""
    return str(kind) if str(kind) in symbol_table()["kinds"] else UNKNOWN


def symbol_name(kind: object) -> str:
    """What a legend calls a kind."""
    return _(str(symbol_table()["kinds"][symbol_key(kind)]["name"]))


def _in_words(entry: dict[str, Any]) -> dict[str, Any]:
    return entry | {part: _(entry[part]) for part in ("name", "plural")}


def subset(kinds: set[str]) -> dict[str, Any]:
    """The table cut down to these kinds (and ``unknown``): what one document has to carry."""
    table = symbol_table()
    kept = sorted({symbol_key(kind) for kind in kinds} | {UNKNOWN})
    entries = {kind: _in_words(table["kinds"][kind]) for kind in kept}
    return {
        "kinds": entries,
        "plain": {entry["plain"]: table["plain"][entry["plain"]] for entry in entries.values()},
        "military": {kind: table["military"][kind] for kind in kept if kind in table["military"]},
    }
