"""The columns that several tables share: each is a type that checks its own cell and carries its description.

A cell arrives as the text of a CSV field. An empty cell is "not stated": ``None`` for numbers and dates, ``""`` for
text. Nothing is coerced beyond that: a date is ISO 8601, a whole number has no decimals, a link is http or https.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, StringConstraints, TypeAdapter

from components.dataset import codes
from components.dataset.codes import Codes
from components.language import N_

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"-?\d{1,15}")
_DECIMAL = re.compile(r"-?\d{1,15}(\.\d{1,12})?")
_IMO = re.compile(r"imo:(\d{7})")
_HTTP_URL = TypeAdapter(HttpUrl)


def _number(cell: Any) -> Any:
    """An empty cell is ``None``; anything but plain decimal figures is refused ("1e3", "0x10", "1_000", "nan")."""
    if isinstance(cell, str):
        if cell == "":
            return None
        if not _DECIMAL.fullmatch(cell):
            raise ValueError(f"{cell!r} is not a number in plain figures")
    return cell


def _whole(cell: Any) -> Any:
    if isinstance(cell, str) and cell and not _WHOLE.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a whole number in plain figures")
    return _number(cell)


def _day(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    if cell == "":
        return None
    if not _ISO_DAY.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a day written YYYY-MM-DD")
    return dt.date.fromisoformat(cell)


def _http(cell: str) -> str:
    """Refuses every scheme but http and https, so that no ``javascript:`` or ``file:`` address can become a link."""
    if cell:
        _HTTP_URL.validate_python(cell)
    return cell


def _identifiers(cell: str) -> str:
    """Refuses an IMO number whose check digit is wrong: the seventh figure is the last of Σ (8 - i)·figure i."""
    for number in _IMO.findall(cell):
        if sum((7 - at) * int(figure) for at, figure in enumerate(number[:6])) % 10 != int(number[6]):
            raise ValueError(f"imo:{number} has a wrong check digit")
    return cell


SLUG = r"[a-z0-9][a-z0-9._:-]*"
Name = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$")]
Reference = Annotated[str, StringConstraints(pattern=f"^({SLUG})?$")]
Sidc = Annotated[str, StringConstraints(pattern=r"^(\d{20})?$")]
Identifiers = Annotated[
    str,
    StringConstraints(pattern=r"^((imo:\d{7}|mmsi:\d{9}|wikidata:Q\d+)(;(imo:\d{7}|mmsi:\d{9}|wikidata:Q\d+))*)?$"),
    AfterValidator(_identifiers),
]
Day = Annotated[dt.date, BeforeValidator(_day)]
MaybeDay = Annotated[dt.date | None, BeforeValidator(_day)]
Whole = Annotated[Annotated[int, Field(ge=0)] | None, BeforeValidator(_whole)]
Distance = Annotated[Annotated[float, Field(ge=0)] | None, BeforeValidator(_number)]
Share = Annotated[Annotated[float, Field(ge=0, le=1)] | None, BeforeValidator(_number)]
DegreesNorth = Annotated[Annotated[float, Field(ge=-90, le=90)] | None, BeforeValidator(_number)]
DegreesEast = Annotated[Annotated[float, Field(ge=-180, le=180)] | None, BeforeValidator(_number)]
Precision = Annotated[int, BeforeValidator(_whole)]
MaybePrecision = Annotated[int | None, BeforeValidator(_whole)]
Link = Annotated[str, AfterValidator(_http)]
YesNo = Annotated[bool, BeforeValidator(lambda cell: {"true": True, "false": False}.get(cell, cell))]

SourceId = Annotated[Slug, Field(description=N_("The source that says it (sources.csv)."))]
Note = Annotated[str, Field(description=N_("What the collector wrote down, in our own words."))]
DateStart = Annotated[Day, Field(description=N_("First day on which it may have been true; never a padded month."))]
DateEnd = Annotated[Day, Field(description=N_("Last day on which it may have been true; included."))]
DatePrecision = Annotated[
    Precision, Codes("date_prec", codes.DATE_PRECS), Field(description=N_("UCDP GED date precision."))
]
TimePrecision = Annotated[
    Precision, Codes("time_precision", codes.TIME_PRECS), Field(description=N_("ACLED time precision, from date_prec."))
]
AssertionCode = Annotated[
    str, Codes("assertion", codes.ASSERTIONS), Field(description=N_("On what ground the source says it."))
]

WhereDescription = Annotated[Name, Field(description=N_("The place as the source names it."))]
RoleCode = Annotated[str, Codes("role", codes.ROLES), Field(description=N_("What the place is to the claim."))]
LocationId = Annotated[Reference, Field(description=N_("Its feature in locations.geojson; blank when unlocated."))]
PlaceId = Annotated[Reference, Field(description=N_("The gazetteer place it rests on (places.csv, or gn: GeoNames)."))]
Latitude = Annotated[
    DegreesNorth, Field(description=N_("Representative point or label anchor, degrees north, WGS 84 (EPSG:4326)."))
]
Longitude = Annotated[
    DegreesEast, Field(description=N_("Representative point or label anchor, degrees east, WGS 84 (EPSG:4326)."))
]
Uncertainty = Annotated[
    Distance, Field(description=N_("Radius in metres that covers the place from the point (Darwin Core)."))
]
WherePrecision = Annotated[
    MaybePrecision,
    Codes("where_prec", codes.WHERE_PRECS),
    Field(description=N_("UCDP GED location precision; blank when unlocated.")),
]
GeoPrecision = Annotated[
    MaybePrecision,
    Codes("geo_precision", codes.GEO_PRECS),
    Field(description=N_("ACLED geographic precision, from where_prec.")),
]
ShapeCode = Annotated[
    str, Codes("shape", codes.SHAPES, blank=True), Field(description=N_("How the location may be drawn, never finer."))
]
LocatedBy = Annotated[
    str, Codes("located_by", codes.LOCATED_BY, blank=True), Field(description=N_("What the position was taken from."))
]
UnlocatedReason = Annotated[str, Field(description=N_("Why it is drawn nowhere; blank when located."))]

Low = Annotated[Whole, Field(description=N_("Lowest number that the words allow; blank = not bounded below."))]
Best = Annotated[Whole, Field(description=N_("The number stated; blank when the words give only bounds."))]
High = Annotated[Whole, Field(description=N_("Highest number that the words allow; blank = not bounded above."))]
Raw = Annotated[str, Field(description=N_("The words or figure the count was read from."))]
CountRule = Annotated[str, Field(description=N_("The rule that read the words (see the method page)."))]
Scope = Annotated[str, Field(description=N_("What is counted, where; scopes that differ are never added or merged."))]
