"""Lines broken at a fixed width, as in e-mail and old files, read as the paragraphs they were.

A break inside a sentence would cut "off" from "Port of Spain". One blank is exchanged for one line end, so that every
offset still points into the text as given.
"""

from __future__ import annotations

import re
from itertools import groupby

SHORTEST, LONGEST = 45, 120  # characters of a line that was broken at a width
EVEN = 0.7  # of the longest line of its paragraph: broken lines are about as long as each other
_ENDS = (".", "!", "?", ":", ";", '."', ".”", ".»", ".)")
_NEW_ITEM = re.compile(r"\s*(?:[-*•–—]|\d{1,3}[.)])")


def unwrapped(text: str) -> str:
    """The text with spaces for the line breaks of such paragraphs; of the same length."""
    blocks = groupby(text.split("\n"), key=bool)
    return "\n".join(_joined(list(lines)) if written else "\n".join(lines) for written, lines in blocks)


def _joined(lines: list[str]) -> str:
    """The lines of a paragraph, none of them empty."""
    longest, broken = max(map(len, lines)), lines[:-1]
    shortest = min(map(len, broken), default=0)
    if not SHORTEST <= longest <= LONGEST or shortest < max(SHORTEST, EVEN * longest):
        return "\n".join(lines)
    pairs = zip(broken, lines[1:], strict=True)
    return lines[0] + "".join(_between(line, following) + following for line, following in pairs)


def _between(line: str, following: str) -> str:
    """What stands between two lines: their line end where the first ends by itself, else a blank."""
    return "\n" if line.rstrip().endswith(_ENDS) or _NEW_ITEM.match(following) else " "
