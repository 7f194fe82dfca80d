"""Which asset a count counts, or is aboard: "ten F-35s", "3,700 sailors aboard USS Iwo Jima", "4.500 a bordo del …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from components.model import Mention, MentionKind

REACH: Final = 45
_COUNTED: Final = re.compile(r"\s(?:[a-z-]{2,20}\s){0,4}")
_ABOARD: Final = re.compile(
    r"\s(?:(?:and|y)\s[a-z]{2,20}\s)?(?:(?:are|is|were)\s)?(?:aboard|on board|onboard|embarked on|a bordo del?)\s"
    r"(?:the\s|el\s|los\s|(?:[a-z-]{2,20}\s){0,2})?"
)


def attach_counts(copy: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with ``asset_id`` and ``designation`` set on each count that stands right before an asset of its
    kind, or before one that it is said to be aboard of; ``copy`` is the plain copy of the text."""
    assets = [mention for mention in mentions if mention.kind is MentionKind.ASSET]
    starts = [asset.start for asset in assets]
    return [_attached(copy, mention, assets, starts) for mention in mentions]


def _attached(copy: str, count: Mention, assets: list[Mention], starts: list[int]) -> Mention:
    at = bisect_left(starts, count.end)
    if count.kind is not MentionKind.COUNT or at == len(assets) or assets[at].start - count.end > REACH:
        return count
    asset, gap = assets[at], (count.end, assets[at].start)
    if count.designation and _COUNTED.fullmatch(copy, *gap):
        clue = "counts"
    elif _ABOARD.fullmatch(copy, *gap):
        clue = "aboard"
    else:
        return count
    trace = (*count.trace, f"{clue} {asset.text!r}")
    return count._replace(asset_id=asset.asset_id, designation=asset.designation, trace=trace)
