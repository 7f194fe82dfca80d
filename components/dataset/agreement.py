"""Agreement between two codings of the same rows: Krippendorff's alpha for nominal codes, field by field.

``data/review.csv`` holds two codings of a random sample of reports, one row a report and coder: a reviewer's, made from
the collected words alone, and that of the rules as they stood then. ``settled`` says, in the reviewer's row, what was
decided where the two differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from components.dataset.tables import Cells, read_cells

REVIEW_FILE = "review.csv"
CODED = ("assertion", "role", "where_prec", "date_prec", "count_low", "count_best", "count_high")
COLUMNS = ("report_id", "coder", *CODED, "settled")
REVIEWER, RULES = "reviewer", "rules"


@dataclass(frozen=True, slots=True)
class Compared:
    """The pairs of codes (reviewer, rules) by field; each report on which they differ, how, and what was settled."""

    pairs: Mapping[str, Sequence[tuple[str, str]]]
    differing: Sequence[tuple[str, str, str]]


def alpha(pairs: Iterable[tuple[str, str]]) -> float:
    """Krippendorff's alpha for two coders, nominal data, none missing: 1 - observed / expected disagreement.

    1 is agreement throughout, 0 what chance would give. Where every code is the same there is nothing to disagree
    about, and it is 1. K. Krippendorff, *Content Analysis*, 3rd ed. (2013), section 12.3.1.
    """
    units = list(pairs)
    values = Counter(code for pair in units for code in pair)
    total = sum(values.values())
    expected = total * total - sum(count * count for count in values.values())
    if expected == 0:
        return 1.0
    observed = 2 * sum(one != other for one, other in units)
    return 1 - (total - 1) * observed / expected


def reviewed(path: Path) -> Compared:
    """The two codings in ``path`` beside each other. Raises ``DatasetError`` as ``read_table``, and ``KeyError`` for a
    report that only one of them has."""
    coders: dict[str, dict[str, Cells]] = {REVIEWER: {}, RULES: {}}
    for row in read_cells(path, COLUMNS):
        coders[row["coder"]][row["report_id"]] = row
    both = [(row, coders[RULES][report]) for report, row in coders[REVIEWER].items()]
    pairs = {field: [(one[field], other[field]) for one, other in both] for field in CODED}
    return Compared(pairs, [each for one, other in both for each in _differences(one, other)])


def section(compared: Compared) -> str:
    """The codebook's section: agreement by field, then every difference with what was settled."""
    number = len(compared.pairs["assertion"])
    lines = [_HEAD.format(number=number), "| field | agreed | alpha |", "|---|---|---|"]
    for field, pairs in compared.pairs.items():
        lines.append(f"| `{field}` | {sum(a == b for a, b in pairs)} of {number} | {alpha(pairs):.2f} |")
    lines += [
        "",
        "Differences, each settled in writing:",
        "",
        "| report | reviewer · rules | settled |",
        "|---|---|---|",
    ]
    return (
        "\n".join([*lines, *(f"| `{row}` | {codes} | {settled} |" for row, codes, settled in compared.differing)])
        + "\n"
    )


_HEAD = """\
## Agreement

One reviewer coded {number} reports, drawn at random, from the collected words alone, and was compared with the rules as
they stood then (Krippendorff's alpha, nominal; `data/review.csv`). This is **not** the agreement of two independent
coders: the reviewer knew the rules and had seen some of the coded rows before. A pass by two people who do not see each
other's work is still to be made; the file shows its form.
"""


def _differences(one: Cells, other: Cells) -> list[tuple[str, str, str]]:
    apart = [f"{field}: {one[field] or '–'} · {other[field] or '–'}" for field in CODED if one[field] != other[field]]
    return [(one["report_id"], "; ".join(apart), one["settled"])] if apart else []
