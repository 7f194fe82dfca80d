"""The data dictionary ``data/README.md``, in Spanish ``data/LEEME.md``: made of the row models, so that it cannot say
anything else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from pydantic.fields import FieldInfo

from components.dataset.codes import Codes
from components.dataset.column_types import plain
from components.dataset.schema import TABLES, Row
from components.language import ENGLISH, N_, NP_, SPANISH, _

FILES = {ENGLISH: "README.md", SPANISH: "LEEME.md"}
_TYPES = {
    str: N_("text"),
    int: N_("whole number"),
    float: NP_("type of a column", "number"),
    dt.date: N_("day"),
    bool: N_("true or false"),
}
_INTRODUCTION = N_("""\
# The data

What is publicly reported about military deployments in the Caribbean and Venezuela, one claim by one source a row. Rows
that contradict each other stand side by side on purpose. Written by `sotavento data` from `collected/` (the facts as
collected), `overrides.csv` (reviewers' corrections: table, row_id, column, value, reason, date), `rules/` and the
geocoding stage; do not edit the tables by hand, correct them in `overrides.csv`. In Spanish: `LEEME.md`.

CSV files are UTF-8 with a header row, commas, RFC 4180 quotes and LF line ends. An empty cell means "not stated".
Dates are ISO 8601 days; an interval includes both ends. Coordinates are WGS 84 (EPSG:4326) in degrees.
`locations.geojson` holds the geometry of every placed phrase with the trace of how it was placed (axis order lon, lat).

Inputs:

* `collected/` reports, events, assets, sources, totals and tolls (`cumulative.csv`) as collected, never edited;
  `places.csv` the gazetteer; beside them our own `*_added.csv`, `groups.csv` (whose part an asset is), `aliases.csv`,
  `outlets.csv` (the registry: country, ownership, Admiralty reliability and its reason, whose text it was seen to
  republish), `derivations.csv` (outlets that a source credits in its text), `asset_facts.csv` (home port, complement,
  numbers and time in a group, each from a source of its own) and `places_es.csv` (Spanish names of places).
* `overrides.csv` one cell a row. A collected column is corrected before the rules read it, a coded one after them.
* `rules/assertion_cues.csv` the words that decide the assertion, first match wins; `rules/asset_kinds.csv` how each
  kind of asset counts, ages and moves, in days, knots and kilometres.
* `review.csv` what two coders and a reviewer made of 60 reports each, beside the rules (see `docs/codebook.md`).
* `exemptions.csv` findings of `sotavento validate` that the data keep, each with a reason.

Versions (`sotavento record`):

* `versions.csv` the recorded versions of the data: version (a hash over the canonical rows of every table), date,
  reason, and how many rows were added, updated and removed since the one before.
* `changes.csv` every edit between them: version it led to (blank: not recorded yet), date, table, row_id, action
  (added, updated, removed), column, old and new value of an update, reason. A removed row stands whole in `old`, as
  JSON. In the table `locations` a geometry stands for itself by a digest.
* `recorded.jsonl` the rows and the corrections of the last recorded version: table, id and cells of one on a line.

Places contain data from GeoNames (CC BY 4.0, https://www.geonames.org), from airportsdata (MIT) and OurAirports (public
domain); polygons are made with Natural Earth (public domain) or are our own outlines, as each states.

How counts are read: exactly n is n, n, n; at least n is n, n, and no upper bound; more than n is n+1, n+1, and no upper
bound; up to n has no lower bound; about n has only a best; a range has only bounds. Nothing is averaged.
""")


def dictionary(folder: Path) -> str:
    """Its text in the language of now. ``folder`` names the optional files that are there."""
    sections = [_(_INTRODUCTION), *(_table(name, model) for name, model in TABLES.items())]
    if (folder / "footprints.geojson").is_file():
        told = _("Polygons of seas, passages, states and areas, by `place_id`.")
        sections.append(f"## footprints.geojson\n\n{told}\n")
    return "\n".join(sections)


def _table(name: str, model: type[Row]) -> str:
    lines = [f"## {name}.csv", "", _(model.__doc__ or ""), ""]
    lines += [_("| column | type | meaning |"), "|---|---|---|"]
    lines += [_column(field.alias or attribute, field) for attribute, field in model.model_fields.items()]
    lines += _code_lists(model)
    return "\n".join(lines) + "\n"


def _column(name: str, field: FieldInfo) -> str:
    text = _(field.description or "").replace("|", "\\|")
    return f"| `{name}` | {_(_TYPES[plain(field.annotation)])} | {text} |"


def _code_lists(model: type[Row]) -> Iterator[str]:
    for attribute, field in model.model_fields.items():
        for codes in (each for each in field.metadata if isinstance(each, Codes)):
            yield f"\n`{field.alias or attribute}`:\n"
            yield from (f"* `{code}` {_(meaning)}" for code, meaning in codes.meanings.items())
