"""What free-text search looks in, and how: by folded words, each of which must stand in one of the columns."""

from __future__ import annotations

import pandas as pd

SEARCHED = (
    *("name", "designation", "aliases", "asset_kind", "event_kind", "operator", "service"),
    *("place_name", "where_description", "publisher", "source_title", "actors", "note"),
)


def folded(text: pd.Series) -> pd.Series:
    """Lower case without accents, so that ``Curacao`` finds ``Curaçao`` and ``CANO`` finds ``Caño``."""
    bare = text.astype("str").str.normalize("NFKD").str.replace(r"[\u0300-\u036f]", "", regex=True)
    return bare.str.casefold()
