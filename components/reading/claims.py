"""Claims: for each place that the text puts something at, what that is, since when, and in which words.

What stands where is read by nearness, and rather too little than too much: a place belongs to the last asset or
counted force named before it in its clause, with those listed together with it; else to the last one earlier in the
sentence; else to the first one after it in its clause; else to nothing that is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from components.geocoding.fallback import AREAS, ONLINE
from components.geocoding.gazetteer import Gazetteer
from components.geocoding.mapping import MAPPABLE
from components.geocoding.relations import between_places, relation_in_folded
from components.language import N_
from components.model import Mention, Role, Status
from components.reading.scene import Numbered, Scene
from components.reading.subjects import is_listed_with

#: What a place without a verb of its own says by its role: "B-52s from Barksdale" have left it.
STATUS_OF_ROLE = {Role.ORIGIN: Status.DEPARTED, Role.DESTINATION: Status.EN_ROUTE}
BARRED = {
    Status.CANCELLED: N_("The text says that this was called off."),
    Status.DENIED: N_("The text says that this is not so."),
}
UNREAL = frozenset({Status.ANNOUNCED, Status.ORDERED, Status.CANCELLED, Status.DENIED})
UNKNOWN_PLACE = N_("No such place is in the gazetteer.")
_UNRESOLVED = "unresolved: "
_NOT_LISTED = "not in the gazetteer"


@dataclass(frozen=True, slots=True)
class Claim:
    """``place``, ``subjects`` and ``date`` are numbers of mentions; ``where`` are the text's words for the place and
    ``words`` its sentence. ``status`` ``None`` is something that happened there. ``reason`` says why nothing is drawn,
    "" for what is."""

    place: int
    subjects: tuple[int, ...]
    date: int | None
    status: Status | None
    where: str
    words: str
    reason: str = ""


def claims_of(scene: Scene) -> tuple[tuple[Claim, ...], dict[int, str]]:
    """The claims in the order of the text, and for each claiming place that is no claim of its own the reason."""
    places = scene.places.all
    beside = {place.number: reason for before, place in pairwise(places) if (reason := _beside(scene, before, place))}
    claiming = [
        _claim(scene, place, after)
        for place, after in zip_longest(places, places[1:])
        if place.mention.role in MAPPABLE and place.number not in beside
    ]
    return tuple(claiming), beside


def _beside(scene: Scene, before: Numbered, place: Numbered) -> str:
    """Why a place is no claim of its own after the one before it, else ""."""
    first, second = before.mention, place.mention
    if first.role not in MAPPABLE or second.role not in MAPPABLE or first.lat is None or second.lat is None:
        return ""
    if _share_a_strip(first, second):
        return f"Drawn together with “{first.text}”: one area for the two."
    joined = scene.text[before.end : place.start].strip() in (",", "(")
    if joined and first.place_id and second.place_id and _holds(scene.gazetteer, second.place_id, first.place_id):
        return f"Says where {first.text} is; it is not a second place."
    return ""


def _share_a_strip(first: Mention, second: Mention) -> bool:
    return first.geometry is not None and first.geometry == second.geometry and first.place_id != second.place_id


def _holds(gazetteer: Gazetteer, outer: str, inner: str) -> bool:
    if outer.startswith(ONLINE):
        return False
    whole = gazetteer.by_id(outer)
    if inner.startswith(ONLINE):  # was asked for and checked together with the area
        return whole.kind in AREAS
    part = gazetteer.by_id(inner)
    same_country = whole.kind == "country" and whole.country == part.country != ""
    return outer != inner and (same_country or gazetteer.inside(part, outer))


def _claim(scene: Scene, place: Numbered, after: Numbered | None) -> Claim:
    mention = place.mention
    status = mention.status or STATUS_OF_ROLE.get(mention.role)
    return Claim(
        place=place.number,
        subjects=_subjects(scene, place),
        date=_date(scene, place),
        status=status,
        where=_where(scene, place, after),
        words=scene.words(*scene.sentence(place)),
        reason=_unplaced(mention) or (BARRED.get(status, "") if status else ""),
    )


def _unplaced(mention: Mention) -> str:
    """Why a place has no coordinates, from its trace; "" for one that has."""
    if mention.lat is not None:
        return ""
    found = [line.removeprefix(_UNRESOLVED) for line in mention.trace if line.startswith(_UNRESOLVED)]
    why = found[-1] if found else _NOT_LISTED
    return UNKNOWN_PLACE if why == _NOT_LISTED else f"Not placed: {why}."


def _subjects(scene: Scene, place: Numbered) -> tuple[int, ...]:
    clause, sentence = scene.clause(place), scene.sentence(place)
    before = scene.subjects.within(sentence[0], place.start)
    if before:
        return _listed(scene, [each for each in before if each.end > clause[0]] or before)
    return tuple(each.number for each in scene.subjects.within(place.end, clause[1])[:1])


def _listed(scene: Scene, subjects: Sequence[Numbered]) -> tuple[int, ...]:
    """The last subject and those that a list joins to it."""
    kept = [subjects[-1]]
    for each in reversed(subjects[:-1]):
        if not is_listed_with(scene.copy, each.end, kept[-1].start):
            break
        kept.append(each)
    return tuple(each.number for each in reversed(kept))


def _date(scene: Scene, place: Numbered) -> int | None:
    """The date nearest to the place in its clause, else in its sentence, if it can be meant for the place."""
    for start, end in (scene.clause(place), scene.sentence(place)):
        near = [each for each in scene.dates.within(start, end) if _dates(scene, each, place)]
        if near:
            return min(near, key=lambda each: (max(each.start - place.end, place.start - each.end), each.number)).number
    return None


def _dates(scene: Scene, date: Numbered, place: Numbered) -> bool:
    """ "Leaves A and could reach B next week": what is only planned does not date what is so, nor the other way round;
    and a day that has not come when the text is published dates nothing that is so."""
    planned = place.mention.status in UNREAL
    between = scene.places.within(min(date.end, place.end), max(date.start, place.start))
    published, stated = scene.parse.published_on, date.mention.date
    if not planned and published and stated and stated.start > published and place.mention.role is Role.EVENT_PLACE:
        return False
    return all((each.mention.status in UNREAL) is planned for each in between if each.mention.role in MAPPABLE)


def _where(scene: Scene, place: Numbered, after: Numbered | None) -> str:
    """The words for a place: its relation, its name, and the area that it is said to lie in."""
    start, end = place.start, place.end
    if after is not None and _share_a_strip(place.mention, after.mention):
        strip = between_places(scene.text, (start, end), (after.start, after.end))
        return scene.words(strip.start if strip else start, after.end)
    if relation := relation_in_folded(scene.text, scene.copy, start, end):
        start = relation.start
    if after is not None and _beside(scene, place, after):
        end = after.end
    return scene.words(start, end)
