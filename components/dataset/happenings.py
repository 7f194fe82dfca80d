"""One event and what else the data tells of it: other records that may be of the same, and the tolls of those days.

A record of an event is what one source tells. Records of one kind whose days overlap and whose places may be the same
*may* be of one event; nobody says so, and they are never merged. Sources with a common origin are one voice
(``echoes``).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from components.dataset.echoes import roots_of, voices
from components.dataset.ledger import Statement, statements
from components.dataset.load import Dataset
from components.language import N_

ITSELF, MAYBE = N_("this record"), N_("may be of the same event")
TOLL_KINDS = ("boat_strike",)
TOLL_DAYS = 3  # a running toll is stated within days of the strike that raised it
TOLL = "killed"


def tellings(dataset: Dataset, observations: pd.DataFrame, event_id: str) -> pd.DataFrame:
    """The event's record and, after it, those that may be of the same event, oldest first. Columns of ``observations``
    with ``relation`` (``ITSELF`` or ``MAYBE``), ``repeats`` (the outlets whose text its source repeats) and ``voice``
    (a number that sources of one origin share). Raises ``KeyError`` for what is no event."""
    events = observations[observations["record_type"].eq("event")]
    one = events.loc[event_id]
    alike = events[
        events["event_kind"].eq(one["event_kind"])
        & (events["date_start"] <= one["date_end"])
        & (events["date_end"] >= one["date_start"])
    ]
    here = one["location_id"]
    same = [
        record_id == event_id or bool(here and other and not dataset.nesting.are_apart(here, other))
        for record_id, other in zip(alike.index, alike["location_id"], strict=True)
    ]
    found = alike[same].sort_values(["date_start", "record_id"])
    found = pd.concat([found.loc[[event_id]], found.drop(event_id)])
    relation = [ITSELF, *[MAYBE] * (len(found) - 1)]
    return found.assign(relation=relation, voice=_voices(dataset, found), repeats=_repeats(dataset, found))


def tolls_around(dataset: Dataset, event: Any) -> tuple[Statement, ...]:
    """What sources gave as the running toll of killed from the first possible day of a strike to a few days after it,
    newest first; none for other kinds of event."""
    if event["event_kind"] not in TOLL_KINDS:
        return ()
    first, last = event["date_start"].date(), event["date_end"].date() + dt.timedelta(days=TOLL_DAYS)
    return tuple(each for each in statements(dataset, TOLL, last) if each.date >= first)


def neighbours(observations: pd.DataFrame, event_id: str) -> tuple[str | None, str | None]:
    """The events of the same kind before and after one, by first possible day and id."""
    events = observations[observations["event_kind"].eq(str(observations["event_kind"][event_id]))]
    order = list(events.sort_values(["date_start", "record_id"]).index)
    place = order.index(event_id)
    return (order[place - 1] if place else None), (order[place + 1] if place + 1 < len(order) else None)


def _voices(dataset: Dataset, rows: pd.DataFrame) -> list[int]:
    roots = [roots_of(source) for source in dataset.sources.loc[rows["source_id"]].to_dict("records")]
    joined = voices(roots)
    numbers = [next(place for place, voice in enumerate(joined) if each <= voice) for each in roots]
    order = list(dict.fromkeys(numbers))
    return [order.index(number) + 1 for number in numbers]


def _repeats(dataset: Dataset, rows: pd.DataFrame) -> list[str]:
    return dataset.sources["derived_from"].loc[rows["source_id"]].tolist()
