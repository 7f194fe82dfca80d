"""Numbers and dates of a text, each with what it is attached to: an asset, a force at a place, or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from components.model import MentionKind
from components.reading.claims import Claim
from components.reading.scene import Numbered, Scene
from components.reading.subjects import COUNTS, FORCE_UNITS, bears, is_aboard


@dataclass(frozen=True, slots=True)
class Number:
    """A count, by the number of its mention. ``asset`` is the number of the asset it belongs to, ``None`` for none;
    ``counts`` tells whether it says how many of it there are, and not how many people are aboard. ``scope`` are the
    text's words for the places that what it counts is said to be at, and ``place`` is the event (by the number of its
    place) whose victims or targets it counts: the only one of its sentence."""

    mention: int
    asset: int | None
    counts: bool
    scope: tuple[str, ...]
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """A date, by the number of its mention, and the places (numbers of mentions) whose claims it dates."""

    mention: int
    places: tuple[int, ...]


def numbers_of(scene: Scene, claims: Sequence[Claim]) -> tuple[Number, ...]:
    scopes: defaultdict[int, list[str]] = defaultdict(list)
    for claim in claims:
        for subject in claim.subjects:
            scopes[subject].append(claim.where)
    events = _events_by_sentence(scene, claims)
    return tuple(_number(scene, count, scopes, events) for count in scene.of_kind(MentionKind.COUNT))


def dates_of(scene: Scene, claims: Sequence[Claim]) -> tuple[Dating, ...]:
    dated: defaultdict[int | None, list[int]] = defaultdict(list)
    for claim in claims:
        dated[claim.date].append(claim.place)
    return tuple(Dating(each.number, tuple(dated[each.number])) for each in scene.dates.all)


def counts_of_subjects(numbers: Sequence[Number]) -> dict[int, int]:
    """Subject → the count (both numbers of mentions) that says how many of it there are."""
    own = {number.mention: number.mention for number in numbers if number.asset is None}
    return own | {number.asset: number.mention for number in numbers if number.asset is not None and number.counts}


def _events_by_sentence(scene: Scene, claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """Start of a sentence → the events in it."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status is None:
            found[scene.sentence(scene.numbered[claim.place - 1])[0]].append(claim)
    return found


def _number(scene: Scene, count: Numbered, scopes: dict[int, list[str]], events: dict[int, list[Claim]]) -> Number:
    asset = _asset(scene, count)
    scope = scopes[count.number if asset is None else asset]
    of_it = any(line.startswith(COUNTS) for line in count.mention.trace)
    happened = events.get(scene.sentence(count)[0], ())
    if len(happened) == 1 and count.mention.unit not in FORCE_UNITS:
        return Number(count.number, asset, of_it, (happened[0].where,), happened[0].place)
    return Number(count.number, asset, of_it, tuple(scope))


def _asset(scene: Scene, count: Numbered) -> int | None:
    """The asset that a count belongs to: the first one after it when it has been attached to that, the last one
    before it in the sentence when it counts those aboard."""
    if bears(count.mention):
        after = scene.assets.within(count.end, len(scene.text))
        return after[0].number if after else None
    if is_aboard(count.mention, scene.copy):
        before = scene.assets.within(scene.sentence(count)[0], count.start)
        return before[-1].number if before else None
    return None
