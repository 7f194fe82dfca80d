"""The columns of every export: one table of names, origins and meanings, which is also their codebook."""

from __future__ import annotations

from dataclasses import dataclass

from components.dataset.joining import DAYS, REAL, WHOLE

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
    Column("record_id", "record_id", "Stable id of the report or event."),
    Column("record_type", "record_type", "report or event."),
    Column("name", "name", "Asset, or title of the event."),
    Column("designation", "designation", "Hull number, type designation or unit short name."),
    Column("asset_id", "asset_id", "Stable id of the asset; empty for events."),
    Column("asset_kind", "asset_kind", "What kind of asset; empty for events."),
    Column("sidc", "sidc", "Code of the asset's symbol (MIL-STD-2525D, APP-6D), neutral; empty for events."),
    Column("event_kind", "event_kind", "What kind of event; empty for reports."),
    Column("operator", "operator", "State that operates the asset."),
    Column("service", "service", "Armed service or agency."),
    Column("part_of", "part_of", "Group the asset belongs to; totals count leaves only."),
    Column("status", "status", "What the source says the asset did."),
    Column("standing", "standing", "presence, planned, ended, cancelled, denied or event; only presence is there."),
    Column("assertion", "assertion", "On what ground the source says it."),
    Column("date_start", "date_start", "First day on which it may have been true."),
    Column("date_end", "date_end", "Last day on which it may have been true."),
    Column("date_prec", "date_prec", "UCDP GED date precision: 1 day, 2 days, 3 week, 4 month, 5 year."),
    Column("time_precision", "time_precision", "ACLED time precision."),
    Column("age_days", "age_days", "Days from date_end to the as-of date."),
    Column("age_days_max", "age_days_max", "Days from date_start to the as-of date."),
    Column("freshness", "freshness", "fresh, ageing or stale by the thresholds of its kind; empty for events."),
    Column("where_description", "where_description", "The place in the words of the report."),
    Column("role", "role", "What the place is to the claim: event_place, origin, destination and so on."),
    Column("place_name", "place_name", "Gazetteer place it was located by."),
    Column("place_id", "place_id", "Gazetteer id of that place."),
    Column("lat", "lat", "Representative point, degrees north, WGS 84; of an area only its label point."),
    Column("lon", "lon", "Representative point, degrees east, WGS 84; of an area only its label point."),
    Column("coordinate_uncertainty_m", "uncertainty_m", "Radius in metres that covers the place (Darwin Core)."),
    Column("where_prec", "where_prec", "UCDP GED location precision, 1 exact to 7 over water."),
    Column("geo_precision", "geo_precision", "ACLED geographic precision."),
    Column("shape", "shape", "point, ring, area, band, sector or corridor: how it may be drawn."),
    Column("located_by", "located_by", "What the position was taken from."),
    Column("count_low", "count_low", "Lowest number the words allow."),
    Column("count_best", "count_best", "The number stated."),
    Column("count_high", "count_high", "Highest number the words allow."),
    Column("count_unit", "count_unit", "What is counted."),
    Column("count_raw", "count_raw", "The words the count was read from."),
    Column("count_rule", "count_rule", "The rule that read them."),
    Column("scope", "scope", "What is counted, where."),
    Column("killed_low", "killed_low", "Lowest number of killed the words allow."),
    Column("killed_best", "killed_best", "The number of killed stated."),
    Column("killed_high", "killed_high", "Highest number of killed the words allow."),
    Column("killed_raw", "killed_raw", "The words the killed were read from."),
    Column("killed_rule", "killed_rule", "The rule that read them."),
    Column("survivors", "survivors", "People said to have survived at first."),
    Column("vessels", "vessels", "Boats or ships in the event."),
    Column("actors", "actors", "Who took part in the event."),
    Column("source_id", "source_id", "Stable id of the publication."),
    Column("publisher", "publisher", "Who published it."),
    Column("source_title", "source_title", "Title of the publication."),
    Column("source_url", "source_url", "Its address; empty where it must not be linked."),
    Column("source_kind", "source_kind", "What kind of publisher."),
    Column("language", "language", "ISO 639-1 code of its text."),
    Column("published_on", "published_on", "When it was published; empty when unknown."),
    Column("reliability", "reliability", "Admiralty reliability of the source, A to F (F: cannot be judged)."),
    Column("credibility", "credibility", "Admiralty credibility of the report, 1 to 6, from independent voices."),
    Column("voices", "voices", "How many independent voices agree with the report, its own included."),
    Column("voices_against", "voices_against", "How many independent voices contradict it."),
    Column("conflicts_with", "conflicts_with", "Report that has the same ship elsewhere on the same days."),
    Column("conflict_where", "conflict_where", "Where that report has it, in its words."),
    Column("note", "note", "Remark of the collector."),
)
# What every row of a file says besides: so that a row that is copied elsewhere still says where it is from.
STAMP: tuple[tuple[str, str], ...] = (
    ("as_of", "The date whose state is shown."),
    ("known_on", "Only what was published by this day is shown; empty: all that is in the data."),
    ("filter_sentence", "The filter in words."),
    ("dataset_version", "Hash of the dataset the row was taken from."),
    ("licence", "The terms on which the data may be used."),
    ("attribution", "Whom to name when using them, besides the source of the row."),
)
