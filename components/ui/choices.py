"""What the data offers to choose from, with the number of records each choice would show.

The numbers change with every filter, and Streamlit tells a choice of a multiselect by its label: what the browser
sends may carry the number of a moment ago. So a label is words, then `` · `` and the number, and ``Choices.code`` reads
it by its words alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.coverage import first_day, last_day
from components.dataset.facets import BY_FIELD
from components.dataset.known import last_days
from components.dataset.view import MEMBERS, View
from components.language import LANGUAGES, N_, _, number_words, speaking
from components.ui import wording

BETWEEN = " · "
#: Day of a view → what a notice calls it.
DAYS = {
    "as_of": N_("the as-of date"),
    "start": N_("the start of the period"),
    "end": N_("the end of the period"),
    "known_on": N_("the day of publication"),
}


@dataclass(frozen=True)
class Choices:
    """The codes of one field in the order shown: closed lists in their own order, open ones commonest first."""

    field: str
    codes: Sequence[Any]

    def label(self, code: object, counts: Mapping[Any, int]) -> str:
        """The reader's words with the number of records beside them."""
        return f"{wording.label(self.field, code)}{BETWEEN}{number_words(counts.get(code, 0))}"

    def code(self, chosen: object) -> object:
        """The code meant by a code or by a label with whatever number or none; ``None`` when it is neither."""
        if chosen in self.codes:
            return chosen
        meant = {str(chosen), str(chosen).rpartition(BETWEEN)[0]}
        return next((code for code in self.codes if not meant.isdisjoint(self._names(code))), None)

    def _names(self, code: object) -> list[str]:
        """What a code is called in each language: the browser may still show the one of a moment ago."""
        names = []
        for language in LANGUAGES:
            with speaking(language):
                names.append(wording.label(self.field, code))
        return names


@dataclass(frozen=True)
class Book:
    """All that the data offers to choose from: days (both ends included), the last of publication among them, and the
    codes of each field."""

    first_day: dt.date
    last_day: dt.date
    last_published: dt.date
    fields: Mapping[str, Choices]

    def has_day(self, text: str) -> bool:
        """Whether a text is an ISO day within the data."""
        try:
            return self.first_day <= dt.date.fromisoformat(text) <= self.last_day
        except ValueError:
            return False


def book(records: pd.DataFrame) -> Book:
    """What ``records`` (columns of ``dataset.observations``) offer."""
    fields = {field: Choices(field, _codes(records[facet.column], field)) for field, facet in BY_FIELD.items()}
    published = last_days(records["published_on"].unique().astype(object))
    last = max([last_day(records), *published[~np.isnat(published)].tolist()])
    return Book(first_day(records), last_day(records), last, fields)


def _codes(column: pd.Series, field: str) -> Sequence[Any]:
    if field in MEMBERS:
        return MEMBERS[field]
    numbers = column.value_counts()  # of categories also those that no row has
    return [code for code in numbers.index[numbers > 0] if code != ""]


def fit(view: View, book: Book) -> tuple[View, list[str]]:
    """``view`` with its days brought within the data, and a sentence for each day that was moved."""
    told: list[str] = []
    changes: dict[str, Any] = {}
    for field, title in DAYS.items():
        day, last = getattr(view, field), book.last_published if field == "known_on" else book.last_day
        if day is not None and not book.first_day <= day <= last:
            changes[field] = min(max(day, book.first_day), last)
            moved = _("The data runs from {first} to {last}; {what}, {day}, was moved there.")
            told.append(moved.format(first=book.first_day, last=last, what=_(title), day=day))
    return replace(view, **changes), told
