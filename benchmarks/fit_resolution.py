"""Fit the weights of the resolver on the even-numbered documents of the corpora and write them as data.

    python benchmarks/fit_resolution.py --corpora PATH

A conditional logistic regression over the candidates of each gold toponym: the right candidates are those within
161 km of the gold point. Weights of clues that the corpora cannot teach (``FIXED``) are kept.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
from corpora import FILES, NEAR_KM, Article, read_corpus
from fit_recognition import CONVENTIONS

from components.geocoding.evidence import Document
from components.geocoding.gazetteer import default_gazetteer, sphere_km
from components.geocoding.lexicons import LEXICON
from components.geocoding.matcher import match_spans
from components.geocoding.priors import Priors
from components.geocoding.recognition import recognise, weights
from components.geocoding.resolution import Resolver, Scale
from components.geocoding.tokens import tokenize

# "Coche, El Valle": what a writer says outright outweighs what is usual, also where a namesake is better known.
# A city and the division named after it differ by little; which one is meant the corpora do not agree on.
FIXED = {"importance": 5.5, "home": 4.0, "qualified": 3.0, "kind:city": -0.4, "kind:state": 0.3}
START = {"people": 1.0, "kind:country": 3.0, **FIXED}
Choice = tuple[list[dict[str, float]], list[bool]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--ridge", type=float, default=2.0)
    options = arguments.parse_args()
    priors = Priors(default_gazetteer(), weights())
    documents = [
        (given_document(article, priors, name), article)
        for name, file in FILES.items()
        for article in read_corpus(options.corpora / file)
        if article.number % 2 == 0
    ]
    table = dict(START)
    for _ in range(4):  # the second clues depend on the weights
        table = fit(
            [choice for document, article in documents for choice in choices(document, article, table)], options.ridge
        )
    with (LEXICON / "resolution.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("feature", "weight"))
        out.writerows((feature, f"{weight:.3f}") for feature, weight in sorted(table.items()))


def given_document(article: Article, priors: Priors, corpus: str) -> Document:
    """A document whose names are the gold spans."""
    tokens = tokenize(article.text)
    spans = [(gold.start, gold.end) for gold in article.gold]
    document = Document(tokens, match_spans(tokens, priors.gazetteer, spans), priors)
    recognise(document, CONVENTIONS[corpus], weights())
    return document


def choices(document: Document, article: Article, table: dict[str, float]) -> list[Choice]:
    numbers = [number for number, name in enumerate(document.names) if name.prior.candidates]
    readings = Resolver(document, numbers, Scale(table)).resolve()
    gold = {mark.start: mark for mark in article.gold}
    found = []
    for number, reading in readings.items():
        mark = gold.get(document.names[number].match.start)
        if mark is None or mark.lat is None or mark.lon is None or len(reading.candidates) < 2:
            continue
        right = [sphere_km(c.lat, c.lon, mark.lat, mark.lon) <= NEAR_KM for c, _ in reading.candidates]
        if any(right):
            found.append(([reading.clues[c.number] for c, _ in reading.candidates], right))
    return found


def fit(rows: list[Choice], ridge: float) -> dict[str, float]:
    """Maximise the chance of the right candidates, a Gaussian prior on the weights: each round shares the target among
    the right candidates by their present chances and takes a Newton step towards it."""
    columns = {
        name: at for at, name in enumerate(sorted({name for clues, _ in rows for clue in clues for name in clue}))
    }
    table, right, starts = tabulate(rows, columns)
    found = np.array([START.get(name, 0.0) for name in columns])
    free = np.array([name not in FIXED for name in columns])
    for _ in range(30):
        step = newton_step(table, right, starts, found, ridge, free)
        found[free] += step * min(1.0, 3.0 / np.abs(step).max())
        if np.abs(step).max() < 1e-5:
            break
    return FIXED | dict(zip(columns, found.tolist(), strict=True))


def tabulate(rows: list[Choice], columns: dict[str, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(one row of clues for each candidate, whether it is right, where each toponym's candidates start)."""
    candidates = [clue for clues, _ in rows for clue in clues]
    table = np.zeros((len(candidates), len(columns)))
    for row, clue in enumerate(candidates):
        for name, value in clue.items():
            table[row, columns[name]] = value
    sizes = [len(clues) for clues, _ in rows]
    return table, np.array([yes for _, right in rows for yes in right]), np.cumsum([0, *sizes[:-1]])


def newton_step(
    table: np.ndarray, right: np.ndarray, starts: np.ndarray, found: np.ndarray, ridge: float, free: np.ndarray
) -> np.ndarray:
    sizes = np.diff([*starts, len(table)])
    scores = table @ found
    odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    chance = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
    target = chance * right
    target /= np.repeat(np.maximum(np.add.reduceat(target, starts), 1e-300), sizes)
    clues = table[:, free]
    means = np.add.reduceat(clues * chance[:, None], starts, axis=0)
    curvature = (clues.T * chance) @ clues - means.T @ means + ridge * np.eye(clues.shape[1])
    return np.asarray(np.linalg.solve(curvature, clues.T @ (target - chance) - ridge * found[free]))


if __name__ == "__main__":
    main()
