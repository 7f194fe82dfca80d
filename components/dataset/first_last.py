"""The list ``docs/first_and_last.md``: of every asset the first and the last report, and why none tells of its end.

Written by ``sotavento data`` from the tables, so that it can say nothing else than they do. Only the reasons in words
stand here; which of them holds for an asset follows from its kind, its operator and its reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from components import paths
from components.dataset.kinds import FORMATIONS, HULLS
from components.dataset.schema import TABLES
from components.dataset.tables import Cells, read_cells
from components.model import ENDED, PLANNED, Status

TARGET = paths.ROOT / "docs" / "first_and_last.md"
OVER = ENDED - {Status.DENIED}  # what was denied had not begun
NEVER_THERE = PLANNED | {Status.DENIED}
ONCE = frozenset({Status.EXERCISE, Status.PORT_VISIT})
#: States whose forces in the data are, but for a few ships abroad, in their own country and waters.
AT_HOME = frozenset(
    {"Brazil", "Colombia", "Dominican Republic", "Guyana", "Panama", "Trinidad and Tobago", "Venezuela"}
)
REASONS: Mapping[str, str] = {
    "group": "A group that is known by its members; no source speaks of it alone.",
    "ended": "Its last report tells of the end.",
    "left": "An earlier report tells of an end; later ones have it there again, or say so of older days.",
    "planned": "Only announced, ordered, under way or denied; no page that says it came was found.",
    "home": "In its own country or waters: there is no return to report.",
    "once": "Exercises or calls that were over with their days.",
    "hull": "A named ship or group whose leaving, return or relief was found on no page.",
    "type": "A type, unit or force of which some may stay; no page tells of the leaving of the last was found.",
}
_INTRODUCTION = """\
# First and last reports

Of every asset the first and the last day that a report may speak of, and why no report tells of its end where none
does. This file is written by `sotavento data`. What was searched for beyond it, and not found, stands in
[the audit](audit.md).

| code | why | assets | of these with one report |
|---|---|---|---|
"""


def first_and_last(assets: Iterable[Cells], reports: Iterable[Cells]) -> str:
    """The document of these tables (columns as in ``schema``; ids unique), assets in the order of their ids."""
    told: dict[str, list[Cells]] = {}
    for row in sorted(reports, key=lambda row: (row["date_start"], row["date_end"], row["report_id"])):
        told.setdefault(row["asset_id"], []).append(row)
    known = sorted(assets, key=lambda row: row["asset_id"])
    codes = {row["asset_id"]: reason(row, told.get(row["asset_id"], [])) for row in known}
    counts = [_count(code, codes, told) for code in REASONS]
    table = ["", "| asset | reports | first | last | last status | code |", "|---|---|---|---|---|---|"]
    table += [_line(row, told.get(row["asset_id"], []), codes[row["asset_id"]]) for row in known]
    return _INTRODUCTION + "\n".join([*counts, *table]) + "\n"


def reason(asset: Cells, told: Sequence[Cells]) -> str:
    """The code in ``REASONS`` of an asset whose reports ``told`` stand in the order of their days."""
    statuses = [row["status"] for row in told]
    hull = asset["kind"] in HULLS | FORMATIONS
    tests = {
        "group": not told,
        "ended": bool(told) and statuses[-1] in OVER,
        "home": asset["operator"] in AT_HOME,
        "planned": set(statuses) <= NEVER_THERE,
        "left": bool(OVER.intersection(statuses)),
        "once": set(statuses) <= ONCE,
        "hull": hull,
    }
    return next((code for code, holds in tests.items() if holds), "type")


def write(folder: Path = paths.DATA, target: Path = TARGET) -> Path:
    """Write the document of the tables in ``folder``. Raises ``DatasetError`` as ``read_table``."""
    assets, reports = (read_cells(folder / f"{name}.csv", TABLES[name].columns()) for name in ("assets", "reports"))
    target.write_text(first_and_last(assets, reports), encoding="utf-8", newline="\n")
    return target


def _count(code: str, codes: Mapping[str, str], told: Mapping[str, Sequence[Cells]]) -> str:
    having = [asset_id for asset_id, each in codes.items() if each == code]
    single = sum(len(told.get(asset_id, ())) == 1 for asset_id in having)
    return f"| `{code}` | {REASONS[code]} | {len(having)} | {single} |"


def _line(asset: Cells, told: Sequence[Cells], code: str) -> str:
    name = f"{asset['name']} (`{asset['asset_id']}`)"
    if not told:
        return f"| {name} | 0 | – | – | – | `{code}` |"
    last = max(told, key=lambda row: (row["date_end"], row["date_start"]))
    return (
        f"| {name} | {len(told)} | {told[0]['date_start']} | {last['date_end']} | {last['status'].replace('_', ' ')} |"
        f" `{code}` |"
    )
