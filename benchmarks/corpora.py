"""Read gold corpora and score mentions against them; the corpora themselves are not part of this repository.

Three layouts are known: LGL and TR-News (``toponym``/``gaztag``), GeoVirus (``location``, offsets counted from 1).
Recognition counts equal spans. Resolution with gold spans counts a toponym as placed when it lies within 161 km of the
gold point, and every unplaced one as missed. End to end, predictions are paired with gold toponyms one to one, largest
overlap first; a pair is right within 161 km, and pairs whose gold has no point are left out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

from components.geocoding.gazetteer import sphere_km

FILES = {"LGL": "lgl.xml", "TR-News": "TR-News.xml", "GeoVirus": "GeoVirus.xml"}
NEAR_KM = 161.0


@dataclass(frozen=True)
class Gold:
    start: int
    end: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True)
class Article:
    number: int
    text: str
    gold: tuple[Gold, ...]


def read_corpus(path: Path) -> list[Article]:
    """The articles of a corpus file, numbered from 0 in the order of the file."""
    return [_article(number, node) for number, node in enumerate(ET.parse(path).getroot().findall("article"))]


def _article(number: int, node: ET.Element) -> Article:
    text = node.findtext("text") or ""
    shift = 1 if node.find("locations") is not None else 0
    found: dict[tuple[int, int], Gold] = {}
    for mark in [*node.iter("location"), *node.iter("toponym")]:
        name = mark.findtext("name") or mark.findtext("phrase") or ""
        start = _nearest(text, name, int(mark.findtext("start") or 0) - shift)
        where = mark if shift else mark.find("gaztag")
        lat, lon = (_number(where, axis) for axis in ("lat", "lon"))
        found[start, start + len(name)] = Gold(start, start + len(name), lat, lon)
    return Article(number, text, tuple(found[span] for span in sorted(found)))


def _nearest(text: str, name: str, start: int) -> int:
    """Some offsets are a few characters out: the closest place where the name really stands."""
    for step in range(41):
        for at in (start - step, start + step):
            if at >= 0 and text.startswith(name, at):
                return at
    return start


def _number(node: ET.Element | None, tag: str) -> float | None:
    value = node.findtext(tag) if node is not None else None
    return float(value) if value and value != "None" else None


@dataclass(frozen=True)
class Found:
    """A predicted toponym; no coordinates when it could not be placed."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None


@dataclass
class Tally:
    """Counts over documents, and the measures made of them."""

    exact: int = 0
    gold: int = 0
    found: int = 0
    placed: int = 0
    placeable: int = 0
    paired: int = 0
    near: int = 0
    within: int = 0
    misplaced: list[tuple[str, float]] = field(default_factory=list)

    def add(self, article: Article, found: list[Found], given: list[Found]) -> None:
        """``found``: what the system found itself; ``given``: what it made of the gold spans, in their order."""
        spans = {(gold.start, gold.end) for gold in article.gold}
        self.exact += len(spans & {(mention.start, mention.end) for mention in found})
        self.gold += len(spans)
        self.found += len(found)
        self.placeable += sum(gold.lat is not None for gold in article.gold)
        self.within += sum(is_near(gold, mention) for gold, mention in zip(article.gold, given, strict=False))
        pairs = _pairs(article.gold, found)
        self.paired += len(found) - sum(gold.lat is None for gold, _ in pairs)
        self.near += sum(is_near(gold, mention) for gold, mention in pairs)

    @property
    def recognition(self) -> float:
        return _f1(self.exact, self.found, self.gold)

    @property
    def precision_recall(self) -> tuple[float, float]:
        return self.exact / max(self.found, 1), self.exact / max(self.gold, 1)

    @property
    def end_to_end(self) -> float:
        return _f1(self.near, self.paired, self.placeable)

    @property
    def accuracy(self) -> float:
        return self.within / max(self.placeable, 1)


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def is_near(gold: Gold, found: Found) -> bool:
    """Whether both have coordinates and lie within 161 km of each other."""
    if gold.lat is None or gold.lon is None or found.lat is None or found.lon is None:
        return False
    return sphere_km(gold.lat, gold.lon, found.lat, found.lon) <= NEAR_KM


def _pairs(gold: tuple[Gold, ...], found: list[Found]) -> list[tuple[Gold, Found]]:
    overlaps = []
    for at, truth in enumerate(gold):
        for number, mention in enumerate(found):
            shared = min(truth.end, mention.end) - max(truth.start, mention.start)
            if shared > 0:
                union = max(truth.end, mention.end) - min(truth.start, mention.start)
                overlaps.append((-shared / union, at, number))
    pairs, used_gold, used_found = [], set(), set()
    for _, at, number in sorted(overlaps):
        if at not in used_gold and number not in used_found:
            used_gold.add(at)
            used_found.add(number)
            pairs.append((gold[at], found[number]))
    return pairs
