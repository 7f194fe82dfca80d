"""What a number counts: the unit noun after it, the killing around it, and the contexts that are no count at all.

All functions take the plain copy of the text and offsets into it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from components.geocoding import calendar_words
from components.geocoding.anchors import Occurrences, first_words, within
from components.geocoding.lexicon_files import meanings, word_set
from components.geocoding.plain import alternation
from components.geocoding.tokens import Tokens

REACH: Final = 70  # characters after a number in which its noun is looked for
WORDS: Final = 7
ONE_WORDS: Final = frozenset({"one", "un", "una", "uno"})
PERSON_UNITS: Final = frozenset({"people", "personnel", "militia", ""})  # of which killing may be said
MONTHS: Final = (*calendar_words.MONTHS, *calendar_words.MONTH_SHORTS)


class Noun(NamedTuple):
    """The unit a number counts ("" when none), where its words end, and the word that said so."""

    unit: str
    end: int
    clue: str = ""
    refused: bool = False
    bare: bool = False  # no word follows that could be what is counted
    designation: str | None = None


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    return meanings("reading_units", "unit")


@lru_cache(maxsize=1)
def _measures() -> dict[str, str]:
    return meanings("reading_not_counts", "measure")


@lru_cache(maxsize=1)
def _noun_pattern() -> re.Pattern[str]:
    nouns = alternation([*_units(), *_measures()])
    return re.compile(
        rf"\s?(?P<percent>%|°)|(?P<break>[,;:()\[\]\"!?\n]|\.(?=\s|$)|--|—)"
        rf"|(?<![\w])(?P<noun>{nouns})(?![\w])(?!-(?!old)[a-z])"
        rf"|(?P<designation>\b[a-z]{{1,3}}(?:/[a-z])?-?\d{{1,3}}[a-z]{{0,3}}\b)|(?P<word>[^\W_][\w'./-]{{0,40}})"
    )


_KILLED_BEFORE: Final = re.compile(
    r"(?:\b(?:kill(?:ed|ing|s)?|murder(?:ed|ing)|slain|execut(?:ed|ing)|deaths? of|dead|murio|murieron|mueren|"
    r"fallecieron|mat(?:o|aron|ado|ando|an)|asesin(?:o|aron|ando)|abati(?:o|eron)|la vida de|la muerte de)"
    r"(?:\s(?:a|the|all|another|otros|otras|the lives of))?"
    r"|\b(?:death toll|toll|deaths|dead|muertos|fallecidos|saldo|cifra)\b"
    r"[^.;,]{0,30}\b(?:to|of|at|is|was|a|en|de|es))\s{0,2}$"
)
_KILLED_AFTER: Final = re.compile(
    r"\s{0,2}(?:[a-z-]{1,20}\s){0,3}?(?:(?:have|has|had|were|was|are|been|being|reported|reportedly|ya|han|fueron|ha|"
    r"habian)\s){0,3}(?:killed|dead|died|lost their lives|muertos|murieron|muerto|murio|fallecieron|fallecidos|"
    r"asesinad[oa]s|perdieron la vida|perdido la vida|abatid[oa]s)\b"
)
_LEFT_DEAD: Final = re.compile(r"\s{0,2}(?:people\s|personas\s)?(?:dead|muertos|fallecidos)\b")
_KILLING: Final = frozenset({  # of which each match of the three has one
    "kill", "killed", "killing", "kills", "murdered", "murdering", "slain", "executed", "executing", "death", "deaths",
    "dead", "died", "lives", "toll", "murio", "murieron", "mueren", "muerto", "muertos", "muerte", "fallecieron",
    "fallecidos", "mato", "mataron", "matado", "matando", "matan", "asesino", "asesinaron", "asesinando", "asesinados",
    "asesinadas", "abatio", "abatieron", "abatidos", "abatidas", "vida", "saldo", "cifra",
})  # fmt: skip
_BEFORE: Final = 60  # characters before a number in which killing is looked for
_AFTER: Final = 120  # characters after it in which its noun, or killing, begins
_CONTEXT_BEFORE: Final = re.compile(
    r"(?:[$€£#]|\b(?:page|article|chapter|no\.|number|resolution|decree|aged|age|edad|numero|articulo|pagina|channel|"
    r"canal|version|top|usd|us\$|eur|level|phase|block|mark|type|falcon|ddg|lhd|lha|lpd|lsd|cvn|cg|ssn|lcs|hull|"
    rf"flight \w{{0,3}}|{alternation(MONTHS)})\.?)\s{{0,2}}$"
)
_MONTH_AFTER: Final = re.compile(rf"\s{{0,2}}(?:st|nd|rd|th)?\s?(?:of\s|de\s)?(?:{alternation(MONTHS)})\b")
_MONTH_BEFORE: Final = re.compile(rf"\b(?:{alternation(MONTHS)})\.?\s{{0,2}}$")
_YEAR_BEFORE: Final = re.compile(
    r"\b(?:in|since|by|of|until|till|during|from|en|desde|de|del|hasta|ano|year|early|late|mid)[\s-]$"
)
PARTICIPLES: Final = frozenset({"killed", "dead", "wounded", "injured"})
_ATTRIBUTE: Final = re.compile(
    r"\s(?!(?:and|or|in|on|at|after|as|by|from|when|during|since|with|so|including|were)\b)[a-z]"
)
_COMPOUND: Final = re.compile(
    r"\s(?:strikes|attacks|crews|members|flights|pilots|missiles|boats)\b"
)  # "10 boat strikes"


def is_no_count(copy: str, start: int, end: int, largest: int) -> bool:
    """Whether a number is part of a date, a price, a designation or a reference."""
    before = copy[max(0, start - 24) : start]
    if _MONTH_AFTER.match(copy, end) and largest <= 31:
        return True
    if _MONTH_BEFORE.search(before):
        return largest <= 31 or 1900 <= largest <= 2099
    digits = copy[start:end]
    if len(digits) == 4 and digits.isdigit() and 1900 <= largest <= 2099 and _YEAR_BEFORE.search(before):
        return True
    return _CONTEXT_BEFORE.search(before) is not None


@lru_cache(maxsize=1)
def _unit_openers() -> frozenset[str]:
    return first_words(_units())


class Surroundings:
    """The words of one text that can tell what a number counts: unit nouns, designations, killing."""

    def __init__(self, tokens: Tokens) -> None:
        keys, starts, gaps = tokens.keys, tokens.starts, tokens.gaps
        lettered = [at for at in tokens.figures if keys[at][0] > "9" or (at and gaps[at] in ("-", "/"))]
        self._designations = [starts[at if keys[at][0] > "9" else at - 1] for at in lettered]
        self._units = Occurrences(tokens, _unit_openers())
        self._killing = Occurrences(tokens, _KILLING)

    def may_tell(self, start: int, end: int) -> bool:
        """Whether one stands near the number at ``start:end``; without one ``unit_of`` finds no unit."""
        nouns = self._units.within(end, end + REACH) or within(self._designations, end, end + REACH)
        return bool(nouns or self._killing.within(start - _BEFORE, end + _AFTER))


def unit_of(copy: str, start: int, end: int, *, one: bool = False) -> Noun:
    """The noun that the number at ``start:end`` counts, with killing around it taken into account."""
    noun = _noun_after(copy, end, one)
    if noun.refused:
        return noun
    before = copy[max(0, start - _BEFORE) : start]
    if noun.unit in PERSON_UNITS and (killed := _KILLED_BEFORE.search(before)):
        return Noun("killed", noun.end, " ".join(killed.group().split()))
    if noun.unit in PERSON_UNITS and (killed := _KILLED_AFTER.match(copy, noun.end)):
        return Noun("killed", noun.end if noun.unit else killed.end(), killed.group().split()[-1])
    if not noun.unit and (dead := _LEFT_DEAD.match(copy, end)):
        return Noun("killed", dead.end(), dead.group().strip())
    return noun


def _ends_noun_phrase(match: re.Match[str], position: int) -> bool:
    """Marks, verbs, prepositions and the next number end what a number may count."""
    word = match["word"] or ""
    return bool(match["break"]) or position >= WORDS or word in word_set("reading_count_stops") or word[:1].isdigit()


def _noun_after(copy: str, end: int, one: bool) -> Noun:
    designation: str | None = None
    bare = copy[end : end + REACH].strip() == ""
    for position, match in enumerate(_noun_pattern().finditer(copy, end, min(len(copy), end + REACH))):
        if _ends_noun_phrase(match, position) or (designation and match["noun"]):
            bare = position == 0 and match.start() - end <= 1
            break
        if match["percent"] or match["noun"] in _measures():
            refused = position == 0 or match["percent"] is not None or "of" not in copy[end : match.start()].split()
            return Noun("", end, match.group(), refused=refused)
        if match["noun"]:
            noun = _noun(copy, end, match, position, one=one)
            if noun is not None:
                return noun
        elif match["designation"] and designation is None:
            designation = match.group().upper().rstrip("S")
    if designation is None:
        return Noun("", end, bare=bare)
    return Noun("aircraft", end, designation, designation=designation)


def _noun(copy: str, end: int, match: re.Match[str], position: int, *, one: bool) -> Noun | None:
    """The unit noun of a match; ``None`` for the first half of a compound ("boat" in "10 boat strikes")."""
    word = match["noun"]
    if word in PARTICIPLES and (position > 0 or _ATTRIBUTE.match(copy, match.end())):
        return Noun("", end)
    if one and (position > 2 or copy[end : match.start()].split()[:1] == ["of"]):
        return Noun("", end, word, refused=True)
    if not one and _COMPOUND.match(copy, match.end()) and not word.endswith("s"):
        return None
    return Noun(_units()[word], match.end(), word)
