"""What single sources say of what an asset is: its home port, complement, numbers and time in a group.

``data/collected/asset_facts.csv`` holds one fact a row (asset_id, fact, value, source_id, note). A fact takes the place
of the cell that was collected with the asset and carries its own source; what was collected with the asset has the
asset's source. Only the Spanish name may lack a source: it is a translation.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from components.dataset.tables import Cells, read_cells
from components.errors import DatasetError, InputError

FILE = "asset_facts.csv"
COLUMNS = ("asset_id", "fact", "value", "source_id", "note")
#: Fact → the column that names its source; "" for what needs none.
FACTS = {
    "name_es": "",
    "home_port": "home_source_id",
    "nominal_complement": "complement_source_id",
    "part_of_from": "part_of_source_id",
    "part_of_to": "part_of_source_id",
    "identifiers": "identifiers_source_id",
}


def read_asset_facts(folder: Path) -> Mapping[str, Mapping[str, Cells]]:
    """Asset id → fact → its row. Raises ``DatasetError`` for one unknown, without a source or repeated."""
    found: dict[str, dict[str, Cells]] = {}
    for row in read_cells(folder / "collected" / FILE, COLUMNS):
        facts = found.setdefault(row["asset_id"], {})
        if why := _fault(row, facts):
            raise DatasetError(f"{FILE}, {row['asset_id']!r}, {row['fact']!r}: {why}")
        facts[row["fact"]] = row
    return found


def fact_columns(cells: Cells, facts: Mapping[str, Cells]) -> dict[str, Any]:
    """The columns of an asset that facts can fill, from the cells as collected and the facts about it.

    Raises ``InputError`` where two facts of one column name different sources.
    """
    stated = {"home_port": cells["home_port"], "nominal_complement": cells["nominal_crew"]}
    columns: dict[str, Any] = dict.fromkeys((*FACTS, *filter(None, FACTS.values())), "") | stated
    for fact, source in FACTS.items():
        if source and columns[fact]:
            columns[source] = cells["source_id"]
    cited: dict[str, str] = {}
    for fact, row in facts.items():
        columns[fact] = row["value"]
        if cited.setdefault(FACTS[fact], row["source_id"]) != row["source_id"]:
            raise InputError(f"{FACTS[fact]} {row['source_id']!r} and {cited[FACTS[fact]]!r}; cite one source for both")
        columns |= {FACTS[fact]: row["source_id"]} if FACTS[fact] else {}
    return columns


def _fault(row: Cells, facts: Mapping[str, Cells]) -> str:
    if row["fact"] not in FACTS:
        return f"the fact is unknown; use one of {', '.join(FACTS)}"
    if row["fact"] in facts:
        return "the fact is given twice; keep one, and the other's source in its note"
    if FACTS[row["fact"]] and not row["source_id"]:
        return "the fact has no source; name one"
    return "" if row["value"] else "the value is blank; fill it or remove the row"
