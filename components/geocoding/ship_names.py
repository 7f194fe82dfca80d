"""Whether a bare name ("the Ford", "Gravely", "Fort Lauderdale") means the ship.

The words beside it decide: a kind of ship or "aboard" before it, an article with a ship's verb after it, the ship
named in full elsewhere in the text. Titles, first names, speech and company words refuse; names of towns and battles
need more than names of persons, since the town is the commoner meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from components.geocoding.anchors import first_words
from components.geocoding.asset_lexicon import PERSON_NAMED, ListedAsset
from components.geocoding.lexicon_files import rows
from components.geocoding.plain import alternation

_ARTICLE: Final = re.compile(r"(?:^|\W)(?:the|el|del|al)\s$")
_NAME_AFTER: Final = re.compile(r"\s[A-Z][a-z]")
_NAME_BEFORE: Final = re.compile(r"(?:^|[^\w.])([A-Z][\w'’]*\.?)\s$")
_ADVERBS: Final = (
    r"(?:\s(?:and|y|has|have|had|also|then|later|recently|already|will|would|could|may|might|was|is|were|are|been|seen|"
    r"spotted|ha|habia|han|ya|se|fue|fueron|esta|estan|estaba|estaban|permanece|permanecen|sigue|siguen|encuentra|"
    r"encuentran|visto|vistos|avistado|avistados)){0,3}"
)


def listed(meaning: str) -> list[str]:
    """The words of one row of ``reading_ship_words.csv``."""
    return next(row["words"] for row in rows("reading_ship_words") if row["meaning"] == meaning).split(";")


@lru_cache(maxsize=16)
def _any_of(meaning: str) -> str:
    return alternation(listed(meaning))


@lru_cache(maxsize=16)
def before(meaning: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?P<word>{_any_of(meaning)})\s$")


@lru_cache(maxsize=16)
def after(meaning: str) -> re.Pattern[str]:
    return re.compile(rf"{_ADVERBS}(?:\s|['’]s\s)(?P<word>{_any_of(meaning)})(?!\w)")


@lru_cache(maxsize=1)
def naval() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of('navy')})(?!\w)")


@lru_cache(maxsize=1)
def naval_words() -> frozenset[str]:
    """The words that the phrases of ``naval`` begin with."""
    return first_words(listed("navy"))


@dataclass(frozen=True, slots=True)
class Setting:
    """A text with its plain copy, the ids of the assets that it names in full, and whether it is about ships at all."""

    text: str
    copy: str
    named: frozenset[str]
    is_naval: bool


def clue_for(setting: Setting, span: tuple[int, int], ship: ListedAsset) -> str:
    """Why the bare name at ``span`` means ``ship``; "" when it does not."""
    start, end = span
    copy = setting.copy
    left, right = copy[max(0, start - 30) : start], copy[end : end + 50]
    if found := before("kind").search(left):
        return f"{found['word']!r} before it"
    if _refused(setting.text, copy, start, end):
        return ""
    article = _ARTICLE.search(left) is not None
    if verb := after("verb").match(right):
        if article or (ship.kind in PERSON_NAMED and not before("place_preposition").search(left)):
            return f"ship verb {verb['word']!r}"
        if words_at_sea(verb["word"]) and not before("place_preposition").search(left):
            return f"ship verb {verb['word']!r}"
    if found := after("possession").match(right):
        return f"{found['word']!r} after it" if ship.kind in PERSON_NAMED or article else ""
    return _by_discourse(setting, ship, left, article=article)


def _by_discourse(setting: Setting, ship: ListedAsset, left: str, *, article: bool) -> str:
    if ship.asset_id in setting.named and (
        article or (ship.kind in PERSON_NAMED and not before("place_preposition").search(left))
    ):
        return "named in full elsewhere in the text"
    if article and setting.is_naval:
        return "article before it in a naval text"
    if ship.kind == "amphibious_assault_ship" and setting.is_naval:  # battles of old: the island is out of range
        return "battle-named ship in a naval text"
    return ""


@lru_cache(maxsize=1)
def _at_sea() -> frozenset[str]:
    return frozenset(listed("strong_verb"))


def words_at_sea(verb: str) -> bool:
    """Whether only ships do this, so that no article is needed."""
    return " ".join(verb.split()) in _at_sea() or "dry dock" in verb


def _refused(text: str, copy: str, start: int, end: int) -> bool:
    if before("refuse_before").search(copy[max(0, start - 16) : start]) or after("refuse_after").match(copy, end):
        return True
    if _NAME_AFTER.match(text, end):
        return True
    name = _NAME_BEFORE.search(text[max(0, start - 24) : start])
    return name is not None and name[1].lower() not in {
        "the",
        "el",
        "while",
        "when",
        "and",
        "but",
        "as",
        "after",
        "both",
    }
