"""The columns of every export: one table of names, origins and meanings, which is also their codebook."""

from __future__ import annotations

from dataclasses import dataclass

from components.dataset.joining import DAYS, REAL, WHOLE
from components.language import N_, _

_WHOLE = (*WHOLE, "age_days", "age_days_max")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the exports: its name, the column of the plotted rows it is taken from, and what it means."""

    name: str
    origin: str
    meaning: str

    @property
    def type(self) -> str:
        """string, integer, number or date, as a Frictionless table schema calls them."""
        kinds = {"integer": _WHOLE, "number": REAL, "date": DAYS}
        return next((kind for kind, origins in kinds.items() if self.origin in origins), "string")


COLUMNS: tuple[Column, ...] = (
    Column("record_id", "record_id", N_("Stable id of the report or event.")),
    Column("record_type", "record_type", N_("report or event.")),
    Column("name", "name", N_("Asset, or title of the event.")),
    Column("designation", "designation", N_("Hull number, type designation or unit short name.")),
    Column("asset_id", "asset_id", N_("Stable id of the asset; empty for events.")),
    Column("asset_kind", "asset_kind", N_("What kind of asset; empty for events.")),
    Column("sidc", "sidc", N_("Code of the asset's symbol (MIL-STD-2525D, APP-6D), neutral; empty for events.")),
    Column("event_kind", "event_kind", N_("What kind of event; empty for reports.")),
    Column("operator", "operator", N_("State that operates the asset.")),
    Column("service", "service", N_("Armed service or agency.")),
    Column("part_of", "part_of", N_("Group the asset belongs to; totals count leaves only.")),
    Column("status", "status", N_("What the source says the asset did.")),
    Column("standing", "standing", N_("presence, planned, ended, cancelled, denied or event; only presence is there.")),
    Column("assertion", "assertion", N_("On what ground the source says it.")),
    Column("date_start", "date_start", N_("First day on which it may have been true.")),
    Column("date_end", "date_end", N_("Last day on which it may have been true.")),
    Column("date_prec", "date_prec", N_("UCDP GED date precision: 1 day, 2 two to six days, 3 week, 4 month, 5 year.")),
    Column("time_precision", "time_precision", N_("ACLED time precision.")),
    Column("age_days", "age_days", N_("Days from date_end to the as-of date.")),
    Column("age_days_max", "age_days_max", N_("Days from date_start to the as-of date.")),
    Column("freshness", "freshness", N_("fresh, ageing or stale by the thresholds of its kind; empty for events.")),
    Column("where_description", "where_description", N_("The place in the words of the report.")),
    Column("role", "role", N_("What the place is to the claim: event_place, origin, destination and so on.")),
    Column("place_name", "place_name", N_("Gazetteer place it was located by.")),
    Column("place_id", "place_id", N_("Gazetteer id of that place.")),
    Column("lat", "lat", N_("Representative point, degrees north, WGS 84; of an area only its label point.")),
    Column("lon", "lon", N_("Representative point, degrees east, WGS 84; of an area only its label point.")),
    Column("coordinate_uncertainty_m", "uncertainty_m", N_("Radius in metres that covers the place (Darwin Core).")),
    Column("where_prec", "where_prec", N_("UCDP GED location precision, 1 exact to 7 over water.")),
    Column("geo_precision", "geo_precision", N_("ACLED geographic precision.")),
    Column("shape", "shape", N_("point, ring, area, band, sector or corridor: how it may be drawn.")),
    Column("located_by", "located_by", N_("What the position was taken from.")),
    Column("count_low", "count_low", N_("Lowest number the words allow.")),
    Column("count_best", "count_best", N_("The number stated.")),
    Column("count_high", "count_high", N_("Highest number the words allow.")),
    Column("count_unit", "count_unit", N_("What is counted.")),
    Column("count_raw", "count_raw", N_("The words the count was read from.")),
    Column("count_rule", "count_rule", N_("The rule that read them.")),
    Column("scope", "scope", N_("What is counted, where.")),
    Column("killed_low", "killed_low", N_("Lowest number of killed the words allow.")),
    Column("killed_best", "killed_best", N_("The number of killed stated.")),
    Column("killed_high", "killed_high", N_("Highest number of killed the words allow.")),
    Column("killed_raw", "killed_raw", N_("The words the killed were read from.")),
    Column("killed_rule", "killed_rule", N_("The rule that read them.")),
    Column("survivors", "survivors", N_("People said to have survived at first.")),
    Column("vessels", "vessels", N_("Boats or ships in the event.")),
    Column("actors", "actors", N_("Who took part in the event.")),
    Column("source_id", "source_id", N_("Stable id of the publication.")),
    Column("publisher", "publisher", N_("Who published it.")),
    Column("source_title", "source_title", N_("Title of the publication.")),
    Column("source_url", "source_url", N_("Its address; empty where it must not be linked.")),
    Column("source_kind", "source_kind", N_("What kind of publisher.")),
    Column("language", "language", N_("ISO 639-1 code of its text.")),
    Column("published_on", "published_on", N_("When it was published; empty when unknown.")),
    Column("reliability", "reliability", N_("Admiralty reliability of the source, A to F (F: cannot be judged).")),
    Column("credibility", "credibility", N_("Admiralty credibility of the report, 1 to 6, from independent voices.")),
    Column("voices", "voices", N_("How many independent voices agree with the report, its own included.")),
    Column("voices_against", "voices_against", N_("How many independent voices contradict it.")),
    Column("conflicts_with", "conflicts_with", N_("Report that has the same ship elsewhere on the same days.")),
    Column("conflict_where", "conflict_where", N_("Where that report has it, in its words.")),
    Column("note", "note", N_("Remark of the collector.")),
)
# What every row of a file says besides: so that a row that is copied elsewhere still says where it is from.
STAMP: tuple[tuple[str, str], ...] = (
    ("as_of", N_("The date whose state is shown.")),
    ("known_on", N_("Only what was published by this day is shown; empty: all that is in the data.")),
    ("filter_sentence", N_("The filter in words.")),
    ("dataset_version", N_("Hash of the dataset the row was taken from.")),
    ("licence", N_("The terms on which the data may be used.")),
    ("attribution", N_("Whom to name when using them, besides the source of the row.")),
)


def dictionary() -> list[tuple[str, str, str]]:
    """Name, type and meaning of every column of ``COLUMNS`` and ``STAMP``, the meanings in the language of now."""
    stamped = ((name, "string", meaning) for name, meaning in STAMP)
    known = ((column.name, column.type, column.meaning) for column in COLUMNS)
    return [(name, kind, _(meaning)) for name, kind, meaning in (*known, *stamped)]
