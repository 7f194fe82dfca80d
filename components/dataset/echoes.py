"""The echo detector: five articles with one origin are one root; and the credibility that follows from roots.

A source's *roots* are the outlets whose text or figures it repeats (``derived_from``: the agency or paper credited in
its by-line, its text or its note), or its own outlet where it repeats nobody. Sources that share a root, directly or
through a third, count as one voice, and so do sources with the same address.

*Credibility* is that of one claim, on the scale of the Admiralty code, and is computed for every report from the other
reports of the same asset: those of days that overlap its own and whose place may be the same *agree*; those that deny
it, or have a hull where it cannot be at once, *contradict*. Two reports of which one is dated more vaguely than to a
week may both be true of a hull. Voices are counted, not articles:

| | |
|---|---|
| 1 confirmed | three or more voices agree, none contradicts |
| 2 probably true | two voices agree, none contradicts |
| 3 possibly true | more voices agree than contradict; or one alone, and what others report of the week around fits |
| 4 doubtful | as many voices contradict as agree |
| 5 improbable | more voices contradict than agree |
| 6 cannot be judged | one voice alone, and nothing to compare it with |

Reliability (A to F) is about the outlet and stands in its registry. The two are never combined.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

import numpy as np
import pandas as pd

from components.dataset.arrays import NOWHERE, Arrays, pairs
from components.dataset.load import Dataset
from components.dataset.nesting import Mask, Positions

WEEK = np.timedelta64(7, "D")
COLUMNS = ("record_id", "voices", "against", "credibility", "agreeing", "contradicting")


def roots_of(source: Mapping[Hashable, object]) -> frozenset[str]:
    """The outlets a publication's figures come from: those it repeats, else itself."""
    repeated = {part.strip().casefold() for part in str(source["derived_from"]).split(";")} - {""}
    return frozenset(repeated or {str(source["outlet"]).casefold()})


def voices(roots: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Root sets joined wherever they share a root: what remains has no origin in common."""
    found: list[frozenset[str]] = []
    for each in roots:
        joined = each.union(*(other for other in found if not other.isdisjoint(each)))
        found = [other for other in found if other.isdisjoint(each)] + [joined]
    return tuple(found)


def credibility(dataset: Dataset, rows: Arrays, known: Mask | None = None) -> pd.DataFrame:
    """Credibility of every report, or of the ``known`` ones from these alone; ``rows`` as of ``observations``.

    Index and column ``record_id``; ``voices`` and ``against``: how many independent ones agree (its own included) and
    contradict; ``agreeing`` and ``contradicting``: the ids of those reports, ``;`` between. Corrected reports agree
    with nobody and have no credibility."""
    known = np.ones(rows.size, dtype=bool) if known is None else known
    roots = _roots_by_source(dataset)
    own = [roots[source_id] for source_id in rows.frame["source_id"]]
    corrected = (rows.superseder != NOWHERE) & known[rows.superseder]
    heard = np.flatnonzero(rows.is_report & known & ~corrected)
    here, there = pairs(heard, heard, rows)
    here, there = here[here != there], there[here != there]
    agree, against, fit = _relations(rows, here, there)
    ends = zip(np.searchsorted(here, heard, side="left"), np.searchsorted(here, heard, side="right"), strict=True)
    found = []
    for position, (start, stop) in zip(heard, ends, strict=True):
        others = there[start:stop]
        told = [others[mask[start:stop]] for mask in (agree, against, fit)]
        found.append(_judged(rows, own, position, told))
    return pd.DataFrame(found, columns=list(COLUMNS)).set_index("record_id", drop=False).rename_axis(None)


def grade(agreeing: int, against: int, fits: bool) -> int:
    """The table of this module: voices that agree (at least the report's own) and contradict, and whether what others
    report of the week around fits."""
    if against:
        return 3 if agreeing > against else 4 if agreeing == against else 5
    if agreeing >= 3:
        return 1
    return 2 if agreeing == 2 else 3 if fits else 6


def _roots_by_source(dataset: Dataset) -> dict[str, frozenset[str]]:
    """The roots of every source; those with one address share that as a root."""
    addresses = dataset.sources["url"].str.casefold().str.rstrip("/")
    shared = set(addresses[addresses.duplicated(keep=False) & addresses.ne("")])
    return {
        str(source["source_id"]): roots_of(source) | ({address} if address in shared else set())
        for source, address in zip(dataset.sources.to_dict("records"), addresses, strict=True)
    }


def _relations(rows: Arrays, here: Positions, there: Positions) -> tuple[Mask, Mask, Mask]:
    """Of every pair of reports of one asset: whether they agree, contradict each other, and fit within a week."""
    overlap = (rows.first[here] <= rows.last[there]) & (rows.first[there] <= rows.last[here])
    near = (rows.first[here] - WEEK <= rows.last[there]) & (rows.first[there] - WEEK <= rows.last[here])
    located = (rows.place[here] != NOWHERE) & (rows.place[there] != NOWHERE)
    apart = rows.nesting.apart(rows.place[here], rows.place[there])
    both = rows.presence[here] & rows.presence[there]
    alike = both | (rows.standing[here] == rows.standing[there])
    denied = (
        rows.presence[here] & (rows.standing[there] == "denied")
        | (rows.standing[here] == "denied") & rows.presence[there]
    )
    agree = overlap & alike & located & ~apart
    at_once = rows.hull[here] & ~rows.vague[here] & ~rows.vague[there]
    against = overlap & located & ((both & at_once & apart) | (denied & ~apart))
    return agree, against, near & ~overlap & both & located & ~apart


def _judged(
    rows: Arrays, own: list[frozenset[str]], position: np.intp, told: list[Positions]
) -> tuple[str, int, int, int, str, str]:
    agree, against, fit = told
    supporting = voices([own[position], *(own[other] for other in agree)])
    opposing = voices([own[other] for other in against])
    code = grade(len(supporting), len(opposing), len(fit) > 0)
    named = (";".join(sorted(rows.record_id[each])) for each in (agree, against))
    return rows.record_id[position], len(supporting), len(opposing), code, *named
