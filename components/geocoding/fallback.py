"""Names that the gazetteer lacks, put to an online service: only where somebody has set one, and only if it matters.

Asked is for names that the text puts something at, that it comes from or goes to; a speaker's town needs no place. What
comes back is doubted (``online.implausible``): the country that the text names with it, the distance to the text's
other places. Whatever goes wrong, the name stays unplaced and its trace says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from components.errors import OnlineError
from components.geocoding.gazetteer import Gazetteer
from components.geocoding.mapping import MAPPABLE
from components.geocoding.placement import Placement, place_alone
from components.geocoding.placing import place_relation
from components.geocoding.relations import relation_in_folded
from components.geocoding.tokens import Tokens
from components.model import Mention, MentionKind, Place

MOST_QUESTIONS = 20  # a text; at one a second more would keep a reader waiting
AREAS = frozenset({"country", "state", "county", "island"})
ONLINE = "online:"  # how the place ids of answers begin
UNLISTED = "unresolved: not in the gazetteer"


class Fallback(Protocol):
    """What ``online.OnlineGeocoder`` offers."""

    def fallback(
        self, query: str, countries: Sequence[str] = (), anchors: Sequence[tuple[float, float]] = ()
    ) -> tuple[Place | None, str]: ...


def with_online(tokens: Tokens, mentions: Sequence[Mention], gazetteer: Gazetteer, online: Fallback) -> list[Mention]:
    """The same mentions; names that were not in the gazetteer placed where an answer holds, marked "unreviewed"."""
    asking = _Asking(mentions, gazetteer, online)
    return [
        _answered(tokens, mention, asking.about(number)) if _is_open(mention) else mention
        for number, mention in enumerate(mentions)
    ]


def _is_open(mention: Mention) -> bool:
    unlisted = mention.kind is MentionKind.PLACE and mention.place_id is None and UNLISTED in mention.trace
    return unlisted and mention.role in MAPPABLE


class _Asking:
    """The questions about one text: each name once, none after a failure, no more than ``MOST_QUESTIONS``."""

    def __init__(self, mentions: Sequence[Mention], gazetteer: Gazetteer, online: Fallback) -> None:
        self._mentions, self._gazetteer, self._online = mentions, gazetteer, online
        places = [each for each in mentions if each.kind is MentionKind.PLACE]
        self._anchors = tuple((each.lat, each.lon) for each in places if each.lat is not None and each.lon is not None)
        self._known: dict[tuple[str, str], tuple[Place | None, str]] = {}
        self._failed = ""

    def about(self, number: int) -> tuple[Place | None, str]:
        """(place, note) for a mention by its position."""
        name, area = " ".join(self._mentions[number].text.split()), self._area(number)
        key = name, area.place_id if area else ""
        if key not in self._known:
            self._known[key] = self._ask(name, area)
        return self._known[key]

    def _ask(self, name: str, area: Place | None) -> tuple[Place | None, str]:
        if self._failed:
            return None, f"not asked online, since {self._failed}"
        if not self._anchors:
            return None, "not asked online: the text names no other place to check an answer against"
        if len(self._known) >= MOST_QUESTIONS:
            return None, f"not asked online: more than {MOST_QUESTIONS} unknown names in one text"
        countries = (area.country,) if area and area.country else ()
        query = f"{name}, {area.name}" if area else name
        try:
            return self._online.fallback(query, countries, self._anchors)
        except OnlineError as error:
            self._failed = str(error)
            return None, self._failed

    def _area(self, number: int) -> Place | None:
        """The country or state that stands right behind the name: "Caserío Nuevo, Sucre"."""
        if number + 1 == len(self._mentions):
            return None
        own, after = self._mentions[number], self._mentions[number + 1]
        if after.kind is not MentionKind.PLACE or after.place_id is None or after.start - own.end > 2:
            return None
        place = self._gazetteer.by_id(after.place_id)
        return place if place.kind in AREAS else None


def _answered(tokens: Tokens, mention: Mention, answer: tuple[Place | None, str]) -> Mention:
    place, note = answer
    if place is None:
        return mention._replace(trace=(*mention.trace, f"unresolved: {note}"))
    relation = relation_in_folded(tokens.text, tokens.folded, mention.start, mention.end)
    placement: Placement = (place_relation(relation, [place]) if relation else None) or place_alone(place)
    return mention._replace(
        name=place.name,
        place_id=place.place_id,
        lat=round(placement.lat, 5),
        lon=round(placement.lon, 5),
        uncertainty_m=round(placement.uncertainty_m, 1),
        where_prec=placement.where_prec,
        geometry=placement.geometry,
        shape=placement.shape,
        trace=(*mention.trace, f"asked online: {note} ({place.note})", *placement.trace),
    )
