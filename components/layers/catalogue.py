"""The catalogue: everything a map document may ever have to show, so that a change of filter needs only ids.

It is written once per dataset as JSON: ``records`` (rows of ``COLUMNS``), the ``sites`` they stand at, their
``sources``, ``traces`` and the ``bases``. Words in it are finished and escaped; the browser decodes them into text
nodes and never reads them as HTML.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from types import ModuleType
from typing import Any

import pandas as pd

from components.dataset.own_names import own_names
from components.errors import DatasetError
from components.layers import events, positions
from components.layers.ageing import ageing_of
from components.layers.escape import escape
from components.layers.geometry import Site, geometry_by_location, packed, site_of
from components.layers.receipts import assertion_of, credibility_of, days_of, lines, source_of, when_of, where_of, words
from components.layers.symbols import subset, symbol_key
from components.layers.wording import absent
from components.model import WherePrec

COLUMNS = (
    *("key", "id", "layer", "symbol", "site", "apart", "asset", "title", "subtitle", "status", "assertion", "when"),
    *("where", "where_words", "source", "details", "note", "trace", "days", "tracked"),
    *("toll", "credibility", "ageing", "named"),
)
BASE_KINDS = ("naval_base", "air_base", "army_base")
_KEPT = 4  # datasets whose sites are kept
_KINDS: dict[str, ModuleType] = {"report": positions, "event": events}


@lru_cache(maxsize=2**16)  # asked for with every change of a filter
def record_key(record_id: str) -> str:
    """Eight characters that stand for a record in payloads: 40 bits of BLAKE2b over its id, base 32."""
    digest = hashlib.blake2b(record_id.encode(), digest_size=5).digest()
    return base64.b32encode(digest).decode().lower()


class Numbered:
    """Distinct values in the order they came, each known by its number."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, key: Any, value: Any) -> int:
        """The number of the value known by ``key``; the first value with a key is the one kept."""
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(value)
        return self._numbers[key]


class _Sites:
    """``site_of`` with a memory: hundreds of reports name the same sea. Each site comes with its key."""

    def __init__(self, locations: Any) -> None:
        self.locations = locations
        self._geometries = geometry_by_location(locations)
        self._known: dict[tuple[str, ...], tuple[Site, tuple[Any, ...]] | None] = {}

    def __call__(self, row: Any) -> tuple[Site, tuple[Any, ...]] | None:
        named = tuple(str(cell) for cell in (row.location_id, row.lat, row.lon, row.where_prec, row.uncertainty_m))
        if named not in self._known:
            site = site_of(row, self._geometries.get(str(row.location_id)))
            self._known[named] = None if site is None else (site, site.key)
        return self._known[named]


_sites_of: dict[int, _Sites] = {}


def _sites(locations: Any) -> _Sites:
    """The sites of a frame that nobody changes: made once, whatever the language and the rows of a document."""
    known = _sites_of.get(id(locations))
    if known is not None and known.locations is locations:
        return known
    if len(_sites_of) >= _KEPT:
        _sites_of.clear()
    return _sites_of.setdefault(id(locations), _Sites(locations))


def catalogue(dataset: Any, observations: pd.DataFrame) -> dict[str, Any]:
    """The catalogue of a dataset (``dataset.locations`` with geometries, ``dataset.places``, ``dataset.version``).

    Observations without coordinates are left out. Raises ``DatasetError`` when two records would share a key.
    """
    site_of_row = _sites(dataset.locations)
    sites, sources, traces, ageing, names = Numbered(), Numbered(), Numbered(), Numbered(), _Names()
    records = []
    for row in own_names(dataset, observations).itertuples(index=False):
        found = site_of_row(row)
        if found is None:
            continue
        site, key = found
        number = sites.number(key, site)
        named = names.add(number, row)
        source = sources.number(row.source_id, source_of(row))
        trace = traces.number(row.trace, words(row.trace))
        records.append([*_record(row, number, source, trace), ageing_of(row, ageing.number), named])
    _check_keys(records)
    return {
        "version": escape(dataset.version),
        "columns": COLUMNS,
        "records": records,
        "sites": [_site(site, names.of(number)) for number, site in enumerate(sites.values)],
        "sources": sources.values,
        "traces": traces.values,
        "ageing": ageing.values,
        "bases": _bases(dataset.places),
        "symbols": subset({str(kind) for kind in observations["symbol"]} | set(BASE_KINDS)),
    }


def _record(row: Any, site: int, source: int, trace: int) -> list[Any]:
    kind = _KINDS[row.record_type]
    title, subtitle = kind.heading(row)
    return [
        record_key(row.record_id),
        escape(row.record_id),
        row.layer,
        symbol_key(row.symbol),
        site,
        int(kind.is_apart(row)),
        escape(row.asset_id),
        escape(title),
        escape(subtitle),
        escape(kind.status(row)),
        escape(assertion_of(row)),
        when_of(row),
        words(row.where_description),
        where_of(row),
        source,
        lines(kind.details(row)),
        words(row.note),
        trace,
        days_of(row),
        int(kind.is_position(row)),
        kind.toll(row),
        credibility_of(row),
    ]


class _Names:
    """The names records give their site. What is called after them is to choose the commonest among those it shows: one
    given in another year is no name for what was said in this.

    A place known exactly or nearly goes by its own name. Everything wider goes by the source's words (in Spanish, and
    quoted where they are not understood): "Off northern South America" under the name of South America would promise
    another area.
    """

    def __init__(self) -> None:
        self._names: dict[int, Numbered] = {}

    def add(self, site: int, row: Any) -> int:
        """The number, among those of its site, of the name that one record gives."""
        near = not absent(row.where_prec) and row.where_prec <= WherePrec.SECOND_ORDER
        name = _capital(str(row.place_name if near and not absent(row.place_name) else row.place_label))
        return self._names.setdefault(site, Numbered()).number(name, name)

    def of(self, site: int) -> list[str]:
        """The names of a site by their numbers."""
        return self._names[site].values


def commonest(names: Iterable[str]) -> str:
    """The commonest name; of equally common ones the shortest, then the first in the alphabet."""
    return min(Counter(names).items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))[0]


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _site(site: Site, names: list[str]) -> dict[str, Any]:
    return {
        "drawn": site.drawn,
        "at": [round(site.lat, 5), round(site.lon, 5)],
        **packed(site.polygons),
        "water": int(site.over_water),
        "approximate": int(site.approximate),
        "names": [escape(name) for name in names],
    }


def _bases(places: pd.DataFrame) -> list[list[Any]]:
    kept = places[places["kind"].isin(BASE_KINDS)]
    cells = zip(kept["name"].map(escape), kept["kind"], kept["lat"].round(4), kept["lon"].round(4), strict=True)
    return [list(row) for row in cells]


def _check_keys(records: list[list[Any]]) -> None:
    shared = [key for key, number in Counter(record[0] for record in records).items() if number > 1]
    if shared:
        ids = [record[1] for record in records if record[0] == shared[0]]
        raise DatasetError(f"records {ids!r} share the map key {shared[0]!r}; give one of them another id")
