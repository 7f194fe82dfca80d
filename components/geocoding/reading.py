"""Reads one piece of a place phrase: a name, a relation, a name with a relation behind it, or a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapely.geometry import shape as as_shape

from components.geocoding.combining import Part, either, narrow
from components.geocoding.footprints import footprint
from components.geocoding.land import without_land
from components.geocoding.naming import Names, as_airspace, is_airspace_list
from components.geocoding.phrases import listed, without_lead
from components.geocoding.placement import Placement, area, place_alone
from components.geocoding.placing import place_relation
from components.geocoding.relation_cues import RelationKind
from components.geocoding.relations import Relation, parse_relation
from components.model import Place, Shape, WherePrec

_SEAWARD = frozenset({RelationKind.OFF, RelationKind.NEAR})
_SAYS_WHERE = _SEAWARD | {
    RelationKind.DIRECTION,
    RelationKind.BETWEEN,
    RelationKind.DISTANCE,
    RelationKind.WITHIN,
    RelationKind.BEYOND,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the pieces of one phrase."""

    names: Names

    def part(self, words: str, before: Sequence[Part] = ()) -> Part | None:
        """The piece as a name, a relation, a name with a relation after it, or a list; else without its lead words."""
        named = self.named(words)
        if named:
            return named
        for read in (self.related, self.headed, self.several):
            if found := read(words, before):
                return found
        rest = without_lead(words)
        found = self.part(rest, before) if rest != words else None
        return replace(found, words=words) if found else None

    def named(self, words: str) -> Part | None:
        place = self.names.best(words)
        if place is None:
            return None
        return Part(words, place_alone(place), (place,), (place, *self.names.candidates(words)))

    def one(self, words: str, before: Sequence[Part]) -> Part | None:
        return self.named(words) or self.related(words, before)

    def beside(self, part: Part) -> Reader:
        """The same reader, for words that stand with an already placed part."""
        return Reader(replace(self.names, context=(*self.names.context, part.places)))

    def related(self, words: str, before: Sequence[Part] = ()) -> Part | None:
        relation = parse_relation(words)
        if relation is None or relation.kind is RelationKind.ROUTE:
            return None
        anchored = [self.anchor(anchor.text, before) for anchor in relation.anchors]
        places = tuple(place for place, _ in anchored if place)
        if len(places) < len(anchored):
            return None
        part = relation.part or next((part for _, part in anchored if part), None)
        placement = self.placed(replace(relation, part=part), places)
        return Part(words, placement, places) if placement else None

    def placed(self, relation: Relation, places: tuple[Place, ...]) -> Placement | None:
        place = places[0]
        if relation.kind is RelationKind.OVER and "airspace" in relation.cue.lower():
            return place_alone(self.names.airspace(place) or place)
        waters = self.names.waters_off(place) if relation.kind in _SEAWARD and not relation.part else None
        if waters is None:
            return place_relation(relation, places)
        found = place_alone(waters)
        found = international(found) if relation.international else found
        return replace(found, trace=(f"{relation.cue!r} {place.name}: {waters.name}", *found.trace))

    def anchor(self, words: str, before: Sequence[Part]) -> tuple[Place | None, str | None]:
        """The place a relation refers to, and the part of it ("off northern South America")."""
        if words.lower() in ("coast", "the coast", "shore", "la costa", "land") and before:
            return before[-1].places[0], None
        if place := self.names.best(words):
            return place, None
        inner = parse_relation(words)
        if inner and inner.kind is RelationKind.PART:
            return self.names.best(inner.anchors[0].text), inner.part
        return None, None

    def headed(self, words: str, before: Sequence[Part]) -> Part | None:
        """ "Caribbean Sea near Trinidad": the first place or relation with a further relation behind it."""
        pieces = words.split(" ")
        for cut in range(1, len(pieces)):
            head, tail = " ".join(pieces[:cut]), " ".join(pieces[cut:])
            relation = parse_relation(tail)
            if relation is None or relation.kind not in _SAYS_WHERE:
                continue
            first = self.named(head) or self.related(head)
            second = self.beside(first).related(tail, before) if first else None
            if first and second and (placement := narrow((first, second), self.names)):
                return Part(words, placement, (*first.places, *second.places))
        return None

    def several(self, words: str, before: Sequence[Part]) -> Part | None:
        items = listed(words)
        if len(items) < 2:
            return None
        airspace = is_airspace_list(words)
        parts = [(airspace and self.named(as_airspace(item))) or self.one(item, before) for item in items]
        found = [part for part in parts if part]
        if len(found) < len(parts):
            return None
        return Part(words, either(found), tuple(place for part in found for place in part.places))


def international(placement: Placement) -> Placement:
    """An area without land and without the indicative 12-mile belt of Venezuela; anything else stays as it is."""
    belt = footprint("venezuelan-territorial-sea")
    whole = as_shape(placement.geometry)
    sea = without_land(whole)
    open_sea = sea.difference(belt) if belt is not None else sea
    if placement.shape is Shape.POINT or open_sea.is_empty or open_sea.area >= 0.999 * whole.area:
        return placement
    drawn = area(open_sea, (), WherePrec.WATER_OR_AIR, placement.trace, placement.shape)
    return replace(drawn, place_ids=placement.place_ids, name=placement.name)
