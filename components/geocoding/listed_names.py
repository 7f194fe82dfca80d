"""Occurrences of listed assets' names, full or short. A full name needs a capital; a short one needs its context
(``ship_names``), or to be joined to a ship: "Ford and Churchill entered the Caribbean".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from components.geocoding.anchors import matches_at, starts_of
from components.geocoding.asset_lexicon import AssetLexicon, ListedAsset
from components.geocoding.ship_names import Setting, clue_for, naval, naval_words
from components.geocoding.tokens import Tokens

_CAPITAL: Final = re.compile(r"\b[A-ZÁÉÍÓÚÑ]")
_JOINED: Final = re.compile(r",? (?:and|y|e|&) (?:the |el |al )?|, (?:the |el )?")


def find(text: str, tokens: Tokens, lexicon: AssetLexicon) -> Iterator[tuple[int, int, ListedAsset, str]]:
    """Start, end, asset and clue of each."""
    copy = tokens.folded
    found = list(_candidates(text, tokens, lexicon))
    if not found:
        return
    matches = [match for match, _ in found]
    named = frozenset(asset.asset_id for match, asset in found if lexicon.listed(match.group()))
    setting = Setting(text, copy, named, is_naval=_is_naval(tokens))
    clues = [_clue(setting, match, asset, lexicon) for match, asset in found]
    if any(clues) and not setting.is_naval:  # where one ship is named, "the San Antonio" is another
        setting = Setting(text, copy, named, is_naval=True)
        clues = [_clue(setting, match, asset, lexicon) for match, asset in found]
    for at, (match, asset) in enumerate(found):
        clues[at] = clues[at] or _joined_clue(copy, matches, clues, at)
        if clue := clues[at]:
            yield *match.span(), asset, clue


def _is_naval(tokens: Tokens) -> bool:
    return any(matches_at(naval(), tokens.folded, starts_of(tokens, naval_words())))


def _candidates(text: str, tokens: Tokens, lexicon: AssetLexicon) -> Iterator[tuple[re.Match[str], ListedAsset]]:
    if lexicon.pattern is None:
        return
    for match in matches_at(lexicon.pattern, tokens.folded, starts_of(tokens, lexicon.first_words)):
        written = text[match.start() : match.end()]  # "portaaviones Gerald R. Ford" may begin small
        asset = lexicon.listed(match.group()) or lexicon.short(match.group())
        if asset is not None and (written[0].isdigit() or _CAPITAL.search(written)):
            yield match, asset


def _clue(setting: Setting, match: re.Match[str], asset: ListedAsset, lexicon: AssetLexicon) -> str:
    if lexicon.listed(match.group()):
        return f"listed name {match.group()!r}"
    clue = clue_for(setting, match.span(), asset)
    return f"short name of {asset.name}: {clue}" if clue else ""


def _joined_clue(copy: str, matches: list[re.Match[str]], clues: list[str], at: int) -> str:
    """A name joined by "and" or a comma to one that means a ship."""
    for other in (at - 1, at + 1):
        if not 0 <= other < len(matches) or not clues[other]:
            continue
        left, right = sorted((matches[at], matches[other]), key=re.Match.start)
        if _JOINED.fullmatch(copy, left.end(), right.start()):
            return f"joined to {matches[other].group()!r}"
    return ""
