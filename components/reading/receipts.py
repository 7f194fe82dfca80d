"""Receipts: how each mention was read and placed, as one paragraph. For places it is the geocoder's own account."""

from __future__ import annotations

import re
from dataclasses import replace

from components.geocoding.explain import explain
from components.geocoding.gazetteer import Gazetteer
from components.geocoding.geoparser import Geoparse, Options
from components.model import Mention, MentionKind

#: Beginning of a trace line → how the paragraph says it; ``{}`` is the rest of the line.
PHRASES: tuple[tuple[str, str], ...] = (
    ("assertion ", "The ground given is {}"),
    ("status ", "The status is {}"),
    ("count rule: ", "The number was read by the rule “{}”"),
    ("unit ", "What is counted: {}"),
    ("counts ", "It says how many there are of {}"),
    ("aboard ", "It says how many are aboard {}"),
    ("date pattern: ", "Read as a date of the kind “{}”"),
)
NO_TRACE = "No step was recorded."
_CODE = re.compile(r"(?<=[a-z])_(?=[a-z])")


def receipts_of(found: Geoparse, options: Options, gazetteer: Gazetteer) -> tuple[str, ...]:
    """A paragraph for each mention in order; ``options`` as the text was read with. Nobody is asked online again."""
    places = explain(found, options=replace(options, online=None), gazetteer=gazetteer)
    accounts = iter([place.paragraph for place in places])
    return tuple(next(accounts) if each.kind is MentionKind.PLACE else paragraph(each) for each in found.mentions)


def paragraph(mention: Mention) -> str:
    """The trace of a mention as sentences."""
    return " ".join(map(_sentence, mention.trace)) or NO_TRACE


def _sentence(line: str) -> str:
    for start, phrase in PHRASES:
        if line.startswith(start):
            line = phrase.format(_CODE.sub(" ", line.removeprefix(start)))
            break
    line = line[:1].upper() + line[1:]
    return line if line.endswith((".", "!", "?")) else f"{line}."
