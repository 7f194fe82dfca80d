"""The codebook ``docs/codebook.md``, in Spanish ``docs/libro_de_codigos.md``.

Every coded field with its rule, its codes and a row of the data that shows each. Codes and meanings come from the row
models, the examples and how often a code is used from the tables, so that neither can say anything else than the data.
Only the rules in words and the hard cases are written here. Rows are shown in the words of the data, which in Spanish
stand between quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components import paths
from components.dataset import codes
from components.dataset.agreement import REVIEW_FILE, quoted, read_codings, section
from components.dataset.collected import OVERRIDE_COLUMNS
from components.dataset.schema import TABLES
from components.dataset.tables import Cells, read_cells
from components.language import ENGLISH, N_, SPANISH, _, number_words, speaking
from components.symbology import sidc, symbol_table

TARGETS = {
    ENGLISH: paths.ROOT / "docs" / "codebook.md",
    SPANISH: paths.ROOT / "docs" / "libro_de_codigos.md",
}
_LONGEST = 110  # characters of an example
Show = Callable[[Cells], str]
_INTRODUCTION = N_("""\
# Codebook

How a publication becomes rows, for somebody who codes a new one or checks an old one. The columns of all tables are in
[the data dictionary](../data/README.md), the reasons behind the rules on [the method page](method.md). This file is
written by `sotavento data`; the examples are rows of the data. In Spanish: [libro_de_codigos.md](libro_de_codigos.md).

## The unit

One row is **one claim by one source**: an asset (or a number of something), a status, a date, a place. A sentence that
names three ships makes three rows. Two sources that say the same make two rows, and a source that repeats another is a
row too: its note begins with *Re-report*, and the repeated outlet stands in `derived_from`, so that the two count as
one voice. Rows that contradict each other stand side by side.

## The order of work

1. **Collect** what the text says, in your own words: asset, status, date and how finely it is given, the place *as
   named*, the figure, a note with what decides the codes (who says it, the qualifier of a number, what is unsure).
   Nothing is inferred: a unit that is not named stays "not named", a day that is not given stays a week or a month.
2. **Code** by rule: `sotavento data` reads assertion, dates, places and counts from these words.
3. **Look** at the difference, and at `sotavento validate`.
4. **Correct** by a row of `data/overrides.csv` with value, reason and date. No coded cell is ever typed over.
""")
_HARD_CASES = N_("""\
## Hard cases

* **A visit that was called off** is `cancelled`, its place a `destination`: nothing happened there.
* **An announcement dated before the event** is `announced` even where the text uses the present tense. A source cannot
  report what came after it; the lint `published_before_it_happened` finds these.
* **A ship "near Venezuela"** is in the waters off Venezuela, an area, and not at a point off the coast.
* **An island named alone** is precision 5, its harbour or base 1. "Willemstad" for a ship is its harbour.
* **An unknown site in a known town** is not the town: add the site to the gazetteer, or leave the row unlocated.
* **Two places** joined by a slash or "and" are one area of both. A route ("A to B") is the end that the status means.
* **"Aboard USS …"** takes the position that the ship's own reports give for the same days, else none.
* **A week** is the seven days around the date collected: "about then" names no calendar week.
* **"Seven warships and one submarine"** is no statement of eight: the sum is ours (`own_sum`) and is chosen last.
* **"Claims"** in a note means that a party to the events says it of itself or of its opponent. A note that *begins*
  with it speaks of the outlet, which `reported` it.
* **The words of an office** are its statement also where a wire or a mirror carries them, as on its own map; the
  caption of a picture says what was `observed`. "Announced" without a speaker is `reported`.
* **A city named for a unit ashore** is precision 2, since the unit is somewhere in it. **Over the sea** it is always 7,
  with a bearing, "near" an island or "between" two coasts as well; on land such a relation is 5, and so are two states
  named together. A country or territory that is an island (Jamaica, Puerto Rico) is a country: 6.
* **A command or fleet area** is precision 7. A cape or a coast is a part of a country: 5.
* **Back at its base** is still the `event_place`: where it came to. The home port is a column of the asset.
* **Announced at home** (a mobilisation, a plan) has the place where it is to be as its `destination`.
* **"Nearly"** is `about`. "More than" and "at least" fill low and best and leave high open, "exactly" fills all three.
""")


@dataclass(frozen=True, slots=True)
class Field:
    """A coded column: where it stands, the rule in words, its codes, and how an example is shown."""

    table: str
    column: str
    rule: str
    meanings: Mapping[Any, str]
    show: Show


def _words(row: Cells) -> str:
    return row.get("note", "") or row.get("title", "")


def _dates(row: Cells) -> str:
    return f"{row['date_start']}/{row['date_end']}"


def _place(row: Cells) -> str:
    return f"“{row['where_description']}” → {row['place_id']}"


def _count(row: Cells) -> str:
    bounds = " · ".join(row[f"count_{bound}"] or "–" for bound in ("low", "best", "high"))
    return f"“{row['count_raw']}” → {bounds}"


def _grade(row: Cells) -> str:
    return f"{row['outlet']}: {row['reliability_reason']}"


def _named(row: Cells) -> str:
    return f"{row['name']} {row['designation']}".strip()


def _symbol_codes() -> dict[str, str]:
    """Symbol identification code → the standard's name of it and the keys of the symbols that have it."""
    found: dict[str, list[str]] = {}
    for key, entry in symbol_table()["kinds"].items():
        if entry["group"] in _DEPLOYED and sidc(key):
            found.setdefault(sidc(key), [entry["standard_name"]]).append(key)
    return {code: f"{name} ({', '.join(keys)})" for code, (name, *keys) in found.items()}


_DEPLOYED = frozenset({"ship", "force", "submarine", "aircraft", "unit", "system"})
_COUNT_RULES = {
    "exactly": N_("the figure, with no qualifier"),
    "at_least": N_("a lower bound; no upper one"),
    "more_than": N_("one more than the figure; no upper bound"),
    "up_to": N_("an upper bound; no lower one"),
    "about": N_("only a best figure"),
    "range": N_("two figures; only bounds"),
    "own_sum": N_("our own sum of a source's figures, nobody's statement"),
}
FIELDS = (
    Field("reports", "status", N_("What the source says that the asset did."), codes.STATUSES, _words),
    Field(
        "reports", "assertion",
        N_("On what ground the source says it: an office's own publication is its statement; else the first cue of "
           "`data/rules/assertion_cues.csv` that the note holds; else `reported`."),
        codes.ASSERTIONS, _words,
    ),
    Field(
        "reports", "date_prec",
        N_("The days that the words allow, first and last. ACLED's `time_precision` follows from it."),
        {str(code): meaning for code, meaning in codes.DATE_PRECS.items()}, _dates,
    ),
    Field(
        "reports", "role", N_("What the place is to the claim; from the status and the phrase."), codes.ROLES, _place
    ),
    Field(
        "reports", "where_prec",
        N_("How finely the words place it, by the geocoding stage. ACLED's `geo_precision` follows from it."),
        {str(code): meaning for code, meaning in codes.WHERE_PRECS.items()}, _place,
    ),
    Field("reports", "shape", N_("What may be drawn, never finer than the words."), codes.SHAPES, _place),
    Field("reports", "located_by", N_("What the position was taken from."), codes.LOCATED_BY, _place),
    Field("reports", "count_rule", N_("How the words of a number become low, best and high."), _COUNT_RULES, _count),
    Field(
        "assets", "sidc",
        N_("Twenty digits after MIL-STD-2525D (APP-6D), from the symbol alone, which is that of the kind: version 10, "
           "reality, neutral frame, symbol set, present, entity, no modifiers. The frame takes no side, no echelon is "
           "guessed, and the code is no finer than the kind: armour and an unnamed detachment are Infantry as any "
           "ground unit is. The map draws from the same table (`assets/symbols.json`). The militia has no entity in "
           "the standard: blank."),
        _symbol_codes(), _named,
    ),
    Field("events", "kind", N_("What happened."), codes.EVENT_KINDS, _words),
    Field(
        "sources", "reliability", N_("The outlet's grade in the registry, or of whom it repeats."),
        codes.RELIABILITIES, _grade,
    ),
    Field("sources", "ownership", N_("Who owns the outlet."), codes.OWNERSHIPS, lambda row: row["outlet"]),
)  # fmt: skip


def codebook(folder: Path = paths.DATA) -> str:
    """Its text for the tables in ``folder``, in the language of now. Raises ``DatasetError`` as ``read_table``."""
    tables = {
        name: read_cells(folder / f"{name}.csv", TABLES[name].columns())
        for name in ("reports", "assets", "events", "sources")
    }
    parts = [_(_INTRODUCTION), *(_section(field, tables[field.table]) for field in FIELDS), _(_HARD_CASES)]
    parts.append(_overrides(read_cells(folder / "overrides.csv", OVERRIDE_COLUMNS)))
    parts.append(section(read_codings(folder / REVIEW_FILE)))
    return "\n".join(parts)


def write(folder: Path = paths.DATA, targets: Mapping[str, Path] = TARGETS) -> None:
    """Into a file for each language."""
    for language, target in targets.items():
        with speaking(language):
            target.write_text(codebook(folder), encoding="utf-8", newline="\n")


def _section(field: Field, rows: Sequence[Cells]) -> str:
    lines = [
        f"## {field.table}.{field.column}",
        "",
        _(field.rule),
        "",
        _("| code | meaning | rows | example |"),
        "|---|---|---|---|",
    ]
    lines += [_line(field, code, meaning, rows) for code, meaning in field.meanings.items()]
    return "\n".join(lines) + "\n"


def _line(field: Field, code: str, meaning: str, rows: Sequence[Cells]) -> str:
    having = [row for row in rows if row[field.column] == code]
    fitting = [row for row in having if 8 <= len(field.show(row)) <= _LONGEST] or having
    key = TABLES[field.table].key
    example = min(fitting, key=lambda row: row[key], default=None)
    shown = quoted(field.show(example).replace("|", "/")) + f" (`{example[key]}`)" if example else _("none in the data")
    return f"| `{code}` | {_(meaning)} | {number_words(len(having))} | {shown} |"


def _overrides(rows: Sequence[Cells]) -> str:
    told = _(
        "{cells} cells of {rows} rows are corrected, each with its reason and date (`data/overrides.csv`). By column, "
        "with one reason each:"
    ).format(cells=len(rows), rows=len({row["row_id"] for row in rows}))
    head = ["## " + _("Reviewers' corrections"), "", told, "", _("| column | cells | a value | its reason |")]
    return "\n".join([*head, "|---|---|---|---|", *_by_column(rows)]) + "\n"


def _by_column(rows: Iterable[Cells]) -> Iterator[str]:
    grouped: dict[str, list[Cells]] = {}
    for row in rows:
        grouped.setdefault(f"{row['table']}.{row['column']}", []).append(row)
    for column, group in sorted(grouped.items()):
        first = group[0]
        value = f"{first['value'] or _('blank')} (`{first['row_id']}`)"
        yield f"| `{column}` | {len(group)} | {value} | {quoted(first['reason'])} |"
