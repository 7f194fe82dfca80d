"""Agreement between codings of the same rows: Krippendorff's alpha for nominal codes, field by field.

``data/review.csv`` holds codings of random samples of reports, one row a report and coder, made from the collected
words alone: those of two coders who did not see each other's work, those of an earlier reviewer, and those of the rules
as they stood at the time. ``settled`` says, in the row of the first coder or the reviewer, what was decided where the
rules differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from components.dataset.tables import Cells, read_cells
from components.language import N_, NP_, _

REVIEW_FILE = "review.csv"
CODED = ("assertion", "role", "where_prec", "date_prec", "count_low", "count_best", "count_high")
COLUMNS = ("report_id", "coder", *CODED, "settled")
FIRST, SECOND, REVIEWER, RULES = "first", "second", "reviewer", "rules"
Codings = Mapping[str, Mapping[str, Cells]]


@dataclass(frozen=True, slots=True)
class Compared:
    """The pairs of codes of two coders by field; each report on which they differ, how, and what was settled."""

    pairs: Mapping[str, Sequence[tuple[str, str]]]
    differing: Sequence[tuple[str, str, str]]

    @property
    def number(self) -> int:
        return len(self.pairs[CODED[0]])

    def agreement(self, field: str) -> str:
        """Two cells of a table: how many codes agree, and alpha."""
        pairs = self.pairs[field]
        agreed = _("{count} of {all}").format(count=sum(one == other for one, other in pairs), all=len(pairs))
        return f"{agreed} | {alpha(pairs):.2f}"


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


def read_codings(path: Path) -> Codings:
    """Coder → report → row. Raises ``DatasetError`` as ``read_table``."""
    coders: dict[str, dict[str, Cells]] = {}
    for row in read_cells(path, COLUMNS):
        coders.setdefault(row["coder"], {})[row["report_id"]] = row
    return coders


def compared(codings: Codings, one: str, other: str) -> Compared:
    """The reports that ``one`` coded beside those of ``other``; ``KeyError`` for a report that ``other`` lacks."""
    both = [(row, codings[other][report]) for report, row in codings[one].items()]
    pairs = {field: [(mine[field], theirs[field]) for mine, theirs in both] for field in CODED}
    return Compared(pairs, [each for mine, theirs in both for each in _differences(mine, theirs)])


def section(codings: Codings) -> str:
    """The codebook's section: agreement by field, then every difference from the rules with what was settled."""
    coders, rules = compared(codings, FIRST, SECOND), compared(codings, FIRST, RULES)
    review = compared(codings, REVIEWER, RULES)
    lines = [
        _(_CODERS).format(number=coders.number),
        _("| field | the two coders | alpha | first coder and rules | alpha |"),
        "|---|---|---|---|---|",
        *(f"| `{field}` | {coders.agreement(field)} | {rules.agreement(field)} |" for field in CODED),
        "",
        _settled(_("coders · rules"), rules),
        _(_REVIEW).format(number=review.number),
        _("| field | agreed | alpha |"),
        "|---|---|---|",
        *(f"| `{field}` | {review.agreement(field)} |" for field in CODED),
        "",
        _settled(_("reviewer · rules"), review),
    ]
    return "\n".join(lines)


def _settled(who: str, compared: Compared) -> str:
    rows = (f"| `{row}` | {codes} | {quoted(settled)} |\n" for row, codes, settled in compared.differing)
    told, head = _("Differences, each settled in writing:"), _("| report | {who} | settled |").format(who=who)
    return f"{told}\n\n{head}\n|---|---|---|\n{''.join(rows)}"


def quoted(words: str) -> str:
    """Words of the data, which are English: in a text in another language between quotation marks."""
    return _(NP_("words of the data", "{words}")).format(words=words)


def _differences(one: Cells, other: Cells) -> list[tuple[str, str, str]]:
    apart = [f"{field}: {one[field] or '–'} · {other[field] or '–'}" for field in CODED if one[field] != other[field]]
    return [(one["report_id"], "; ".join(apart), one["settled"])] if apart else []


_CODERS = N_("""\
## Agreement

Two coders coded {number} reports, drawn at random, from the collected words and this book's rules alone; neither saw
the other's work, the coded rows or the examples (Krippendorff's alpha, nominal; `data/review.csv`). Both were readings
by one and the same language model, begun apart: that they agree throughout says how far words and rules decide a code,
and **not** how far two people would agree. What they found unclear is said under *Hard cases* now. A pass by two people
is still to be made; the file shows its form. The rules are those of that day, before the corrections that followed.
""")
_REVIEW = N_("""\
### An earlier review

One reviewer coded {number} other reports in the same way and was compared with the rules of that day. The reviewer knew
the rules and had seen some of the coded rows before.
""")
