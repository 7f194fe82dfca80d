"""Read a report: from a document to what it claims, what could be drawn of that, and what could not and why.

A *claim* is one place that the text says something is at, comes from or goes to, with what is said to be there. Every
other mention is *left*: it is listed with the reason why nothing may be drawn for it. Reading is a pure function of
the document and the options; nothing is stored.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from components.documents.model import Document
from components.geocoding.gazetteer import Gazetteer, default_gazetteer
from components.geocoding.geoparser import Options, geoparse
from components.geocoding.tokens import fold
from components.geocoding.visible import Shown
from components.model import Mention
from components.reading.claims import Claim, claims_of
from components.reading.figures import Dating, Number, dates_of, numbers_of
from components.reading.leavings import Left, left_of
from components.reading.receipts import receipts_of
from components.reading.scene import Scene

DEFAULT = Options()


@dataclass(frozen=True)
class Reading:
    """What a document says. ``mentions`` index ``document.text`` in order and are numbered from 1; ``claims``,
    ``left``, ``numbers`` and ``dates`` refer to them by these numbers; ``receipts`` has one for each."""

    document: Document
    published_on: dt.date | None
    language: str | None
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    left: tuple[Left, ...]
    numbers: tuple[Number, ...]
    dates: tuple[Dating, ...]
    receipts: tuple[str, ...]

    def receipt(self, number: int) -> str:
        """How a mention was read and placed, in one paragraph. Words of the text may stand in it: escape it."""
        return self.receipts[number - 1]

    @cached_property
    def claim_at(self) -> dict[int, Claim]:
        """Number of a place → what is claimed of it."""
        return {claim.place: claim for claim in self.claims}

    @cached_property
    def said_of(self) -> dict[int, list[Claim]]:
        """Number of an asset or count → the claims about it."""
        found: defaultdict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for subject in claim.subjects:
                found[subject].append(claim)
        return dict(found)

    @cached_property
    def reasons(self) -> dict[int, str]:
        """Number of a mention → why nothing is drawn for it."""
        return {left.mention: left.reason for left in self.left}

    @cached_property
    def drawn_places(self) -> frozenset[int]:
        """The places that reach the map, by the numbers of their mentions."""
        return frozenset(claim.place for claim in self.claims if not claim.reason)

    @cached_property
    def version(self) -> str:
        """Twelve hexadecimal digits over the text and its date: the same report has the same rows."""
        identity = f"{self.published_on}\x1f{self.document.text}"
        return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def read_report(
    document: Document,
    published_on: dt.date | None = None,
    *,
    options: Options = DEFAULT,
    gazetteer: Gazetteer | None = None,
) -> Reading:
    """Read what shows of a document (no entities, no hidden characters). ``published_on`` anchors "on Thursday";
    without it the day that the document itself states."""
    document = replace(document, text=Shown(document.text, fold(document.text)).text)
    day = published_on or document.published_on
    places = gazetteer or default_gazetteer()
    options = replace(options, trace=True)
    found = geoparse(document.text, day, options=options, gazetteer=places)
    scene = Scene.of(found, places)
    claims, beside = claims_of(scene)
    return Reading(
        document=document,
        published_on=day,
        language=found.language,
        mentions=found.mentions,
        claims=claims,
        left=left_of(scene, claims, beside),
        numbers=numbers_of(scene, claims),
        dates=dates_of(scene, claims),
        receipts=receipts_of(found, options, places),
    )
