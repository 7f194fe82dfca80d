"""Assets named in a text: listed ones by any of their names, and, beyond the list, whatever is written like a ship, an
aircraft, a unit or an air-defence system. They claim their words before places do, so "USS Fort Lauderdale" is no city
and "the Iwo Jima" no island. An asset that is not listed keeps ``asset_id`` ``None`` and a designation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from components.geocoding import listed_names, ship_kinds, ship_names, ship_verbs
from components.geocoding.anchors import first_matches, matches_at, starts_of
from components.geocoding.asset_lexicon import AssetLexicon, ListedAsset, nickname_pattern, nickname_words, nicknames
from components.geocoding.asset_patterns import HULL_AFTER, RISKY_PREFIXES, prefix_of
from components.geocoding.asset_sites import sites
from components.geocoding.lexicon_files import rows
from components.geocoding.plain import alternation
from components.geocoding.tokens import Tokens, phrase_key
from components.geocoding.visible import read_visible
from components.model import Mention, MentionKind

__all__ = ["AssetLexicon", "find_assets"]

_GROUP_WORDS: Final = re.compile(
    r"(?:['’]s)? (?:(?:carrier |amphibious |expeditionary |surface )?(?:strike|ready|action|carrier) group|"
    r"ARG(?:[/-]MEU)?|CSG|SAG|ESG)$",
    re.IGNORECASE,
)
_GRUPO_WORDS: Final = re.compile(
    r"^grupo .*?(?:anfibio|ataque|combate|portaa?viones|anfibia|del?|USS) (?=[A-Z])", re.IGNORECASE
)
_SPANISH_UNIT: Final = re.compile(r"(\d{1,3})\D{0,3} (Unidad Expedicionaria|Regimiento de Aviaci)")
_CAPITAL_AFTER: Final = re.compile(r" [A-Z]")  # "Black Hawk County"
_AIRCRAFT: Final = re.compile(
    r"\b(?:aircraft|helicopters?|jets?|bombers?|fighters?|drones?|planes?|gunships?|tankers?|squadrons?|air force|navy|"
    r"marines?|army|flew|flown|flying|aviones?|cazas?|helicopteros?|aeronaves?|bombarderos?|drones?|missiles?|misiles)\b"
)
_OPERATOR_REACH: Final = 200
_ORDINAL: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th)-")


def find_assets(text: str, tokens: Tokens | None, lexicon: AssetLexicon) -> list[Mention]:
    """Asset mentions in order, none overlapping; where two readings overlap the longer wins."""
    return read_visible(text, tokens, lambda shown, words: _found(shown, words, lexicon))


def _found(text: str, words: Tokens, lexicon: AssetLexicon) -> list[Mention]:
    found = [
        *_by_pattern(text, words, lexicon),
        *_by_name(text, words, lexicon),
        *_by_verb(text, words),
        *_by_kind(text, words),
    ]
    return _without_overlaps(found)


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end, m.asset_id is None)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _mention(text: str, start: int, end: int, asset: ListedAsset | None, designation: str, *trace: str) -> Mention:
    words = text[start:end]
    return Mention(
        start, end, words, MentionKind.ASSET, name=asset.name if asset else words,
        asset_id=asset.asset_id if asset else None,
        designation=(asset.designation or designation) if asset else designation, trace=trace,
    )  # fmt: skip


def _by_pattern(text: str, tokens: Tokens, lexicon: AssetLexicon) -> Iterator[Mention]:
    copy = tokens.folded
    for match in first_matches(text, sites(tokens)):
        start, end, words = match.start(), match.end(), match.group()
        match match.lastgroup:
            case "vessel":
                mention = _vessel(text, copy, start, words, lexicon)
            case "hull":
                mention = _mention(text, start, end, lexicon.listed(words), _hull(words), "hull number")
            case "group" | "grupo":
                mention = _group(text, start, words, lexicon)
            case "unit":
                mention = _mention(text, start, end, _unit(words, lexicon), words, "unit designation")
            case "class":
                mention = _mention(text, start, end, None, words, "ship class")
            case _:
                mention = _aircraft(text, copy, start, words, lexicon)
        if mention is not None:
            yield mention
    for match in matches_at(nickname_pattern(), text, starts_of(tokens, nickname_words())):
        if not _CAPITAL_AFTER.match(text, match.end()) and _AIRCRAFT.search(copy, *_around(copy, match, 80)):
            yield _nickname(text, copy, match, lexicon)


def _around(copy: str, match: re.Match[str], reach: int) -> tuple[int, int]:
    return max(0, match.start() - reach), min(len(copy), match.end() + reach)


def _unit(words: str, lexicon: AssetLexicon) -> ListedAsset | None:
    spanish = _SPANISH_UNIT.match(words)
    if spanish is None:
        return lexicon.listed(words)
    return lexicon.numbered(spanish[1], "MEU" if spanish[2].startswith("Unidad") else "SOAR")


def _hull(words: str) -> str:
    return words.replace(" ", "-")


def _vessel(text: str, copy: str, start: int, words: str, lexicon: AssetLexicon) -> Mention | None:
    prefix = prefix_of(words)
    name = _cut_at_stop(words[len(prefix) + 1 :])
    if not name or (prefix in RISKY_PREFIXES and not _near_navy(copy, start)):
        return None
    asset, name = _longest_listed(prefix, name, lexicon)
    end = start + len(prefix) + 1 + len(name)
    hull = HULL_AFTER.match(text, end)
    if hull is not None:
        asset, end = asset or lexicon.listed(hull[1] or hull[2]), hull.end()
    designation = _hull(hull[1] or hull[2]) if hull else re.sub(r"[“”\"]", "", f"{prefix} {name}")
    return _mention(text, start, end, asset, designation, f"vessel prefix {prefix}")


def _longest_listed(prefix: str, name: str, lexicon: AssetLexicon) -> tuple[ListedAsset | None, str]:
    """The listed ship that the most words name; an unlisted name is kept whole."""
    ends = [match.start() for match in re.finditer(r"[\s]|$", name)]
    for end in reversed(ends):
        short = lexicon.short(name[:end])
        asset = lexicon.listed(f"{prefix} {name[:end]}") or (short if short and short.name.startswith(prefix) else None)
        if asset is not None:
            return asset, name[:end]
    return None, name


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return frozenset(ship_names.listed("stop"))


def _cut_at_stop(name: str) -> str:
    """A ship's name ends before words that are no names: "Boxer Amphibious…", "Gravely Thursday"."""
    for word in re.finditer(r"[^\s]+", name):
        if phrase_key(word.group()) in _stops():
            return name[: word.start()].rstrip()
    return name


def _near_navy(copy: str, start: int) -> bool:
    return ship_names.naval().search(copy, max(0, start - 80), min(len(copy), start + 80)) is not None


def _group(text: str, start: int, words: str, lexicon: AssetLexicon) -> Mention | None:
    name = _GRUPO_WORDS.sub("", _GROUP_WORDS.sub("", words))
    first = len(name)
    pieces = name.split(" ")
    for skip in range(len(pieces)):
        asset = lexicon.group(" ".join(pieces[skip:]))
        if asset is not None:
            first = len(" ".join(pieces[:skip])) + (1 if skip else 0)
            offset = 0 if words.lower().startswith("grupo") else first
            return _mention(
                text, start + offset, start + len(words), asset, words[offset:], "group named after its ship"
            )
    if phrase_key(name) in _stops() or pieces[0].lower() in ("the", "a", "its", "this", "u.s.", "el"):
        return None
    return _mention(text, start, start + len(words), None, words, "group of ships")


def _aircraft(text: str, copy: str, start: int, words: str, lexicon: AssetLexicon) -> Mention:
    end = start + len(words)
    designation = re.sub(r"['’]?s$", "", words)
    nickname = nickname_pattern().match(text, end + 1) if text[end : end + 1] == " " else None
    asset = lexicon.listed(designation)
    trace: tuple[str, ...] = ()
    if asset is None or asset.specific:
        asset, trace = _one_of(lexicon.family(designation), designation, copy, start)
    return _mention(text, start, nickname.end() if nickname else end, asset, designation, "designation", *trace)


def _nickname(text: str, copy: str, match: re.Match[str], lexicon: AssetLexicon) -> Mention:
    designation = nicknames()[match.group()]
    asset, trace = _one_of(lexicon.family(designation), designation, copy, match.start())
    return _mention(text, match.start(), match.end(), asset, designation, "nickname of a type", *trace)


def _one_of(
    family: list[ListedAsset], designation: str, copy: str, at: int
) -> tuple[ListedAsset | None, tuple[str, ...]]:
    """The one listed asset of a type, or none: a type flown by several is not guessed."""
    general = [a for a in family if not a.specific]
    exact = [a for a in family if a.designation == designation]
    near = [a for a in family if _operator_near(a, copy, at)]
    of_unit = [a for a in family if _unit_near(a, copy, at)]
    one_variant = len({a.designation for a in family}) == 1
    choices = (
        of_unit,
        [a for a in general if a.type_class == designation],
        general if one_variant else [],
        exact if one_variant else [],
        near if len(family) == 1 else [],
    )
    for choice in choices:
        if len(choice) == 1:
            return choice[0], ()
    if len(general) == len(family) == 1:
        return general[0], ()
    return None, (f"may be any of {', '.join(a.asset_id for a in family)}",) if family else ()


def _operator_near(asset: ListedAsset, copy: str, at: int) -> bool:
    """Whether its operator is named about a position, as a country or in an adjective: "aviación venezolana"."""
    words = _operators().get(asset.operator)
    return words is not None and words.search(copy, max(0, at - _OPERATOR_REACH), at + _OPERATOR_REACH) is not None


@lru_cache(maxsize=1)
def _operators() -> dict[str, re.Pattern[str]]:
    return {
        row["operator"]: re.compile(rf"(?<!\w)(?:{alternation(row['words'].split(';'))})(?!\w)")
        for row in rows("reading_operators")
    }


def _unit_near(asset: ListedAsset, copy: str, at: int) -> bool:
    """Whether the numbered unit that it is part of is named about a position: "MH-60s of the 160th"."""
    number = _ORDINAL.match(asset.part_of)
    if number is None:
        return False
    about = slice(max(0, at - _OPERATOR_REACH), at + _OPERATOR_REACH)
    return re.search(rf"(?<!\d){number[1]}(?:st|nd|rd|th|\.?[ªº]|\.?[ao]\b)", copy[about]) is not None


def _by_name(text: str, tokens: Tokens, lexicon: AssetLexicon) -> Iterator[Mention]:
    for start, end, asset, clue in listed_names.find(text, tokens, lexicon):
        yield _mention(text, start, end, asset, "", clue)


def _by_verb(text: str, tokens: Tokens) -> Iterator[Mention]:
    for start, end, verb in ship_verbs.ships_by_verb(text, tokens):
        yield _mention(text, start, end, None, text[start:end], f"name of a ship by its verb {verb!r}")


def _by_kind(text: str, tokens: Tokens) -> Iterator[Mention]:
    for start, end, kind in ship_kinds.ships_by_kind(text, tokens):
        yield _mention(text, start, end, None, text[start:end], f"name of a ship by its kind {kind!r}")
