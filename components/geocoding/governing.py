"""What governs a place: the reading of one clause around it into a role, a status and the cue that says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from components.geocoding import role_rules as rules
from components.geocoding.anchors import Finder, Occurrences
from components.geocoding.clauses import Clauses
from components.geocoding.cues import Cue, Cues, Lead, Modality, is_speech
from components.geocoding.tokens import Tokens
from components.model import Mention, MentionKind, Role, Status

Span = tuple[int, int]
BESIDE = 6  # characters from a place to a verb that is said of it
PHRASING = 60  # characters before a place in which a fixed phrasing begins


class Verdict(NamedTuple):
    """The role of a place, the status its governor gives, and why."""

    role: Role
    status: Status | None = None
    cue: str = ""
    governor: Cue | None = None


NOTHING_SAID = Verdict(Role.MENTION, cue="no preposition or verb puts anything there")


class Governing:
    """Verdicts on the places of one text, given with its words."""

    def __init__(self, tokens: Tokens, clauses: Clauses, mentions: Sequence[Mention]) -> None:
        self.copy = tokens.folded
        self.cues = Cues(tokens)
        self._telling = Occurrences(tokens, rules.TELLING)
        self._homes = Finder(tokens, rules.HOME, rules.HOME_OPENERS)
        self._comparisons = Finder(tokens, rules.COMPARISON, rules.COMPARISON_OPENERS)
        self.clauses = clauses
        self._asset_ends = sorted(mention.end for mention in mentions if mention.kind is MentionKind.ASSET)
        self._governors: tuple[Span, list[Cue]] = (-1, -1), []  # of the last clause that was asked for
        self._modalities: tuple[Span, list[Modality]] = (-1, -1), []

    def governors_in(self, clause: Span) -> list[Cue]:
        if self._governors[0] != clause:
            self._governors = clause, self.cues.governors(*clause)
        return self._governors[1]

    def modalities_in(self, clause: Span) -> list[Modality]:
        if self._modalities[0] != clause:
            self._modalities = clause, self.cues.modalities(*clause)
        return self._modalities[1]

    def names_asset(self, start: int, end: int) -> bool:
        at = bisect_left(self._asset_ends, start)
        return at < len(self._asset_ends) and self._asset_ends[at] <= end

    def verdict(self, mention: Mention, clause: Span) -> Verdict:
        """Fixed phrasings first, then what stands before the place."""
        told = bool(self._telling.within(max(0, mention.start - PHRASING), mention.start))
        fixed = self._fixed(mention, clause, told=told)
        if fixed is not None:
            return fixed
        lead = self.cues.lead_of(mention.start, clause[0])
        if lead is None:
            return self._subject(mention, told=told)
        if rules.POSSESSIVE.match(self.copy, mention.end) and not rules.LOCATION_NOUN.match(self.copy, mention.end):
            return Verdict(Role.MENTION, cue="possessive")
        if self._said_there(lead, clause):
            return Verdict(Role.SPEAKER, cue="where somebody spoke")
        if self._is_liaison(max(clause[0], lead.start - 40), mention.start):
            return Verdict(Role.MENTION, cue="a relation between parties")
        return self._direct(lead, clause) if lead.direct else self._by_preposition(lead, mention, clause)

    def _is_liaison(self, start: int, end: int) -> bool:
        return bool(self._telling.within(start, end)) and rules.LIAISON.search(self.copy, start, end) is not None

    def _fixed(self, mention: Mention, clause: Span, *, told: bool) -> Verdict | None:
        copy, start = self.copy, mention.start
        if based := rules.BASED.match(copy, mention.end):
            return Verdict(Role.HOME_PORT, cue=based.group())
        if not told:
            return None
        if home := self._homes.first(max(clause[0], start - PHRASING), start):
            return Verdict(Role.HOME_PORT, cue=home.group().strip())
        compared = self._comparisons.first(max(self.clauses.sentence(start)[0], start - PHRASING), start)
        if compared and not (rules.BARE_LIKE.fullmatch(compared.group()) and self._is_subject(mention, clause)):
            return Verdict(Role.COMPARISON, cue=compared.group().strip())
        return None

    def _is_subject(self, mention: Mention, clause: Span) -> bool:
        """ "as Caracas denied …": the word before is a conjunction, not a comparison."""
        return self._subject(mention, told=True).role is Role.SPEAKER and mention.start - clause[0] < 12

    def _subject(self, mention: Mention, *, told: bool) -> Verdict:
        after = rules.SPEECH_AFTER.match(self.copy, mention.end)
        if after and is_speech(after["verb"]):
            return Verdict(Role.SPEAKER, cue=after["verb"])
        if told and (before := self._speech_before(mention)):
            return Verdict(Role.SPEAKER, cue=before["verb"])
        return NOTHING_SAID

    def _speech_before(self, mention: Mention) -> re.Match[str] | None:
        reach = max(0, mention.start - 50), mention.start
        before = rules.SPEECH_BEFORE.search(self.copy, *reach)
        if before is None and rules.ENDS_THERE.match(self.copy, mention.end):
            return rules.SAID_AT_END.search(self.copy, *reach)
        return before

    def _said_there(self, lead: Lead, clause: Span) -> bool:
        """ "… killed three, officials said in Washington": the speaker was there, not the event."""
        if lead.preposition != "in" and lead.word not in ("from", "desde"):
            return False
        before = [cue for cue in self.governors_in(clause) if cue.end <= lead.start]
        reach = 60 if lead.preposition == "in" else 25  # "said U.S. ships threaten the country from"
        if not before or before[-1].kind != "speech" or before[-1].word in rules.THINKING:
            return False
        if lead.start - before[-1].end > reach:
            return False
        if rules.PASSIVE.search(self.copy, max(clause[0], before[-1].start - 12), before[-1].start):
            return False
        return rules.REPORTED_CLAUSE.search(self.copy, before[-1].end, lead.start) is None

    def _direct(self, lead: Lead, clause: Span) -> Verdict:
        found = self.governors_in(clause)
        governor = next((cue for cue in found if cue.start <= lead.start < cue.end), None)
        role = Role.ORIGIN if lead.direct == "leave" else Role.EVENT_PLACE
        return Verdict(role, governor.status if governor else None, lead.word, governor)

    def _by_preposition(self, lead: Lead, mention: Mention, clause: Span) -> Verdict:
        governor = self._governor(lead, mention, clause)
        if lead.word in ("from", "desde") and self._follows_asset(lead):
            return Verdict(Role.ORIGIN, None, f"{lead.word} after an asset", None)
        if lead.preposition == "a":
            lead = lead._replace(preposition="to" if governor and rules.SPANISH.match(governor.word) else "of")
        role = self._role(lead, governor)
        if role is Role.MENTION and (order := self._order_before(lead, clause, governor)):
            role = Role.DESTINATION if lead.preposition == "to" else Role.ORIGIN
            return Verdict(role, order.status, f"{order.word} … {lead.word}")
        if role is Role.DESTINATION and governor and rules.DEPLOYED.search(self.copy, clause[0], governor.end):
            return Verdict(Role.EVENT_PLACE, Status.PRESENT, f"{governor.word} {lead.word}", governor)
        cue = f"{governor.word} … {lead.word}" if governor else lead.word
        return Verdict(role, _status(role, governor, lead.preposition), cue, governor)

    def _role(self, lead: Lead, governor: Cue | None) -> Role:
        if governor is None and lead.preposition not in rules.STANDS_ALONE:
            return Role.MENTION
        kind = governor.kind if governor else ""
        return rules.ROLES.get((kind, lead.preposition), rules.FALLBACKS.get(lead.preposition, Role.MENTION))

    def _governor(self, lead: Lead, mention: Mention, clause: Span) -> Cue | None:
        """The nearest governor before the preposition ("is" only right before it), else the first close after."""
        before: list[Cue] = []
        after: list[Cue] = []
        for cue in self.governors_in(clause):
            if cue.kind == "speech" or (cue.word in rules.BE and not self._right_before(cue, lead)):
                continue
            if cue.end <= lead.start:
                before.append(cue)
            elif cue.start < lead.start + len(lead.word):
                return cue
            else:
                after.append(cue)
        if len(before) > 1 and before[-1].word in rules.BE and _happening(*before[-2:]):
            return before[-2]
        return before[-1] if before else self._governor_after(lead, mention, clause, after)

    def _right_before(self, cue: Cue, lead: Lead) -> bool:
        return rules.RIGHT_BEFORE.fullmatch(self.copy, cue.end, lead.start) is not None

    def _governor_after(self, lead: Lead, mention: Mention, clause: Span, found: list[Cue]) -> Cue | None:
        """ "In Caracas, explosions …", "Troops in Ponce trained …": only what follows closely is said of the place."""
        reach = 40 if lead.start - clause[0] <= 2 else BESIDE
        if reach == BESIDE and self.copy[mention.end : mention.end + 1] == ",":
            return None  # "The ship, built in Pascagoula, sailed": the aside ends there
        after = next((cue for cue in found if mention.end <= cue.start <= mention.end + reach), None)
        if after is None:
            return None
        spoken = (cue.start for cue in self.governors_in(clause) if cue.kind == "speech" and cue.start >= mention.end)
        return None if next(spoken, after.start) < after.start else after

    def _order_before(self, lead: Lead, clause: Span, governor: Cue | None) -> Modality | None:
        """ "was ordered to Puerto Rico", "ordered the carrier to the Caribbean from the Mediterranean"."""
        if lead.preposition not in ("to", "from") or (governor and governor.kind != "presence"):
            return None
        orders = (m for m in self.modalities_in(clause) if m.kind == "ordered" and m.end <= lead.start)
        return next(orders, None)

    def _follows_asset(self, lead: Lead) -> bool:
        """ "B-52s from Barksdale"."""
        at = bisect_left(self._asset_ends, lead.start) - 1
        end = self._asset_ends[at] if at >= 0 else -1
        return lead.start - 20 <= end and rules.ASSET_FROM.fullmatch(self.copy, end, lead.start) is not None


def _happening(subject: Cue, being: Cue) -> bool:
    """ "The strike was in Coche": what is there is the event, not a presence."""
    return subject.kind in ("event", "exercise") and being.start - subject.end <= 3


def _status(role: Role, governor: Cue | None, preposition: str) -> Status | None:
    if governor is None:
        return None
    if role is Role.EVENT_PLACE:
        general = rules.STATUS_THERE.get((governor.kind, ""), governor.status)
        return rules.STATUS_THERE.get((governor.kind, preposition), general)
    if role is Role.ORIGIN:
        return Status.DEPARTED if governor.kind in rules.MOVING else None
    return Status.EN_ROUTE if role is Role.DESTINATION else None
