"""The table of symbols and the codes of the standard they are drawn from.

``assets/symbols.json`` says for every kind of asset and event which silhouette stands for it and, where MIL-STD-2525D
knows such a thing, its symbol set and entity. Map, legend, data and exports take their codes from here, so that the
code in a file is that of the symbol on the map.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from components.paths import ASSETS

IDENTITIES = ("neutral", "friend", "hostile", "unknown")


@cache
def symbol_table() -> dict[str, Any]:
    """The whole table: ``kinds``, ``plain`` (24×24 paths) and ``military`` (kind → identity → code, view box, SVG)."""
    table: dict[str, Any] = json.loads((ASSETS / "symbols.json").read_text(encoding="utf-8"))
    return table


def sidc(symbol: str) -> str:
    """The symbol identification code of a key of the table; "" for what the standard has no entity for.

    Twenty digits after MIL-STD-2525D, appendix A (APP-6D has the same): version 10, reality, standard identity
    *neutral* (4), symbol set, present, no task force, no echelon, entity, no modifiers. The frame takes no side, and
    nothing is said that the kind does not say.
    """
    drawn = symbol_table()["military"].get(symbol)
    return str(drawn["neutral"]["sidc"]) if drawn else ""
