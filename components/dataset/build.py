"""The dataset stage: collected facts, reviewers' corrections and rules in; the coded tables out.

The build is a pure function of ``data/collected``, ``data/overrides.csv``, ``data/rules``, the footprints and the
geocoding stage: run twice, it writes the same bytes. Every fact arrives in its table or stands in ``rejects.csv``
with its reason. ``overrides`` of coded columns come last and are marked nowhere else: they are the record themselves.
What the tables then say otherwise than the last recorded version goes into ``changes.csv`` (``history``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from components import paths
from components.dataset import history
from components.dataset.coders import CODERS, Codebook, Coded, read_codebook
from components.dataset.collected import COLLECTIONS, Fact, read_facts
from components.dataset.dictionary import FILES, dictionary
from components.dataset.faults import row_faults
from components.dataset.gazetteer_table import place_rows
from components.dataset.placing import Locate, place_the_embarked
from components.dataset.schema import REFERENCES, TABLES
from components.dataset.tables import Line, all_or_none, cell_text, write_table
from components.errors import InputError
from components.geocoding.locate import locate as geocoded
from components.language import speaking
from components.model import GeoJson

PLACES_FILE = "places.csv"
LOCATIONS_FILE = "locations.geojson"


@dataclass
class Built:
    """What a build made: rows by table, rejected facts, and the location features by id."""

    tables: dict[str, list[Coded]] = field(default_factory=dict)
    rejects: list[Coded] = field(default_factory=list)
    features: dict[str, GeoJson] = field(default_factory=dict)


def build(folder: Path = paths.DATA, locate: Locate = geocoded) -> list[Path]:
    """Write the coded tables, the locations and the data dictionaries into ``folder``; returns the files written.

    ``locate`` stands in for the geocoding stage in tests. The gazetteer table is written first, because that stage
    reads it. Raises ``DatasetError`` when a collected file is missing or misshapen. Whatever fails, the files of the
    last good build are left as they were.
    """
    places = place_rows(folder)
    files = [*(folder / f"{table}.csv" for table in TABLES), folder / LOCATIONS_FILE]
    files += [folder / name for name in FILES.values()]
    with all_or_none([*files, folder / history.CHANGES]):
        write_table(folder / PLACES_FILE, TABLES["places"].columns(), places)
        _write(folder, code_all(folder, locate))
        return [*files, *history.update(folder)]


def code_all(folder: Path, locate: Locate) -> Built:
    """Code every collected fact of ``folder``."""
    book = read_codebook(folder, locate)
    built = Built()
    for table in COLLECTIONS:
        _code_table(table, read_facts(folder, table), book, built)
    built.features = _used(book.placer.features, built)
    return built


def _code_table(table: str, facts: Sequence[Fact], book: Codebook, built: Built) -> None:
    rows: list[tuple[Fact, Coded]] = []
    for fact in facts:
        try:
            rows.append((fact, CODERS[table](fact, book)))
        except InputError as error:
            built.rejects.append(_reject(fact, str(error)))
    _finish(table, [row for _, row in rows], built)
    built.tables[table] = []
    for fact, row in rows:
        row |= fact.coded
        faults = _faults(table, row, built)
        if faults:
            built.rejects.append(_reject(fact, " ".join(faults)))
        else:
            built.tables[table].append(row)


def _finish(table: str, rows: list[Coded], built: Built) -> None:
    """What takes more than one row: groups are those that others are part of; the embarked are where their ship is."""
    if table == "assets":
        parents = {row["part_of"] for row in rows}
        for row in rows:
            row["is_group"] = row["asset_id"] in parents
    if table == "reports":
        place_the_embarked(rows, built.tables["assets"])


def _faults(table: str, row: Coded, built: Built) -> list[str]:
    """Why a coded row cannot stand: broken cells or rules, or a reference to a row that was not accepted."""
    cells = {column: cell_text(row[column]) for column in TABLES[table].columns()}
    faults = [str(fault) for fault in row_faults(table, Line(0, cells))]
    for column, target in REFERENCES.get(table, {}).items():
        known = {accepted[TABLES[target].key] for accepted in built.tables.get(target, ())}
        if target != table and cells[column] and cells[column] not in known:
            faults.append(f"{column} {cells[column]!r} is not in {target}.csv; add it or correct the id.")
    return faults


def _reject(fact: Fact, reason: str) -> Coded:
    row = json.dumps(fact.cells, ensure_ascii=False, sort_keys=True)
    return {"table": fact.table, "row_id": fact.row_id, "reason": reason, "row": row}


def _used(features: dict[str, GeoJson], built: Built) -> dict[str, GeoJson]:
    """The features that an accepted row refers to, by id."""
    rows = [*built.tables["reports"], *built.tables["events"]]
    used = {row["location_id"] for row in rows if row["location_id"]}
    return {location_id: features[location_id] for location_id in sorted(used)}


def _write(folder: Path, built: Built) -> None:
    for table in ("sources", "assets", "reports", "events", "totals", "tolls"):
        write_table(folder / f"{table}.csv", TABLES[table].columns(), _ordered(table, built.tables[table]))
    write_table(folder / "rejects.csv", TABLES["rejects"].columns(), built.rejects)
    (folder / LOCATIONS_FILE).write_text(_feature_collection(built.features.values()), encoding="utf-8", newline="\n")
    for language, name in FILES.items():
        with speaking(language):
            (folder / name).write_text(dictionary(folder), encoding="utf-8", newline="\n")


def _ordered(table: str, rows: Iterable[Coded]) -> list[Coded]:
    """By date where there is one, then by id: a diff of two versions shows what changed and nothing else."""
    key = TABLES[table].key
    return sorted(rows, key=lambda row: (cell_text(row.get("date_start", "")), row[key]))


def _feature_collection(features: Iterable[GeoJson]) -> str:
    """One feature a line, so that a diff of two versions stays readable."""
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, sort_keys=True) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
