"""Fit the weights of the recogniser on the even-numbered documents of the corpora and write them as data.

    python benchmarks/fit_recognition.py --corpora PATH

Two logistic regressions with a Gaussian prior on the weights, by Newton's method: one over the named features of a
name and its sentence, one over that score and the features of the document.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
from corpora import FILES, Article, read_corpus

from components.geocoding.evidence import Document, Name
from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.lexicons import LEXICON
from components.geocoding.priors import Priors
from components.geocoding.recognition import Conventions, Weights, recognise
from components.geocoding.tokens import tokenize
from components.geocoding.toponyms import Reader, read_document
from components.geocoding.votes import Votes, document_features

STRICT, WIDE = Conventions(), Conventions(demonyms=True, streets=True, embedded=True)
CONVENTIONS = {"LGL": WIDE, "TR-News": WIDE, "GeoVirus": STRICT}
# Hand-set: what the regional gazetteer's importance (in tenths) says of a name of the theatre being a place at all.
REGIONAL = (-3.1, -2.1, -0.8, 0.1, 0.5, 1.0, 1.4, 2.0, 2.4, 3.0)
FIXED = {f"regional:{tenth}": weight for tenth, weight in enumerate(REGIONAL)} | {
    "person_name": -1.5, "based": 2.0, "possessive_local": 1.5, "water_noun": 2.5, "listed_with_people": -2.0,
}  # fmt: skip
RARE = 4  # features seen less often than this are left out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--ridge", type=float, default=1.0)
    options = arguments.parse_args()
    priors = Priors(default_gazetteer(), {})
    documents = [
        (read(article, priors, CONVENTIONS[name]), article, CONVENTIONS[name])
        for name, file in FILES.items()
        for article in read_corpus(options.corpora / file)
        if article.number % 2 == 0
    ]
    table = fit_local(documents, options.ridge)
    table |= fit_document(documents, table, options.ridge)
    with (LEXICON / "recognition.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("feature", "weight"))
        out.writerows((feature, f"{weight:.3f}") for feature, weight in sorted(table.items()))


def read(article: Article, priors: Priors, conventions: Conventions) -> Document:
    document = read_document(tokenize(article.text), Reader(priors, conventions))
    recognise(document, conventions, Weights({}))
    return document


Sample = tuple[Document, Article, Conventions]


def labelled(documents: list[Sample]) -> list[tuple[Document, int, Name, float]]:
    """(document, number of the name, name, whether it is gold); demonyms only where they count."""
    rows = []
    for document, article, conventions in documents:
        gold = {(mark.start, mark.end) for mark in article.gold}
        for number, name in enumerate(document.names):
            if conventions.demonyms or not name.prior.demonym:
                rows.append((document, number, name, float((name.match.start, name.match.end) in gold)))
    return rows


def fit_local(documents: list[Sample], ridge: float) -> dict[str, float]:
    rows = labelled(documents)
    seen = Counter(feature for _, _, name, _ in rows for feature in (*name.prior.features, *name.features))
    columns = {feature: at for at, feature in enumerate(sorted(f for f, n in seen.items() if n >= RARE))}
    matrix = np.zeros((len(rows), len(columns)))
    for row, (_, _, name, _) in enumerate(rows):
        for feature in (*name.prior.features, *name.features):
            if feature in columns:
                matrix[row, columns[feature]] += 1.0
    start = np.array([FIXED.get(feature, 0.0) for feature in columns])
    found = logistic(matrix, np.array([row[3] for row in rows]), ridge, start)
    return dict(zip(columns, found.tolist(), strict=True)) | FIXED


def fit_document(documents: list[Sample], table: dict[str, float], ridge: float) -> dict[str, float]:
    for document, _, conventions in documents:
        for name in document.names:
            name.prior = replace(name.prior, score=sum(table.get(feature, 0.0) for feature in name.prior.features))
        recognise(document, conventions, Weights(table), floor=-99.0)
    votes = {id(document): Votes(document) for document, _, _ in documents}
    rows = labelled(documents)
    values = [
        {"local": name.local} | dict(document_features(document, number, votes[id(document)]))
        for document, number, name, _ in rows
    ]
    columns = list(values[0])
    matrix = np.array([[value[column] for column in columns] for value in values])
    found = logistic(matrix, np.array([row[3] for row in rows]), ridge)
    return dict(zip(columns, found.tolist(), strict=True))


def logistic(matrix: np.ndarray, labels: np.ndarray, ridge: float, fixed: np.ndarray | None = None) -> np.ndarray:
    """Weights by Newton's method; those that ``fixed`` gives (not 0) stay as they are."""
    weights = np.zeros(matrix.shape[1]) if fixed is None else fixed.copy()
    free = weights == 0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        gradient = (matrix.T @ (chance - labels) + ridge * weights)[free]
        curvature = (matrix.T * (chance * (1 - chance))) @ matrix + ridge * np.eye(len(weights))
        step = np.linalg.solve(curvature[np.ix_(free, free)], gradient)
        weights[free] -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


if __name__ == "__main__":
    main()
