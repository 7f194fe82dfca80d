"""Names that mean a certain place only in certain company: "the Cape" beside a rocket, "José" beside tankers, the port
of a town at its pier, the agency when "Langley" speaks. The table is ``contextual_names.csv``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from components.geocoding.cues import is_speech
from components.geocoding.gazetteer import Gazetteer
from components.geocoding.lexicons import cue_words, read_table
from components.geocoding.tokens import Tokens, phrase_key
from components.geocoding.toponyms import PREC_OF_KIND
from components.model import Mention, MentionKind, Place, Role, WherePrec

REACH: Final = 10  # words to either side in which the company is looked for
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contextual:
    name: str
    company: frozenset[str]
    place_id: str


@cache
def _rows(when: str) -> dict[str, Contextual]:
    return {
        row["name"]: Contextual(row["name"], frozenset(row["company"].split(";")), row["place"])
        for row in read_table("contextual_names")
        if row["when"] == when
    }


@cache
def _names_beside() -> frozenset[str]:
    return frozenset(_rows("beside") | _rows("expecting"))


def in_company(
    tokens: Tokens, places: Sequence[Mention], claimed: Sequence[Span], gazetteer: Gazetteer
) -> list[Mention]:
    """The places of a text, those read anew whose company decides, with those added that are names only in it."""
    read = list(places)
    if tokens.places_of(cue_words("before", "harbour")):
        read = [_at_pier(tokens, mention, gazetteer) for mention in places]
    added = _beside(tokens, gazetteer)
    if not added:
        return read
    spans = {(mention.start, mention.end) for mention in added}
    others = [mention for mention in read if (mention.start, mention.end) not in spans]
    taken = sorted([*claimed, *[(mention.start, mention.end) for mention in others]])
    return [*others, *[mention for mention in added if not _overlaps(taken, mention)]]


def _overlaps(taken: Sequence[Span], mention: Mention) -> bool:
    """Whether one of the spans, in order and apart, shares a character with a mention."""
    at = bisect_right(taken, (mention.start, mention.end))
    return any(start < mention.end and mention.start < end for start, end in taken[max(0, at - 1) : at + 1])


def speaking(mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, with a speaker's name read as the one of its places that speaks."""
    rows = _rows("speaking")
    return [
        _meant(mention, gazetteer.by_id(row.place_id), "who speaks by this name")
        if mention.role is Role.SPEAKER and mention.place_id and (row := rows.get(phrase_key(mention.text)))
        else mention
        for mention in mentions
    ]


def _beside(tokens: Tokens, gazetteer: Gazetteer) -> list[Mention]:
    expecting, keys = _rows("expecting"), tokens.keys
    found = []
    for at in tokens.places_of(_names_beside()):
        row = expecting.get(keys[at]) or _rows("beside")[keys[at]]
        near = row.company.intersection(keys[max(0, at - REACH) : at + REACH + 1])
        if row.name in expecting and not _speaks(tokens, at):
            continue
        if not near or not tokens.capitals[at] or _in_name(tokens, at):
            continue
        start, end = tokens.starts[at], tokens.ends[at]
        mention = Mention(start, end, tokens.text[start:end], MentionKind.PLACE)
        found.append(_meant(mention, gazetteer.by_id(row.place_id), f"{min(near)!r} beside it"))
    return found


def _speaks(tokens: Tokens, at: int) -> bool:
    """ "Norfolk expects the group home": no person, where the fleet is what is expected."""
    return at + 1 < len(tokens) and tokens.gaps[at + 1] == " " and is_speech(tokens.keys[at + 1])


def _in_name(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word stands right beside it: "José Pérez", "Falcon Cape"."""
    after = at + 1 < len(tokens) and tokens.capitals[at + 1] and tokens.gaps[at + 1] in (" ", "-")
    before = at > 0 and tokens.capitals[at - 1] and tokens.gaps[at] in (" ", "-") and not _opens(tokens, at - 1)
    return after or before


def _opens(tokens: Tokens, at: int) -> bool:
    return tokens.keys[at] in cue_words("inside", "function")


def _at_pier(tokens: Tokens, mention: Mention, gazetteer: Gazetteer) -> Mention:
    """ "the pier at Puerto Cabello": the port of that name, where the gazetteer has one."""
    before = tokens.folded[max(0, mention.start - 24) : mention.start].split()[-2:]
    if mention.place_id is None or cue_words("before", "harbour").isdisjoint(before):
        return mention
    ports = gazetteer.lookup(f"port of {phrase_key(mention.text)}")
    return _meant(mention, ports[0], "a pier or harbour before it") if ports else mention


def _meant(mention: Mention, place: Place, clue: str) -> Mention:
    return mention._replace(
        name=place.name,
        place_id=place.place_id,
        lat=place.lat,
        lon=place.lon,
        uncertainty_m=round(place.radius_km * 1000, 1),
        where_prec=PREC_OF_KIND.get(place.kind, WherePrec.EXACT),
        trace=(*mention.trace, f"chosen: {place.place_id} ({clue})"),
    )
