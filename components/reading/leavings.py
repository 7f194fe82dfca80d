"""What is left: each place and asset for which nothing may be drawn, with the reason in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.language import N_
from components.model import MentionKind, Role
from components.reading.claims import Claim
from components.reading.scene import Numbered, Scene

REASON_OF_ROLE: Mapping[Role, str] = {
    Role.HOME_PORT: N_("A home port or base of origin: it says where a force belongs, not where it is."),
    Role.SPEAKER: N_("Stands for a government, or is where something was said; nothing is reported to be there."),
    Role.COMPARISON: N_("Mentioned for comparison."),
    Role.MENTION: N_("Named in passing: the words put no force and no event there."),
}
NO_PLACE = N_("The text puts it at no place in this sentence.")


@dataclass(frozen=True, slots=True)
class Left:
    """A mention, by its number, and why nothing is drawn for it."""

    mention: int
    reason: str


def left_of(scene: Scene, claims: Sequence[Claim], beside: Mapping[int, str]) -> tuple[Left, ...]:
    """In the order of the text: refused claims, places in other roles, and assets that no claim puts anywhere."""
    reasons = {claim.place: claim.reason for claim in claims if claim.reason} | dict(beside)
    placed = {subject for claim in claims for subject in claim.subjects}
    found = [(each.number, reasons.get(each.number) or _reason(each, placed)) for each in scene.numbered]
    return tuple(Left(number, reason) for number, reason in found if reason)


def _reason(each: Numbered, placed: set[int]) -> str:
    match each.mention.kind:
        case MentionKind.ASSET:
            return "" if each.number in placed else NO_PLACE
        case MentionKind.PLACE:
            return REASON_OF_ROLE.get(each.mention.role, "")
    return ""
