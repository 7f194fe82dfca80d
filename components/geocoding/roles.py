"""What a place does in its sentence, and how surely: role, status and assertion per clause.

A mark on the map claims that something *is* there. So a place is an ``event_place`` only if its clause says so with a
word of presence, movement or happening, or puts something off, near or north of it; where something comes from, goes
to, lives, or merely speaks, is another role; and what may, will, was ordered to, did not or no longer shall happen has
a status that is never a presence. Every decision names its cue in the trace.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from components.geocoding import role_rules as rules
from components.geocoding.anchors import tokens_of
from components.geocoding.attachment import attach_counts
from components.geocoding.clauses import Clauses
from components.geocoding.cues import Cue, Modality
from components.geocoding.governing import Governing, Span, Verdict
from components.geocoding.positions import spoken_start
from components.geocoding.tokens import Tokens
from components.geocoding.travellers import Travellers
from components.model import PLANNED, Assertion, Mention, MentionKind, Role, Status

CLAIMING = frozenset({Role.EVENT_PLACE, Role.ORIGIN, Role.DESTINATION})  # roles that say where something is or moves


def assign_roles(text: str, tokens: Tokens | None, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in their order: places with role, status and assertion, assets with status and assertion, counts
    with the asset they belong to."""
    if not any(mention.kind in (MentionKind.PLACE, MentionKind.ASSET) for mention in mentions):
        return list(mentions)
    words = tokens or tokens_of(text)
    reader = _Reader(words, Clauses(text, words), mentions)
    return attach_counts(words.folded, [reader.read(mention) for mention in mentions])


class _Reader:
    """Roles of one text; remembers the verdict on the place before, which a list shares."""

    def __init__(self, tokens: Tokens, clauses: Clauses, mentions: Sequence[Mention]) -> None:
        self.copy = tokens.folded
        self.clauses = clauses
        self.governing = Governing(tokens, clauses, mentions)
        self.cues = self.governing.cues
        self.travellers = Travellers(tokens, self.governing, mentions)
        self.before: tuple[int, Verdict] | None = None

    def read(self, mention: Mention) -> Mention:
        match mention.kind:
            case MentionKind.PLACE if mention.lat is not None and not mention.place_id:
                spoken = mention._replace(start=spoken_start(self.copy, mention.start))
                return self._place(spoken)._replace(start=mention.start)
            case MentionKind.PLACE:
                return self._place(mention)
            case MentionKind.ASSET:
                return self._asset(mention)
        return mention

    def _place(self, mention: Mention) -> Mention:
        clause = self.clauses.clause(mention.start)
        verdict = self._inherited(mention, clause) or self.governing.verdict(mention, clause)
        self.before = (mention.end, verdict)
        if verdict.role not in CLAIMING:
            return _with(mention, verdict.role, None, None, _role_line(verdict.role, verdict.cue))
        modality = self._modality(verdict.governor, clause, mention)
        if not self._of_force(verdict, modality, mention, clause):
            return _with(mention, Role.MENTION, None, None, "role mention: no asset or force is said to be there")
        return self._claimed(mention, verdict, modality)

    def _inherited(self, mention: Mention, clause: Span) -> Verdict | None:
        """Aruba, Bonaire *and Curaçao*: a list shares the role of its first place."""
        if self.before is None or self.before[0] < clause[0]:
            return None
        joined = rules.JOINED.fullmatch(self.copy, self.before[0], mention.start)
        return self.before[1] if joined and not rules.BASED.match(self.copy, mention.end) else None

    def _of_force(self, verdict: Verdict, modality: Modality | None, mention: Mention, clause: Span) -> bool:
        """Whether it is something whose presence or movement is of interest that is there; people come and go."""
        governor = verdict.governor
        if governor and governor.kind in ("event", "exercise"):
            return True
        if (governor or verdict.role is not Role.EVENT_PLACE) and self.travellers.others(governor, mention, clause):
            return False
        if modality or governor is None:
            return True
        return self.travellers.forces(*self.clauses.sentence(mention.start))

    def _claimed(self, mention: Mention, verdict: Verdict, modality: Modality | None) -> Mention:
        assertion, ground = self.cues.ground_of(*self.clauses.sentence(mention.start))
        trace = [_role_line(verdict.role, verdict.cue), *([f"assertion {assertion}: {ground!r}"] if ground else [])]
        if modality is None:
            return _with(mention, verdict.role, verdict.status, assertion, *trace)
        role = _modal_role(verdict, modality)
        trace += [f"status {modality.status}: {modality.word!r}"]
        return _with(mention, role, modality.status, modality.assertion or assertion, *trace)

    def _modality(self, governor: Cue | None, clause: Span, mention: Mention) -> Modality | None:
        """The strongest modality on a governor: one for the whole clause, else the one right before it."""
        found = self.governing.modalities_in(clause)
        whole = [modality for modality in found if modality.whole_clause]
        if whole or not found:
            return whole[0] if whole else None
        at = governor.start if governor else mention.start
        heavy = [
            cue.end
            for cue in self.governing.governors_in(clause)
            if cue.end <= at and cue.kind not in ("speech", "presence")
        ]
        floor = heavy[-1] if heavy else 0
        if heavy and governor and rules.COORDINATED.search(self.copy, heavy[-1], governor.end):
            floor = heavy[-2] if len(heavy) > 1 else 0
        near = [m for m in found if floor <= m.start < at or (governor and m.start == governor.start)]
        if governor:  # "is not in", "there is no base in"
            reach = mention.start if governor.kind == "presence" and mention.start > at else governor.end + 4
            near += [m for m in found if m.kind == "denied" and governor.end <= m.start <= reach]
            near += [m for m in found if m.word in rules.MODAL_VERBS and governor.end <= m.start < mention.start]
        return max(near, key=lambda modality: rules.STRENGTH.index(modality.kind)) if near else None

    def _asset(self, mention: Mention) -> Mention:
        clause = self.clauses.clause(mention.end)  # a name may itself end with a bracket: "(DDG-107)"
        governor = self._governor_of_asset(mention, clause)
        if governor is None:
            return mention
        modality = self._modality(governor, clause, mention)
        assertion, _ = self.cues.ground_of(*self.clauses.sentence(mention.start))
        there = rules.DEPLOYED.search(self.copy, clause[0], governor.end) is not None
        status = modality.status if modality else Status.PRESENT if there else governor.status
        cue = f"{modality.word} … {governor.word}" if modality else governor.word
        assertion = (modality.assertion if modality else None) or assertion
        return _with(mention, mention.role, status, assertion, f"status {status}: {cue!r}")

    def _governor_of_asset(self, mention: Mention, clause: Span) -> Cue | None:
        """The first verb after an asset, else the last before it; "is" only if there is no other."""
        found = [cue for cue in self.governing.governors_in(clause) if cue.kind != "speech" and cue.status is not None]
        found = [cue for cue in found if cue.word not in rules.BE] or found
        after = [cue for cue in found if cue.start >= mention.end]
        before = [cue for cue in found if cue.end <= mention.start]
        return after[0] if after else before[-1] if before else None


def _modal_role(verdict: Verdict, modality: Modality) -> Role:
    """What is only planned, possible, called off or denied puts nothing at the place it was meant for."""
    moving = verdict.governor is None or verdict.governor.kind in rules.MOVING
    barred = modality.status in PLANNED | rules.BARRED
    return Role.DESTINATION if verdict.role is Role.EVENT_PLACE and moving and barred else verdict.role


@lru_cache(maxsize=4096)
def _role_line(role: Role, cue: str) -> str:
    return f"role {role}: {cue!r}"


def _with(mention: Mention, role: Role, status: Status | None, assertion: Assertion | None, *trace: str) -> Mention:
    """``_replace`` at a third of its cost; ``trace`` is the last field."""
    return Mention._make((*mention[:4], role, status, assertion, *mention[7:-1], (*mention.trace, *trace)))
