"""Sentences and clauses: the stretch of text within which a verb governs a place.

A clause ends with its sentence, at a semicolon or dash, and before a subordinating or contrasting word; a comma alone
does not end it, since "Ceiba, Puerto Rico" and lists have commas too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_SENTENCE: Final = re.compile(r"[.!?…]+[\"'”’)]*(?=\s)|\n\s{0,3}\n|\n(?=\s?[A-ZÁÉÍÓÚ*•-])")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[^\w])(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St|Ste|Gen|Adm|Lt|Cmdr|Capt|Col|Sgt|Gov|Sen|Rep|"
    r"Dr|Mr|Mrs|Ms|Sr|Jr|Co|Inc|Corp|No|vs|approx|aprox|EE|UU|U\.S|U\.K|a\.m|p\.m|Pres)$"
)
_CLAUSE: Final = re.compile(
    r";|\s[-–—]\s|—|[()]"
    r"|,?\s(?=(?:while|but|although|though|because|whereas|which|who|whose|where|after|before|when|since|amid|mientras|"
    r"pero|aunque|porque|cuando|tras|donde|luego de|despues de|antes de|en tanto|quien|quienes)\s)"
    r"|\s(?=and\s(?:then|later|was|were|is|are|has|have|will|flew|sailed|moved)\s)"
    r"|\s(?=y\s(?:fue|fueron|luego|despues|se|ha|han|esta)\s)"
    r"|,\s(?=(?:and|as|so|with|including|that|y|e|con|que|incluid[oa]s?)\s)"
    r"|,\s(?=(?:atracad[oa]s?|fondead[oa]s?|anclad[oa]s?|amarrad[oa]s?|docked|moored|anchored|berthed)\s)"
    r"|\s(?=as\s(?!in\s|part|well|many|of\s|far|soon|an?\s))"
)


LONGEST_CLAUSE: Final = 500  # characters; text without any mark is cut so that reading it stays linear
LONGEST_SENTENCE: Final = 1500


def _cut(starts: list[int], length: int, longest: int) -> list[int]:
    bounds = zip(starts, [*starts[1:], length], strict=True)
    return [at for start, end in bounds for at in range(start, max(end, start + 1), longest)]


class Clauses:
    """Clause bounds of a text; ``copy`` is its plain copy (same length)."""

    def __init__(self, text: str, copy: str) -> None:
        ends = [
            m.end()
            for m in _SENTENCE.finditer(text)
            if not _ABBREVIATION.search(text, max(0, m.start() - 6), m.start())
        ]
        self._length = len(text)
        self._sentences = _cut([0, *ends], self._length, LONGEST_SENTENCE)
        starts = {0, *ends, *(m.end() for m in _CLAUSE.finditer(copy))}
        self._clauses = _cut(sorted(starts), self._length, LONGEST_CLAUSE)

    def clause(self, position: int) -> tuple[int, int]:
        return self._around(self._clauses, position)

    def sentence(self, position: int) -> tuple[int, int]:
        return self._around(self._sentences, position)

    def _around(self, starts: list[int], position: int) -> tuple[int, int]:
        at = bisect_right(starts, position)
        return starts[at - 1], starts[at] if at < len(starts) else self._length
