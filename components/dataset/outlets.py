"""The registry of outlets, and what it says about a source: whose text it is, and how far it can be trusted.

``collected/outlets.csv`` grades every outlet on the Admiralty scale with a one-line reason. A source that repeats
another outlet's text is graded from both, because we read the copy and not the original:

* carried by an outlet graded A to C: the worse of the two grades;
* carried by anybody else, or read on an unofficial mirror: one step below the original, and never better than C;
* repeating nobody: the outlet's own grade.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from components.dataset.tables import read_cells
from components.errors import InputError
from components.language import N_
from components.model import RELIABILITY

COLUMNS = ("outlet", "aliases", "country", "ownership", "reliability", "reason", "republishes")
CARRIED = N_("Text or figures of {roots}, carried by {copier}.")
COPIED = N_("Text or figures of {roots}, seen only through {copier}: one step below.")
MIRROR = N_("an unofficial mirror")
_SOUND = "ABC"
_ASIDE = re.compile(r"\(([^()]*)\)")
_MIRROR = re.compile(r"\bmirror\b|do not hyperlink")


@dataclass(frozen=True, slots=True)
class Outlet:
    name: str
    aliases: tuple[str, ...]
    country: str
    ownership: str
    reliability: str
    reason: str
    republishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who carried a text, whose it is (``roots``, empty = the carrier's own), and the grade that follows."""

    carrier: Outlet
    roots: tuple[Outlet, ...]
    reliability: str
    reason: str

    @property
    def derived_from(self) -> str:
        return "; ".join(root.name for root in self.roots)


class Registry:
    """Outlets by name and alias, exact in their capitals."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._by_name = {name: outlet for outlet in outlets for name in (outlet.name, *outlet.aliases)}
        longest_first = sorted(self._by_name, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first))

    def outlet(self, name: str) -> Outlet:
        """The outlet of that name or alias. Raises ``InputError`` when the registry does not have it."""
        try:
            return self._by_name[name]
        except KeyError:
            raise InputError(
                f"outlet {name!r} is not in collected/outlets.csv; add it with a grade and a reason"
            ) from None

    def provenance(self, publisher: str, title: str = "", credited: Iterable[str] = ()) -> Provenance:
        """Read a publisher as collected: "Carrier (Root text)", "Author via Carrier", "Carrier (unofficial mirror)".

        Words in brackets that name no outlet of the registry (towns, languages) say nothing about provenance;
        ``credited`` names outlets that the text itself credits. Raises ``InputError`` when an outlet is not in the
        registry.
        """
        author, via, carrier_words = publisher.rpartition(" via ")
        carrier = self.outlet(_ASIDE.sub("", carrier_words).replace(" mirror", "").strip())
        asides = " ; ".join(_ASIDE.findall(f"{carrier_words} {title}"))
        named = [*([author] if via else self._names.findall(asides)), *credited]
        roots = tuple(dict.fromkeys(root for root in map(self.outlet, named) if root is not carrier))
        if _MIRROR.search(publisher):
            return Provenance(carrier, roots or (carrier,), *_copy_grade(roots or (carrier,), MIRROR))
        return Provenance(carrier, roots, *_grade(carrier, roots))


def read_registry(folder: Path) -> Registry:
    """The registry in ``folder``. Raises ``DatasetError`` for a missing or misshapen file."""
    rows = read_cells(folder / "collected" / "outlets.csv", COLUMNS)
    return Registry(
        Outlet(
            row["outlet"],
            tuple(filter(None, row["aliases"].split(";"))),
            row["country"],
            row["ownership"],
            row["reliability"],
            row["reason"],
            tuple(filter(None, row["republishes"].split("; "))),
        )
        for row in rows
    )


def read_derivations(folder: Path) -> dict[str, tuple[str, ...]]:
    """Source id → outlets that its text credits (``collected/derivations.csv``); errors as ``read_registry``."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_cells(folder / "collected" / "derivations.csv", ("source_id", "outlet", "evidence")):
        found[row["source_id"]] = (*found.get(row["source_id"], ()), row["outlet"])
    return found


def may_be_linked(publisher: str, url: str) -> bool:
    """Whether a reader may be sent there: an http(s) page that is not marked as an unofficial mirror."""
    return url.startswith(("https://", "http://")) and not _MIRROR.search(publisher)


def _grade(carrier: Outlet, roots: tuple[Outlet, ...]) -> tuple[str, str]:
    if not roots:
        return carrier.reliability, carrier.reason
    if carrier.reliability not in _SOUND:
        return _copy_grade(roots, f"{carrier.name} ({carrier.reliability})")
    worse = max(carrier.reliability, min(root.reliability for root in roots))
    return worse, CARRIED.format(roots=_names(roots), copier=f"{carrier.name} ({carrier.reliability})")


def _copy_grade(roots: tuple[Outlet, ...], copier: str) -> tuple[str, str]:
    best = RELIABILITY.index(min(root.reliability for root in roots))
    below = RELIABILITY[min(best + 1, len(RELIABILITY) - 1)]
    return max(below, "C"), COPIED.format(roots=_names(roots), copier=copier)


def _names(roots: tuple[Outlet, ...]) -> str:
    return " and ".join(f"{root.name} ({root.reliability})" for root in roots)
