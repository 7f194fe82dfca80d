"""Assets, places and events by their names in the language of now; files and ids keep the first."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.dataset.wording import in_words, spaced
from components.language import N_, SPANISH, _, current

_TANKER = N_("tanker")  # how titles of seizures begin the name of a ship


def asset_names(assets: pd.DataFrame) -> pd.Series:
    """What each asset is called."""
    return _own(assets)


def own_names(dataset: Any, rows: pd.DataFrame) -> pd.DataFrame:
    """``rows`` (columns of ``observations``) with ``name`` and ``place_name`` in the language of now, and
    ``place_label``: the source's words for the place in that language. ``dataset`` as ``load.Dataset``."""
    if current() != SPANISH or rows.empty:
        return rows.assign(place_label=rows["where_description"])
    assets, places = rows["asset_id"].map(_own(dataset.assets)), rows["place_id"].map(_own(dataset.places))
    labels = rows["where_description"].astype("str").map(dataset.place_words.label)
    named = assets.where(assets.notna() & assets.ne(""), rows["name"].astype("str"))
    events = rows["record_type"].eq("event")
    told = zip(*(rows.loc[events, part] for part in ("name", "event_kind", "where_description")), strict=True)
    titles = [_title(title, kind, where, dataset.place_words.within(where)) for title, kind, where in told]
    named = named.astype("object")
    named[events] = titles
    return rows.assign(
        name=named.astype(_kind(rows["name"])),
        place_name=places.where(places.notna() & places.ne(""), rows["place_name"]).astype(_kind(rows["place_name"])),
        place_label=labels,
    )


def _kind(texts: pd.Series) -> Any:
    """The type of a column of texts; categories are those of the new texts."""
    return "category" if isinstance(texts.dtype, pd.CategoricalDtype) else texts.dtype


def _title(title: str, kind: str, where: str, said: str) -> str:
    """The title of an event, which is its kind, perhaps the ship, and the source's words for the place, here ``said``;
    any other stays as it is."""
    kinds = spaced(kind)
    if not (title.casefold().startswith(kinds) and title.endswith(f", {where}")):
        return title
    ship = title[len(kinds) : len(title) - len(where) - 2].replace("(tanker ", f"({_(_TANKER)} ")
    words = in_words(kind)
    return f"{words[:1].upper()}{words[1:]}{ship}, {said}"


def _own(table: pd.DataFrame) -> pd.Series:
    """Index: the ids of a table with the columns ``name`` and, where it has one, ``name_es``."""
    if current() != SPANISH or "name_es" not in table:
        return table["name"]
    return table["name_es"].where(table["name_es"].fillna("").ne(""), table["name"])
