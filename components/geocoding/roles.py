"""What a place does in its sentence, and how surely: role, status and assertion per clause.

A mark on the map claims that something *is* there. So a place is an ``event_place`` only if its clause says so with a
word of presence, movement or happening, or puts something off, near or north of it; where something comes from, goes
to, lives, or merely speaks, is another role; and what may, will, was ordered to, did not or no longer shall happen has
a status that is never a presence. Every decision names its cue in the trace.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from components.geocoding import cues
from components.geocoding.clauses import Clauses
from components.geocoding.cues import Cue, Lead, Modality
from components.geocoding.plain import plain
from components.geocoding.tokens import Tokens
from components.model import PLANNED, Assertion, Mention, MentionKind, Role, Status

BARRED: Final = frozenset({Status.CANCELLED, Status.DENIED})
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "esta", "estan", "estaba", "estaban"})
MOVING: Final = frozenset({"leave", "go", "arrive", "return", "visit"})

_BASED: Final = re.compile(r"-based\b|-homeported\b")
_HOME: Final = re.compile(
    r"\b(?:home[- ]?port(?:ed)?(?:\s(?:of|in|at|is|,))?|(?<!-)based\s(?:in|at|out of)|headquartered\s(?:in|at)|"
    r"con base en|con sede en|puerto base(?:\s(?:en|de))?|home base(?:\s(?:in|at|of))?|hails from)\s"
    r"(?:(?:the|la|el|naval|air|force|joint|base|station|port|puerto|of|de)\s){0,4}$"
)
_COMPARISON: Final = re.compile(
    r"\b(?:unlike|compared (?:with|to)|in contrast (?:to|with)|similar to|reminiscent of|just as|as|like|such as those|"
    r"since the invasion of|since (?:the )?\w+ invasion of|the (?:size|invasion) of|than|a diferencia de(?:l)?|"
    r"(?:al )?igual que|como|en comparacion con|desde la invasion de|que en)\s"
    r"(?:(?:was|what|happened|ocurrio|the|those|with|that|it did|events?|occurred|case|of|el caso de)\s){0,4}"
    r"(?:in\s|en\s|de\s|on\s|to\s)?(?:the\s|la\s|el\s)?$"
)
_LIKE: Final = frozenset({"like", "as", "como"})
_BARE_LIKE: Final = re.compile(r"\b(?:like|as|como)\s(?:the\s|la\s|el\s)?$")
_JOINED: Final = re.compile(r"\s?(?:,|,?\s(?:and|or|y|e|o|u)|/)\s?(?:(?:the|la|el|in|en|to|a|also|off)\s){0,2}")
_LOCATION_NOUN: Final = re.compile(
    r"(?:['’]s?)\s"
    r"(?:(?:northern|southern|eastern|western|main|territorial|north|south|east|west|caribbean|pacific)\s)?"
    r"(?:coast|coastline|waters|airspace|shores?|capital|territory|border|port|airport|interior|mainland|exclusive)\b"
)
_POSSESSIVE: Final = re.compile(r"['’]s?(?=\s)")
_LIAISON: Final = re.compile(
    r"\b(?:tensions?|talks|relations?|conflict|dispute|war|deal|ties|call|conversation|agreement|negotiations|rift|trade|"
    r"diplomacy|standoff|escalation|tensiones|relaciones|conversaciones|guerra|conflicto|acuerdo|llamada)\s"
    r"(?:\w+\s){0,2}(?:between|with|entre|con)\s"
)
_SPEECH_AFTER: Final = re.compile(
    r"(?:['’]s\s(?:government|regime|leadership|gobierno))?"
    r"(?:\s(?:has|have|had|also|again|immediately|strongly|repeatedly|later|now|already|still|then|government|itself|"
    r"recently|officially|publicly|quickly|ha|tambien|ya|and\s\w+\s\w+|and\s\w+|y\s\w+\s\w+|y\s\w+))"
    r"{0,3}\s(?P<verb>[a-z]+)"
)
_BE_RIGHT_BEFORE: Final = re.compile(r"\s(?:(?:now|currently|already|still|back|also|ya|aun|actualmente)\s){0,2}")
_DEPLOYED: Final = re.compile(
    r"\b(?:is|are|been|remains?|remained|currently|already|now|esta|estan|sigue[n]?|permanecen?)\s(?:forward[- ])?"
    r"(?:deployed|stationed|desplegad[oa]s?)$"
)
_ASSET_FROM: Final = re.compile(
    r"(?:\s(?:jets|bombers|fighters|aircraft|helicopters|drones|planes|crews?|flying|flown))?\s$"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    role: Role
    status: Status | None = None
    cue: str = ""
    governor: Cue | None = None


def assign_roles(text: str, tokens: Tokens | None, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in their order, places with role, status and assertion, assets with status and assertion."""
    copy = tokens.folded if tokens is not None else plain(text)
    reader = _Reader(copy, Clauses(text, copy), mentions)
    return [reader.read(mention) for mention in mentions]


class _Reader:
    """Roles of one text; remembers the verdict on the place before, which a list shares."""

    def __init__(self, copy: str, clauses: Clauses, mentions: Sequence[Mention]) -> None:
        self.copy = copy
        self.clauses = clauses
        self.asset_ends = {mention.end for mention in mentions if mention.kind is MentionKind.ASSET}
        self.before: tuple[int, Verdict] | None = None
        self._cached: tuple[tuple[int, int], list[Cue], list[Modality]] | None = None

    def read(self, mention: Mention) -> Mention:
        match mention.kind:
            case MentionKind.PLACE:
                return self._place(mention)
            case MentionKind.ASSET:
                return self._asset(mention)
        return mention

    def _cues(self, clause: tuple[int, int]) -> tuple[list[Cue], list[Modality]]:
        if self._cached is None or self._cached[0] != clause:
            self._cached = (clause, cues.governors(self.copy, *clause), cues.modalities(self.copy, *clause))
        return self._cached[1], self._cached[2]

    def _place(self, mention: Mention) -> Mention:
        clause = self.clauses.clause(mention.start)
        verdict = self._inherited(mention, clause) or self._verdict(mention, clause)
        self.before = (mention.end, verdict)
        return self._with(mention, verdict, clause)

    def _inherited(self, mention: Mention, clause: tuple[int, int]) -> Verdict | None:
        """Aruba, Bonaire *and Curaçao*: a list shares the role of its first place."""
        if self.before is None or self.before[0] < clause[0] or self.before[1].role is Role.SPEAKER:
            return None
        joined = _JOINED.fullmatch(self.copy, self.before[0], mention.start)
        return self.before[1] if joined and not _BASED.match(self.copy, mention.end) else None

    def _verdict(self, mention: Mention, clause: tuple[int, int]) -> Verdict:
        copy, start, end = self.copy, mention.start, mention.end
        sentence_start = self.clauses.sentence(start)[0]
        if based := _BASED.match(copy, end):
            return Verdict(Role.HOME_PORT, cue=based.group())
        if home := _HOME.search(copy, max(clause[0], start - 60), start):
            return Verdict(Role.HOME_PORT, cue=home.group().strip())
        compared = _COMPARISON.search(copy, max(sentence_start, start - 60), start)
        if compared and not (_BARE_LIKE.fullmatch(compared.group()) and self._is_subject(mention, clause)):
            return Verdict(Role.COMPARISON, cue=compared.group().strip())
        lead = cues.lead_of(copy, start, clause[0])
        if lead is None:
            return self._subject(mention)
        if _POSSESSIVE.match(copy, end) and not _LOCATION_NOUN.match(copy, end):
            return Verdict(Role.MENTION, cue="possessive")
        return self._direct(lead, clause) if lead.direct else self._by_preposition(lead, mention, clause)

    def _is_subject(self, mention: Mention, clause: tuple[int, int]) -> bool:
        """ "as Caracas denied …": the word before is a conjunction, not a comparison."""
        return self._subject(mention).role is Role.SPEAKER and mention.start - clause[0] < 12

    def _subject(self, mention: Mention) -> Verdict:
        after = _SPEECH_AFTER.match(self.copy, mention.end)
        if after and cues.is_speech(after["verb"]):
            return Verdict(Role.SPEAKER, cue=after["verb"])
        return Verdict(Role.MENTION, cue="no preposition or verb puts anything there")

    def _direct(self, lead: Lead, clause: tuple[int, int]) -> Verdict:
        governor = self._at(lead.start, clause)
        role = Role.ORIGIN if lead.direct == "leave" else Role.EVENT_PLACE
        return Verdict(role, governor.status if governor else None, lead.word, governor)

    def _at(self, position: int, clause: tuple[int, int]) -> Cue | None:
        return next((cue for cue in self._cues(clause)[0] if cue.start <= position < cue.end), None)

    def _governor(self, lead: Lead, clause: tuple[int, int]) -> Cue | None:
        """The nearest governor before the preposition, weighty ones before "is" and speech; else the first after."""
        found = [cue for cue in self._cues(clause)[0] if cue.kind != "speech"]
        strong = [c for c in found if c.word not in BE or _BE_RIGHT_BEFORE.fullmatch(self.copy, c.end, lead.start)]
        found = strong or found
        within = [cue for cue in found if cue.start < lead.start + len(lead.word) and lead.start < cue.end]
        if within:
            return within[0]
        before = [cue for cue in found if cue.end <= lead.start]
        after = [cue for cue in found if cue.start >= lead.start]
        return before[-1] if before else after[0] if after else None

    def _by_preposition(self, lead: Lead, mention: Mention, clause: tuple[int, int]) -> Verdict:
        governor = self._governor(lead, clause)
        if _LIAISON.search(self.copy, max(clause[0], lead.start - 40), mention.start):
            return Verdict(Role.MENTION, cue="a relation between parties")
        kind = governor.kind if governor else ""
        if lead.word in ("from", "desde") and self._follows_asset(lead):
            return Verdict(Role.ORIGIN, None, f"{lead.word} after an asset", None)
        role = RULES.get((kind, lead.preposition), FALLBACKS.get(lead.preposition, Role.MENTION))
        if not kind and lead.preposition not in STANDS_ALONE:
            role = Role.MENTION
        if role is Role.MENTION and lead.preposition == "to" and (order := self._order_before(lead, clause)):
            return Verdict(Role.DESTINATION, order.status, f"{order.word} {lead.word}")
        if role is Role.DESTINATION and governor and _DEPLOYED.search(self.copy, clause[0], governor.end):
            return Verdict(Role.EVENT_PLACE, Status.PRESENT, f"{governor.word} {lead.word}", governor)
        cue = f"{governor.word} … {lead.word}" if governor else lead.word
        return Verdict(role, self._status(role, governor), cue, governor)

    def _order_before(self, lead: Lead, clause: tuple[int, int]) -> Modality | None:
        """ "was ordered to Puerto Rico"."""
        return next((m for m in self._cues(clause)[1] if 0 <= lead.start - m.end <= 2), None)

    def _follows_asset(self, lead: Lead) -> bool:
        """ "B-52s from Barksdale"."""
        return any(
            end <= lead.start and _ASSET_FROM.fullmatch(self.copy, end, lead.start) is not None
            for end in range(max(0, lead.start - 14), lead.start + 1)
            if end in self.asset_ends
        )

    def _status(self, role: Role, governor: Cue | None) -> Status | None:
        if governor is None:
            return None
        if role is Role.DESTINATION:
            return Status.EN_ROUTE
        if role is Role.ORIGIN:
            return Status.DEPARTED if governor.kind in MOVING else None
        if role is Role.EVENT_PLACE:
            return Status.PRESENT if governor.kind in ("go", "leave") else governor.status
        return None

    def _with(self, mention: Mention, verdict: Verdict, clause: tuple[int, int]) -> Mention:
        role, status = verdict.role, verdict.status
        trace: list[str] = []
        assertion: Assertion | None = None
        if role in (Role.EVENT_PLACE, Role.ORIGIN, Role.DESTINATION):
            assertion, ground = cues.ground_of(self.copy, *self.clauses.sentence(mention.start))
            trace += [f"assertion {assertion}: {ground!r}"] if ground else []
            modality = self._modality(verdict.governor, clause, mention)
            if modality is not None:
                role, status, assertion = self._modal(role, verdict, modality, assertion)
                trace.append(f"status {status}: {modality.word!r}")
        trace.insert(0, f"role {role}: {verdict.cue!r}")
        return replace(mention, role=role, status=status, assertion=assertion, trace=(*mention.trace, *trace))

    def _modal(
        self, role: Role, verdict: Verdict, modality: Modality, assertion: Assertion
    ) -> tuple[Role, Status, Assertion]:
        """What is only planned, possible, called off or denied puts nothing at the place it was meant for."""
        moving = verdict.governor is None or verdict.governor.kind in MOVING
        if role is Role.EVENT_PLACE and moving and modality.status in PLANNED | BARRED:
            role = Role.DESTINATION
        return role, modality.status, modality.assertion or assertion

    def _modality(self, governor: Cue | None, clause: tuple[int, int], mention: Mention) -> Modality | None:
        """The strongest modality on a governor: one for the whole clause, else the one right before it."""
        found_cues, found = self._cues(clause)
        whole = [modality for modality in found if modality.whole_clause]
        if whole:
            return whole[0]
        at = governor.start if governor else mention.start
        heavy = [cue.end for cue in found_cues if cue.end <= at and cue.kind not in ("speech", "presence")]
        floor = heavy[-1] if heavy else 0
        near = [m for m in found if floor <= m.start < at or (governor and m.start == governor.start)]
        return near[-1] if near else None

    def _asset(self, mention: Mention) -> Mention:
        clause = self.clauses.clause(mention.start)
        found = [cue for cue in self._cues(clause)[0] if cue.kind != "speech" and cue.status is not None]
        found = [cue for cue in found if cue.word not in BE] or found
        after = [cue for cue in found if cue.start >= mention.end]
        before = [cue for cue in found if cue.end <= mention.start]
        governor = after[0] if after else before[-1] if before else None
        if governor is None:
            return mention
        modality = self._modality(governor, clause, mention)
        assertion, _ = cues.ground_of(self.copy, *self.clauses.sentence(mention.start))
        there = _DEPLOYED.search(self.copy, clause[0], governor.end) is not None
        status = modality.status if modality else Status.PRESENT if there else governor.status
        assertion = (modality.assertion if modality else None) or assertion
        cue = f"{modality.word} … {governor.word}" if modality else governor.word
        return replace(mention, status=status, assertion=assertion, trace=(*mention.trace, f"status {status}: {cue!r}"))


STANDS_ALONE: Final = frozenset({"near", "arrive_at", "go_to"})  # say that something is there without any verb
FALLBACKS: Final = {"near": Role.EVENT_PLACE, "arrive_at": Role.EVENT_PLACE, "go_to": Role.DESTINATION}
RULES: Final[dict[tuple[str, str], Role]] = {
    **{(kind, "from"): Role.ORIGIN for kind in ("leave", "go", "arrive", "return", "operate", "visit")},
    **{(kind, "to"): Role.DESTINATION for kind in ("leave", "go", "operate")},
    **{(kind, "to"): Role.EVENT_PLACE for kind in ("arrive", "return", "visit")},
    **{(kind, "for"): Role.DESTINATION for kind in ("leave", "go")},
    **{
        (kind, preposition): Role.EVENT_PLACE
        for kind in ("go", "arrive", "return", "presence", "operate", "visit", "exercise", "event")
        for preposition in ("in", "near", "between", "arrive_at")
    },
    **{("leave", preposition): Role.ORIGIN for preposition in ("in", "of")},
    ("event", "against"): Role.EVENT_PLACE,
    ("event", "of"): Role.MENTION,
    ("presence", "of"): Role.MENTION,
}
