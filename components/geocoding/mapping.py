"""Geometry for the places of a text: relations and footprints for those that may reach a map, none for the others.

A speaker's capital, a comparison or a bare mention keeps the gazetteer's point as a fact about the name, but no
geometry: nothing can then draw it by mistake.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from components.geocoding.gazetteer import Gazetteer
from components.geocoding.placement import precision_alone
from components.geocoding.placing import Placement, place_alone, place_relation
from components.geocoding.positions import as_place, as_point, spoken_start
from components.geocoding.relation_cues import ARTICLES, BEFORE_ANCHOR
from components.geocoding.relations import Relation, between_places, relation_in_folded
from components.geocoding.tokens import Tokens
from components.model import Mention, MentionKind, Place, Role, WherePrec

MAPPABLE = frozenset({Role.EVENT_PLACE, Role.ORIGIN, Role.DESTINATION})


def with_geometry(tokens: Tokens, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The same mentions, their resolved places with precision, uncertainty and, where mappable, geometry: GeoJSON in
    EPSG:4326, (lon, lat). Both places of "between X and Y" bear the strip between them."""
    numbers = [at for at, mention in enumerate(mentions) if mention.kind == MentionKind.PLACE and mention.place_id]
    found = [_stated(tokens, m) if m.lat is not None and not m.place_id and m.role in MAPPABLE else m for m in mentions]
    strips: dict[int, Placement] = {}
    for at, after in zip(numbers, [*numbers, None][1:], strict=True):
        mention = mentions[at]
        place_id = mention.place_id or ""
        if mention.role not in MAPPABLE:
            found[at] = _without_geometry(mention, _precision(gazetteer, place_id))
            continue
        if at not in strips and after is not None and (strip := _strip(tokens, mention, mentions[after], gazetteer)):
            strips |= {at: strip, after: strip}
        found[at] = _placed(mention, strips.get(at) or _placement(tokens, mention, gazetteer.by_id(place_id)))
    return found


def _stated(tokens: Tokens, mention: Mention) -> Mention:
    """A position given in the text: the point itself, or what lies off or near it; nothing where that is unclear."""
    start = spoken_start(tokens.folded, mention.start)
    relation = _relation(tokens, start, mention.end)
    if relation is None:
        return as_point(mention)
    placement = place_relation(relation, [as_place(mention)])
    return _placed(mention, placement) if placement else mention


def _strip(tokens: Tokens, first: Mention, second: Mention, gazetteer: Gazetteer) -> Placement | None:
    relation = between_places(tokens.text, (first.start, first.end), (second.start, second.end))
    if relation is None:
        return None
    return place_relation(relation, [gazetteer.by_id(mention.place_id or "") for mention in (first, second)])


def _placement(tokens: Tokens, mention: Mention, place: Place) -> Placement:
    relation = _relation(tokens, mention.start, mention.end)
    return (place_relation(relation, [place]) if relation else None) or place_alone(place)


def _relation(tokens: Tokens, start: int, end: int) -> Relation | None:
    """The relation right before a place; most have no word there that one could end with."""
    before = bisect_left(tokens.starts, start) - 1
    while before >= 0 and tokens.keys[before] in ARTICLES:
        before -= 1
    if before < 0 or tokens.keys[before] not in BEFORE_ANCHOR:
        return None
    return relation_in_folded(tokens.text, tokens.folded, start, end)


def _placed(mention: Mention, placement: Placement) -> Mention:
    return mention._replace(
        lat=round(placement.lat, 5),
        lon=round(placement.lon, 5),
        uncertainty_m=round(placement.uncertainty_m, 1),
        where_prec=placement.where_prec,
        geometry=placement.geometry,
        shape=placement.shape,
        trace=(*mention.trace, *placement.trace),
    )


@lru_cache(maxsize=16384)
def _precision(gazetteer: Gazetteer, place_id: str) -> WherePrec:
    return precision_alone(gazetteer.by_id(place_id))


def _without_geometry(mention: Mention, precision: WherePrec) -> Mention:
    return mention if mention.where_prec is precision else mention._replace(where_prec=precision)
