"""The claims of a text as rows of the dataset's own tables: machine-read, unreviewed, and marked so in every row.

A claim with several subjects is several reports; something that happened is an event. What is not drawn keeps its row,
without a location and with the reason. A date that the text does not state stays blank: the day of publication is
another clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from components.dataset.codes import COUNT_UNITS
from components.dataset.collected import stable_id
from components.geocoding.quantities import parse_count
from components.model import Assertion, GeoJson, Mention, WherePrec
from components.reading.claims import Claim
from components.reading.figures import counts_of_subjects
from components.reading.report import Reading
from components.reading.subjects import asset_of

Cells = dict[str, Any]
UNREVIEWED = "Machine-read from a text that a reader gave; unreviewed."
EVENT_KIND = "incident"  # what kind of event it was is for a reviewer to say
MOST_WORDS = 25  # of a source's own words in a row
DECIMALS = 5  # about a metre
_NUMBER_BLANK: Cells = dict.fromkeys(("low", "best", "high"))


@dataclass(frozen=True)
class Rows:
    """Rows by table, in the order of the text, with the columns of ``dataset.schema``; ``features`` are the locations
    by id as in ``locations.geojson``; ``claims`` leads from the id of a row to its claim."""

    reports: tuple[Cells, ...]
    events: tuple[Cells, ...]
    features: dict[str, GeoJson]
    claims: dict[str, Claim]


def rows_of(reading: Reading) -> Rows:
    counts = counts_of_subjects(reading.numbers)
    reports: list[Cells] = []
    events: list[Cells] = []
    features: dict[str, GeoJson] = {}
    claims: dict[str, Claim] = {}
    for claim in reading.claims:
        place = reading.mentions[claim.place - 1]
        feature = None if claim.reason else _feature(place, claim, reading.receipt(claim.place))
        if feature is not None:
            features[str(feature["id"])] = feature
        made = (
            [_event(reading, claim, feature)]
            if claim.status is None
            else list(_reports(reading, claim, feature, counts))
        )
        (events if claim.status is None else reports).extend(made)
        claims |= {str(row.get("report_id") or row["event_id"]): claim for row in made}
    return Rows(tuple(reports), tuple(events), features, claims)


def source_id_of(reading: Reading) -> str:
    return f"unreviewed-{reading.version}"


def _reports(reading: Reading, claim: Claim, feature: GeoJson | None, counts: dict[int, int]) -> Iterator[Cells]:
    for subject in claim.subjects or (None,):
        asset_id, _ = asset_of(reading.mentions, subject)
        count = None if subject is None else counts.get(subject)
        yield {
            "report_id": _id(reading, "read", claim, subject),
            "asset_id": asset_id,
            **_shared(reading, claim, feature),
            "status": claim.status,
            **_count(None if count is None else reading.mentions[count - 1], "count"),
            "count_unit": _unit(None if count is None else reading.mentions[count - 1]),
            "scope": "" if count is None else claim.where,
            "supersedes": "",
        }


def _event(reading: Reading, claim: Claim, feature: GeoJson | None) -> Cells:
    killed = [each.mention for each in reading.numbers if each.place == claim.place]
    found = [reading.mentions[number - 1] for number in killed if reading.mentions[number - 1].unit == "killed"]
    return {
        "event_id": _id(reading, "happened", claim, None),
        "kind": EVENT_KIND,
        "title": f"{EVENT_KIND.capitalize()}, {claim.where}",
        **_shared(reading, claim, feature),
        "region": "Other",
        **_count(found[0] if len(found) == 1 else None, "killed"),
        "survivors": None,
        "vessels": None,
        "actors": ";".join(reading.mentions[number - 1].text for number in claim.subjects),
    }


def _shared(reading: Reading, claim: Claim, feature: GeoJson | None) -> Cells:
    """The columns that reports and events have in common."""
    place = reading.mentions[claim.place - 1]
    date = None if claim.date is None else reading.mentions[claim.date - 1].date
    return {
        "assertion": place.assertion or Assertion.REPORTED,
        "date_start": date and date.start,
        "date_end": date and date.end,
        "date_prec": None if date is None else int(date.prec),
        "time_precision": None if date is None else date.prec.time_precision,
        "where_description": claim.where,
        "role": place.role,
        **_location(place, claim, feature),
        "source_id": source_id_of(reading),
        "note": f"{UNREVIEWED} Its words: “{_cut(claim.words)}”",
    }


def _location(place: Mention, claim: Claim, feature: GeoJson | None) -> Cells:
    prec = place.where_prec if feature is not None else None
    placed = feature is not None
    return {
        "location_id": feature["id"] if feature else "",
        "place_id": place.place_id or "",
        "lat": place.lat if placed else None,
        "lon": place.lon if placed else None,
        "coordinate_uncertainty_m": place.uncertainty_m if placed else None,
        "where_prec": None if prec is None else int(prec),
        "geo_precision": None if prec is None else prec.geo_precision,
        "shape": (place.shape or "") if placed else "",
        "located_by": "own_words" if placed else "",
        "unlocated_reason": claim.reason,
    }


def _feature(place: Mention, claim: Claim, receipt: str) -> GeoJson | None:
    if place.geometry is None or place.lat is None:
        return None
    identity = (claim.where, str(place.role), place.place_id or "")
    location_id = stable_id("loc", identity)
    return {
        "type": "Feature",
        "id": location_id,
        "properties": {
            "location_id": location_id,
            "where_description": claim.where,
            "name": place.name or place.text,
            "place_ids": [place.place_id] if place.place_id else [],
            "role": place.role,
            "shape": place.shape,
            "where_prec": int(place.where_prec or WherePrec.COUNTRY),
            "coordinate_uncertainty_m": place.uncertainty_m,
            "trace": [receipt],
        },
        "geometry": place.geometry,
    }


def _count(count: Mention | None, prefix: str) -> Cells:
    if count is None:
        return {f"{prefix}_{name}": None for name in _NUMBER_BLANK} | {f"{prefix}_raw": "", f"{prefix}_rule": ""}
    return {
        f"{prefix}_low": count.value_low,
        f"{prefix}_best": count.value_best,
        f"{prefix}_high": count.value_high,
        f"{prefix}_raw": count.text,
        f"{prefix}_rule": parse_count(count.text).rule,
    }


def _unit(count: Mention | None) -> str:
    return count.unit if count is not None and count.unit in COUNT_UNITS else ""


def _id(reading: Reading, prefix: str, claim: Claim, subject: int | None) -> str:
    return stable_id(prefix, (reading.version, str(claim.place), str(subject)))


def _cut(words: str) -> str:
    pieces = words.split()
    return " ".join(pieces[:MOST_WORDS]) + (" …" if len(pieces) > MOST_WORDS else "")
