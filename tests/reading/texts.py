"""Texts that are read, and what was found in them by the words."""

from __future__ import annotations

import datetime as dt

from components.documents.reading import pasted
from components.paths import ASSETS
from components.reading.claims import Claim
from components.reading.report import Reading, read_report

PUBLISHED = dt.date(2025, 11, 20)  # a Thursday


def read(text: str, published: dt.date | None = PUBLISHED) -> Reading:
    return read_report(pasted(text), published)


def example(language: str) -> Reading:
    return read((ASSETS / "page" / "examples" / f"{language}.txt").read_text(encoding="utf-8"))


def word(reading: Reading, number: int | None) -> str:
    """The words of a mention by its number; "" for none."""
    return "" if number is None else reading.mentions[number - 1].text


def claim(reading: Reading, place: str) -> Claim:
    """The only claim about a place, by the place's words."""
    (found,) = [each for each in reading.claims if word(reading, each.place) == place]
    return found


def subjects(reading: Reading, place: str) -> list[str]:
    return [word(reading, number) for number in claim(reading, place).subjects]


def reason(reading: Reading, words: str) -> str:
    """Why the only mention with these words is not drawn; "" when it is."""
    (found,) = [number for number, each in enumerate(reading.mentions, 1) if each.text == words]
    return reading.reasons.get(found, "")
