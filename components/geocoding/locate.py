"""A "place as named" phrase to a location: "Off Venezuela, north of Caracas", "Caribbean Sea to Middle East".

The phrase is cut at its joints, each piece is read as a name, a relation or a list, and the pieces are put together
(see ``combining``). What cannot be placed honestly stays unplaced with a reason that starts with one of ``REASONS``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shapely.geometry import shape as as_shape

from components.geocoding.combining import Part, either, meeting, narrow, nested
from components.geocoding.coordinates import parse_coordinates
from components.geocoding.footprints import footprint
from components.geocoding.gazetteer import Gazetteer, default_gazetteer
from components.geocoding.naming import Names, is_airspace_list, spread_parts
from components.geocoding.phrases import Remark, Segment, alternatives, before_heading, segments
from components.geocoding.placement import Placement, ring_about
from components.geocoding.placing import NEAR_KM
from components.geocoding.reading import Reader, international
from components.geocoding.relation_cues import PART_WORDS, RelationKind
from components.geocoding.relations import parse_relation
from components.model import Domain, Location, Role, Shape, Status, WherePrec

REASONS = {
    "empty": "no words",
    "unknown": "no place of the gazetteer is named",
    "ship": "named only by a ship, whose position is known from its own reports at best",
    "withheld": "the source does not say where",
    "alternatives": "the source names alternatives and does not choose",
    "contradiction": "the parts of the phrase do not meet",
}
DESTINED = frozenset({Status.ORDERED, Status.ANNOUNCED, Status.EN_ROUTE})
_PART_WORDS = "|".join(PART_WORDS.values())


class Unplaced(Exception):  # noqa: N818 - a verdict, not an error: it never leaves this module
    """Why a phrase has no place: a key of ``REASONS`` and what it is about."""

    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(f"{code}: {REASONS[code]}" + (f" ({about})" if about else ""))


def locate(
    phrase: str,
    *,
    gazetteer: Gazetteer | None = None,
    status: Status | None = None,
    countries: Sequence[str] = (),
    domain: Domain | None = None,
) -> Location:
    """Where a place phrase puts something, or why nowhere.

    ``status`` decides which end of "A to B" is meant and the role; ``countries`` (ISO alpha-2) help with shared names;
    ``domain`` naval (or a port visit) takes a town for its port, where the gazetteer knows one.
    Geometry is GeoJSON in EPSG:4326, (lon, lat). Never raises on any text; an unresolved location has a ``reason``.
    """
    text = " ".join(phrase.split())
    names = Names(gazetteer or default_gazetteer(), status, domain, tuple(countries))
    try:
        placement, role = _travel(text, names)
    except Unplaced as why:
        return Location(where_description=phrase, reason=str(why))
    return Location(
        where_description=phrase,
        place_ids=placement.place_ids,
        name=placement.name,
        lat=placement.lat,
        lon=placement.lon,
        shape=placement.shape,
        geometry=placement.geometry,
        uncertainty_m=placement.uncertainty_m,
        where_prec=placement.where_prec,
        role=role,
        trace=placement.trace,
    )


def _travel(text: str, names: Names) -> tuple[Placement, Role]:
    """The end of "A to B" that the status is about; else the one place and its role."""
    relation = parse_relation(text)
    if relation is None or relation.kind is not RelationKind.ROUTE:
        placement = _whole(text, names)
        return placement, _role(placement, names.status)
    origin, goal = (anchor.text for anchor in relation.anchors)
    if relation.cue.lower() != "to":
        return _whole(before_heading(text), names), Role.EVENT_PLACE
    if names.status in (Status.DEPARTED, Status.RETURNED):
        return _noted(_whole(origin, names), f"left for {goal}"), Role.ORIGIN
    if names.status is None or names.status in DESTINED:
        return _noted(_whole(goal, names), f"coming from {origin}"), Role.DESTINATION
    ends = [Part(end, _whole(end, names), ()) for end in (origin, goal)]
    return either(ends), Role.EVENT_PLACE


def _role(placement: Placement, status: Status | None) -> Role:
    """A planned place is a destination, a place that was left an origin. Something en route outside the theatre is
    where it was seen; what departed "Middle East", outside both American commands, went there."""
    theatre = any(_meets(placement, command) for command in ("southcom-aor", "northcom-aor"))
    if status in (Status.ORDERED, Status.ANNOUNCED) or (
        status is Status.EN_ROUTE and _meets(placement, "southcom-aor")
    ):
        return Role.DESTINATION
    if status is Status.DEPARTED:
        return Role.ORIGIN if theatre else Role.DESTINATION
    return Role.EVENT_PLACE


def _meets(placement: Placement, place_id: str) -> bool:
    command = footprint(place_id)
    return command is not None and bool(command.intersects(as_shape(placement.geometry)))


def _whole(text: str, names: Names) -> Placement:
    if not text:
        raise Unplaced("empty")
    if position := parse_coordinates(text):
        return _position(position.lat, position.lon, position.uncertainty_m)
    if is_airspace_list(text) and (listed_airspace := Reader(names).several(text, ())):
        return listed_airspace.placement
    _refuse_alternatives(text, names)
    phrases = spread_parts(text, _PART_WORDS)
    if len(phrases) > 1:
        return either([Part(phrase, _whole(phrase, names), ()) for phrase in phrases])
    pieces = segments(text)
    found = _groups(pieces, names)
    if not found:
        raise _unread(pieces)
    return _with_remarks(_joined(found, pieces), [piece for piece in pieces if piece.remark])


def _refuse_alternatives(text: str, names: Names) -> None:
    sides = alternatives(text)
    if len(sides) > 1 and all(names.candidates(segments(side)[0].words) for side in sides if segments(side)):
        raise Unplaced("alternatives", " / ".join(sides))


def _position(lat: float, lon: float, uncertainty_m: float) -> Placement:
    return Placement(
        place_ids=(),
        name=f"{lat:g}, {lon:g}",
        lon=lon,
        lat=lat,
        shape=Shape.POINT,
        geometry={"type": "Point", "coordinates": (lon, lat)},
        uncertainty_m=uncertainty_m,
        where_prec=WherePrec.EXACT,
        trace=("coordinates given in the text; the uncertainty is half a unit of their last digit",),
    )


def _groups(pieces: Sequence[Segment], names: Names) -> list[Part]:
    """The phrase's groups between semicolons and strokes, each narrowed down by its commas."""
    groups: list[list[Segment]] = []
    for piece in pieces:
        if not groups or piece.joint in (";", "/"):
            groups.append([])
        groups[-1].append(piece)
    return [part for group in groups if (part := _group(group, names))]


def _group(pieces: Sequence[Segment], names: Names) -> Part | None:
    spoken = [piece.words for piece in pieces if piece.remark is None]
    parts = _parts(spoken, names)
    if not parts:
        return None
    placement = narrow(parts, names)
    if placement is None:
        raise Unplaced("contradiction", "; ".join(part.words for part in parts))
    read = {part.words for part in parts}
    unread = [words for words in spoken if not any(words in known for known in read)]
    if unread and unread[0] == spoken[0] and placement.shape is Shape.POINT:
        place = parts[0].places[0]
        note = f"near {place.name}, no nearer than {NEAR_KM:g} km: the site itself is not known"
        placement = ring_about(place, NEAR_KM * 1000, WherePrec.NEAR, note)
    for words in unread:
        placement = _noted(placement, f"{words!r} names no known place: placed by the rest of the phrase")
    places = tuple(place for part in parts for place in part.places)
    return Part(", ".join(spoken), placement, places, parts[0].readings if len(parts) == 1 else ())


def _parts(spoken: Sequence[str], names: Names) -> list[Part]:
    """Each piece read with the others as context, or together with the next where a name holds a comma."""
    parts: list[Part] = []
    at = 0
    while at < len(spoken):
        others = (*spoken[at + 1 :], *spoken[:at])
        context = tuple(found for words in others if (found := names.candidates(words)))
        reader = Reader(replace(names, context=context))
        pair = reader.named(", ".join(spoken[at : at + 2])) if at + 1 < len(spoken) else None
        part = pair or reader.part(spoken[at], parts)
        parts += [part] if part else []
        at += 2 if pair else 1
    return parts


def _joined(groups: Sequence[Part], pieces: Sequence[Segment]) -> Placement:
    """Semicolons and strokes: the finer of two groups that lie in each other or overlap, else all of them."""
    placement = groups[0].placement
    stroke = any(piece.joint == "/" for piece in pieces)
    for group in groups[1:]:
        pair = [Part("", placement, ()), group]
        inner = nested(placement, group.placement)
        placement = inner or (None if stroke else meeting(*pair)) or either(pair)
    return placement


def _unread(pieces: Sequence[Segment]) -> Unplaced:
    """The reason when no piece names a place."""
    for code in (Remark.SHIP, Remark.WITHHELD):
        told = [piece.words for piece in pieces if piece.remark is code]
        if told and all(piece.remark for piece in pieces):
            return Unplaced(code.value, told[0])
    return Unplaced("unknown", ", ".join(piece.words for piece in pieces))


def _with_remarks(placement: Placement, remarks: Sequence[Segment]) -> Placement:
    for piece in remarks:
        if piece.remark is Remark.INTERNATIONAL:
            placement = international(placement)
        placement = _noted(placement, f"{piece.words!r}: {_REMARK_NOTES[piece.remark or Remark.OTHER]}")
    return placement


_REMARK_NOTES = {
    Remark.WITHHELD: "the source gives no finer place, so the whole area stands",
    Remark.INTERNATIONAL: "outside territorial waters, as far as that cuts the area",
    Remark.WHOLE: "the whole country",
    Remark.SHIP: "the ship's own position is not part of this phrase",
    Remark.VIA: "the way there, not the place",
    Remark.OTHER: "says nothing about where",
}


def _noted(placement: Placement, note: str) -> Placement:
    return replace(placement, trace=(*placement.trace, note))
