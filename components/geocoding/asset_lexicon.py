"""The listed assets as look-up tables: every name, designation and alias; aircraft families; groups by their ship.

Rows are mappings with at least ``asset_id``, ``name``, ``designation``, ``kind``, ``operator``; ``aliases``
(``;``-separated) is used when present, and so is ``class``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from components.geocoding.anchors import first_words
from components.geocoding.lexicon_files import rows as lexicon_rows
from components.geocoding.plain import alternation
from components.geocoding.tokens import phrase_key

PERSON_NAMED: Final = frozenset({"carrier", "destroyer"})  # US naming custom; the last word then serves alone
SHIP_KINDS: Final = frozenset(
    {
        "carrier", "destroyer", "cruiser", "frigate", "corvette", "submarine", "littoral_combat_ship", "patrol_ship",
        "amphibious_assault_ship", "amphibious_transport_dock", "coast_guard_cutter", "support_ship",
        "special_ops_support_ship", "dock_landing_ship",
    }
)  # fmt: skip
_GROUP_NAME: Final = re.compile(r"(.+) ((?:Carrier|Expeditionary) Strike Group|Amphibious Ready Group)")
_DESIGNATION: Final = re.compile(r"([A-Z]{1,4}(?:/[A-Z])?|[A-Z][a-z]{1,8})-?(\d{1,4})([A-Z0-9]*(?:/[A-Z])?)")
_NUMBERED: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th) ([A-Z]{3,5})")
_PARENTHESES: Final = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class ListedAsset:
    asset_id: str
    name: str
    designation: str
    kind: str
    type_class: str
    operator: str
    aliases: tuple[str, ...]
    part_of: str = ""  # the id of its group or unit

    @property
    def bare_name(self) -> str:
        return _PARENTHESES.sub("", self.name).split(", ")[0]

    @property
    def specific(self) -> bool:
        """Named with a bracket: one operator's or unit's share of a type."""
        return "(" in self.name

    @property
    def is_ship(self) -> bool:
        return self.kind in SHIP_KINDS


def base_of(designation: str) -> tuple[str, str]:
    """("FA-18", "E/F") for "F/A-18E/F", ("MQ-9", "") for "MQ-9"; ("", "") for what is no designation."""
    match = _DESIGNATION.match(designation)
    if match is None:
        return "", ""
    letters = match[1].replace("/", "").upper()
    base = f"{letters}-{match[2]}"
    return {"F-18": "FA-18", "A-18": "FA-18"}.get(base, base), match[3].upper()


class AssetLexicon:
    """Look-ups over the listed assets. Immutable once built; raises ``KeyError`` on a row without ``asset_id``."""

    def __init__(self, assets: Iterable[Mapping[str, str]]) -> None:
        self.assets = {row["asset_id"]: _listed(row) for row in assets}
        self._forms: dict[str, str] = {}
        self._shorts: dict[str, str] = {}
        self._families: dict[str, list[ListedAsset]] = {}
        self._groups: dict[str, str] = {}
        self._numbered: dict[tuple[str, str], str] = {}
        for asset in self.assets.values():
            self._add(asset)
        phrases = [key for key in (*self._forms, *self._shorts) if key]
        self.first_words = first_words(phrases)
        self.pattern = re.compile(rf"(?<![\w-])(?:{_flexible(phrases)})(?!\w)") if phrases else None

    def _add(self, asset: ListedAsset) -> None:
        if base_of(asset.designation)[0] and not asset.is_ship:
            self._families.setdefault(base_of(asset.designation)[0], []).append(asset)
        for form in (asset.bare_name, asset.designation, *asset.aliases):
            if len(form) > 3:
                self._forms.setdefault(phrase_key(form), asset.asset_id)
        if unit := _NUMBERED.fullmatch(asset.designation):
            self._numbered.setdefault((unit[1], unit[2].lower()), asset.asset_id)
        if group := _GROUP_NAME.match(asset.name):
            head = group[1].removeprefix("USS ")
            for key in (head, head.split()[-1] if "Carrier" in group[2] else head):
                self._groups.setdefault(phrase_key(key), asset.asset_id)
        if asset.is_ship:
            self._add_short_names(asset)

    def _add_short_names(self, ship: ListedAsset) -> None:
        name = ship.bare_name.split(" ", 1)[-1]
        for short in (name, name.split()[-1]) if ship.kind in PERSON_NAMED else (name,):
            self._shorts.setdefault(phrase_key(short), ship.asset_id)
        if ship.kind in PERSON_NAMED and len(name.split()) > 2:  # "Gerald Ford" for Gerald R. Ford
            self._shorts.setdefault(phrase_key(f"{name.split()[0]} {name.split()[-1]}"), ship.asset_id)

    def listed(self, surface: str) -> ListedAsset | None:
        """The asset that a full name, designation, hull number or alias names."""
        found = self._forms.get(phrase_key(surface))
        return self.assets[found] if found else None

    def short(self, surface: str) -> ListedAsset | None:
        """The ship that a short name may mean, if the context agrees: "Ford", "Iwo Jima"."""
        found = self._shorts.get(phrase_key(surface))
        return self.assets[found] if found else None

    def group(self, ship_name: str) -> ListedAsset | None:
        """The group named after a ship: "Ford", "Gerald R. Ford", "Iwo Jima"."""
        found = self._groups.get(phrase_key(ship_name.removeprefix("USS ")))
        return self.assets[found] if found else None

    def numbered(self, number: str, form: str) -> ListedAsset | None:
        """The unit with a number and a short form: ("22", "MEU") for "22.ª Unidad Expedicionaria"."""
        found = self._numbered.get((number, form.lower()))
        return self.assets[found] if found else None

    def family(self, designation: str) -> list[ListedAsset]:
        """The listed assets that an aircraft or system designation may mean: those of exactly that variant, else, for
        a bare type, all of the type, else the type that is listed without a variant."""
        base, suffix = base_of(designation)
        types = self._families.get(base, [])
        exact = [a for a in types if suffix and suffix in (v := base_of(a.designation)[1], *v.split("/"))]
        if exact or not suffix:
            return exact or types
        return [a for a in types if not base_of(a.designation)[1] and not a.specific]


def _listed(row: Mapping[str, str]) -> ListedAsset:
    aliases = tuple(alias.strip() for alias in (row.get("aliases") or "").split(";") if alias.strip())
    return ListedAsset(
        row["asset_id"], row.get("name") or "", row.get("designation") or "", row.get("kind") or "",
        row.get("class") or "", row.get("operator") or "", aliases, row.get("part_of") or "",
    )  # fmt: skip


def _flexible(keys: Iterable[str]) -> str:
    """Folded words may be parted in print by blanks, hyphens, points, slashes or an initial's point."""
    return alternation(keys).replace(r"\s{1,3}", r"(?:[.,]?\s{1,2}|[-/.])")


@lru_cache(maxsize=1)
def nickname_pattern() -> re.Pattern[str]:
    names = sorted(
        (word for row in lexicon_rows("reading_nicknames") for word in row["words"].split(";")), reverse=True
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w])")


@lru_cache(maxsize=1)
def nicknames() -> dict[str, str]:
    return {word: row["designation"] for row in lexicon_rows("reading_nicknames") for word in row["words"].split(";")}


@lru_cache(maxsize=1)
def nickname_words() -> frozenset[str]:
    """The words that nicknames begin with, as tokens key them."""
    return first_words(nicknames())
