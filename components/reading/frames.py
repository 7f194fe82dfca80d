"""A read text in the form of the dataset, so that map, symbols and receipts are those of every other report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import shape as as_shape

from components.dataset.load import CRS, Dataset
from components.dataset.observations import observations
from components.model import Domain, Mention, MentionKind
from components.reading.report import Reading
from components.reading.rows import UNREVIEWED, Rows, source_id_of
from components.reading.subjects import MARKED_IDS, asset_of

#: Unit of a count whose force has no name → (kind, domain) of the asset that stands for it.
KIND_OF_UNIT: Mapping[str | None, tuple[str, Domain]] = {
    "ships": ("naval_force", Domain.NAVAL),
    "aircraft": ("air_unit", Domain.AIR),
    "personnel": ("ground_unit", Domain.GROUND),
    "marines": ("marine_unit", Domain.GROUND),
    "militia": ("militia", Domain.GROUND),
    "units": ("air_defense", Domain.GROUND),
}
MARGIN = 1.0  # degrees about what is drawn
UNKNOWN = ("unknown", Domain.NAVAL)
READER = "A text that you gave"


def dataset_of(reading: Reading, rows: Rows, base: Dataset) -> Dataset:
    """A dataset of this text alone; ``base`` gives the places and the assets that are listed already."""
    return replace(
        base,
        sources=_frame(base.sources, [_source(reading)]),
        assets=pd.concat([base.assets, _frame(base.assets, _unlisted(reading, base))]),
        reports=_frame(base.reports, rows.reports),
        events=_frame(base.events, rows.events),
        totals=base.totals[:0],
        tolls=base.tolls[:0],
        rejects=base.rejects[:0],
        locations=_locations(rows, base),
        version=reading.version,
    )


@dataclass(frozen=True)
class Drawn:
    """What the map is told to show: the records, and the day that their ages count to, if it is known."""

    marks: pd.DataFrame
    as_of: dt.date | None


def drawn_records(dataset: Dataset, reading: Reading) -> pd.DataFrame:
    """The records that the map draws: columns of ``dataset.observations`` plus ``age_days``, by ``record_id``.

    ``age_days`` counts to the day of publication; it is missing where that day or the record's own is not known.
    ``asset_id`` is blank for what the list of assets does not have: no page could be linked to.
    """
    records = observations(dataset)
    placed = records[records["lat"].notna()]
    day = pd.Series(pd.Timestamp(reading.published_on) if reading.published_on else pd.NaT, index=placed.index)
    ages = (day.astype("datetime64[ns]") - placed["date_end"]).dt.days.astype("Int64")
    unlisted = placed["asset_id"].str.startswith(MARKED_IDS)
    return placed.assign(age_days=ages, asset_id=placed["asset_id"].mask(unlisted, ""))


def home_of(rows: Rows) -> tuple[float, float, float, float] | None:
    """(south, west, north, east) about all that is drawn, with a margin; ``None`` for nothing."""
    if not rows.features:
        return None
    bounds = [as_shape(feature["geometry"]).bounds for feature in rows.features.values()]
    west, south = (min(each[side] for each in bounds) - MARGIN for side in (0, 1))
    east, north = (max(each[side] for each in bounds) + MARGIN for side in (2, 3))
    return max(south, -80.0), max(west, -180.0), min(north, 80.0), min(east, 180.0)


def _frame(like: pd.DataFrame, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    key = str(like.columns[0])
    made = pd.DataFrame(list(rows), columns=like.columns).astype(like.dtypes.to_dict())
    return made.set_index(key, drop=False).rename_axis(index=None)


def _source(reading: Reading) -> dict[str, Any]:
    document = reading.document
    return {
        "source_id": source_id_of(reading),
        "publisher": READER,
        "title": document.title or document.name or "Pasted text",
        "url": "",
        "linkable": False,
        "published_on": reading.published_on,
        "published_prec": None if reading.published_on is None else 1,
        "retrieved_on": None,
        "language": reading.language or "",
        "kind": "",
        "outlet": READER,
        "country": "",
        "ownership": "unidentified",
        "reliability": "F",
        "reliability_reason": UNREVIEWED,
        "derived_from": "",
        "note": UNREVIEWED,
    }


def _unlisted(reading: Reading, base: Dataset) -> list[dict[str, Any]]:
    """An asset for each subject that is not in the list, by its marked id."""
    subjects: list[int | None] = [None, *sorted({number for claim in reading.claims for number in claim.subjects})]
    found = {asset_of(reading.mentions, number)[0]: number for number in reversed(subjects)}
    return [
        _asset(
            asset_id,
            asset_of(reading.mentions, number)[1],
            None if number is None else reading.mentions[number - 1],
            base,
        )
        for asset_id, number in found.items()
        if asset_id not in base.assets.index
    ]


def _asset(asset_id: str, name: str, mention: Mention | None, base: Dataset) -> dict[str, Any]:
    kind, domain = _kind(mention)
    return dict.fromkeys(base.assets.columns, "") | {
        "asset_id": asset_id,
        "name": name,
        "designation": (mention.designation or "") if mention is not None else "",
        "kind": kind,
        "domain": domain,
        **dict.fromkeys(("nominal_complement", "part_of_from", "part_of_to")),
        "is_group": False,
        "symbol": kind,
        "note": UNREVIEWED,
    }


def _kind(mention: Mention | None) -> tuple[str, Domain]:
    if mention is None:
        return UNKNOWN
    if mention.kind is MentionKind.COUNT:
        return KIND_OF_UNIT.get(mention.unit, UNKNOWN)
    return ("unknown", Domain.AIR) if mention.trace[:1] == ("designation",) else UNKNOWN


def _locations(rows: Rows, base: Dataset) -> gpd.GeoDataFrame:
    if not rows.features:
        return base.locations[:0]
    frame = gpd.GeoDataFrame.from_features(
        [{"id": key, **feature} for key, feature in rows.features.items()],
        crs=CRS,
        columns=["geometry", "location_id", *[column for column in base.locations.columns if column != "geometry"]],
    )
    return frame.set_index("location_id")
