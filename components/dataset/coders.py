"""One coder per table: a collected fact in, the coded row out. Errors in a fact are ``InputError`` with its value.

What a coder needs beyond the fact itself is in ``Codebook``: the registry of outlets, the rules, the kinds of the
sources, the group tree and the geocoding stage. A coder never changes a fact and knows no other row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from components.dataset.asset_facts import fact_columns, read_asset_facts
from components.dataset.codes import ASSET_DOMAINS, SHIP_EVENTS, WORDS_ONLY_EVENTS
from components.dataset.coding import (
    AssertionRules,
    code_date,
    date_columns,
    precision_in,
    publication_date,
    read_assertion_rules,
)
from components.dataset.collected import Fact
from components.dataset.counting import read_count
from components.dataset.outlets import Registry, may_be_linked, read_derivations, read_registry
from components.dataset.placing import Locate, Placer, spoken
from components.dataset.tables import Cells, read_cells
from components.dates import PartialDate
from components.errors import InputError
from components.language import N_
from components.model import Domain, Status
from components.symbology import sidc

Coded = dict[str, Any]
TOLL_SCOPE = N_("Strikes on boats by US forces since 2 September 2025, as the source counts them")


@dataclass(frozen=True)
class Codebook:
    """Everything the coders look up. What concerns sources and assets is filled as those tables are coded."""

    registry: Registry
    derivations: Mapping[str, tuple[str, ...]]
    assertions: AssertionRules
    groups: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    asset_facts: Mapping[str, Mapping[str, Cells]]
    placer: Placer
    source_kinds: dict[str, str] = field(default_factory=dict)
    asset_names: dict[str, str] = field(default_factory=dict)
    asset_domains: dict[str, Domain] = field(default_factory=dict)


def read_codebook(folder: Path, locate: Locate) -> Codebook:
    """The rules and registries in ``folder``. Raises ``DatasetError`` for a missing or misshapen file."""
    collected = folder / "collected"
    groups = {
        row["words"]: row["asset_id"] for row in read_cells(collected / "groups.csv", ("words", "asset_id", "why"))
    }
    aliases: dict[str, tuple[str, ...]] = {}
    for row in read_cells(collected / "aliases.csv", ("asset_id", "alias", "kind")):
        aliases[row["asset_id"]] = (*aliases.get(row["asset_id"], ()), row["alias"])
    return Codebook(
        read_registry(folder),
        read_derivations(folder),
        read_assertion_rules(folder),
        groups,
        aliases,
        read_asset_facts(folder),
        Placer(locate),
    )


def code_source(fact: Fact, book: Codebook) -> Coded:
    cells = fact.cells
    provenance = book.registry.provenance(cells["publisher"], cells["title"], book.derivations.get(fact.row_id, ()))
    published = publication_date(cells["published"], cells["url"])
    book.source_kinds[fact.row_id] = cells["kind"]
    return {
        **{column: cells[column] for column in ("source_id", "publisher", "title", "url", "language", "kind")},
        "linkable": may_be_linked(cells["publisher"], cells["url"]),
        "published_on": published.start if published else None,
        "published_prec": int(published.prec) if published else None,
        "retrieved_on": "",
        "outlet": provenance.carrier.name,
        "country": provenance.carrier.country,
        "ownership": provenance.carrier.ownership,
        "reliability": provenance.reliability,
        "reliability_reason": provenance.reason,
        "derived_from": provenance.derived_from,
        "note": "",
    }


def code_asset(fact: Fact, book: Codebook) -> Coded:
    cells = fact.cells
    if cells["kind"] not in ASSET_DOMAINS:
        raise InputError(f"asset kind {cells['kind']!r} is unknown; use one of {', '.join(ASSET_DOMAINS)}")
    group = book.groups.get(cells["group"]) if cells["group"] else ""
    if group is None:
        raise InputError(
            f"group {cells['group']!r} is not in collected/groups.csv; say there which asset it is, or none"
        )
    book.asset_names[fact.row_id] = cells["name"]
    book.asset_domains[fact.row_id] = ASSET_DOMAINS[cells["kind"]]
    copied = ("asset_id", "name", "designation", "kind", "class", "operator", "service", "source_id")
    known = fact_columns(cells, book.asset_facts.get(fact.row_id, {}))
    return {
        **{column: cells[column] for column in copied},
        **known,
        "aliases": ";".join(book.aliases.get(fact.row_id, ())),
        "domain": ASSET_DOMAINS[cells["kind"]],
        "part_of": group if group != fact.row_id else "",
        "home_place_id": book.placer.home_place_id(known["home_port"], cells["operator"], ASSET_DOMAINS[cells["kind"]]),
        "is_group": False,
        "symbol": cells["kind"],
        "sidc": sidc(cells["kind"]),
        "note": "",
    }


def code_report(fact: Fact, book: Codebook) -> Coded:
    cells = fact.cells
    count = read_count(cells["count"], cells["note"])
    domain = book.asset_domains.get(cells["asset_id"])
    where = book.placer.where(cells["place"], _status(cells["status"]), domain=domain)
    return {
        "report_id": fact.row_id,
        "asset_id": cells["asset_id"],
        "assertion": _assertion(fact, book, cells["status"]),
        "status": cells["status"],
        **_dates(code_date(cells["date"], cells["date_precision"])),
        **where,
        **count.columns("count"),
        "count_unit": cells["unit"] if count.rule else "",
        "scope": f"{book.asset_names.get(cells['asset_id'], '')}, {cells['place']}" if count.rule else "",
        "source_id": cells["source_id"],
        "note": cells["note"],
        "supersedes": "",
    }


def code_event(fact: Fact, book: Codebook) -> Coded:
    cells = fact.cells
    domain = Domain.NAVAL if cells["kind"] in SHIP_EVENTS else None
    where = book.placer.where(cells["place"], region=cells["region"], domain=domain)
    copied = ("kind", "region", "survivors", "vessels", "actors", "source_id", "note")
    return {
        **{column: cells[column] for column in copied},
        "event_id": fact.row_id,
        "title": event_title(cells["kind"], cells["actors"], cells["place"]),
        **_dates(code_date(cells["date"], cells["date_precision"])),
        **(spoken(where) if cells["kind"] in WORDS_ONLY_EVENTS else where),
        **read_count(cells["killed"], cells["note"]).columns("killed"),
        "assertion": _assertion(fact, book),
    }


def code_total(fact: Fact, _: Codebook) -> Coded:
    cells = fact.cells
    return {
        "total_id": fact.row_id,
        **date_columns(code_date(cells["date"], precision_in(cells["note"]))),
        "metric": cells["metric"],
        **read_count(cells["value_low"], cells["note"], cells["value_high"]).columns("count"),
        **{column: cells[column] for column in ("scope", "source_id", "note")},
    }


def code_toll(fact: Fact, _: Codebook) -> Coded:
    cells = fact.cells
    return {
        "toll_id": fact.row_id,
        **date_columns(code_date(cells["date"], precision_in(cells["note"]))),
        "metric": cells["metric"],
        **read_count(cells["value"], cells["note"]).columns("count"),
        "scope": TOLL_SCOPE,
        **{column: cells[column] for column in ("source_id", "note")},
    }


CODERS: dict[str, Callable[[Fact, Codebook], Coded]] = {
    "sources": code_source,
    "assets": code_asset,
    "reports": code_report,
    "events": code_event,
    "totals": code_total,
    "tolls": code_toll,
}


def event_title(kind: str, actors: str, place: str) -> str:
    """ "Vessel seizure (tanker Skipper), off the coast of Venezuela": the kind, the ship if it is one, the place."""
    tanker = next((actor.strip() for actor in actors.split(";") if actor.strip().startswith("tanker ")), "")
    named = f" ({tanker})" if tanker else ""
    return f"{kind.replace('_', ' ').capitalize()}{named}, {place}"


def _dates(date: PartialDate) -> Coded:
    return {**date_columns(date), "time_precision": date.prec.time_precision}


def _assertion(fact: Fact, book: Codebook, status: str = "") -> str:
    kind = book.source_kinds.get(fact.cells["source_id"])
    if kind is None:
        raise InputError(f"source {fact.cells['source_id']!r} is not in sources.csv; add it or correct the id")
    return book.assertions.code(fact.cells["note"], kind, status)


def _status(status: str) -> Status:
    try:
        return Status(status)
    except ValueError:
        raise InputError(f"status {status!r} is unknown; use one of {', '.join(Status)}") from None
