"""Assets and places by their names in the language of now, where the data has one; files and ids keep the first."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.language import SPANISH, current


def asset_names(assets: pd.DataFrame) -> pd.Series:
    """What each asset is called."""
    return _own(assets)


def own_names(dataset: Any, rows: pd.DataFrame) -> pd.DataFrame:
    """``rows`` (columns of ``observations``) with ``name`` and ``place_name`` in the language of now. ``dataset`` has
    ``assets`` and ``places``."""
    if current() != SPANISH or rows.empty:
        return rows
    assets, places = rows["asset_id"].map(_own(dataset.assets)), rows["place_id"].map(_own(dataset.places))
    return rows.assign(
        name=assets.where(assets.notna() & assets.ne(""), rows["name"]).astype(rows["name"].dtype),
        place_name=places.where(places.notna() & places.ne(""), rows["place_name"]).astype(rows["place_name"].dtype),
    )


def _own(table: pd.DataFrame) -> pd.Series:
    """Index: the ids of a table with the columns ``name`` and, where it has one, ``name_es``."""
    if current() != SPANISH or "name_es" not in table:
        return table["name"]
    return table["name_es"].where(table["name_es"].fillna("").ne(""), table["name"])
