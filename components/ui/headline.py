"""What the headline says, as texts: which day it shows, and three numbers with who said them.

The page says it in ``ui.header``, and its document before the page is there (``serving.opening``).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from textwrap import shorten

from components.dataset.ledger import Figure
from components.dataset.view import View
from components.language import N_, Words, _, day_words, ngettext, short_day
from components.ui.ledger_table import number_words
from components.ui.shelf import Shelf, figure

NAME = "Sotavento"
PUBLISHER_WIDTH = 18  # characters of a publisher's name in the headline; the ledger has it whole
SUBTITLE = N_("Caribbean and Venezuela, as reported")
#: Metric → what the headline calls it.
METRICS = Words({"ships": N_("ships"), "personnel": N_("personnel"), "killed": N_("killed in strikes")})


@dataclass(frozen=True, slots=True)
class Number:
    """A number, what it counts and how many others differ, and who said it and when."""

    words: str
    what: str
    origin: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The day, what it is a day of, and the numbers of ``METRICS`` on it. Nothing is escaped."""

    day: str
    about: str
    numbers: tuple[Number, ...]


def headline(shelf: Shelf, view: View, as_of: dt.date) -> Headline:
    """The headline of a view on the day it comes to."""
    about = _("as published by {day}").format(day=day_words(view.known_on)) if view.known_on else _(SUBTITLE)
    numbers = (number(figure(shelf, metric, as_of, view.known_by), title) for metric, title in METRICS.items())
    return Headline(_("As of {day}").format(day=day_words(as_of)), about, tuple(numbers))


def number(chosen: Figure | None, title: str) -> Number:
    """A number of the headline; where the rule passes a newer one over, that one with its day stands in its origin."""
    if chosen is None:
        return Number("–", title, _("nobody has given a number yet"))
    others = len(chosen.alternatives)
    differ = ngettext(", {number} differs", ", {number} differ", others) if others else ""
    return Number(number_words(chosen.chosen), title + differ, _origin(chosen))


def _origin(chosen: Figure) -> str:
    """Who said it and when; where a newer number is passed over, both days instead of the publisher."""
    day = short_day(chosen.date)
    if (newer := chosen.newer) is not None:
        words = _("{day}; later {number}, {later}")
        return words.format(day=day, number=number_words(newer), later=short_day(newer.date))
    return f"{_short(chosen.publisher)}, {day}"


def _short(publisher: str) -> str:
    """A publisher's name without the words there is no room for; never with a bracket that does not close."""
    said = shorten(publisher, PUBLISHER_WIDTH, placeholder=" …")
    return said if said.count("(") == said.count(")") else f"{said.partition(' (')[0]} …"
