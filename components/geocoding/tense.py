"""Whether the words around a date look back or ahead: the nearest verb before it decides, else the nearest after it.

"Officials said Thursday that the ship will arrive on Monday": the first looks back ("said"), the second ahead
("will"). English participles and Spanish endings (-ó, -aron, -ará, -arán) stand for verbs that no list could hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from functools import lru_cache
from typing import Final

from components.geocoding.tokens import Tokens

BACK: Final = 90
AHEAD: Final = 60


class Tense(StrEnum):
    PAST = "past"
    FUTURE = "future"


_FUTURE: Final = (
    r"will|would|shall|[’']ll|won[’']t|(?:is|are|was|were) (?:due|set|expected|scheduled|slated|to)|due|expected|"
    r"scheduled|slated|upcoming|plans?|planned|planning|going to|ahead of|"
    r"to (?:arrive|visit|leave|depart|begin|start|deploy|return|join|dock|sail|take|hold|meet|conduct)|"
    r"previst[oa]s?|prevén?|programad[oa]s?|próxim[oa]s?|va a|van a|podrían?|deberían?|"
    r"\w{2,20}r(?:á|án|emos)"
)
_PAST: Final = (
    r"was|were|had|did|has|have|been|left|sank|sunk|hit|struck|came|went|took|flew|shot|began|told|held|met|sent|"
    r"saw|made|got|gave|ran|rose|fell|lost|came|since|after|after|ago|\w{2,20}ed|said|says|"
    r"fue|fueron|era|eran|estaba|estaban|había|habían|ha|han|dijo|hizo|tras|\w{2,20}(?:ó|aron|ieron|eron)"
)
_CUE: Final = re.compile(rf"(?<!\w)(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?!\w)", re.IGNORECASE)
_OPENING: Final = re.compile(r"(?:is|are|to|going|ahead|va|van|won)(?!\w)", re.IGNORECASE)  # of cues of several words
_PLAIN_AFTER: Final = " .,;:-'\"’”)\n"  # what stands after most words
_UNTIL: Final = re.compile(r"\b(?P<until>until|till|hasta)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_LASTING: Final = re.compile(
    r"\b(?:is|are|remains?|stays?|runs?|lasts?|está|están|sigue|siguen|dura|duran)\s", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(  # begins with a class of characters, which the engine skips to
    r"[.!?\n;](?:(?<=;)|(?<=[.!?])(?=\s+[\"“'¿¡]?[A-ZÁÉÍÓÚÑ])|(?<=\n)\s*\n)"
)
_SHORT: Final = re.compile(
    r"(?:^|[^\w])(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St|Gen|Adm|U\.S|Gov|Sen)$"
)


def tense_at(tokens: Tokens, start: int, end: int) -> tuple[Tense | None, str]:
    """The tense at the characters ``start`` to ``end`` of a text, given by its words, and the word that shows it;
    ``(None, "")`` when nothing does."""
    text, floor = tokens.text, _sentence_start(tokens.text, start)
    match = _cue(tokens, floor, start, last=True) or _cue(tokens, end, _sentence_end(text, end))
    until = _until(tokens, floor, start)  # ahead, unless a verb says that it is over
    if until and (match is None or _LASTING.search(text[floor:start])):
        return Tense.FUTURE, until["until"]
    if match is None:
        return None, ""
    return (Tense.FUTURE if match["future"] else Tense.PAST), match.group()


def _cue(tokens: Tokens, start: int, end: int, *, last: bool = False) -> re.Match[str] | None:
    """The first or last cue between two characters of the text."""
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    first = bisect_left(starts, start)
    numbers = range(first, bisect_left(starts, end, first))
    for at in reversed(numbers) if last else numbers:
        stop = min(ends[at], end)
        alone = stop == end or text[stop] in _PLAIN_AFTER
        if alone and not _may_open(text[starts[at] : stop]):
            continue
        if match := _CUE.match(text, starts[at], end):
            return match
    return None


@lru_cache(maxsize=16384)
def _may_open(word: str) -> bool:
    """Whether a cue may begin with a word that no other letter follows; told once for each word of the language."""
    return _CUE.match(word) is not None or _OPENING.match(word) is not None


def _until(tokens: Tokens, start: int, end: int) -> re.Match[str] | None:
    copy = tokens.folded[start:end]
    return _UNTIL.search(tokens.text[start:end]) if "til" in copy or "hasta" in copy else None


def _sentence_start(text: str, position: int) -> int:
    start = max(0, position - BACK)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, position) if not _SHORT.search(text, start, m.start())]
    return ends[-1] if ends else start


def _sentence_end(text: str, position: int) -> int:
    end = min(len(text), position + AHEAD)
    ends = (m.start() for m in _SENTENCE_END.finditer(text, position, end))
    return next(ends, end)
