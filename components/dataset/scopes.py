"""What a reported number counts, and where: scopes sorted into families that may stand beside each other.

A scope is kept as it was collected, close to the source's words. Its *family* says which numbers answer the same
question (all US forces in the theatre, the Venezuelan militia …); its *extent* says how wide the answer reaches.
Numbers of one family are shown together, each with its own scope; they are never merged, and numbers of different
families never meet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from components.language import N_, _

US_THEATRE = N_("US forces in the theatre")
US_PART = N_("part of the US forces")
MEU = N_("22nd Marine Expeditionary Unit")
RESOLVE = N_("Operation Absolute Resolve")
MILITIA = N_("Venezuelan militia")
VENEZUELA = N_("Venezuelan forces")
VENEZUELA_PART = N_("part of the Venezuelan forces")
COLOMBIA = N_("Colombian forces")
STRIKES = N_("strikes on boats")
OTHER = N_("other")

CARIBBEAN = N_("Caribbean")
BOTH_SEAS = N_("Caribbean and eastern Pacific")
SOUTHCOM = N_("Southern Command area")
REGION = N_("region, not further stated")
EXTENTS = (CARIBBEAN, BOTH_SEAS, SOUTHCOM, REGION, "")  # which extent a headline prefers, first to last


@dataclass(frozen=True, slots=True)
class Reading:
    """The first pattern found in a scope (lower case) decides; ``extent`` is ``""`` where a family has only one."""

    pattern: str
    family: str
    extent: str = ""


READINGS: tuple[Reading, ...] = (
    Reading(r"^strikes on boats", STRIKES),
    Reading(r"^colombian", COLOMBIA),
    Reading(r"\bbolivarian militia\b|^venezuelan?s?\b.*(militia|ready for war|defence system)", MILITIA),
    Reading(r"^venezuelan (troops deployed|forces mobilised)$", VENEZUELA),
    Reading(r"^venezuela", VENEZUELA_PART),
    Reading(r"^22nd meu (marines|aboard)|\barg marines", MEU),
    Reading(r"operation absolute resolve", RESOLVE),
    Reading(
        r"\b(aboard|arg|amphibious|meu|bases|exercise|visiting|besides|withdrawn|raid|tankers|bay)\b",
        US_PART,
    ),
    Reading(r"\bnational guard\b|\bin puerto rico$", US_PART),
    Reading(r"^us\b.*caribbean.*pacific", US_THEATRE, BOTH_SEAS),
    Reading(r"^us\b.*caribbean", US_THEATRE, CARIBBEAN),
    Reading(r"^us\b.*(southcom|southern command)", US_THEATRE, SOUTHCOM),
    Reading(r"^us\b", US_THEATRE, REGION),
)
_COMPILED = tuple((re.compile(reading.pattern), reading) for reading in READINGS)


def family_words(family: str) -> str:
    """A family or an extent in the language of now; the source's own words for one of its own kind stay."""
    head, colon, scope = family.partition(": ")
    return f"{_(head)}{colon}{scope}"


def read_scope(scope: str) -> tuple[str, str]:
    """Family and extent of a scope. An unknown scope is a family of its own kind, compared with nothing else."""
    lower = scope.casefold()
    for pattern, reading in _COMPILED:
        if pattern.search(lower):
            return reading.family, reading.extent
    return f"{OTHER}: {scope}", ""
