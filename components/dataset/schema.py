"""The tables of the dataset, one row model each. They are the definition: validation, column order, frame types and
the data dictionary (``data/README.md``) all come from here.

Every model forbids unknown columns and requires every column; a blank cell means "not stated". Rules between columns
and between tables are in ``validate``, so that one broken cell never hides another fault.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from components.dataset import codes
from components.dataset import columns as col
from components.dataset.codes import Codes
from components.language import N_


class Row(BaseModel):
    """A row of a table. ``key`` names its id column; the docstring is the table's description in the dictionary,
    marked for translation."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)
    key: ClassVar[str]

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        return tuple(cls.model_fields)


class SourceRow(Row):
    __doc__ = N_("One publication. Reliability is the outlet's Admiralty grade; credibility is computed, never typed.")

    key: ClassVar[str] = "source_id"
    source_id: Annotated[col.Slug, Field(description=N_("Stable id of the publication."))]
    publisher: Annotated[col.Name, Field(description=N_("Who published what we read, and whose text it is if stated."))]
    title: Annotated[col.Name, Field(description=N_("Short title in our words or as published."))]
    url: Annotated[col.Link, Field(description=N_("Address of the page; http or https only."))]
    linkable: Annotated[col.YesNo, Field(description=N_("false: cite it, but do not link to it (unofficial mirrors)."))]
    published_on: Annotated[
        col.MaybeDay, Field(description=N_("First day on which it may have been published; blank = not shown."))
    ]
    published_prec: Annotated[
        col.MaybePrecision,
        Codes("date_prec", codes.DATE_PRECS),
        Field(description=N_("Precision of published_on: 4 = that month.")),
    ]
    retrieved_on: Annotated[col.MaybeDay, Field(description=N_("Day on which we read it; blank when not recorded."))]
    language: Annotated[str, Field(pattern="^[a-z]{2}$", description=N_("ISO 639-1 code of the text."))]
    kind: Annotated[str, Codes("source kind", codes.SOURCE_KINDS), Field(description=N_("What kind of publisher."))]
    outlet: Annotated[col.Name, Field(description=N_("The outlet in the registry (collected/outlets.csv)."))]
    country: Annotated[
        str, Field(pattern="^([A-Z]{2})?$", description=N_("ISO 3166-1 alpha-2 of the outlet, if known."))
    ]
    ownership: Annotated[str, Codes("ownership", codes.OWNERSHIPS), Field(description=N_("Who owns the outlet."))]
    reliability: Annotated[
        str, Codes("reliability", codes.RELIABILITIES), Field(description=N_("Admiralty reliability of what we read."))
    ]
    reliability_reason: Annotated[col.Name, Field(description=N_("Why that grade, in one line."))]
    derived_from: Annotated[str, Field(description=N_("The outlet whose text or figures it repeats; ';' between two."))]
    note: col.Note


class AssetRow(Row):
    __doc__ = N_("What is deployed: a ship, an aircraft type of one operator, a unit, a system, or a group of these.")

    key: ClassVar[str] = "asset_id"
    asset_id: Annotated[col.Slug, Field(description=N_("Stable id of the asset."))]
    name: Annotated[col.Name, Field(description=N_("Its name in English."))]
    name_es: Annotated[str, Field(description=N_("Its name in Spanish, where it is another."))]
    designation: Annotated[str, Field(description=N_("Hull number, type designation or unit short name."))]
    aliases: Annotated[str, Field(description=N_("Other names, ';' between: Spanish, short forms, misspellings seen."))]
    kind: Annotated[str, Codes("asset kind", codes.ASSET_KINDS), Field(description=N_("What kind of thing."))]
    domain: Annotated[str, Codes("domain", codes.DOMAINS), Field(description=N_("Where it moves; the map layer."))]
    class_: Annotated[str, Field(alias="class", description=N_("Ship class or aircraft family."))]
    operator: Annotated[col.Name, Field(description=N_("State that operates it."))]
    service: Annotated[str, Field(description=N_("Armed service or agency."))]
    part_of: Annotated[
        col.Reference, Field(description=N_("The group it belongs to (assets.csv). Totals count leaves."))
    ]
    part_of_from: Annotated[
        col.MaybeDay, Field(description=N_("First day on which a source has it in the group; blank = not stated."))
    ]
    part_of_to: Annotated[
        col.MaybeDay,
        Field(description=N_("Last day on which it can have been in the group; blank = no end is stated.")),
    ]
    part_of_source_id: Annotated[col.Reference, Field(description=N_("The source of these days."))]
    home_port: Annotated[str, Field(description=N_("Home port or base as the source names it."))]
    home_place_id: Annotated[col.Reference, Field(description=N_("The gazetteer place of the home port, if found."))]
    home_source_id: Annotated[col.Reference, Field(description=N_("The source of the home port."))]
    nominal_complement: Annotated[
        col.Whole, Field(description=N_("People usually aboard or in it, as a source states."))
    ]
    complement_source_id: Annotated[col.Reference, Field(description=N_("The source of the complement."))]
    identifiers: Annotated[
        col.Identifiers, Field(description=N_("imo:, mmsi: or wikidata: numbers that a source gives, ';' between."))
    ]
    identifiers_source_id: Annotated[col.Reference, Field(description=N_("The source of the identifiers."))]
    is_group: Annotated[
        col.YesNo, Field(description=N_("true: stands for its members and is never counted with them."))
    ]
    symbol: Annotated[col.Slug, Field(description=N_("Key of its map symbol."))]
    sidc: Annotated[
        col.Sidc,
        Field(description=N_("Code of that symbol (MIL-STD-2525D, APP-6D), neutral; blank = the standard has none.")),
    ]
    source_id: Annotated[col.Slug, Field(description=N_("The source of the identity (sources.csv)."))]
    note: col.Note

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        return tuple(field.alias or name for name, field in cls.model_fields.items())


class ReportRow(Row):
    __doc__ = N_("One claim by one source: an asset, or a number of something, was at a place on a date.")

    key: ClassVar[str] = "report_id"
    report_id: Annotated[col.Slug, Field(description=N_("Stable id of the claim."))]
    asset_id: Annotated[col.Slug, Field(description=N_("What it is about (assets.csv)."))]
    assertion: col.AssertionCode
    status: Annotated[str, Codes("status", codes.STATUSES), Field(description=N_("What the source says it did."))]
    date_start: col.DateStart
    date_end: col.DateEnd
    date_prec: col.DatePrecision
    time_precision: col.TimePrecision
    where_description: col.WhereDescription
    role: col.RoleCode
    location_id: col.LocationId
    place_id: col.PlaceId
    lat: col.Latitude
    lon: col.Longitude
    coordinate_uncertainty_m: col.Uncertainty
    where_prec: col.WherePrecision
    geo_precision: col.GeoPrecision
    shape: col.ShapeCode
    located_by: col.LocatedBy
    unlocated_reason: col.UnlocatedReason
    count_low: col.Low
    count_best: col.Best
    count_high: col.High
    count_unit: Annotated[
        str,
        Codes("count unit", codes.COUNT_UNITS, blank=True),
        Field(description=N_("What is counted; blank: no count.")),
    ]
    count_raw: col.Raw
    count_rule: col.CountRule
    scope: col.Scope
    source_id: col.SourceId
    note: col.Note
    supersedes: Annotated[col.Reference, Field(description=N_("The report that this one corrects, if any."))]


class EventRow(Row):
    __doc__ = N_("Something that happened: a strike, a seizure, an overflight, an exercise, a notice, a statement.")

    key: ClassVar[str] = "event_id"
    event_id: Annotated[col.Slug, Field(description=N_("Stable id of the event as one source tells it."))]
    kind: Annotated[str, Codes("event kind", codes.EVENT_KINDS), Field(description=N_("What happened."))]
    title: Annotated[col.Name, Field(description=N_("Kind and place in words."))]
    date_start: col.DateStart
    date_end: col.DateEnd
    date_prec: col.DatePrecision
    time_precision: col.TimePrecision
    where_description: col.WhereDescription
    role: col.RoleCode
    location_id: col.LocationId
    place_id: col.PlaceId
    lat: col.Latitude
    lon: col.Longitude
    coordinate_uncertainty_m: col.Uncertainty
    where_prec: col.WherePrecision
    geo_precision: col.GeoPrecision
    shape: col.ShapeCode
    located_by: col.LocatedBy
    unlocated_reason: col.UnlocatedReason
    region: Annotated[str, Codes("region", codes.REGIONS), Field(description=N_("Part of the theatre as collected."))]
    killed_low: col.Low
    killed_best: col.Best
    killed_high: col.High
    killed_raw: col.Raw
    killed_rule: col.CountRule
    survivors: Annotated[col.Whole, Field(description=N_("People said to have survived at first; some never found."))]
    vessels: Annotated[col.Whole, Field(description=N_("Boats or ships struck, seized, calling or moving."))]
    actors: Annotated[str, Field(description=N_("Who took part, ';' between them."))]
    assertion: col.AssertionCode
    source_id: col.SourceId
    note: col.Note


class TotalRow(Row):
    __doc__ = N_(
        "A force level as one source reports it for one scope. Never averaged, never merged with another scope."
    )

    key: ClassVar[str] = "total_id"
    total_id: Annotated[col.Slug, Field(description=N_("Stable id: hash of date, metric, scope, source and figure."))]
    date_start: col.DateStart
    date_end: col.DateEnd
    date_prec: col.DatePrecision
    metric: Annotated[str, Codes("metric", codes.TOTAL_METRICS), Field(description=N_("What is counted."))]
    count_low: col.Low
    count_best: col.Best
    count_high: col.High
    count_raw: col.Raw
    count_rule: col.CountRule
    scope: col.Scope
    source_id: col.SourceId
    note: col.Note


class TollRow(Row):
    __doc__ = N_("A running toll of the boat strikes as one source gives it on one date.")

    key: ClassVar[str] = "toll_id"
    toll_id: Annotated[col.Slug, Field(description=N_("Stable id: hash of date, metric, source and figure."))]
    date_start: col.DateStart
    date_end: col.DateEnd
    date_prec: col.DatePrecision
    metric: Annotated[str, Codes("metric", codes.TOLL_METRICS), Field(description=N_("What is counted."))]
    count_low: col.Low
    count_best: col.Best
    count_high: col.High
    count_raw: col.Raw
    count_rule: col.CountRule
    scope: col.Scope
    source_id: col.SourceId
    note: col.Note


class PlaceRow(Row):
    __doc__ = N_("A gazetteer entry; the first authority for every name of the theatre.")

    key: ClassVar[str] = "place_id"
    place_id: Annotated[col.Slug, Field(description=N_("Stable id of the place."))]
    name: Annotated[col.Name, Field(description=N_("Its name in English, or the local one."))]
    name_es: Annotated[str, Field(description=N_("Its name in Spanish, where it is another."))]
    names: Annotated[str, Field(description=N_("Other names, ';' between them: Spanish, others, short forms."))]
    kind: Annotated[col.Slug, Field(description=N_("Feature class."))]
    country: Annotated[
        str, Field(pattern="^([A-Z]{2})?$", description=N_("ISO 3166-1 alpha-2; blank for seas and areas."))
    ]
    admin1: Annotated[str, Field(description=N_("First-order division."))]
    lat: Annotated[col.DegreesNorth, Field(description=N_("Representative point, degrees north, WGS 84 (EPSG:4326)."))]
    lon: Annotated[col.DegreesEast, Field(description=N_("Representative point, degrees east, WGS 84 (EPSG:4326)."))]
    radius_km: Annotated[col.Distance, Field(description=N_("How far the point may be off as a stand-in."))]
    parent: Annotated[col.Reference, Field(description=N_("The place that contains it."))]
    importance: Annotated[col.Share, Field(description=N_("How often the bare name means this place here."))]
    coord_source: Annotated[str, Field(description=N_("Where the coordinates come from."))]
    note: col.Note
    population: Annotated[col.Whole, Field(description=N_("People living there, where it helps to rank namesakes."))]
    footprint_id: Annotated[col.Reference, Field(description=N_("Its polygon in footprints.geojson, if it has one."))]


class RejectRow(Row):
    __doc__ = N_("A collected fact that could not be coded, with the reason; nothing is dropped in silence.")

    key: ClassVar[str] = "row_id"
    table: Annotated[col.Slug, Field(description=N_("Table it was meant for."))]
    row_id: Annotated[str, Field(description=N_("Its id as collected."))]
    reason: Annotated[col.Name, Field(description=N_("Why it was rejected and what to do."))]
    row: Annotated[col.Name, Field(description=N_("The row as collected, as JSON."))]


TABLES: dict[str, type[Row]] = {
    "sources": SourceRow,
    "assets": AssetRow,
    "reports": ReportRow,
    "events": EventRow,
    "totals": TotalRow,
    "tolls": TollRow,
    "places": PlaceRow,
    "rejects": RejectRow,
}
REFERENCES: dict[str, dict[str, str]] = {
    "assets": {
        "part_of": "assets",
        **dict.fromkeys(
            (
                *("source_id", "part_of_source_id", "home_source_id", "complement_source_id"),
                "identifiers_source_id",
            ),
            "sources",
        ),
    },
    "reports": {"asset_id": "assets", "source_id": "sources", "supersedes": "reports"},
    "events": {"source_id": "sources"},
    "totals": {"source_id": "sources"},
    "tolls": {"source_id": "sources"},
    "places": {"parent": "places"},
}
